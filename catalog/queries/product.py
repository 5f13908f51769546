"""One product's page: what the law wants shown, who offers it at what price, and why one offer stands first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.content import as_html
from catalog.models import Listing, Product, ProductAttributeValue, ProductImage  # type: ignore[attr-defined] # Oscar's
from catalog.queries.cards import Card, cards, in_language, media_url, rating_text, srcset, unit_text
from catalog.queries.tree import Tree, category_tree, crumbs_of
from catalog.taxes import NoTaxRate, rate_bp, tax_rates_for
from sellers.models import Offer, Seller
from sellers.queries import offers_on_sale
from sellers.states import SellerKind
from vrinda.kernel import clock
from vrinda.kernel.errors import NotFound
from vrinda.kernel.money import format_percent

MOST_AT_ONCE = 20
RELATED = 5


@dataclass(frozen=True)
class Picture:
    url: str
    srcset: str
    thumb_url: str
    alt: str
    tint: str


@dataclass(frozen=True)
class VariantOption:
    label: str
    url: str
    is_selected: bool
    is_available: bool
    note: str = ""


@dataclass(frozen=True)
class OfferRow:
    """One shop's offer, as a row to choose from."""

    public_id: str
    seller_name: str
    seller_url: str
    rating: str
    place: str
    promise_text: str
    delivery_text: str
    price_paise: int
    is_chosen: bool
    choose_url: str
    reason: str = ""


@dataclass(frozen=True)
class ChosenOffer:
    """The offer that the button puts into the basket; amounts in paise with GST."""

    public_id: str
    price_paise: int
    mrp_paise: int | None
    unit_text: str
    is_available: bool
    most: int
    tax_text: str


@dataclass(frozen=True)
class ProductPage:
    title: str
    title_secondary: str
    description: SafeString
    url: str
    crumbs: list[tuple[str, str | None]]
    pictures: list[Picture]
    rating: str
    rating_count: int
    chosen: ChosenOffer
    variants: list[VariantOption]
    offers: list[OfferRow]
    returns_text: str
    facts: list[tuple[str, str]]
    particulars: list[tuple[str, str]]
    seller_name: str
    seller_url: str
    related: list[Card] = field(default_factory=list)
    fits: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Shown:
    """What was read for the page, before it is put in words."""

    listing: Listing
    product: Product
    offers: list[Offer]
    chosen: Offer
    variants: list[Product]
    language: str

    @property
    def parent(self) -> Product:
        return self.listing.product

    @property
    def seller(self) -> Seller:
        return self.chosen.partner


def parent_address(public_id: str) -> str | None:
    """Return where a choice is shown, when the id is that of a choice and not of a listed product."""
    child = Product.objects.filter(public_id=public_id, parent__isnull=False).select_related("parent").first()
    return f"{child.parent.get_absolute_url()}?v={child.public_id}" if child else None


def product_page(public_id: str, language: str, *, variant: str = "", offer: str = "") -> ProductPage:
    """Return the page of a listed product: at most eight queries. Raises ``NotFound`` for what is not on sale.

    ``variant`` and ``offer`` are public ids asked for in the address; unknown ones are passed over.
    """
    shown = _read(public_id, language, variant, offer)
    tree = category_tree()
    title, secondary = in_language(language, shown.parent.title, shown.parent.title_hi)
    description = in_language(language, shown.parent.description, shown.parent.description_hi)[0]
    rate_text = _rate_text(shown, clock.today())
    return ProductPage(
        title=title,
        title_secondary=secondary,
        description=as_html(description),
        url=shown.parent.get_absolute_url(),
        fits=shown.listing.facets.get("fits", []),
        crumbs=_crumbs(shown, tree, title),
        pictures=_pictures(shown),
        rating=rating_text(shown.listing),
        rating_count=shown.listing.rating_count,
        chosen=_chosen(shown, rate_text),
        variants=_variant_options(shown),
        offers=_offer_rows(shown),
        returns_text=_returns(shown),
        facts=_facts(shown, rate_text),
        particulars=_particulars(shown),
        seller_name=in_language(language, shown.seller.name, shown.seller.name_hi)[0],
        seller_url=_shop_url(shown.seller),
        related=cards(_related(shown.listing), language),
    )


