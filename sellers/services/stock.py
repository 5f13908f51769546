"""Stock that is promised, given back, sent away or returned: one conditional UPDATE per offer, in pk order.

The condition stands in the UPDATE itself, on the row's own columns: PostgreSQL then checks it again on the
row as the transaction before left it, which it would not do for a condition in a sub-query.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sellers.models import Offer
from sellers.signals import offers_changed
from vrinda.kernel.errors import DomainError


@dataclass(frozen=True)
class Wanted:
    """So many pieces of one offer; ``title`` is for the message when they are not there."""

    offer_pk: int
    product_pk: int
    quantity: int
    title: str = ""


class OutOfStock(DomainError):
    code = "out_of_stock"
    message = _("Not enough pieces are left. Lower the quantity or take it out of the basket.")


class StockMismatch(Exception):
    """Stock was given back that had not been promised: a bug, never absorbed."""


def reserve(*, wanted: Sequence[Wanted]) -> None:
    """Promise pieces to an order; refuse the whole when one offer has too few."""
    for want in sorted(wanted, key=lambda want: want.offer_pk):
        if not _reserve_one(want):
            raise OutOfStock(
                _("“%(title)s”: not enough pieces are left. Lower the quantity or take it out of the basket.")
                % {"title": want.title},
                param="quantity",
                offer_pk=want.offer_pk,
            )
    _tell(wanted)


def _reserve_one(want: Wanted) -> bool:
    free = Offer.across_sellers.filter(
        pk=want.offer_pk, is_active=True, num_in_stock__gte=F("num_allocated") + want.quantity
    )
    return free.update(num_allocated=F("num_allocated") + want.quantity) == 1


def release(*, wanted: Sequence[Wanted]) -> None:
    """Give promised pieces back to the shelf."""
    for want in sorted(wanted, key=lambda want: want.offer_pk):
        promised = Offer.across_sellers.filter(pk=want.offer_pk, num_allocated__gte=want.quantity)
        _exactly_one(want, promised.update(num_allocated=F("num_allocated") - want.quantity))
    _tell(wanted)


def consume(*, wanted: Sequence[Wanted]) -> None:
    """Take promised pieces out of the shop: they leave with the carrier."""
    for want in sorted(wanted, key=lambda want: want.offer_pk):
        promised = Offer.across_sellers.filter(
            pk=want.offer_pk, num_allocated__gte=want.quantity, num_in_stock__gte=want.quantity
        )
        _exactly_one(
            want,
            promised.update(
                num_allocated=F("num_allocated") - want.quantity, num_in_stock=F("num_in_stock") - want.quantity
            ),
        )
    _tell(wanted)


def restock(*, wanted: Sequence[Wanted]) -> None:
    """Put returned pieces back on the shelf."""
    for want in sorted(wanted, key=lambda want: want.offer_pk):
        shelf = Offer.across_sellers.filter(pk=want.offer_pk)
        _exactly_one(want, shelf.update(num_in_stock=F("num_in_stock") + want.quantity))
    _tell(wanted)


def _exactly_one(want: Wanted, rows: int) -> None:
    if rows != 1:
        raise StockMismatch(f"offer {want.offer_pk}: {want.quantity} pieces were not promised")


def _tell(wanted: Sequence[Wanted]) -> None:
    offers_changed.send(sender=Offer, product_ids=sorted({want.product_pk for want in wanted}))
