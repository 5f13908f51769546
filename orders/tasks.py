"""Work of orders that is done later. Periodic work goes by state, not by tick: a day without it is caught up."""

from celery import shared_task

from orders.models import Order
from orders.services import letters, payment, settlement


@shared_task
def expire_unpaid() -> int:
    """Free the stock of orders that were not paid in time."""
    return payment.expire_unpaid()


@shared_task
def settle_due() -> int:
    """Settle parts whose return window is over."""
    return settlement.settle_due()


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def send_confirmation(order_pk: int) -> None:
    """Write to the buyer of a confirmed order; a mail server that does not answer is asked again."""
    letters.send_confirmation(order=Order.objects.select_related("user").get(pk=order_pk))
