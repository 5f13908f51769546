"""Money arrives once, whoever brings the news, and only the money that was asked for."""

from datetime import timedelta

import pytest

from payments.factories import MONDAY, PaymentFactory
from payments.gateways.port import GatewayPayment, GatewayUnavailable
from payments.models import Entry, Payment, Refund
from payments.queries.balances import balance_of
from payments.services import polling
from payments.services.capture import NotSigned, Outcome, apply_gateway_payment, confirm_return, poll_payment
from payments.services.checkout import NotPayable
from payments.services.intake import PaymentMismatch, expire_payment, reduce_due
from payments.services.polling import poll_waiting
from payments.states import AccountCode as A
from payments.states import PaymentState
from payments.tasks import poll_open_payments
from vrinda.kernel.states import IllegalTransition

pytestmark = pytest.mark.django_db


def test_checkout_signature_vector_holds(db):
    payment = PaymentFactory(gateway_order="order_VRTEST00000001", asked_paise=250_000)
    form = {
        "razorpay_payment_id": "pay_VRTEST00000001",
        "razorpay_signature": "7e85ecb456d16738ccb3c3f1f1dd33b2ba4c73a47e5cf2459a4c6d3b338d5c66",
    }
    with pytest.raises(GatewayUnavailable):  # genuine, so the gateway is asked; none is running
        confirm_return(payment=payment, form=form)


def test_callback_webhooks_and_poller_together_give_one_capture(payment, simulator, captured):
    simulator.set_switch(webhooks="duplicate")
    callback = simulator.pay(payment.gateway_order)["callback"]

    assert confirm_return(payment=payment, form=callback) == Outcome.CAPTURED
    assert confirm_return(payment=payment, form=callback) == Outcome.UNCHANGED
    simulator.flush()
    assert poll_payment(payment=payment) == Outcome.UNCHANGED

    assert captured == [(payment.order_ref, False)]
    assert Entry.objects.count() == 4
    assert balance_of(A.GW) == simulator.balance()


def test_poller_finds_the_payment_when_browser_and_webhook_are_lost(payment, simulator, captured):
    simulator.set_switch(webhooks="drop")
    simulator.pay(payment.gateway_order)

    assert poll_open_payments() == 1

    payment.refresh_from_db()
    assert payment.state == PaymentState.CAPTURED
    assert captured == [(payment.order_ref, False)]


def test_payment_of_another_order_cannot_be_passed_off(payment, simulator, checkout):
    cheap = checkout(PaymentFactory(amount_paise=100))
    callback = simulator.pay(cheap.gateway_order)["callback"]

    with pytest.raises(NotSigned):
        confirm_return(payment=payment, form=callback)

    payment.refresh_from_db()
    assert payment.state == PaymentState.OPEN
    assert Entry.objects.count() == 0


def test_unsigned_return_is_refused_even_before_the_gateway_order_exists():
    payment = PaymentFactory()
    with pytest.raises(NotSigned):
        confirm_return(payment=payment, form={})


def test_report_about_another_gateway_order_is_refused(payment):
    report = GatewayPayment("pay_x", "order_of_chand", 250_000, "INR", "captured")
    with pytest.raises(PaymentMismatch):
        apply_gateway_payment(payment=payment, report=report)


def test_second_payment_for_one_order_waits_in_suspense(paid):
    second = GatewayPayment("pay_second", paid.gateway_order, 250_000, "INR", "captured", 5_000, 900)

    assert apply_gateway_payment(payment=paid, report=second) == Outcome.QUARANTINED

    assert balance_of(A.BUYER) == 250_000
    assert balance_of(A.SUSPENSE) == 250_000
    assert Payment.objects.get().captured_paise == 250_000


def test_other_currency_is_quarantined_without_a_posting(payment):
    report = GatewayPayment("pay_usd", payment.gateway_order, 250_000, "USD", "captured")

    assert apply_gateway_payment(payment=payment, report=report) == Outcome.QUARANTINED
    assert Entry.objects.count() == 0


def test_capture_of_an_expired_payment_is_kept_and_told_as_late(payment, simulator, captured):
    expire_payment(payment=payment)
    simulator.pay(payment.gateway_order)
    simulator.flush()

    payment.refresh_from_db()
    assert payment.state == PaymentState.CAPTURED
    assert captured == [(payment.order_ref, True)]


