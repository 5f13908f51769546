"""What two at once may not do. Judged on PostgreSQL, where transactions really run side by side."""

import threading
import time

import pytest
from django.db import connection

from payments.factories import CreditFactory
from payments.models import Credit, Entry, GatewayEvent, Payment, Payout, Refund, Transaction
from payments.rzpsim.webhooks import sign
from payments.services import intake, payouts, refunds
from payments.services.capture import confirm_return, poll_payment
from payments.services.payouts import pay_out
from payments.services.refunds import RefundTooLarge, request_refund
from payments.services.webhooks import receive_webhook
from payments.states import PaymentState, PayoutRail

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def together(*jobs):
    """Run jobs at the same time, each on its own connection; return what they answered or raised."""
    answers = [None] * len(jobs)
    start = threading.Barrier(len(jobs))

    def run(index, job):
        start.wait()
        try:
            answers[index] = job()
        except Exception as error:
            answers[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture
def without_lock(monkeypatch):
    """Return a switch that takes the row locks away, to show that they are what holds."""

    def read(payment):
        found = Payment.objects.get(pk=payment.pk)
        time.sleep(0.05)  # so that all of them have read before one writes
        return found

    def switch_off():
        monkeypatch.setattr(refunds, "lock_payment", read)
        monkeypatch.setattr(intake, "lock_payment", read)

    return switch_off


def test_callback_webhooks_and_poller_at_once_give_one_capture_and_one_ledger_chain(payment, simulator, captured):
    callback = simulator.pay(payment.gateway_order)["callback"]
    events = simulator.simulator.store.execute(
        "SELECT * FROM delivery WHERE event IN ('payment.captured', 'order.paid')"
    )
    signed = [(bytes(row["body"]), row["event_id"]) for row in events]
    webhooks = [
        lambda raw=raw, id_=id_: receive_webhook(headers=_headers(raw, id_), raw=raw) for raw, id_ in signed
    ] * 3

    answers = together(
        *webhooks,
        lambda: confirm_return(payment=payment, form=callback),
        lambda: poll_payment(payment=payment),
    )

    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert captured == [(payment.order_ref, False)]
    assert Transaction.objects.count() == 1
    assert Entry.objects.count() == 4
    assert GatewayEvent.objects.count() == 2


def _headers(raw, event_id):
    return {"X-Razorpay-Signature": sign("vrinda_webhook_secret", raw), "x-razorpay-event-id": event_id}


def test_refunds_asked_in_parallel_stay_within_the_capture(paid):
    answers = together(
        *[
            lambda n=n: request_refund(payment=paid, reference=f"ret_{n}", amount_paise=60_000, reason="Race")
            for n in range(8)
        ]
    )

    assert [type(answer) for answer in answers].count(Refund) == 4
    assert [type(answer) for answer in answers].count(RefundTooLarge) == 4
    assert Payment.objects.get().refunded_paise == 240_000


def test_same_refund_asked_in_parallel_is_one(paid):
    answers = together(
        *[lambda: request_refund(payment=paid, reference="ret_1", amount_paise=60_000, reason="Race")] * 6
    )

    assert {answer.pk for answer in answers} == {Refund.objects.get().pk}
    assert Payment.objects.get().refunded_paise == 60_000


def test_refund_cap_is_held_by_the_lock(paid, without_lock):
    without_lock()
    together(
        *[
            lambda n=n: request_refund(payment=paid, reference=f"ret_{n}", amount_paise=60_000, reason="Race")
            for n in range(8)
        ]
    )

    asked = sum(Refund.objects.values_list("amount_paise", flat=True))
    assert asked != Payment.objects.get().refunded_paise


def test_two_payouts_at_once_claim_each_credit_once(simulator, bela_shop, now):
    simulator.top_up(1_000_000)
    for number in range(5):
        CreditFactory(seller=bela_shop, amount_paise=10_000 + number)

    together(*[lambda: pay_out(seller=bela_shop, rail=PayoutRail.GATEWAY, now=now)] * 4)

    assert Payout.across_sellers.count() == 1
    assert Payout.across_sellers.get().amount_paise == 50_010
    assert Credit.across_sellers.filter(payout=None).count() == 0
    assert simulator.balance("acc_BelaPoshak0001") == 50_010


def test_one_payout_sent_twice_at_once_is_paid_once(simulator, bela_shop, now):
    CreditFactory(seller=bela_shop, amount_paise=10_000)
    payout = pay_out(seller=bela_shop, rail=PayoutRail.GATEWAY, now=now)
    simulator.top_up(1_000_000)

    together(*[lambda: payouts.send_payout(payout=payout, now=now)] * 4)

    assert simulator.balance("acc_BelaPoshak0001") == 10_000
    assert Transaction.objects.filter(kind="payout").count() == 1


def test_expiry_and_capture_at_once_leave_the_money_known(payment, simulator, captured):
    callback = simulator.pay(payment.gateway_order)["callback"]

    together(
        lambda: confirm_return(payment=payment, form=callback),
        lambda: intake.expire_payment(payment=payment),
    )

    payment.refresh_from_db()
    assert payment.state == PaymentState.CAPTURED
    assert len(captured) == 1
