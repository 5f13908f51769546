"""Baskets over the API: a guest's by its secret, a person's by their token, nobody else's."""

import pytest

from accounts.api.factories import Caller, token_for
from orders.factories import basket_of
from orders.models import BasketHandle
from orders.queries.baskets import Basket, BasketRow, handle_of, line_id_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def basket(guest):
    """Open a guest's basket and keep showing its secret."""
    opened = guest.post("baskets")
    assert opened.status_code == 201
    guest.headers["x-basket-secret"] = opened.json()["secret"]
    return opened.json()["id"]


def test_secret_is_told_once(guest, basket):
    assert "secret" not in guest.get(f"baskets/{basket}").json()
    assert BasketHandle.objects.get().secret_hash not in ("", guest.headers["x-basket-secret"])


def test_basket_does_not_open_without_its_secret(guest, basket):
    assert Caller().get(f"baskets/{basket}").status_code == 404
    assert Caller(**{"x-basket-secret": "bss_wrong"}).get(f"baskets/{basket}").status_code == 404


def test_basket_that_a_browser_holds_does_not_open_with_an_empty_secret(db):
    handle = handle_of(basket_of([]))
    assert Caller(**{"x-basket-secret": ""}).get(f"baskets/{handle.public_id}").status_code == 404


def test_line_is_added_changed_and_removed(guest, basket, offers):
    offer = offers[0]
    added = guest.post(f"baskets/{basket}/lines", {"offer": offer.public_id, "quantity": 2})
    assert added.status_code == 201
    line = added.json()["sections"][0]["lines"][0]
    assert line["id"] == line_id_of(offer)
    assert line["unit_price"] == {"amount": 10000, "currency": "INR"}
    assert added.json()["goods"]["amount"] == 20000
    changed = guest.patch(f"baskets/{basket}/lines/{line['id']}", {"quantity": 5})
    assert (changed.status_code, changed.json()["count"]) == (200, 5)
    removed = guest.delete(f"baskets/{basket}/lines/{line['id']}")
    assert (removed.status_code, removed.json()["sections"]) == (200, [])


@pytest.mark.parametrize("quantity", [-1, 0, 1.5, 1e9, 10**9, 101, "2", "٣", True, None, [1], {"n": 1}])
def test_senseless_quantity_is_refused_and_changes_nothing(guest, basket, offers, quantity):
    answer = guest.post(f"baskets/{basket}/lines", {"offer": offers[0].public_id, "quantity": quantity})
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "quantity"
    assert BasketRow.objects.count() == 0


def test_nan_is_not_json(guest, basket, offers):
    raw = f'{{"offer": "{offers[0].public_id}", "quantity": NaN}}'
    answer = guest.post(f"baskets/{basket}/lines", raw)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "malformed_json")


@pytest.mark.parametrize("name", ["price", "unit_price", "total", "discount", "currency", "tax", "seller"])
def test_body_never_carries_a_price(guest, basket, offers, name):
    body = {"offer": offers[0].public_id, "quantity": 1, name: 1}
    answer = guest.post(f"baskets/{basket}/lines", body)
    assert answer.status_code == 400
    assert answer.json()["error"] | {"message": "", "request_id": ""} == {
        "type": "invalid_request",
        "code": "unknown_field",
        "param": name,
        "message": "",
        "request_id": "",
    }
    assert BasketRow.objects.count() == 0


def test_more_than_the_stock_is_refused(guest, basket, offers):
    answer = guest.post(f"baskets/{basket}/lines", {"offer": offers[0].public_id, "quantity": 11})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "offer_unavailable")
    assert answer.json()["error"]["type"] == "domain"


def test_unknown_offer_and_line_are_absent(guest, basket, market):
    assert guest.post(f"baskets/{basket}/lines", {"offer": "off_" + "0" * 20, "quantity": 1}).status_code == 404
    assert guest.patch(f"baskets/{basket}/lines/lin_{'0' * 20}", {"quantity": 1}).status_code == 404


def test_person_has_one_basket_and_no_secret(asha):
    caller = Caller(token_for(asha, "basket"))
    first, second = caller.post("baskets"), caller.post("baskets")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["secret"] is None
    assert first.json()["id"] == second.json()["id"]


def test_another_persons_basket_is_absent_and_stays_as_it_is(asha, chand, offers):
    handle = handle_of(basket_of([(offers[0], 1)], user=asha))
    thief = Caller(token_for(chand, "basket"))
    line = line_id_of(offers[0])
    assert thief.get(f"baskets/{handle.public_id}").status_code == 404
    assert (
        thief.post(f"baskets/{handle.public_id}/lines", {"offer": offers[1].public_id, "quantity": 1}).status_code
        == 404
    )
    assert thief.patch(f"baskets/{handle.public_id}/lines/{line}", {"quantity": 9}).status_code == 404
    assert thief.delete(f"baskets/{handle.public_id}/lines/{line}").status_code == 404
    assert (
        thief.post("checkout/quote", {"basket": handle.public_id, "address_id": "adr_" + "0" * 20}).status_code == 404
    )
    assert list(BasketRow.objects.values_list("basket__owner", "quantity")) == [(asha.pk, 1)]


def test_token_without_the_scope_may_not_fill_baskets(asha):
    answer = Caller(token_for(asha, "orders:read")).post("baskets")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "missing_scope")
    assert Basket.objects.count() == 0


def test_same_key_opens_one_basket_and_tells_the_same_secret(guest):
    first = guest.post("baskets", idempotency_key="a-long-random-key-1")
    second = guest.post("baskets", idempotency_key="a-long-random-key-1")
    assert first.json() == second.json()
    assert BasketHandle.objects.count() == 1


def test_stranger_may_not_use_a_key_that_others_could_hit_upon(guest):
    answer = guest.post("baskets", idempotency_key="1")
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "Idempotency-Key")
    assert BasketHandle.objects.count() == 0


def test_same_key_for_another_body_is_refused(guest, basket, offers):
    path = f"baskets/{basket}/lines"
    guest.post(path, {"offer": offers[0].public_id, "quantity": 1}, idempotency_key="k")
    again = guest.post(path, {"offer": offers[0].public_id, "quantity": 2}, idempotency_key="k")
    assert (again.status_code, again.json()["error"]["code"]) == (422, "idempotency_mismatch")
    assert BasketRow.objects.get().quantity == 1


def read_counts(caller, path, assert_queries, count):
    with assert_queries(count):
        assert caller.get(path).status_code == 200


def test_one_and_three_shops_cost_the_same_queries(guest, basket, offers, django_assert_num_queries):
    guest.post(f"baskets/{basket}/lines", {"offer": offers[0].public_id, "quantity": 1})
    read_counts(guest, f"baskets/{basket}", django_assert_num_queries, 2)
    guest.post(f"baskets/{basket}/lines", {"offer": offers[1].public_id, "quantity": 1})
    guest.post(f"baskets/{basket}/lines", {"offer": offers[2].public_id, "quantity": 1})
    read_counts(guest, f"baskets/{basket}", django_assert_num_queries, 2)
