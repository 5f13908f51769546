"""A buyer's orders over the API: their own, or by the token told at placing; anybody else's are absent."""

from datetime import timedelta

import pytest

from accounts.api.factories import Caller, token_for
from orders.api.tokens import order_token
from orders.factories import part_of, place
from orders.models import Order
from orders.services.fulfilment import accept, ship
from orders.states import OrderStatus
from payments.states import PaymentMethod
from vrinda.kernel import clock
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(asha, offers) -> Order:
    """Asha orders from Bela and Chand, cash at the door."""
    return place([(offers[0], 1), (offers[1], 2)], user=asha, method=PaymentMethod.COD)


@pytest.fixture
def buyer(asha):
    return Caller(token_for(asha, "orders:read", "orders:write"))


def test_buyer_sees_both_parts(buyer, order, bela_shop, chand_shop):
    seen = buyer.get(f"orders/{order.public_id}").json()
    assert [part["seller"]["name"] for part in seen["parts"]] == ["Bela Poshak", "Chand Vastra"]
    assert [part["due"]["amount"] for part in seen["parts"]] == [14000, 24000]
    assert seen["totals"]["payable"]["amount"] == 38000
    assert seen["address"]["phone"] == "+919812345678"
    assert seen["can_cancel"] is True


def test_handover_code_shows_while_the_parcel_is_on_its_way(buyer, order, bela_shop):
    part = part_of(order, bela_shop)
    accept(seller_order=part, by="bela")
    assert buyer.get(f"orders/{order.public_id}").json()["parts"][0]["handover_code"] is None
    ship(seller_order=part, tracking="Mohan 98123", by="bela")
    assert buyer.get(f"orders/{order.public_id}").json()["parts"][0]["handover_code"] == part.handover_code


def test_another_person_finds_no_order_and_leaves_no_trace(order, chand):
    stranger = Caller(token_for(chand, "orders:read", "orders:write"))
    traces = Event.objects.count()
    assert stranger.get(f"orders/{order.public_id}").status_code == 404
    assert stranger.post(f"orders/{order.public_id}/cancel").status_code == 404
    assert stranger.get("orders").json() == {"data": [], "next": None, "has_more": False}
    assert Event.objects.count() == traces


def test_absent_and_foreign_orders_are_told_alike(order, chand):
    stranger = Caller(token_for(chand, "orders:read"))
    foreign = stranger.get(f"orders/{order.public_id}").json()["error"]
    absent = stranger.get("orders/ord_" + "0" * 20).json()["error"]
    assert foreign | {"request_id": ""} == absent | {"request_id": ""}


def test_guest_opens_one_order_with_its_token(offers):
    guests, other = place([(offers[0], 1)]), place([(offers[0], 1)])
    guest = Caller(**{"x-order-token": order_token(guests)})
    assert guest.get(f"orders/{guests.public_id}").status_code == 200
    assert guest.get(f"orders/{other.public_id}").status_code == 404
    assert guest.get("orders").status_code == 401


@pytest.mark.parametrize("token", ["", "x", "ord_0123:aa:bb"])
def test_made_up_token_opens_nothing(offers, token):
    order = place([(offers[0], 1)])
    assert Caller(**{"x-order-token": token}).get(f"orders/{order.public_id}").status_code == 404


def test_guests_order_does_not_open_for_any_signed_in_person(offers, asha):
    order = place([(offers[0], 1)])
    assert Caller(token_for(asha, "orders:read")).get(f"orders/{order.public_id}").status_code == 404


def test_buyer_cancels_once(buyer, order):
    cancelled = buyer.post(f"orders/{order.public_id}/cancel", {"reason": "Changed my mind"})
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "cancelled")
    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELLED


def test_order_on_its_way_is_not_cancelled(buyer, order, bela_shop):
    part = part_of(order, bela_shop)
    accept(seller_order=part, by="bela")
    ship(seller_order=part, tracking="Mohan 98123", by="bela")
    refused = buyer.post(f"orders/{order.public_id}/cancel")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "cannot_take_back")


def test_reading_token_does_not_cancel(asha, order):
    refused = Caller(token_for(asha, "orders:read")).post(f"orders/{order.public_id}/cancel")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "missing_scope")
    order.refresh_from_db()
    assert order.status == OrderStatus.CONFIRMED


def test_list_goes_page_by_page_newest_first(buyer, asha, offers):
    noon = clock.now().replace(hour=6, minute=30)
    numbers = [
        place([(offers[0], 1)], user=asha, now=noon).number,
        place([(offers[0], 1)], user=asha, now=noon + timedelta(minutes=1)).number,
        place([(offers[0], 1)], user=asha, now=noon + timedelta(minutes=2)).number,
    ]
    first = buyer.get("orders", {"limit": 2}).json()
    assert [row["number"] for row in first["data"]] == [numbers[2], numbers[1]]
    assert first["has_more"] is True
    second = buyer.get("orders", {"limit": 2, "cursor": first["next"]}).json()
    assert [row["number"] for row in second["data"]] == [numbers[0]]
    assert (second["next"], second["has_more"]) == (None, False)


@pytest.mark.parametrize(
    "query",
    [
        {"user__password__startswith": "p"},
        {"ordering": "user__email"},
        {"sort": "total"},
        {"status": "paid"},
        {"cursor": "junk"},
        {"expand": "user"},
        {"limit": "1000"},
    ],
)
def test_list_takes_no_filter_beyond_its_own(buyer, order, query):
    assert buyer.get("orders", query).status_code == 400


def test_list_is_trimmed_to_the_fields_asked_for(buyer, order):
    assert buyer.get("orders", {"fields": "id,status"}).json()["data"] == [
        {"id": order.public_id, "status": "confirmed"}
    ]
    assert buyer.get("orders", {"fields": "id,user"}).status_code == 400


def test_one_and_three_orders_cost_the_same_queries(buyer, asha, offers, django_assert_num_queries):
    place([(offers[0], 1)], user=asha)
    with django_assert_num_queries(5):
        buyer.get("orders")
    place([(offers[0], 1), (offers[1], 1)], user=asha)
    place([(offers[0], 1), (offers[1], 1), (offers[2], 1)], user=asha)
    with django_assert_num_queries(5):
        buyer.get("orders")