def _read(public_id: str, language: str, variant: str, offer: str) -> _Shown:
    listing = Listing.objects.select_related("product").filter(public_id=public_id).first()
    if listing is None:
        raise NotFound
    variants = []
    if listing.product.is_parent:
        variants = list(Product.objects.published().filter(parent=listing.product).order_by("pk"))
    products = {product.pk: product for product in (variants or [listing.product])}
    offers = _offers(products)
    if not offers:
        raise NotFound
    wanted = next((one for one in offers if one.public_id == offer), None)
    product = products[wanted.product_id] if wanted else _product(products, variant, offers)
    own = [one for one in offers if one.product_id == product.pk]
    chosen = wanted or (own[0] if own else offers[0])
    return _Shown(listing, products[chosen.product_id], offers, chosen, variants, language)


def _offers(products: dict[int, Product]) -> list[Offer]:
    """Return offers of open shops, those that can be bought first, then by price."""
    offers = offers_on_sale().filter(product__in=products)
    return sorted(offers.select_related("partner"), key=lambda offer: (offer.free_stock <= 0, offer.price, offer.pk))


def _product(products: dict[int, Product], variant: str, offers: Sequence[Offer]) -> Product:
    offered = {offer.product_id for offer in offers}
    asked = next((one for one in products.values() if one.public_id == variant and one.pk in offered), None)
    return asked or products[offers[0].product_id]


def _crumbs(shown: _Shown, tree: Tree, title: str) -> list[tuple[str, str | None]]:
    return crumbs_of(tree.line_to(shown.listing.category_path), title)


def _pictures(shown: _Shown) -> list[Picture]:
    """Return the chosen variant's pictures first, then the product's."""
    mine = {shown.product.pk, shown.parent.pk}
    images = ProductImage.objects.filter(product__in=mine).order_by("display_order", "pk")
    ordered = sorted(images, key=lambda image: image.product_id != shown.product.pk)
    title = in_language(shown.language, shown.parent.title, shown.parent.title_hi)[0]
    return [
        Picture(
            url=media_url(image.large.name),
            srcset=srcset("", image.medium.name, image.large.name),
            thumb_url=media_url(image.small.name),
            alt=in_language(shown.language, image.alt, image.alt_hi)[0] or title,
            tint=image.tint,
        )
        for image in ordered
    ]


def _chosen(shown: _Shown, rate_text: str) -> ChosenOffer:
    offer = shown.chosen
    is_taxed = shown.seller.kind == SellerKind.REGULAR
    return ChosenOffer(
        public_id=offer.public_id,
        price_paise=offer.price_paise,
        mrp_paise=offer.mrp_paise if offer.mrp_paise > offer.price_paise else None,
        unit_text=unit_text(offer.price_paise, shown.product.net_quantity),
        is_available=offer.free_stock > 0,
        most=max(1, min(offer.free_stock, MOST_AT_ONCE)),
        tax_text=_("GST included") if is_taxed and rate_text else _("All taxes included"),
    )


def _variant_options(shown: _Shown) -> list[VariantOption]:
    buyable = {offer.product_id for offer in shown.offers if offer.free_stock > 0}
    here = shown.parent.get_absolute_url()
    return [
        VariantOption(
            label=_label(variant, shown.language),
            url=f"{here}?v={variant.public_id}",
            is_selected=variant.pk == shown.product.pk,
            is_available=variant.pk in buyable,
        )
        for variant in shown.variants
    ]


def _label(product: Product, language: str) -> str:
    return in_language(language, product.variant_label, product.variant_label_hi)[0]


def _offer_rows(shown: _Shown) -> list[OfferRow]:
    rivals = [offer for offer in shown.offers if offer.product_id == shown.product.pk]
    if len(rivals) < 2:
        return []
    return [_offer_row(shown, offer, _reason(rivals) if offer == rivals[0] else "") for offer in rivals]


def _offer_row(shown: _Shown, offer: Offer, reason: str) -> OfferRow:
    seller, days = offer.partner, offer.lead_time_days
    in_stock = offer.free_stock > 0
    return OfferRow(
        public_id=offer.public_id,
        seller_name=in_language(shown.language, seller.name, seller.name_hi)[0],
        seller_url=_shop_url(seller),
        rating="",
        place=", ".join(part for part in (seller.locality, seller.city) if part),
        promise_text=_ready_text(days) if in_stock else _("Out of stock"),
        delivery_text=_("Pay on delivery possible") if seller.accepts_cod else "",
        price_paise=offer.price_paise,
        is_chosen=offer == shown.chosen,
        choose_url=f"{shown.parent.get_absolute_url()}?offer={offer.public_id}",
        reason=reason,
    )


