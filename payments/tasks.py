"""Work on money that waits for somebody else: each task fetches by id, calls one service and may run twice."""

from datetime import timedelta

import structlog
from celery import shared_task
from django.db.models import Q

from payments.gateways.port import GatewayRefused, GatewayUnavailable
from payments.models import Credit, Payment, Refund
from payments.services import payouts, refunds, reversals
from payments.services.capture import poll_payment
from payments.states import PaymentMethod, PaymentState, RefundState
from vrinda.kernel import clock
from vrinda.kernel.periodic import each_alone

log = structlog.get_logger(__name__)
LATE_FOR = timedelta(hours=1)  # later captures of an expired payment come by webhook alone
ANSWER_WITHIN = timedelta(minutes=1)


@shared_task
def send_refund(refund_pk: int) -> None:
    """Ask the gateway for one refund."""
    refunds.send_refund(refund=Refund.objects.get(pk=refund_pk))


@shared_task
def retry_refunds() -> int:
    """Ask again for every refund that is not through yet."""
    waiting = Refund.objects.filter(
        payment__method=PaymentMethod.GATEWAY,
        state__in=[RefundState.REQUESTED, RefundState.FAILED],
        created_at__lte=clock.now() - ANSWER_WITHIN,
    ).order_by("pk")
    return each_alone(waiting, lambda refund: refunds.send_refund(refund=refund))


@shared_task
def poll_open_payments() -> int:
    """Ask the gateway about every payment that may have come without our hearing of it."""
    open_or_just_expired = Q(state=PaymentState.OPEN) | Q(
        state=PaymentState.EXPIRED, expires_at__gte=clock.now() - LATE_FOR
    )
    waiting = Payment.objects.filter(open_or_just_expired).exclude(gateway_order="").order_by("pk")
    return each_alone(waiting, _poll)


def _poll(payment: Payment) -> bool:
    try:
        poll_payment(payment=payment)
    except (GatewayRefused, GatewayUnavailable) as error:
        log.warning("payment_not_polled", payment=payment.public_id, reason=error.reason)
        return False
    return True


@shared_task
def fetch_back(credit_pk: int) -> None:
    """Fetch back what one negative credit lowers."""
    reversals.fetch_back(credit=Credit.across_sellers.get(pk=credit_pk))


@shared_task
def pay_out_due() -> int:
    """Finish reversals and payouts under way, then pay out what has settled."""
    reversals.finish_reversals()
    return payouts.pay_out_due()
