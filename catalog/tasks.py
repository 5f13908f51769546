"""Work of the catalogue that is done by the clock."""

from celery import shared_task

from catalog.services import listings


@shared_task
def freshen_listings() -> int:
    """Work the listings out anew: what moves slowly (punctuality, delivery rates) reaches them by night."""
    return listings.rebuild_listings()
