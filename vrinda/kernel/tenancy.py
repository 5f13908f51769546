"""The tenancy guard: a query of a seller's table outside a seller's scope raises."""

from typing import Any

from django.db import models
from django_scopes import ScopedManager, scope, scopes_disabled

__all__ = ["AcrossSellers", "scope", "scopes_disabled", "seller_scoped"]


def seller_scoped(path: str = "seller") -> models.Manager[Any]:
    """Return the default manager of a seller's table; ``path`` leads from the row to its seller.

    Use it inside ``with scope(seller=...)``. Code that works for the whole market (checkout, staff, tasks)
    says so by using the table's second manager, ``across_sellers``.
    """
    return ScopedManager(models.Manager, seller=path)


class AcrossSellers(models.Manager[Any]):
    """All sellers' rows, for code that serves the whole market."""
