"""Asking the gateway about payments whose news may have been lost: open ones always, expired ones less and less often.

An expired payment can still bring money until the gateway's own order dies. It is asked after 1, 2, 4, … minutes,
at last twice a day, and no more once that lifetime is over: about twenty times in all.
"""

from datetime import datetime, timedelta

import structlog
from django.db.models import F, Q

from payments.gateways import gateway
from payments.gateways.port import GatewayRefused, GatewayUnavailable
from payments.models import Payment
from payments.services.capture import poll_payment
from payments.states import PaymentState
from vrinda.kernel import clock
from vrinda.kernel.periodic import each_alone

log = structlog.get_logger(__name__)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=12)
MOST_AT_ONCE = 500


def poll_waiting(*, now: datetime | None = None) -> int:
    """Ask about every payment whose turn it is, each by itself, the longest unasked first; return how many answered."""
    now = now or clock.now()
    is_due = Q(state=PaymentState.OPEN) | Q(state=PaymentState.EXPIRED, poll_at__lte=now)
    waiting = (
        Payment.objects.filter(is_due).exclude(gateway_order="").order_by(F("poll_at").asc(nulls_first=True), "pk")
    )
    return each_alone(waiting[:MOST_AT_ONCE], lambda payment: _ask(payment, now))


def _ask(payment: Payment, now: datetime) -> bool:
    _plan_next(payment, now)  # first, so that a payment that cannot be asked about is not asked at every tick
    try:
        poll_payment(payment=payment, now=now)
    except (GatewayRefused, GatewayUnavailable) as error:
        log.warning("payment_not_polled", payment=payment.public_id, reason=error.reason)
        return False
    return True


def _plan_next(payment: Payment, now: datetime) -> None:
    if payment.state != PaymentState.EXPIRED:
        # Noted for the order alone: of more open payments than can be asked at once, each has its turn.
        Payment.objects.filter(pk=payment.pk, state=PaymentState.OPEN).update(poll_at=now)
        return
    pause = min(FIRST_PAUSE * 2 ** min(payment.polls, 16), LONGEST_PAUSE)
    is_over = now >= payment.created_at + gateway().order_lifetime
    Payment.objects.filter(pk=payment.pk, state=PaymentState.EXPIRED).update(
        polls=payment.polls + 1, poll_at=None if is_over else now + pause
    )
