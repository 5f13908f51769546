"""A request sent again is answered, not done, again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from vrinda.kernel import clock
from vrinda.kernel.errors import DomainError, InvalidInput
from vrinda.kernel.events import record
from vrinda.kernel.idempotency import KeyReused, RequestInFlight, fingerprint, run_once
from vrinda.kernel.models import Event, IdempotencyKey

REQUEST = {"principal": "usr_asha", "route": "checkout/place", "key": "k-1"}


def place() -> tuple[int, dict]:
    record("order.placed", subject="ord_1")
    return 201, {"id": "ord_1"}


def out_of_stock() -> tuple[int, dict]:
    record("order.placed", subject="ord_1")
    raise DomainError("Only 2 left.")


def crash() -> tuple[int, dict]:
    record("order.placed", subject="ord_1")
    raise ZeroDivisionError


@pytest.mark.django_db
def test_second_request_gets_the_first_answer():
    first = run_once(**REQUEST, body={"quote": 1}, work=place)
    second = run_once(**REQUEST, body={"quote": 1}, work=crash)
    assert first == second == (201, {"id": "ord_1"})
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_another_body_under_the_same_key_is_refused():
    run_once(**REQUEST, body={"quote": 1}, work=place)
    with pytest.raises(KeyReused) as refusal:
        run_once(**REQUEST, body={"quote": 2}, work=place)
    assert refusal.value.status == 422
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_request_that_is_still_running_is_refused():
    IdempotencyKey.objects.create(**REQUEST, fingerprint=fingerprint({"quote": 1}), created_at=clock.now())
    with pytest.raises(RequestInFlight) as refusal:
        run_once(**REQUEST, body={"quote": 1}, work=place)
    assert refusal.value.status == 409
    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_request_abandoned_by_a_dead_process_can_be_sent_again():
    long_ago = clock.now() - timedelta(minutes=11)
    IdempotencyKey.objects.create(**REQUEST, fingerprint=fingerprint({"quote": 1}), created_at=long_ago)
    assert run_once(**REQUEST, body={"quote": 1}, work=place) == (201, {"id": "ord_1"})


@pytest.mark.django_db
@pytest.mark.parametrize(("work", "error"), [(out_of_stock, DomainError), (crash, ZeroDivisionError)])
def test_refused_or_crashed_request_keeps_nothing_and_may_be_mended(work, error):
    with pytest.raises(error):
        run_once(**REQUEST, body={"quote": 1}, work=work)
    assert (Event.objects.count(), IdempotencyKey.objects.count()) == (0, 0)
    assert run_once(**REQUEST, body={"quote": 2}, work=place) == (201, {"id": "ord_1"})


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"principal": "usr_chand"}, {"route": "refunds"}, {"key": "k-2"}])
def test_key_belongs_to_one_principal_and_route(change):
    run_once(**REQUEST, body={}, work=place)
    run_once(**{**REQUEST, **change}, body={}, work=place)
    assert Event.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "k" * 256])
def test_key_of_impossible_length_is_refused(key):
    with pytest.raises(InvalidInput) as refusal:
        run_once(**{**REQUEST, "key": key}, body={}, work=place)
    assert refusal.value.param == "Idempotency-Key"


def test_fingerprint_does_not_depend_on_the_order_of_fields():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint(b'{"a": 1}') != fingerprint(b'{"a":1}')


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_ten_requests_at_once_do_the_work_once():
    together = Barrier(10)

    def send() -> object:
        together.wait()
        try:
            return run_once(**REQUEST, body={"quote": 1}, work=place)
        except RequestInFlight:
            return "in flight"
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = [future.result() for future in [pool.submit(send) for _ in range(10)]]

    assert Event.objects.count() == 1
    assert (201, {"id": "ord_1"}) in answers
    assert all(answer in ((201, {"id": "ord_1"}), "in flight") for answer in answers)
    assert IdempotencyKey.objects.get().state == IdempotencyKey.State.DONE
