"""Work of the catalogue that is done later."""

from celery import shared_task

from catalog.services import shelves


@shared_task
def count_shelves() -> int:
    """Count what each shop has on sale."""
    return shelves.count_shelves()
