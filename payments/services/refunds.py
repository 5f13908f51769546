"""Money going back to a buyer, to where it came from: never more than came, never twice for one reason."""

from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from payments.gateways import gateway
from payments.gateways.port import FAILED, PROCESSED, GatewayRefund, GatewayRefused, GatewayUnavailable
from payments.models import Payment, Refund
from payments.queries.balances import cash_collected
from payments.services.intake import PaymentMismatch, lock_payment
from payments.services.ledger import post
from payments.signals import refund_processed, refund_requested
from payments.states import (
    PAYMENT_TRANSITIONS,
    REFUND_TRANSITIONS,
    AccountCode,
    LedgerKind,
    PaymentMethod,
    PaymentState,
    RefundState,
)
from vrinda.kernel import audit, clock, events
from vrinda.kernel.errors import DomainError, InvalidInput

log = structlog.get_logger(__name__)


class RefundTooLarge(DomainError):
    code = "refund_too_large"
    message = _("That is more than is left of the payment.")


@transaction.atomic
def request_refund(
    *,
    payment: Payment,
    reference: str,
    amount_paise: int,
    reason: str,
    by: object = None,
    now: datetime | None = None,
) -> Refund:
    """Promise a buyer money back (paise), once per reference; the gateway is asked after commit.

    Raises ``RefundTooLarge`` when it would exceed what was captured. A cash payment's refund waits for staff.
    """
    now = now or clock.now()
    payment = lock_payment(payment)
    earlier = Refund.objects.filter(reference=reference).first()
    if earlier:
        if (earlier.payment_id, earlier.amount_paise) != (payment.pk, amount_paise):
            raise PaymentMismatch
        return earlier
    if amount_paise <= 0:
        raise InvalidInput(_("Give an amount above zero."), param="amount_paise")
    left = _came(payment) - payment.refunded_paise
    if amount_paise > left:
        raise RefundTooLarge(left_paise=left)
    payment.refunded_paise += amount_paise
    payment.save(update_fields=["refunded_paise"])
    refund = Refund.objects.create(
        payment=payment, reference=reference, amount_paise=amount_paise, reason=reason[:200], created_at=now
    )
    _record("refund.requested", refund, by=by, now=now)
    refund_requested.send(sender=Refund, refund=refund)
    return refund


def send_refund(*, refund: Refund, now: datetime | None = None) -> Refund:
    """Ask the gateway to refund; safe to repeat, because the idempotency key is ours and stays the same.

    Without an answer the refund stays requested; refused, it is failed. Both are retried by the clock.
    """
    refund = Refund.objects.select_related("payment").get(pk=refund.pk)
    payment = refund.payment
    if refund.state == RefundState.PROCESSED or payment.method != PaymentMethod.GATEWAY:
        return refund
    try:
        report = _ask_gateway(refund)
    except GatewayRefused as error:
        return _fail(refund, error.reason, now=now)
    except GatewayUnavailable as error:
        Refund.objects.filter(pk=refund.pk).update(last_error=error.reason[:200])
        return refund
    return apply_gateway_refund(refund=refund, report=report, now=now)


@transaction.atomic
def apply_gateway_refund(*, refund: Refund, report: GatewayRefund, now: datetime | None = None) -> Refund:
    """Take in what the gateway says of a refund; a processed one stays processed."""
    now = now or clock.now()
    if report.amount_paise != refund.amount_paise:
        raise PaymentMismatch
    if report.status == PROCESSED:
        return _finish(refund, AccountCode.GW, report.id, by="gateway", now=now)
    if report.status == FAILED:
        return _fail(refund, "refused by the buyer's bank", gateway_refund=report.id, now=now)
    return _wait_for(refund, report)


@transaction.atomic
def confirm_bank_refund(*, refund: Refund, utr: str, by: object, now: datetime | None = None) -> Refund:
    """Note that staff sent a cash payment's refund by bank, under its UTR."""
    if refund.payment.method != PaymentMethod.COD:
        raise PaymentMismatch
    if not utr.strip():
        raise InvalidInput(_("Give the bank's reference (UTR)."), param="utr")
    refund = _finish(refund, AccountCode.BANK, utr.strip()[:40], by=by, now=now or clock.now())
    audit.write("refund.confirmed", subject=refund.public_id, by=by, after={"utr": refund.gateway_refund})
    return refund


