"""Work on money that waits for somebody else: each task fetches by id, calls one service and may run twice."""

from datetime import timedelta

from celery import shared_task

from payments.models import Credit, HeldMoney, Refund
from payments.services import payouts, polling, refunds, reversals, suspense
from payments.states import HeldState, PaymentMethod, RefundState
from vrinda.kernel import clock
from vrinda.kernel.periodic import each_alone

ANSWER_WITHIN = timedelta(minutes=1)


@shared_task
def send_refund(refund_pk: int) -> None:
    """Ask the gateway for one refund."""
    refunds.send_refund(refund=Refund.objects.get(pk=refund_pk))


@shared_task
def send_held_back(held_pk: int) -> None:
    """Ask the gateway to send held money back to its payer."""
    suspense.send_back(held=HeldMoney.objects.get(pk=held_pk))


@shared_task
def retry_refunds() -> int:
    """Ask again for every refund that is not through yet."""
    waiting = Refund.objects.filter(
        payment__method=PaymentMethod.GATEWAY,
        state__in=[RefundState.REQUESTED, RefundState.FAILED],
        created_at__lte=clock.now() - ANSWER_WITHIN,
    ).order_by("pk")
    held = HeldMoney.objects.filter(state=HeldState.RETURNING).order_by("pk")
    return each_alone(waiting, lambda refund: refunds.send_refund(refund=refund)) + each_alone(
        held, lambda money: suspense.send_back(held=money)
    )


@shared_task
def poll_open_payments() -> int:
    """Ask the gateway about every payment that may have come without our hearing of it."""
    return polling.poll_waiting()


@shared_task
def fetch_back(credit_pk: int) -> None:
    """Fetch back what one negative credit lowers."""
    reversals.fetch_back(credit=Credit.across_sellers.get(pk=credit_pk))


@shared_task
def pay_out_due() -> int:
    """Finish reversals and payouts under way, then pay out what has settled."""
    reversals.finish_reversals()
    return payouts.pay_out_due()
