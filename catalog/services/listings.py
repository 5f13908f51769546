"""Keeps the listing projection true: after each change for the products concerned, or all of it at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from catalog.models import ListChange, Listing, Product
from catalog.projection import build_listings, roots_of
from vrinda.kernel import clock

BATCH = 500
CHANGES_KEPT = timedelta(days=1)
WRITTEN = [
    field.attname for field in Listing._meta.concrete_fields if not field.primary_key and field.name != "updated_at"
]
_put_off: ContextVar[set[int] | None] = ContextVar("put_off", default=None)


@contextmanager
def deferred() -> Iterator[None]:
    """Refresh once at the end what bulk work inside touches many times.

    After an exception the transaction is expected to roll back; without one around it, ``rebuild_listings`` mends.
    """
    touched: set[int] = set()
    token = _put_off.set(touched)
    try:
        yield
    finally:
        _put_off.reset(token)
    refresh_listings(touched)


def refresh_listings(product_ids: Iterable[int]) -> int:
    """Bring the listings of these products (or of their parents) up to date; return how many rows changed.

    Inside ``deferred`` nothing is written yet, and the answer is 0.
    """
    touched = _put_off.get()
    if touched is not None:
        touched.update(product_ids)
        return 0
    roots = roots_of(product_ids)
    return sum(_refresh(roots[start : start + BATCH]) for start in range(0, len(roots), BATCH))


def rebuild_listings(along: Callable[[Sequence[int]], Iterable[int]] = iter) -> int:
    """Work the whole projection out anew; return how many rows changed, which is 0 when nothing had slipped.

    Each batch is a transaction of its own, so that nobody waits for the whole. ``along`` goes through the starts of
    the batches and may show how far it is.
    """
    roots = list(Product.objects.filter(parent__isnull=True).order_by("pk").values_list("pk", flat=True))
    gone = Listing.objects.exclude(pk__in=Product.objects.filter(parent__isnull=True).values("pk")).delete()[0]
    return gone + sum(_refresh(roots[start : start + BATCH]) for start in along(range(0, len(roots), BATCH)))


def forget_old_changes() -> int:
    """Delete what the facet indexes have long read: a process that has not looked for an hour begins anew.

    The age is the database's own, as is the time it wrote down: the market's clock may be moved.
    """
    old = ListChange.objects.filter(written_at__lt=Now() - CHANGES_KEPT)
    return old.delete()[0]


@transaction.atomic
def _refresh(roots: Sequence[int]) -> int:
    # Two changes of one product at once must not overwrite each other with an older view: they wait here, and the
    # second then reads what the first has committed. Rows are locked in pk order, as everywhere.
    list(Product.objects.select_for_update(no_key=True).filter(pk__in=roots).order_by("pk").values_list("pk"))
    wanted = {row.pk: row for row in build_listings(roots)}
    present = {row.pk: row for row in Listing.objects.filter(pk__in=roots)}
    changed = [row for row in wanted.values() if row.pk not in present or _differ(row, present[row.pk])]
    gone = sorted(present.keys() - wanted.keys())
    if gone:
        Listing.objects.filter(pk__in=gone).delete()
    if changed:
        _write(changed)
    return len(changed) + len(gone)


def _write(rows: Sequence[Listing]) -> None:
    now = clock.now()
    for row in rows:
        row.updated_at = now
    Listing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["product"], update_fields=[*_names(), "updated_at"], batch_size=200
    )


def _names() -> list[str]:
    return [field.name for field in Listing._meta.concrete_fields if field.attname in WRITTEN]


def _differ(one: Listing, other: Listing) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in WRITTEN)