def _came(payment: Payment) -> int:
    """Return what can go back: the capture, or of a cash payment the whole rupees that were collected."""
    return (
        cash_collected(order_ref=payment.order_ref) if payment.method == PaymentMethod.COD else payment.captured_paise
    )


def _ask_gateway(refund: Refund) -> GatewayRefund:
    if refund.gateway_refund and refund.state == RefundState.REQUESTED:
        return gateway().fetch_refund(refund.gateway_refund)
    # After a refund that the gateway took and then declared failed, the old key would only repeat that answer.
    key = f"{refund.public_id}-{refund.gateway_refund}" if refund.gateway_refund else refund.public_id
    return gateway().refund(
        refund.payment.gateway_payment, amount_paise=refund.amount_paise, receipt=refund.public_id, key=key
    )


def _wait_for(refund: Refund, report: GatewayRefund) -> Refund:
    refund = _lock(refund)
    if refund.state == RefundState.PROCESSED:
        return refund
    if refund.state == RefundState.FAILED:
        _move(refund, RefundState.REQUESTED)
    refund.gateway_refund, refund.last_error = report.id, ""
    refund.save()
    return refund


def _finish(refund: Refund, paid_from: AccountCode, gateway_refund: str, *, by: object, now: datetime) -> Refund:
    # The payment first, as everywhere: a refund is never locked by somebody who then waits for its payment.
    payment = lock_payment(refund.payment)
    refund = _lock(refund)
    if refund.state == RefundState.PROCESSED:
        return refund
    if refund.state == RefundState.FAILED:
        _move(refund, RefundState.REQUESTED)  # tried again
    _move(refund, RefundState.PROCESSED)
    refund.gateway_refund, refund.processed_at, refund.last_error = gateway_refund, now, ""
    refund.save()
    post(
        kind=LedgerKind.REFUND,
        reference=refund.public_id,
        entries={(AccountCode.REFPAY, None): refund.amount_paise, (paid_from, None): -refund.amount_paise},
        order_ref=payment.order_ref,
        now=now,
    )
    _close_when_empty(payment)
    _record("refund.processed", refund, by=by, now=now)
    refund_processed.send(sender=Refund, refund=refund, now=now)
    return refund


@transaction.atomic
def _fail(refund: Refund, reason: str, *, gateway_refund: str = "", now: datetime | None = None) -> Refund:
    refund = _lock(refund)
    if refund.state == RefundState.PROCESSED:
        return refund
    is_news = refund.state != RefundState.FAILED
    if is_news:
        _move(refund, RefundState.FAILED)
    refund.last_error = reason[:200]
    refund.gateway_refund = gateway_refund or refund.gateway_refund
    refund.save()
    if is_news:
        log.warning("refund_failed", refund=refund.public_id, reason=reason)
        _record("refund.failed", refund, by="gateway", now=now)
    return refund


def _lock(refund: Refund) -> Refund:
    return Refund.objects.select_for_update(of=("self",)).select_related("payment").get(pk=refund.pk)


def _move(refund: Refund, target: RefundState) -> None:
    REFUND_TRANSITIONS.check(refund.state, target)
    refund.state = target


def _close_when_empty(payment: Payment) -> None:
    processed = payment.refunds.filter(state=RefundState.PROCESSED).aggregate(total=Sum("amount_paise"))["total"]
    if payment.state == PaymentState.CAPTURED and processed == _came(payment):
        PAYMENT_TRANSITIONS.check(payment.state, PaymentState.REFUNDED)
        payment.state = PaymentState.REFUNDED
        payment.save(update_fields=["state"])


def _record(type: str, refund: Refund, *, by: object, now: datetime | None) -> None:
    events.record(
        type,
        subject=refund.public_id,
        by=by,
        now=now,
        order=refund.payment.order_ref,
        amount_paise=refund.amount_paise,
    )
