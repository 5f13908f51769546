"""Clearing what was held: money in SUSPENSE goes back to its payer or is taken as a payment, a person decides which."""

from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from payments.gateways import gateway
from payments.gateways.port import (
    CAPTURED,
    FAILED,
    PROCESSED,
    GatewayPayment,
    GatewayRefund,
    GatewayRefused,
    GatewayUnavailable,
)
from payments.models import HeldMoney, Payment
from payments.services.capture import RUPEES, mark_captured
from payments.services.intake import PaymentMismatch
from payments.services.ledger import post
from payments.signals import held_money_returning
from payments.states import (
    HELD_TRANSITIONS,
    AccountCode,
    HeldState,
    LedgerKind,
    PaymentMethod,
    PaymentState,
)
from vrinda.kernel import audit, clock, events
from vrinda.kernel.errors import DomainError, InvalidInput

log = structlog.get_logger(__name__)
REFUSED_BY_BANK = "refused by the payer's bank"


class CannotMatch(DomainError):
    code = "cannot_match"


@transaction.atomic
def return_held(*, held: HeldMoney, reason: str, by: object, now: datetime | None = None) -> HeldMoney:
    """Decide that held money goes back to who paid it; the gateway is asked after commit."""
    held = _lock(held)
    _move(held, HeldState.RETURNING)
    held.save(update_fields=["state"])
    _record("held_money.returning", held, reason=reason, by=by, now=now)
    held_money_returning.send(sender=HeldMoney, held=held)
    return held


def send_back(*, held: HeldMoney, now: datetime | None = None) -> HeldMoney:
    """Ask the gateway to refund held money; safe to repeat, because its public id is the idempotency key."""
    held = HeldMoney.objects.get(pk=held.pk)
    if held.state != HeldState.RETURNING:
        return held
    try:
        report = _ask_gateway(held)
    except (GatewayRefused, GatewayUnavailable) as error:
        log.warning("held_money_not_sent_back", held=held.public_id, reason=error.reason)
        HeldMoney.objects.filter(pk=held.pk).update(last_error=error.reason[:200])
        return held
    return apply_held_refund(held=held, report=report, now=now)


@transaction.atomic
def apply_held_refund(*, held: HeldMoney, report: GatewayRefund, now: datetime | None = None) -> HeldMoney:
    """Take in what the gateway says of held money going back; a returned one stays returned."""
    held = _lock(held)
    if report.amount_paise != held.amount_paise:
        raise PaymentMismatch
    if held.state == HeldState.RETURNED:
        return held
    held.gateway_refund, held.last_error = report.id, ""
    if report.status == FAILED:
        held.last_error = REFUSED_BY_BANK
    if report.status == PROCESSED:
        _finish_return(held, now or clock.now())
    held.save()
    return held


@transaction.atomic
def match_held(*, held: HeldMoney, payment: Payment, reason: str, by: object, now: datetime | None = None) -> HeldMoney:
    """Take held money as a payment that waits for it; what is too much goes back, too little is refused."""
    now = now or clock.now()
    payment = Payment.objects.select_for_update().get(pk=payment.pk)
    held = _lock(held)
    _check_fits(held, payment)
    _move(held, HeldState.MATCHED)
    held.matched_to, held.cleared_at = payment, now
    held.save()
    post(
        kind=LedgerKind.CAPTURE_MATCHED,
        reference=held.gateway_payment,
        entries={(AccountCode.SUSPENSE, None): held.amount_paise, (AccountCode.BUYER, None): -held.amount_paise},
        order_ref=payment.order_ref,
        now=now,
    )
    _record("held_money.matched", held, reason=reason, by=by, now=now, payment=payment.public_id)
    mark_captured(payment, _as_report(held, payment), now)
    return held


def _ask_gateway(held: HeldMoney) -> GatewayRefund:
    # Only the gateway's own word ends a refund: one whose answer was lost is asked about, never made a second time.
    if held.gateway_refund and held.last_error != REFUSED_BY_BANK:
        return gateway().fetch_refund(held.gateway_refund)
    # As for a refund: the key of one that the gateway took and then declared failed would only repeat that answer.
    key = f"{held.public_id}-{held.gateway_refund}" if held.gateway_refund else held.public_id
    return gateway().refund(held.gateway_payment, amount_paise=held.amount_paise, receipt=held.public_id, key=key)


def _finish_return(held: HeldMoney, now: datetime) -> None:
    _move(held, HeldState.RETURNED)
    held.cleared_at = now
    post(
        kind=LedgerKind.SUSPENSE_RETURNED,
        reference=held.gateway_payment,
        entries={(AccountCode.SUSPENSE, None): held.amount_paise, (AccountCode.GW, None): -held.amount_paise},
        order_ref=held.payment.order_ref,
        now=now,
    )
    events.record("held_money.returned", subject=held.public_id, by="gateway", now=now, amount_paise=held.amount_paise)


def _check_fits(held: HeldMoney, payment: Payment) -> None:
    if payment.method != PaymentMethod.GATEWAY or payment.state not in (PaymentState.OPEN, PaymentState.EXPIRED):
        raise CannotMatch(_("That payment does not wait for money."), param="payment")
    if held.amount_paise < payment.amount_paise or not payment.amount_paise:
        raise CannotMatch(_("This is less than the payment asks for. Send it back instead."), param="payment")


def _as_report(held: HeldMoney, payment: Payment) -> GatewayPayment:
    return GatewayPayment(
        id=held.gateway_payment,
        order_id=payment.gateway_order,
        amount_paise=held.amount_paise,
        currency=RUPEES,
        status=CAPTURED,
        fee_paise=held.fee_paise,
        fee_tax_paise=held.fee_tax_paise,
    )


def _lock(held: HeldMoney) -> HeldMoney:
    return HeldMoney.objects.select_for_update(of=("self",)).select_related("payment").get(pk=held.pk)


def _move(held: HeldMoney, target: HeldState) -> None:
    HELD_TRANSITIONS.check(held.state, target)
    held.state = target


def _record(type: str, held: HeldMoney, *, reason: str, by: object, now: datetime | None, **more: str) -> None:
    if not reason.strip():
        raise InvalidInput(_("Say why."), param="reason")
    audit.write(type, subject=held.public_id, by=by, reason=reason, after={"amount_paise": held.amount_paise, **more})
    events.record(type, subject=held.public_id, by=by, now=now, amount_paise=held.amount_paise, **more)
