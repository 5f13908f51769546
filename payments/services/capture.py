"""A buyer's money arrives: one function, whoever brings the news, and the news may come many times."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from payments.gateways import gateway
from payments.gateways.port import AUTHORIZED, CAPTURED, REFUNDED, GatewayPayment
from payments.models import HeldMoney, Payment
from payments.services.intake import PaymentMismatch, lock_payment
from payments.services.ledger import post
from payments.services.postings import post_cancellation
from payments.services.refunds import request_refund
from payments.signals import payment_captured
from payments.states import PAYMENT_TRANSITIONS, AccountCode, LedgerKind, PaymentState
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError, NotFound

RUPEES = "INR"


class Outcome(TextChoices):
    """What a report did to the payment."""

    CAPTURED = "captured"
    UNCHANGED = "unchanged"
    QUARANTINED = "quarantined"


class NotSigned(DomainError):
    """Nobody but the gateway may tell us about money."""

    code = "bad_signature"
    status = 400
    message = _("This message was not signed by the payment service.")


@transaction.atomic
def apply_gateway_payment(*, payment: Payment, report: GatewayPayment, now: datetime | None = None) -> Outcome:
    """Take in what the gateway says of a payment: forward only, the same again changes nothing.

    Money that is not what we asked for goes to SUSPENSE, and the order stays unpaid until a person has looked.
    Raises ``PaymentMismatch`` when the report is about another gateway order.
    """
    now = now or clock.now()
    payment = lock_payment(payment)
    if report.order_id != payment.gateway_order:
        raise PaymentMismatch
    if payment.gateway_payment == report.id:
        return Outcome.UNCHANGED
    if report.status not in (CAPTURED, REFUNDED):
        return _note_failure(payment, report)
    problem = _problem_with(payment, report)
    if problem and HeldMoney.objects.filter(gateway_payment=report.id).exists():
        return Outcome.UNCHANGED
    if problem and report.status == CAPTURED:
        return _hold_in_suspense(payment, report, problem, now)
    if problem:
        return _quarantine(payment, report, problem, now)
    _capture(payment, report, now)
    return Outcome.CAPTURED


def confirm_return(*, payment: Payment, form: Mapping[str, str], now: datetime | None = None) -> Outcome:
    """Take in the buyer's return from the gateway: a signed claim, then the gateway's own word.

    The signature is checked over *our* gateway order, so that a payment of another order cannot be passed off.
    Raises ``NotSigned`` or ``GatewayUnavailable``.
    """
    payment_id = form.get("razorpay_payment_id", "")
    is_genuine = gateway().is_checkout_genuine(
        order_id=payment.gateway_order, payment_id=payment_id, signature=form.get("razorpay_signature", "")
    )
    if not payment.gateway_order or not is_genuine:
        raise NotSigned
    return apply_gateway_payment(payment=payment, report=gateway().payment(payment_id), now=now)


def poll_payment(*, payment: Payment, now: datetime | None = None) -> Outcome:
    """Ask the gateway what became of a payment, for when browser and webhook are both lost.

    A payment the bank agreed to too late for automatic capture is captured here while we still want it.
    """
    if not payment.gateway_order:
        return Outcome.UNCHANGED
    reports = gateway().payments_of(payment.gateway_order)
    outcome = Outcome.UNCHANGED
    for report in sorted(reports, key=lambda report: report.status != CAPTURED):
        if _is_to_be_captured(payment, report, reports):
            report = gateway().capture(report.id, amount_paise=report.amount_paise)
        applied = apply_gateway_payment(payment=payment, report=report, now=now)
        outcome = outcome if applied == Outcome.UNCHANGED else applied
    return outcome


def payment_of_order(gateway_order: str) -> Payment:
    """Return our payment for a gateway order."""
    payment = Payment.objects.filter(gateway_order=gateway_order).first() if gateway_order else None
    if payment is None:
        raise NotFound
    return payment


def _is_to_be_captured(payment: Payment, report: GatewayPayment, reports: list[GatewayPayment]) -> bool:
    is_wanted = payment.state == PaymentState.OPEN and report.amount_paise == payment.asked_paise
    nothing_captured = all(other.status not in (CAPTURED, REFUNDED) for other in reports)
    first_authorized = next((other for other in reports if other.status == AUTHORIZED), None)
    return is_wanted and nothing_captured and report is first_authorized


def _problem_with(payment: Payment, report: GatewayPayment) -> str:
    if report.status == REFUNDED:
        return "was refunded before its capture was seen"
    if report.currency != RUPEES:
        return f"is in {report.currency}"
    if report.amount_paise != payment.asked_paise:
        return f"is {report.amount_paise} paise instead of {payment.asked_paise}"
    if payment.gateway_payment:
        return f"is a second payment beside {payment.gateway_payment}"
    return ""


def _capture(payment: Payment, report: GatewayPayment, now: datetime) -> None:
    PAYMENT_TRANSITIONS.check(payment.state, PaymentState.CAPTURED)
    _post_money_in(LedgerKind.CAPTURE, AccountCode.BUYER, payment, report, now)
    mark_captured(payment, report, now)


def mark_captured(payment: Payment, report: GatewayPayment, now: datetime) -> None:
    """Close a locked payment whose money is in the books, tell the rooms above, give back what is too much."""
    PAYMENT_TRANSITIONS.check(payment.state, PaymentState.CAPTURED)
    late = payment.state == PaymentState.EXPIRED
    payment.state, payment.captured_at = PaymentState.CAPTURED, now
    payment.gateway_payment, payment.captured_paise = report.id, report.amount_paise
    payment.fee_paise, payment.fee_tax_paise = report.fee_paise, report.fee_tax_paise
    payment.last_error, payment.poll_at = "", None
    payment.save()
    events.record(
        "payment.captured",
        subject=payment.public_id,
        by="gateway",
        now=now,
        order=payment.order_ref,
        amount_paise=report.amount_paise,
        late=late,
    )
    payment_captured.send(sender=Payment, payment=payment, now=now, late=late)
    _give_back_excess(payment, now)


def _give_back_excess(payment: Payment, now: datetime) -> None:
    """Return what was paid above what is due, since part of the order was cancelled while the buyer was paying."""
    payment = lock_payment(payment)
    excess = min(payment.captured_paise - payment.amount_paise, payment.captured_paise - payment.refunded_paise)
    if excess <= 0:
        return
    reference = f"excess:{payment.public_id}"
    post_cancellation(reference=reference, order_ref=payment.order_ref, refund_paise=excess, now=now)
    request_refund(
        payment=payment, reference=reference, amount_paise=excess, reason="Cancelled before it was paid.", now=now
    )


def _note_failure(payment: Payment, report: GatewayPayment) -> Outcome:
    """Keep why an attempt failed; the payment stays open, for the buyer may try again."""
    if report.error and payment.state == PaymentState.OPEN and payment.last_error != report.error:
        payment.last_error = report.error
        payment.save(update_fields=["last_error"])
    return Outcome.UNCHANGED


def _hold_in_suspense(payment: Payment, report: GatewayPayment, problem: str, now: datetime) -> Outcome:
    """Book money that came but is not what we asked for; whose it is, a person decides."""
    if report.currency == RUPEES:
        _post_money_in(LedgerKind.CAPTURE_SUSPENSE, AccountCode.SUSPENSE, payment, report, now)
        HeldMoney.objects.create(
            payment=payment,
            gateway_payment=report.id,
            amount_paise=report.amount_paise,
            fee_paise=report.fee_paise,
            fee_tax_paise=report.fee_tax_paise,
            problem=problem,
            came_at=now,
        )
    return _quarantine(payment, report, problem, now)


def _quarantine(payment: Payment, report: GatewayPayment, problem: str, now: datetime) -> Outcome:
    note = f"{report.id} {problem}"[:200]
    if payment.last_error != note:
        payment.last_error = note
        payment.save(update_fields=["last_error"])
        events.record(
            "payment.quarantined", subject=payment.public_id, by="gateway", now=now, order=payment.order_ref, note=note
        )
    return Outcome.QUARANTINED


def _post_money_in(
    kind: LedgerKind, owed_to: AccountCode, payment: Payment, report: GatewayPayment, now: datetime
) -> None:
    """Post T1: the gateway keeps its fee and the GST on it; the whole amount is owed."""
    fee, tax = report.fee_paise, report.fee_tax_paise
    post(
        kind=kind,
        reference=report.id,
        entries={
            (AccountCode.GW, None): report.amount_paise - fee - tax,
            (AccountCode.PGFEE, None): fee,
            (AccountCode.ITC, None): tax,
            (owed_to, None): -report.amount_paise,
        },
        order_ref=payment.order_ref,
        now=now,
    )
