"""Ten requests with one key make one order. Judged on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.api.factories import Caller
from orders.api.tests.conftest import ADDRESS, CONTACT
from orders.models import Order
from orders.services.basket import add_line, open_secret_basket
from payments.models import Payment
from sellers.models import Offer

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def send_at_once(secret: str, wish: dict, keys: list[str]) -> list[tuple[int, str]]:
    def send(key: str) -> tuple[int, str]:
        try:
            answer = Caller(**{"x-basket-secret": secret}).post("checkout/place", wish, idempotency_key=key)
            return answer.status_code, answer.json().get("id", answer.json().get("error", {}).get("code"))
        finally:
            connection.close()

    with ThreadPoolExecutor(len(keys)) as pool:
        return list(pool.map(send, keys))


@pytest.fixture
def wish(offers):
    """Return a guest's secret and what to place."""
    handle, secret = open_secret_basket()
    add_line(basket=handle.basket, offer_id=offers[0].public_id, quantity=2)
    asked = {"basket": handle.public_id, "address": ADDRESS}
    quote = Caller(**{"x-basket-secret": secret}).post("checkout/quote", asked).json()
    return secret, {"quote_id": quote["quote_id"], "contact": CONTACT, "payment_method": "gateway"}


def test_ten_parallel_places_with_one_key_make_one_order(wish, offers):
    answers = send_at_once(*wish, keys=["one-key"] * 10)
    order = Order.objects.get()
    assert set(answers) <= {(201, order.public_id), (409, "request_in_flight")}
    assert (201, order.public_id) in answers
    assert Payment.objects.count() == 1
    assert Offer.across_sellers.get(pk=offers[0].pk).num_allocated == 2


def test_ten_parallel_places_with_ten_keys_make_one_order(wish, offers):
    answers = send_at_once(*wish, keys=[f"key-{number}" for number in range(10)])
    assert answers == [(201, Order.objects.get().public_id)] * 10
    assert Payment.objects.count() == 1
    assert Offer.across_sellers.get(pk=offers[0].pk).num_allocated == 2
