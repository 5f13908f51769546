"""Staff make good what went wrong with money: with a reason, through services, and the audit remembers."""

import pytest

from catalog.factories import ProductFactory
from orders.factories import delivered, open_market, pay, place
from payments.models import GatewayEvent, HeldMoney, Payment, Refund
from payments.services.ledger import post
from payments.states import AccountCode as A
from sellers.factories import OfferFactory
from tests.staff.rows import MAKERS, NOON
from vrinda.kernel.models import AuditEntry

CONFIRMED = {"confirmed": "yes"}


def audited():
    return list(AuditEntry.objects.order_by("pk").values_list("action", "reason"))


@pytest.fixture
def bell(db, bela_shop):
    open_market()
    return OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop, title="Brass bell"))


@pytest.fixture
def part(bell, bela_shop):
    order = place([(bell, 2)])
    pay(order)
    return delivered(order, bela_shop)


def test_staff_refund_the_delivery_fee_with_a_reason(chief, part):
    url = f"/admin/order/sellerorder/{part.pk}/refund-delivery/"
    assert chief.post(url, {**CONFIRMED, "reason": " "}).status_code == 200
    assert not Refund.objects.exists()
    assert chief.post(url, {**CONFIRMED, "reason": "Two days late"}).status_code == 302
    assert Refund.objects.get().amount_paise == 4000
    assert audited() == [("delivery.refunded", "Two days late")]


def test_delivery_fee_is_offered_back_only_while_it_stands(chief, part):
    page = f"/admin/order/sellerorder/{part.pk}/change/"
    assert [str(deed["title"]) for deed in chief.get(page).context["actions_detail"]] == ["Refund the delivery fee"]
    chief.post(f"/admin/order/sellerorder/{part.pk}/refund-delivery/", {**CONFIRMED, "reason": "Late"})
    assert chief.get(page).context["actions_detail"] == []


def held_money():
    held = MAKERS["payments.HeldMoney"](1)
    post(
        kind="capture_suspense",
        reference=held.gateway_payment,
        entries={(A.GW, None): held.amount_paise, (A.SUSPENSE, None): -held.amount_paise},
        now=NOON,
    )
    return held


def test_staff_send_held_money_back(chief):
    held = held_money()
    chief.post(f"/admin/payments/heldmoney/{held.pk}/send-back/", {**CONFIRMED, "reason": "Paid twice"})
    assert HeldMoney.objects.get().state == "returning"
    assert audited() == [("held_money.returning", "Paid twice")]


def test_staff_take_held_money_as_the_payment_of_an_order(chief, bell):
    order = place([(bell, 2)])
    waiting, held = Payment.objects.get(order_ref=order.public_id), held_money()
    url = f"/admin/payments/heldmoney/{held.pk}/match/"
    Payment.objects.filter(pk=waiting.pk).update(amount_paise=5000)
    chief.post(url, {**CONFIRMED, "payment": "pay_nobody", "reason": "Wrong order"})
    assert HeldMoney.objects.get().state == "held"
    chief.post(url, {**CONFIRMED, "payment": waiting.public_id, "reason": "Wrong order"})
    assert HeldMoney.objects.get().state == "matched"
    order.refresh_from_db()
    assert order.status == "confirmed"
    assert audited() == [("held_money.matched", "Wrong order")]


def test_staff_note_what_they_found_out_about_a_quarantined_event(chief):
    event = MAKERS["payments.GatewayEvent"](1)
    chief.post(f"/admin/payments/gatewayevent/{event.pk}/clear/", {**CONFIRMED, "reason": "A test of theirs"})
    assert GatewayEvent.objects.get().state == "cleared"
    assert audited() == [("gateway_event.cleared", "A test of theirs")]


def test_staff_have_a_quarantined_event_tried_again(chief):
    event = MAKERS["payments.GatewayEvent"](1)
    chief.post(f"/admin/payments/gatewayevent/{event.pk}/try-again/", CONFIRMED)
    assert GatewayEvent.objects.get().state == "quarantined"  # its body still says nothing
    assert audited() == [("gateway_event.tried_again", "")]
