"""The gateway's messages: kept as they came, believed only when signed, each with effect at most once."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy

from payments.gateways import gateway
from payments.gateways.port import GatewayMessage, GatewayRefund, GatewayTransfer, UnreadableReport
from payments.models import GatewayEvent, HeldMoney, Payout, Refund
from payments.services.capture import NotSigned, Outcome, apply_gateway_payment, payment_of_order
from payments.services.intake import PaymentMismatch
from payments.services.payouts import apply_gateway_transfer
from payments.services.refunds import apply_gateway_refund
from payments.services.suspense import apply_held_refund
from payments.states import GatewayEventState
from vrinda.kernel import audit, clock
from vrinda.kernel.errors import DomainError, NotFound
from vrinda.kernel.states import IllegalTransition

State = GatewayEventState
Verdict = tuple[GatewayEventState, str]


class AlreadyCleared(DomainError):
    code = "already_cleared"
    message = gettext_lazy("Somebody has looked into this already.")


def receive_webhook(*, headers: Mapping[str, str], raw: bytes, now: datetime | None = None) -> GatewayEvent:
    """Store a webhook and act on it; the same event again changes nothing.

    Raises ``NotSigned``. Anything unexpected rises after the event was stored, so that the gateway sends it again.
    """
    now = now or clock.now()
    if not gateway().is_webhook_genuine(raw=raw, signature=headers.get("X-Razorpay-Signature", "")):
        raise NotSigned
    event_id = headers.get("x-razorpay-event-id") or sha256(raw).hexdigest()
    event, _ = GatewayEvent.objects.get_or_create(
        event_id=event_id[:64], defaults={"body": raw.decode("utf-8", "replace"), "received_at": now}
    )
    return _apply_once(event, raw, now)


@transaction.atomic
def try_event_again(*, event: GatewayEvent, by: object, now: datetime | None = None) -> GatewayEvent:
    """Act once more on a quarantined message, after what stood in its way was mended."""
    event = _lock_event(event)
    event.state, event.note = State.RECEIVED, ""
    event.save(update_fields=["state", "note"])
    event = _apply_once(event, event.body.encode(), now or clock.now())
    audit.write("gateway_event.tried_again", subject=event.event_id, by=by, after={"state": str(event.state)})
    return event


@transaction.atomic
def clear_event(*, event: GatewayEvent, reason: str, by: object) -> GatewayEvent:
    """Note what a person found out about a quarantined message; it is acted on no more."""
    event = _lock_event(event)
    audit.write("gateway_event.cleared", subject=event.event_id, by=by, reason=reason, before={"note": event.note})
    event.state = State.CLEARED
    event.save(update_fields=["state"])
    return event


@transaction.atomic
def _apply_once(event: GatewayEvent, raw: bytes, now: datetime) -> GatewayEvent:
    event = GatewayEvent.objects.select_for_update().get(pk=event.pk)
    if event.state != State.RECEIVED:
        return event
    try:
        message = gateway().read_webhook(raw)
    except UnreadableReport as error:
        event.state, event.note = State.QUARANTINED, f"unreadable: {error}"[:200]
    else:
        event.type = message.type
        event.state, event.note = _apply(message, now)
    event.save()
    return event


def _apply(message: GatewayMessage, now: datetime) -> Verdict:
    """Hand the message to the service of its noun; a savepoint keeps a refused one from leaving half its traces."""
    noun = message.type.split(".")[0]
    try:
        with transaction.atomic():
            if noun == "refund" and message.refund:
                return _apply_refund(message.refund, now)
            if noun == "transfer" and message.transfer:
                return _apply_transfer(message.transfer, now)
            if noun in ("payment", "order") and message.payment:
                return _apply_payment(message, now)
    except NotFound:
        return State.IGNORED, "not one of our payments"
    except (PaymentMismatch, IllegalTransition) as error:
        return State.QUARANTINED, f"{error.code}: does not fit what we know"
    return State.IGNORED, ""


def _apply_payment(message: GatewayMessage, now: datetime) -> Verdict:
    if message.payment is None or message.type.startswith(("payment.dispute.", "payment.downtime.")):
        return State.IGNORED, ""
    payment = payment_of_order(message.payment.order_id)
    outcome = apply_gateway_payment(payment=payment, report=message.payment, now=now)
    if outcome == Outcome.QUARANTINED:
        payment.refresh_from_db()
        return State.QUARANTINED, payment.last_error
    return State.APPLIED, ""


def _apply_refund(report: GatewayRefund, now: datetime) -> Verdict:
    held = HeldMoney.objects.filter(Q(public_id=report.receipt) | Q(gateway_refund=report.id)).first()
    if held is not None:
        apply_held_refund(held=held, report=report, now=now)
        return State.APPLIED, ""
    refund = Refund.objects.filter(Q(public_id=report.receipt) | Q(gateway_refund=report.id)).first()
    if refund is None:
        return State.QUARANTINED, f"{report.id} is a refund that we did not ask for"
    apply_gateway_refund(refund=refund, report=report, now=now)
    return State.APPLIED, ""


def _lock_event(event: GatewayEvent) -> GatewayEvent:
    event = GatewayEvent.objects.select_for_update().get(pk=event.pk)
    if event.state != State.QUARANTINED:
        raise AlreadyCleared
    return event


def _apply_transfer(report: GatewayTransfer, now: datetime) -> Verdict:
    payout = Payout.across_sellers.filter(Q(public_id=report.payout) | Q(reference=report.id)).first()
    if payout is None:
        raise NotFound
    apply_gateway_transfer(payout=payout, report=report, now=now)
    return State.APPLIED, ""
