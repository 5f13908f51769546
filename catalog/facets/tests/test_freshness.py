"""The index of a process follows what others commit, at once, and never what they roll back.

A test's own thread is one process; a change made on a connection of its own is another.
"""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from catalog import facets
from catalog.facets import Question, log, shelf
from catalog.factories import list_product
from catalog.models import ListChange, Listing
from catalog.services.products import withdraw_product

# Two processes are judged on PostgreSQL: on SQLite a test that commits cannot clear its append-only tables after it.


def elsewhere(deed: Callable[[], object]) -> None:
    """Do something on another connection and wait for it."""
    problems: list[BaseException] = []

    def work() -> None:
        try:
            deed()
        except BaseException as error:
            problems.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert problems == []


def dearer_than(rupees: int) -> list[int]:
    """Return what the index of this process finds."""
    with shelf() as held:
        found = held.sets.ask(Question(price_min=rupees * 100))
        return sorted(held.sets.page(found.hits, 0, 0, 100))


def set_price(pk: int, paise: int) -> None:
    Listing.objects.filter(pk=pk).update(price_paise=paise)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_change_committed_elsewhere_is_seen_by_the_next_look():
    listing = list_product(price="100.00")
    assert dearer_than(200) == []

    elsewhere(lambda: set_price(listing.pk, 50_000))
    assert dearer_than(200) == [listing.pk]

    elsewhere(lambda: withdraw_product(product=listing.product, by=None))
    assert dearer_than(0) == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_without_the_log_the_change_would_be_missed(monkeypatch):
    listing = list_product(price="100.00")
    assert dearer_than(200) == []
    monkeypatch.setattr(log, "changes_since", lambda mark: log.Changes(mark, frozenset(), {}))

    elsewhere(lambda: set_price(listing.pk, 50_000))

    assert dearer_than(200) == []


@pytest.mark.django_db
def test_what_is_rolled_back_never_reaches_the_index():
    listing = list_product(price="100.00")
    assert dearer_than(200) == []

    seen_inside = []

    def change_and_fail() -> None:
        with transaction.atomic():
            set_price(listing.pk, 50_000)
            seen_inside.extend(dearer_than(200))  # one's own change is seen
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert seen_inside == [listing.pk]
    assert dearer_than(200) == []


@pytest.mark.postgres
@pytest.mark.django_db
def test_ones_own_change_is_seen_though_a_younger_transaction_ended_elsewhere():
    listing = list_product(price="100.00")
    elsewhere(end_a_transaction)
    assert dearer_than(200) == []

    set_price(listing.pk, 50_000)

    assert dearer_than(200) == [listing.pk]


def end_a_transaction() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_transaction_that_began_first_and_commits_last_is_not_missed():
    early, late = list_product(price="100.00"), list_product(price="100.00")
    assert dearer_than(200) == []
    has_written, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            set_price(early.pk, 50_000)
            has_written.set()
            may_commit.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    has_written.wait(10)
    elsewhere(lambda: set_price(late.pk, 50_000))  # a later row of the log, committed first
    assert dearer_than(200) == [late.pk]
    may_commit.set()
    thread.join(10)

    assert dearer_than(200) == sorted([early.pk, late.pk])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_by_ids_alone_the_late_commit_would_be_missed(monkeypatch):
    early, late = list_product(price="100.00"), list_product(price="100.00")
    assert dearer_than(200) == []
    seen = list(ListChange.objects.order_by("-pk").values_list("pk", flat=True)[:1]) or [0]

    def changes_by_id(mark: str) -> log.Changes:
        rows = list(ListChange.objects.filter(pk__gt=seen[0]).order_by("pk"))
        seen[0] = rows[-1].pk if rows else seen[0]
        found = {row[0]: row for row in log.all_rows()}
        return log.Changes(mark, frozenset(), {row.row: found.get(row.row) for row in rows})

    monkeypatch.setattr(log, "changes_since", changes_by_id)
    has_written, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            set_price(early.pk, 50_000)
            has_written.set()
            may_commit.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    has_written.wait(10)
    elsewhere(lambda: set_price(late.pk, 50_000))
    assert dearer_than(200) == [late.pk]
    may_commit.set()
    thread.join(10)

    assert dearer_than(200) == [late.pk]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_emptied_tables_make_the_index_begin_anew():
    list_product()
    assert len(dearer_than(0)) == 1

    elsewhere(truncate)

    assert dearer_than(0) == []


def truncate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE catalogue_listing CASCADE")


@pytest.mark.django_db
def test_after_a_long_sleep_the_index_is_loaded_anew(monkeypatch):
    listing = list_product(price="100.00")
    assert dearer_than(200) == []
    set_price(listing.pk, 50_000)
    ListChange.objects.all().delete()  # long since forgotten
    assert dearer_than(200) == []
    monkeypatch.setattr(facets.index, "LONGEST_SLEEP", -1)

    assert dearer_than(200) == [listing.pk]