def _ready_text(days: int) -> str:
    if not days:
        return _("Ready today")
    return ngettext("Ready in %(days)d day", "Ready in %(days)d days", days) % {"days": days}


def _reason(rivals: Sequence[Offer]) -> str:
    """Say why the first offer is first: it is what the sorting in ``_offers`` did."""
    buyable = [offer for offer in rivals if offer.free_stock > 0]
    if not buyable:
        return _("No shop has it in stock at the moment.")
    if len(buyable) == 1:
        return _("Shown first: the only shop that has it in stock now.")
    if buyable[0].price == buyable[1].price:
        return _("Shown first: the lowest price; of two equal prices the one offered here longer.")
    return _("Shown first: the lowest price of the %(count)d shops that have it in stock.") % {"count": len(buyable)}


def _returns(shown: _Shown) -> str:
    days = shown.seller.return_window_days
    if not shown.parent.is_returnable or not days:
        return _("Cannot be returned, unless it arrives damaged or wrong")
    return ngettext("%(days)d-day return", "%(days)d-day return", days) % {"days": days}


def _rate_text(shown: _Shown, today: date) -> str:
    try:
        rate = tax_rates_for([shown.product], today)[shown.product.pk]
    except NoTaxRate:  # a rate that ran out must not take the page away; placing an order refuses by itself
        return ""
    return format_percent(rate_bp(rate, shown.chosen.price_paise))


def _facts(shown: _Shown, rate_text: str) -> list[tuple[str, str]]:
    seller, product = shown.seller, shown.product
    place = f"{seller.address_line}, {seller.locality}, {seller.city} {seller.pincode}"
    rows = [
        (_("Sold by"), f"{seller.legal_name}, {place}"),
        (_("Contact"), " · ".join(part for part in (seller.phone, seller.email) if part)),
        (_("Tax status"), _tax_status(seller)),
        (_("FSSAI"), seller.fssai),
        (_("Country of origin"), country_name(product.country_of_origin)),
        (_("Net quantity"), product.net_quantity),
        (_("HSN and GST"), _hsn_text(product, rate_text, seller)),
        (_("Returns"), _returns(shown)),
    ]
    return [(label, value) for label, value in rows if value]


def _tax_status(seller: Seller) -> str:
    if seller.kind == SellerKind.ENROLLED_UNREGISTERED:
        return _("Not registered under GST, enrolled under %(number)s") % {"number": seller.enrolment_id}
    if seller.kind == SellerKind.COMPOSITION:
        return _("GSTIN %(number)s, composition scheme") % {"number": seller.gstin}
    return _("GSTIN %(number)s") % {"number": seller.gstin}


def _hsn_text(product: Product, rate_text: str, seller: Seller) -> str:
    if seller.kind != SellerKind.REGULAR:
        return _("%(hsn)s · this shop charges no GST") % {"hsn": product.hsn or "–"}
    return " · ".join(part for part in (product.hsn, rate_text and f"GST {rate_text}") if part)


def country_name(code: str) -> str:
    """Return a country of origin in words where we have them."""
    names = {"IN": _("India"), "NP": _("Nepal"), "BD": _("Bangladesh"), "CN": _("China"), "LK": _("Sri Lanka")}
    return names.get(code, code)


def _particulars(shown: _Shown) -> list[tuple[str, str]]:
    values = ProductAttributeValue.objects.filter(product__in={shown.product.pk, shown.parent.pk})
    rows: dict[str, Any] = {}
    for value in sorted(values.select_related("attribute"), key=lambda value: value.product_id == shown.product.pk):
        rows[value.attribute.name] = value.value_text
    return list(rows.items())


def _shop_url(seller: Seller) -> str:
    return reverse("catalog:shop", kwargs={"slug": seller.slug})


def _related(listing: Listing) -> list[Listing]:
    beside = Listing.objects.filter(Q(category=listing.category_id) & ~Q(pk=listing.pk))
    return list(beside.order_by("-is_available", "-score")[:RELATED])
