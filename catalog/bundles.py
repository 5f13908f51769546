"""A bundle: one shop's things that go together, each priced and sold as a line of its own."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from catalog.models import BundlePart, Product
from sellers.models import Offer


@dataclass(frozen=True)
class Piece:
    """So many of one offer in a bundle, at the price of now (paise)."""

    offer: Offer
    quantity: int

    @property
    def product(self) -> Product:
        product: Product = self.offer.product
        return product

    @property
    def shown(self) -> Product:
        return self.product.parent or self.product

    @property
    def total_paise(self) -> int:
        return self.offer.price_paise * self.quantity

    @property
    def problem(self) -> str:
        """Say in words why this piece cannot be bought now; empty when it can."""
        if not (self.offer.is_active and self.offer.partner.is_open_for_trade and self.shown.is_on_show):
            return _("not on sale now")
        if not self.offer.partner.takes_orders:
            return self.offer.partner.rest_text
        return _("sold out") if self.offer.free_stock < self.quantity else ""


@dataclass(frozen=True)
class Bundle:
    """What a bundle holds; its price is the sum of its lines."""

    pieces: tuple[Piece, ...]

    @property
    def offers(self) -> list[Offer]:
        return [piece.offer for piece in self.pieces]

    @property
    def price_paise(self) -> int:
        return sum(piece.total_paise for piece in self.pieces)

    @property
    def mrp_paise(self) -> int:
        return sum(piece.offer.mrp_paise * piece.quantity for piece in self.pieces)

    @property
    def is_available(self) -> bool:
        return not any(piece.problem for piece in self.pieces)


def bundles_of(product_pks: Collection[int]) -> dict[int, Bundle]:
    """Return the bundles among these products, of shops that are open for trade; one query."""
    pieces: dict[int, list[Piece]] = {}
    parts = BundlePart.objects.filter(bundle__in=list(product_pks))
    for part in parts.select_related("offer__partner", "offer__product__parent").order_by("bundle_id", "pk"):
        pieces.setdefault(part.bundle_id, []).append(Piece(part.offer, part.quantity))
    found = {pk: Bundle(tuple(rows)) for pk, rows in pieces.items()}
    return {pk: bundle for pk, bundle in found.items() if bundle.offers[0].partner.is_open_for_trade}


def parts_of(product_pks: Collection[int]) -> QuerySet[BundlePart]:
    """Return the parts that hold one of these products, or a choice of it."""
    inside = Q(offer__product__in=product_pks) | Q(offer__product__parent__in=product_pks)
    return BundlePart.objects.filter(inside)
