"""A shop's orders over the API: its own only, moved on by those who may, and of the buyer no more than needed."""

import json

import pytest

from accounts.api.factories import Caller, token_for
from orders.factories import part_of, place
from orders.models import SellerOrder
from orders.states import SellerOrderState as S
from payments.states import PaymentMethod
from sellers.api.factories import shop_caller
from sellers.factories import MemberFactory
from sellers.states import Role
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(asha, offers):
    """Asha orders one piece of Bela's and two of Chand's, cash at the door."""
    return place([(offers[0], 1), (offers[1], 2)], user=asha, method=PaymentMethod.COD)


@pytest.fixture
def part(order, bela_shop) -> SellerOrder:
    return part_of(order, bela_shop)


@pytest.fixture
def shop(bela_shop):
    return shop_caller(bela_shop, "seller:orders")


def path_of(part: SellerOrder) -> str:
    return f"seller/orders/{part.public_id}"


def member(shop, role: str) -> Caller:
    return Caller(token_for(MemberFactory(seller=shop, role=role).user, "seller:orders"))


def test_shop_sees_its_own_lines_and_where_they_go(shop, part):
    seen = shop.get(path_of(part)).json()
    assert [line["quantity"] for line in seen["lines"]] == [1]
    assert seen["totals"]["payable"]["amount"] == 14000
    assert seen["cash_to_collect"]["amount"] == 14000
    assert seen["deliver_to"] == {
        "name": "Asha Gupta",
        "phone": "+919812345678",
        "line1": "12 Loi Bazaar",
        "line2": "",
        "landmark": "near Banke Bihari temple",
        "city": "Vrindavan",
        "state_code": "09",
        "pincode": "281121",
    }


def test_shop_learns_nothing_of_the_rest_of_the_order(shop, part, order, offers):
    told = json.dumps([shop.get(path_of(part)).json(), shop.get("seller/orders").json()])
    assert "asha@example.com" not in told
    assert "Chand" not in told
    assert offers[1].product.public_id not in told
    assert "38000" not in told
    assert order.public_id not in told
    assert part.handover_code not in (shop.get(path_of(part)).json().get("handover_code"), None)


@pytest.mark.parametrize("step", ["accept", "ship", "deliver", "cancel-lines"])
def test_rival_finds_no_order_and_leaves_no_trace(part, chand_shop, step):
    rival = shop_caller(chand_shop, "seller:orders")
    traces = Event.objects.count()
    body = {
        "accept": {},
        "ship": {"tracking": "x"},
        "deliver": {"handover_code": part.handover_code},
        "cancel-lines": {"lines": [{"line": part.lines.get().public_id, "quantity": 1}], "reason": "x"},
    }
    assert rival.get(path_of(part)).status_code == 404
    assert rival.post(f"{path_of(part)}/{step}", body[step]).status_code == 404
    part.refresh_from_db()
    assert (part.state, Event.objects.count()) == (S.CONFIRMED, traces)


def test_line_of_another_shop_is_not_cancelled(shop, part, order, chand_shop):
    foreign = part_of(order, chand_shop).lines.get()
    body = {"lines": [{"line": foreign.public_id, "quantity": 1}], "reason": "x"}
    assert shop.post(f"{path_of(part)}/cancel-lines", body).status_code == 400
    foreign.refresh_from_db()
    assert foreign.cancelled_quantity == 0


@pytest.mark.parametrize("trick", [{"seller": "sel_1"}, {"seller_id": "2"}])
def test_no_parameter_names_a_seller(shop, part, trick):
    assert shop.get("seller/orders", trick).status_code == 400


def test_steps_come_in_their_order(shop, part):
    early = shop.post(f"{path_of(part)}/ship", {"tracking": "Mohan"})
    assert (early.status_code, early.json()["error"]["code"]) == (409, "illegal_transition")
    assert shop.post(f"{path_of(part)}/accept").json()["state"] == "accepted"
    again = shop.post(f"{path_of(part)}/accept")
    assert (again.status_code, again.json()["error"]["type"]) == (409, "conflict")


def test_accepting_with_one_key_twice_is_accepting_once(shop, part):
    first = shop.post(f"{path_of(part)}/accept", idempotency_key="k")
    second = shop.post(f"{path_of(part)}/accept", idempotency_key="k")
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()


def test_wrong_handover_code_delivers_nothing(shop, part):
    shop.post(f"{path_of(part)}/accept")
    shop.post(f"{path_of(part)}/ship", {"tracking": "Mohan"})
    refused = shop.post(f"{path_of(part)}/deliver", {"handover_code": "nope"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "wrong_handover_code")
    part.refresh_from_db()
    assert part.state == S.SHIPPED


@pytest.mark.parametrize("quantity", [-1, 0, 2, 1.5, "1", True, None])
def test_senseless_cancellation_is_refused(shop, part, quantity):
    line = part.lines.get()
    body = {"lines": [{"line": line.public_id, "quantity": quantity}], "reason": "Broken"}
    assert shop.post(f"{path_of(part)}/cancel-lines", body).status_code == 400
    line.refresh_from_db()
    assert line.cancelled_quantity == 0


def test_what_cannot_be_given_is_cancelled(shop, part):
    body = {"lines": [{"line": part.lines.get().public_id, "quantity": 1}], "reason": "Broken"}
    assert shop.post(f"{path_of(part)}/cancel-lines", body).json()["state"] == "cancelled"


def test_closed_order_no_longer_tells_the_phone(shop, part):
    SellerOrder.across_sellers.filter(pk=part.pk).update(state=S.SETTLED)
    assert shop.get(path_of(part)).json()["deliver_to"]["phone"] is None


def test_packer_ships_but_sees_no_money(bela_shop, part):
    packer = member(bela_shop, Role.PACKER)
    seen = packer.get(path_of(part)).json()
    assert (seen["totals"], seen["lines"][0]["unit_price"], seen["lines"][0]["total"]) == (None, None, None)
    assert seen["cash_to_collect"]["amount"] == 14000
    assert packer.post(f"{path_of(part)}/accept").status_code == 200
    body = {"lines": [{"line": part.lines.get().public_id, "quantity": 1}], "reason": "x"}
    refused = packer.post(f"{path_of(part)}/cancel-lines", body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "role_too_small")


def test_viewer_only_reads(bela_shop, part):
    viewer = member(bela_shop, Role.VIEWER)
    assert viewer.get(path_of(part)).json()["totals"]["payable"]["amount"] == 14000
    assert viewer.post(f"{path_of(part)}/accept").status_code == 403
    part.refresh_from_db()
    assert part.state == S.CONFIRMED


def test_unpaid_orders_are_not_there(shop, offers, asha):
    unpaid = place([(offers[0], 1)], user=asha)
    assert shop.get("seller/orders").json()["data"] == []
    assert shop.get("seller/orders", {"state": "placed"}).status_code == 400
    assert SellerOrder.across_sellers.get(order=unpaid).state == S.PLACED


def test_one_and_three_orders_cost_the_same_queries(shop, asha, offers, django_assert_num_queries):
    place([(offers[0], 1)], user=asha, method=PaymentMethod.COD)
    with django_assert_num_queries(5):
        assert len(shop.get("seller/orders").json()["data"]) == 1
    place([(offers[0], 1)], user=asha, method=PaymentMethod.COD)
    place([(offers[0], 2), (offers[2], 1)], user=asha, method=PaymentMethod.COD)
    with django_assert_num_queries(5):
        assert len(shop.get("seller/orders").json()["data"]) == 3
