"""Money goes back to where it came from: within what came, once, and never forgotten."""

import pytest
from django.db import IntegrityError, transaction

from payments.factories import PaymentFactory
from payments.gateways import gateway
from payments.models import Entry, GatewayEvent, Payment, Refund
from payments.queries.balances import balance_of
from payments.services.intake import PaymentMismatch, collect_cash
from payments.services.postings import post_cancellation
from payments.services.refunds import RefundTooLarge, confirm_bank_refund, request_refund, send_refund
from payments.signals import refund_processed
from payments.states import AccountCode as A
from payments.states import PaymentMethod, PaymentState, RefundState
from payments.tasks import retry_refunds
from vrinda.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(paid, now):
    """Return a function that asks for a refund of a cancelled part of the paid order."""

    def ask(amount_paise=100_000, reference="ret_1"):
        post_cancellation(reference=reference, order_ref=paid.order_ref, refund_paise=amount_paise, now=now)
        return request_refund(
            payment=paid, reference=reference, amount_paise=amount_paise, reason="Out of stock", now=now
        )

    return ask


def test_refund_is_sent_after_commit(ask, simulator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        refund = ask()

    refund.refresh_from_db()
    assert refund.state == RefundState.PROCESSED
    assert balance_of(A.REFPAY) == 0
    assert balance_of(A.GW) == simulator.balance() == 144_100


def test_refunds_stay_within_the_capture(ask, paid):
    ask(150_000, "ret_1")
    with pytest.raises(RefundTooLarge):
        ask(100_001, "ret_2")
    assert Payment.objects.get().refunded_paise == 150_000


@pytest.mark.parametrize("amount", [0, -1])
def test_refund_of_nothing_is_refused(paid, amount):
    with pytest.raises(InvalidInput):
        request_refund(payment=paid, reference="ret_1", amount_paise=amount, reason="x")


def test_cap_holds_in_the_database_itself(paid):
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.update(refunded_paise=250_001)


def test_same_refund_asked_twice_is_one_refund(ask):
    assert ask().pk == ask().pk
    assert Payment.objects.get().refunded_paise == 100_000


def test_reference_cannot_be_used_for_another_amount(ask, paid):
    ask()
    with pytest.raises(PaymentMismatch):
        request_refund(payment=paid, reference="ret_1", amount_paise=1, reason="x")


def test_lost_answer_is_asked_again_under_the_same_key_and_refunds_once(ask, simulator, now):
    refund = ask()
    simulator.set_fault("refund.create", "500", after_commit=True)

    refund = send_refund(refund=refund, now=now)
    assert refund.state == RefundState.REQUESTED
    assert simulator.balance() == 144_100

    assert retry_refunds() == 1
    refund.refresh_from_db()
    assert refund.state == RefundState.PROCESSED
    assert simulator.balance() == 144_100
    assert balance_of(A.GW) == 144_100


def test_webhook_finishes_a_refund_whose_answer_was_lost(ask, simulator, now):
    simulator.set_fault("refund.create", "502_html", after_commit=True)
    refund = send_refund(refund=ask(), now=now)
    simulator.flush()

    refund.refresh_from_db()
    assert refund.state == RefundState.PROCESSED
    assert Entry.objects.filter(transaction__kind="refund").count() == 2


def test_refused_refund_stays_owed_and_is_tried_again(ask, simulator, now):
    simulator.set_switch(balance_rule="on")
    simulator.settle()
    refund = send_refund(refund=ask(), now=now)

    assert refund.state == RefundState.FAILED
    assert refund.last_error.startswith("Your account does not have enough balance")
    assert balance_of(A.REFPAY) == 100_000
    assert Payment.objects.get().refunded_paise == 100_000

    simulator.top_up(200_000)
    retry_refunds()
    refund.refresh_from_db()
    assert refund.state == RefundState.PROCESSED
    assert balance_of(A.REFPAY) == 0


@pytest.mark.parametrize("mode", ["500", "502_html", "429", "409_in_flight", "reset"])
def test_refund_without_an_answer_waits(ask, simulator, now, mode):
    simulator.set_fault("refund.create", mode)
    assert send_refund(refund=ask(), now=now).state == RefundState.REQUESTED
    assert send_refund(refund=Refund.objects.get(), now=now).state == RefundState.PROCESSED


def test_refund_made_behind_our_back_is_quarantined(paid, simulator):
    gateway().refund(paid.gateway_payment, amount_paise=1_000, receipt="by hand", key="by-hand-0001")
    simulator.flush()

    held = GatewayEvent.objects.filter(state="quarantined")
    assert set(held.values_list("type", flat=True)) == {"refund.created", "refund.processed"}
    assert balance_of(A.GW) == 244_100


def test_payment_is_refunded_when_all_of_it_went_back(ask, paid, now):
    send_refund(refund=ask(100_000, "ret_1"), now=now)
    paid.refresh_from_db()
    assert paid.state == PaymentState.CAPTURED

    send_refund(refund=ask(150_000, "ret_2"), now=now)
    paid.refresh_from_db()
    assert paid.state == PaymentState.REFUNDED


def test_rooms_above_hear_of_a_refund_once(ask, simulator, now):
    heard = []

    def listen(sender, refund, **kwargs):
        heard.append(refund.reference)

    refund_processed.connect(listen)
    refund = send_refund(refund=ask(), now=now)
    simulator.flush()
    send_refund(refund=refund, now=now)

    assert heard == ["ret_1"]


@pytest.fixture
def cash_refund(now):
    payment = PaymentFactory(method=PaymentMethod.COD)
    collect_cash(payment=payment, reference="so_1", due_paise=250_000, now=now)
    post_cancellation(reference="ret_1", order_ref=payment.order_ref, refund_paise=63_000, now=now)
    return request_refund(payment=payment, reference="ret_1", amount_paise=63_000, reason="Broken", now=now)


def test_cash_refund_waits_for_staff_and_their_utr(cash_refund, asha, now):
    assert send_refund(refund=cash_refund).state == RefundState.REQUESTED
    assert retry_refunds() == 0
    with pytest.raises(InvalidInput):
        confirm_bank_refund(refund=cash_refund, utr=" ", by=asha, now=now)

    refund = confirm_bank_refund(refund=cash_refund, utr="SBIN226061234567", by=asha, now=now)

    assert refund.state == RefundState.PROCESSED
    assert refund.gateway_refund == "SBIN226061234567"
    assert balance_of(A.BANK) == -63_000
    assert balance_of(A.REFPAY) == 0


def test_gateway_refund_cannot_be_confirmed_by_hand(ask, asha):
    with pytest.raises(PaymentMismatch):
        confirm_bank_refund(refund=ask(), utr="SBIN226061234567", by=asha)
