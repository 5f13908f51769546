"""Periodic work of orders: by state, not by tick, so that a day without it is caught up."""

from celery import shared_task

from orders.services import payment, settlement


@shared_task
def expire_unpaid() -> int:
    """Free the stock of orders that were not paid in time."""
    return payment.expire_unpaid()


@shared_task
def settle_due() -> int:
    """Settle parts whose return window is over."""
    return settlement.settle_due()
