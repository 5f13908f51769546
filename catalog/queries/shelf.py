"""A shop's own shelf: its offers as the portal lists them."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from catalog.states import Moderation
from sellers.models import Offer, Seller
from sellers.queries import offers_of

LOW_STOCK = 2
PAGE_SIZE = 25
VIEWS = {
    "all": _("All"),
    "low": _("Low stock"),
    "off": _("Not on sale"),
    "sent_back": _("Sent back"),
}


@dataclass(frozen=True)
class ShelfRow:
    """One offer as a line of the list."""

    public_id: str
    title: str
    sku: str
    image_url: str
    tint: str
    price_paise: int
    mrp_paise: int
    free_stock: int
    reserved: int
    is_low: bool
    is_on_sale: bool
    moderation: str
    moderation_label: str


def shelf_page(seller: Seller, *, text: str = "", view: str = "all", page: str | None = None) -> "Page[Any]":
    """Return one page of a shop's offers, searched by name or SKU; three queries for any number of rows."""
    offers = _narrowed(offers_of(seller), seller, view)
    for word in text.split()[:6]:
        offers = offers.filter(
            Q(product__title__icontains=word) | Q(product__title_hi__icontains=word) | Q(partner_sku__icontains=word)
        )
    found: Page[Any] = Paginator(
        offers.prefetch_related("product__images", "product__parent__images"), PAGE_SIZE
    ).get_page(page)
    found.object_list = [row_of(offer) for offer in found.object_list]
    return found


def low_offers(seller: Seller) -> QuerySet[Offer]:
    """Return offers on sale with hardly a free piece."""
    return offers_of(seller).filter(is_active=True, num_in_stock__lte=F("num_allocated") + LOW_STOCK)


def offers_to_bundle(seller: Seller) -> list[Offer]:
    """Return what a shop may put into bundles: its offers on sale of products on show, by name."""
    shown = Q(product__is_public=True, product__moderation=Moderation.PUBLISHED)
    return list(offers_of(seller).filter(shown, is_active=True).order_by("product__title", "pk"))


def products_sent_back(seller: Seller) -> QuerySet[Product]:
    return Product.objects.filter(owner=seller, moderation=Moderation.REJECTED, parent=None)


def row_of(offer: Offer) -> ShelfRow:
    shown = offer.product.parent or offer.product
    picture = next(iter([*offer.product.images.all(), *shown.images.all()]), None)
    return ShelfRow(
        public_id=offer.public_id,
        title=offer.product.display_title,
        sku="" if offer.partner_sku == offer.public_id else offer.partner_sku,
        image_url=picture.small.url if picture else "",
        tint=picture.tint if picture else "",
        price_paise=offer.price_paise,
        mrp_paise=offer.mrp_paise,
        free_stock=offer.free_stock,
        reserved=offer.num_allocated,
        is_low=offer.free_stock <= LOW_STOCK,
        is_on_sale=offer.is_active,
        moderation=shown.moderation,
        moderation_label=shown.get_moderation_display(),
    )


def _narrowed(offers: QuerySet[Offer], seller: Seller, view: str) -> QuerySet[Offer]:
    if view == "low":
        return offers.filter(pk__in=low_offers(seller).values("pk"))
    if view == "off":
        return offers.filter(is_active=False)
    if view == "sent_back":
        sent_back = products_sent_back(seller).values("pk")
        return offers.filter(Q(product__in=sent_back) | Q(product__parent__in=sent_back))
    return offers
