"""What could be had by trying often: a handover code, somebody's mailbox, all of a rival's stock."""

from datetime import timedelta

import pytest
from django.core import mail

from accounts.api.factories import Caller, token_for
from orders.factories import part_of, place, sent
from orders.models import SellerOrder
from orders.services.letters import send_confirmation
from orders.states import SellerOrderState
from payments.states import PaymentMethod
from tests.security.conftest import ADDRESS, browser
from vrinda.kernel.tries import TooManyTries, spend

pytestmark = pytest.mark.django_db


@pytest.fixture
def parcel(bell, bela_shop) -> SellerOrder:
    order = place([(bell, 1)], method=PaymentMethod.COD)
    sent(order, bela_shop)
    SellerOrder.across_sellers.update(handover_code="7351")
    return part_of(order, bela_shop)


WRONG = ["0000", "0001", "0002", "0003", "0004"]


def test_a_seller_cannot_guess_the_handover_code(parcel, bela):
    door, address = browser(bela), f"/portal/orders/{parcel.public_id}/deliver/"

    answers = [door.post(address, {"handover_code": code}).status_code for code in WRONG]
    late = door.post(address, {"handover_code": "7351"})

    parcel.refresh_from_db()
    assert answers == [400] * 5
    assert late.status_code == 429
    assert parcel.state == SellerOrderState.SHIPPED


def test_guesses_through_the_api_count_too_though_each_is_rolled_back(parcel, bela):
    caller, path = Caller(token_for(bela, "seller:orders")), f"seller/orders/{parcel.public_id}/deliver"

    for number, code in enumerate(WRONG):
        caller.post(path, {"handover_code": code}, **{"idempotency-key": f"key-number-{number:06}"})
    late = caller.post(path, {"handover_code": "7351"}, **{"idempotency-key": "key-number-000099"})

    assert late.status_code == 429
    assert late.json()["error"]["code"] == "too_many_tries"


def test_guesses_at_one_parcel_do_not_shut_another(parcel, bell, bela, bela_shop):
    other = place([(bell, 1)], method=PaymentMethod.COD)
    sent(other, bela_shop)
    door = browser(bela)
    for code in WRONG:
        door.post(f"/portal/orders/{parcel.public_id}/deliver/", {"handover_code": code})

    part = part_of(other, bela_shop)
    door.post(f"/portal/orders/{part.public_id}/deliver/", {"handover_code": part.handover_code})

    part.refresh_from_db()
    assert part.state == SellerOrderState.DELIVERED


def test_a_try_beyond_the_most_is_refused_until_the_time_is_over():
    spend("door", most=1, lasts=timedelta(hours=1))
    with pytest.raises(TooManyTries):
        spend("door", most=1, lasts=timedelta(hours=1))
    spend("window", most=1, lasts=timedelta(hours=1))


def test_one_visitor_cannot_order_a_shop_empty_again_and_again(bell, settings):
    settings.ORDERS_PER_HOUR = 1
    assert _order(bell).status_code == 302
    assert _order(bell).status_code == 429


def test_a_strangers_mailbox_is_not_flooded_through_orders(bell):
    order = place([(bell, 1)], method=PaymentMethod.COD)
    mail.outbox.clear()
    assert [send_confirmation(order=order) for _letter in range(21)] == [True] * 20 + [False]
    assert len(mail.outbox) == 20


def _order(bell):
    guest = browser()
    guest.post("/basket/add/", {"offer": bell.public_id, "quantity": "1"})
    guest.post("/checkout/address/", ADDRESS)
    quote = guest.get("/checkout/").context
    return guest.post(
        "/checkout/place/", {"basket": quote["basket_id"], "seen": quote["quote"].fingerprint, "method": "cod"}
    )
