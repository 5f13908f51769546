"""Tape and audit keep what was written, whoever asks otherwise."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from vrinda.kernel import audit, events
from vrinda.kernel.models import AuditEntry, Event

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_event_names_its_actor_subject_and_time(asha):
    event = events.record("order.placed", subject="ord_1", by=asha, seller="sel_1", now=NOON, total_paise=129900)
    event.refresh_from_db()
    assert event.public_id.startswith("evt_")
    assert (event.type, event.subject, event.seller) == ("order.placed", "ord_1", "sel_1")
    assert event.actor == asha.public_id
    assert event.occurred_at == NOON
    assert event.payload == {"total_paise": 129900}


@pytest.mark.django_db
def test_event_without_an_actor_is_the_systems():
    assert events.record("order.expired", subject="ord_1").actor == "system"
    assert events.record("order.expired", subject="ord_1", by="ticker").actor == "ticker"


@pytest.mark.django_db
def test_many_events_are_one_insert(django_assert_num_queries):
    rows = [{"subject": f"so_{number}", "seller": "sel_1", "lines": number} for number in range(3)]
    with django_assert_num_queries(1):
        events.record_all("seller_order.placed", rows=rows, now=NOON)
    assert list(Event.objects.order_by("id").values_list("subject", "payload")) == [
        ("so_0", {"lines": 0}),
        ("so_1", {"lines": 1}),
        ("so_2", {"lines": 2}),
    ]


@pytest.mark.django_db
def test_event_disappears_with_the_change_that_was_rolled_back():
    with transaction.atomic():
        events.record("order.placed", subject="ord_1")
        transaction.set_rollback(True)
    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_audit_entry_tells_who_what_and_why(asha):
    entry = audit.write(
        "seller.suspend", subject="sel_1", by=asha, before={"status": "approved"}, reason="counterfeit goods"
    )
    assert entry.actor == asha.public_id
    assert (entry.action, entry.subject, entry.reason) == ("seller.suspend", "sel_1", "counterfeit goods")
    assert (entry.before, entry.after) == ({"status": "approved"}, {})


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["kernel_event", "kernel_auditentry"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET actor = 'someone'", "DELETE FROM {}"])
def test_written_rows_cannot_be_changed_by_sql(table, statement):
    events.record("order.placed", subject="ord_1")
    audit.write("seller.approve", subject="sel_1", by=None)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert (Event.objects.get().actor, AuditEntry.objects.get().actor) == ("system", "system")
