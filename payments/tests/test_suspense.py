"""Money that was not what was asked: held row by row, then sent back or taken as a payment, by a person."""

import hashlib
import hmac
import json

import pytest

from payments.factories import MONDAY, PaymentFactory
from payments.gateways.port import GatewayRefund, GatewayUnavailable
from payments.models import GatewayEvent, HeldMoney, Payment, Refund
from payments.queries import proofs
from payments.queries.balances import balance_of
from payments.services import suspense
from payments.services.capture import Outcome, poll_payment
from payments.services.intake import expire_payment
from payments.services.suspense import CannotMatch, match_held, return_held, send_back
from payments.services.webhooks import AlreadyCleared, clear_event, receive_webhook, try_event_again
from payments.states import AccountCode as A
from payments.states import GatewayEventState, HeldState, PaymentState
from payments.tasks import retry_refunds
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import AuditEntry, Event
from vrinda.kernel.states import IllegalTransition

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(simulator, payment):
    """Return ₹2,500.00 that came for an order which asks for less: the gateway order was made for another amount."""
    simulator.set_switch(webhooks="drop")
    simulator.pay(payment.gateway_order)
    Payment.objects.update(asked_paise=200_000)
    poll_payment(payment=payment)
    return HeldMoney.objects.get()


def broken():
    return [row for proof in proofs.PROOFS for row in proof().broken]


def test_money_that_was_not_asked_for_is_held_once_however_often_it_is_told(held, payment):
    assert (held.state, held.amount_paise, held.payment) == (HeldState.HELD, 250_000, payment)
    assert poll_payment(payment=payment) == Outcome.UNCHANGED
    assert (HeldMoney.objects.count(), balance_of(A.SUSPENSE)) == (1, 250_000)
    assert broken() == []