def test_late_authorisation_is_captured_while_we_still_want_it(payment, simulator):
    simulator.pay(payment.gateway_order, outcome="late")
    simulator.advance(3600)

    assert poll_payment(payment=payment) == Outcome.CAPTURED
    assert simulator.balance() == 244_100


def test_late_authorisation_of_an_expired_payment_is_left_to_go_back(payment, simulator):
    simulator.pay(payment.gateway_order, outcome="late")
    simulator.advance(3600)
    payment = expire_payment(payment=payment)

    assert poll_payment(payment=payment) == Outcome.UNCHANGED
    assert simulator.balance() == 0


def test_what_was_cancelled_while_the_buyer_paid_goes_back(payment, simulator):
    reduce_due(payment=payment, amount_paise=50_000)
    simulator.pay(payment.gateway_order)
    simulator.flush()

    payment.refresh_from_db()
    assert payment.captured_paise == 250_000
    assert payment.refunded_paise == 50_000
    assert balance_of(A.BUYER) == 200_000
    assert Refund.objects.get().amount_paise == 50_000


def test_one_gateway_order_is_made_however_often_the_page_is_opened(payment, checkout, simulator):
    first = payment.gateway_order
    assert checkout(payment).gateway_order == first


def test_lost_answer_to_the_order_request_is_found_by_its_receipt(simulator, checkout):
    payment = PaymentFactory()
    simulator.set_fault("order.create", "500", after_commit=True)
    with pytest.raises(GatewayUnavailable):
        checkout(payment)

    assert checkout(payment).gateway_order.startswith("order_")
    assert checkout(payment).asked_paise == 250_000


def test_closed_payment_cannot_be_sent_to_the_gateway(payment, checkout):
    payment = expire_payment(payment=payment)
    with pytest.raises(NotPayable):
        checkout(payment)


def test_captured_payment_cannot_expire(paid):
    with pytest.raises(IllegalTransition):
        expire_payment(payment=paid, now=MONDAY)


def ask_at(payment, minutes):
    """Return how often the poller asks about a payment at this many minutes after its expiry."""
    before = Payment.objects.get(pk=payment.pk).polls
    poll_waiting(now=MONDAY + timedelta(minutes=minutes))
    return Payment.objects.get(pk=payment.pk).polls - before


def test_expired_payment_is_asked_about_less_and_less_often(payment):
    expire_payment(payment=payment, now=MONDAY)
    asked = [minute for minute in range(70) if ask_at(payment, minute)]
    assert asked == [0, 1, 3, 7, 15, 31, 63]


def test_expired_payment_is_asked_about_until_the_gateways_order_is_dead_and_no_longer(payment):
    expire_payment(payment=payment, now=MONDAY)
    for hour in range(24 * 7):
        poll_waiting(now=MONDAY + timedelta(hours=hour))
    payment.refresh_from_db()
    assert payment.poll_at is None
    assert payment.polls == 19


def test_money_that_came_days_after_expiry_is_found_without_a_webhook(payment, simulator, captured):
    simulator.set_switch(webhooks="drop")
    expire_payment(payment=payment, now=MONDAY)
    poll_waiting(now=MONDAY)
    simulator.pay(payment.gateway_order)
    assert poll_waiting(now=MONDAY + timedelta(days=3)) == 1
    assert captured == [(payment.order_ref, True)]


def test_of_more_waiting_payments_than_can_be_asked_at_once_each_has_its_turn(db, monkeypatch):
    asked = []
    monkeypatch.setattr(polling, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(polling, "poll_payment", lambda *, payment, now: asked.append(payment.gateway_order))
    for number in (1, 2, 3):
        PaymentFactory(gateway_order=f"order_{number}")
    Payment.objects.filter(gateway_order="order_3").update(state=PaymentState.EXPIRED, poll_at=MONDAY)
    for minute in range(4):
        poll_waiting(now=MONDAY + timedelta(minutes=minute))
    assert set(asked) == {"order_1", "order_2", "order_3"}


def test_gateway_that_does_not_answer_is_asked_later_not_at_once(payment, settings):
    expire_payment(payment=payment, now=MONDAY)
    settings.RAZORPAY_BASE_URL = "http://127.0.0.1:1"
    assert poll_waiting(now=MONDAY) == 0
    payment.refresh_from_db()
    assert payment.poll_at == MONDAY + timedelta(minutes=1)
