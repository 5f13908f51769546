"""Work of sellers that is done by the clock."""

from celery import shared_task

from sellers.services import capacity


@shared_task
def welcome_back() -> int:
    """Put on sale again what shops sell whose closed days are over, or who were full yesterday."""
    return capacity.welcome_back()