def test_held_money_goes_back_to_its_payer_once(held, simulator, asha, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return_held(held=held, reason="Not ours", by=asha, now=MONDAY)
    held.refresh_from_db()
    assert held.state == HeldState.RETURNED
    assert (balance_of(A.SUSPENSE), balance_of(A.BUYER)) == (0, 0)
    assert balance_of(A.GW) == simulator.balance()
    with pytest.raises(IllegalTransition):
        return_held(held=held, reason="Again", by=asha)
    assert list(AuditEntry.objects.values_list("action", "reason", "actor")) == [
        ("held_money.returning", "Not ours", asha.public_id)
    ]
    assert Event.objects.filter(type="held_money.returned", subject=held.public_id).count() == 1
    assert Refund.objects.count() == 0


def test_books_agree_with_the_gateway_before_and_after_held_money_went_back(held, asha):
    from payments.gateways import gateway

    assert proofs.ledger_matches_gateway(gateway()).broken == []
    send_back(held=return_held(held=held, reason="Not ours", by=asha))
    assert proofs.ledger_matches_gateway(gateway()).broken == []
    assert broken() == []


def test_payment_that_was_sent_back_is_not_quarantined_when_the_gateway_tells_of_it(held, payment, asha):
    send_back(held=return_held(held=held, reason="Not ours", by=asha))
    assert poll_payment(payment=payment) == Outcome.UNCHANGED


def test_held_money_whose_answer_was_lost_is_asked_for_again_and_goes_back_once(held, simulator, asha):
    simulator.set_fault("refund.create", "500", after_commit=True)
    assert send_back(held=return_held(held=held, reason="Not ours", by=asha)).state == HeldState.RETURNING
    before = simulator.balance()
    assert retry_refunds() == 1
    held.refresh_from_db()
    assert held.state == HeldState.RETURNED
    assert simulator.balance() == before


class Forgetful:
    """A gateway that takes a refund, and then does not answer once when it is asked what became of it."""

    def __init__(self, amount_paise: int) -> None:
        self.asked: list[str] = []
        self.amount_paise = amount_paise

    def refund(self, payment_id: str, *, amount_paise: int, receipt: str, key: str) -> GatewayRefund:
        self.asked.append(f"refund {key}")
        return self.report("pending")

    def fetch_refund(self, refund_id: str) -> GatewayRefund:
        self.asked.append(f"fetch {refund_id}")
        if len(self.asked) == 2:
            raise GatewayUnavailable("no answer")
        return self.report("processed")

    def report(self, status: str) -> GatewayRefund:
        return GatewayRefund(id="rfnd_1", payment_id="pay_1", amount_paise=self.amount_paise, status=status, receipt="")


def test_refund_on_its_way_is_never_made_twice_because_an_answer_was_lost(held, asha, monkeypatch):
    forgetful = Forgetful(held.amount_paise)
    monkeypatch.setattr(suspense, "gateway", lambda: forgetful)
    held = return_held(held=held, reason="Not ours", by=asha)
    for _again in range(3):
        held = send_back(held=held)
    assert forgetful.asked == [f"refund {held.public_id}", "fetch rfnd_1", "fetch rfnd_1"]
    assert held.state == HeldState.RETURNED


def test_webhook_of_held_money_going_back_is_applied(held, simulator, asha):
    return_held(held=held, reason="Not ours", by=asha)
    raw = json.dumps(
        {
            "event": "refund.processed",
            "payload": {
                "refund": {
                    "entity": {
                        "id": "rfnd_1",
                        "payment_id": held.gateway_payment,
                        "amount": 250_000,
                        "status": "processed",
                        "receipt": held.public_id,
                    }
                }
            },
        }
    ).encode()
    event = receive_webhook(headers=signed(raw), raw=raw)
    held.refresh_from_db()
    assert (event.state, held.state, balance_of(A.SUSPENSE)) == (GatewayEventState.APPLIED, HeldState.RETURNED, 0)


def test_held_money_is_taken_as_the_payment_that_waits_for_it(held, asha, captured):
    other = expire_payment(payment=PaymentFactory(amount_paise=240_000))
    match_held(held=held, payment=other, reason="Asha paid the wrong order", by=asha, now=MONDAY)
    other.refresh_from_db()
    held.refresh_from_db()
    assert (other.state, other.captured_paise, other.gateway_payment) == (
        PaymentState.CAPTURED,
        250_000,
        held.gateway_payment,
    )
    assert (held.state, held.matched_to) == (HeldState.MATCHED, other)
    assert captured[-1] == (other.order_ref, True)
    assert Refund.objects.get().amount_paise == 10_000  # what is above the price goes back
    assert (balance_of(A.SUSPENSE), balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 240_000, 10_000)
    assert broken() == []


@pytest.mark.parametrize(
    "unfit", [{"amount_paise": 250_001}, {"method": "cod"}, {"state": "captured"}, {"state": "refunded"}]
)
def test_held_money_fits_no_payment_that_asks_for_more_or_does_not_wait(unfit, held, asha):
    with pytest.raises(CannotMatch):
        match_held(held=held, payment=PaymentFactory(**unfit), reason="x", by=asha)
    held.refresh_from_db()
    assert (held.state, balance_of(A.SUSPENSE), AuditEntry.objects.count()) == (HeldState.HELD, 250_000, 0)


def test_held_money_is_not_touched_without_a_reason(held, asha):
    with pytest.raises(InvalidInput):
        return_held(held=held, reason=" ", by=asha)
    held.refresh_from_db()
    assert held.state == HeldState.HELD


def test_held_row_that_the_ledger_does_not_know_is_found(held):
    HeldMoney.objects.update(amount_paise=1)
    assert broken() == [f"{held.gateway_payment}: held 1 paise, in the ledger 250000"]


def signed(raw, event_id="evt_held"):
    signature = hmac.new(b"vrinda_webhook_secret", raw, hashlib.sha256).hexdigest()
    return {"X-Razorpay-Signature": signature, "x-razorpay-event-id": event_id}


@pytest.fixture
def event(db):
    raw = b'["no event"]'
    return receive_webhook(headers=signed(raw), raw=raw)


def test_quarantined_event_is_cleared_with_what_was_found_out(event, asha):
    assert clear_event(event=event, reason="A test of the gateway", by=asha).state == GatewayEventState.CLEARED
    with pytest.raises(AlreadyCleared):
        clear_event(event=event, reason="Again", by=asha)
    assert AuditEntry.objects.get().before == {"note": event.note}


def test_quarantined_event_is_tried_again_after_its_cause_was_mended(event, asha):
    waiting = PaymentFactory(gateway_order="order_1", asked_paise=250_000)
    entity = {"id": "pay_1", "order_id": "order_1", "amount": 250_000, "currency": "INR", "status": "captured"}
    body = {"event": "payment.captured", "payload": {"payment": {"entity": entity}}}
    GatewayEvent.objects.update(body=json.dumps(body))
    assert try_event_again(event=event, by=asha).state == GatewayEventState.APPLIED
    assert Payment.objects.get(pk=waiting.pk).state == PaymentState.CAPTURED
    with pytest.raises(AlreadyCleared):
        try_event_again(event=event, by=asha)
