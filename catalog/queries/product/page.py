"""The page of a product, put together for its language."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.bundles import Piece
from catalog.content import as_html
from catalog.models import Listing
from catalog.queries.cards import Card, cards, in_language, rating_text
from catalog.queries.product import facts as law
from catalog.queries.product.offers import ChosenOffer, OfferRow, chosen_offer, merits, offer_rows, shop_url
from catalog.queries.product.pictures import Picture, picture_of
from catalog.queries.product.reading import Asked, Shown, ShownBundle, read
from catalog.queries.product.variants import VariantGroup, selected_label, variant_groups
from catalog.tree import category_tree, crumbs_of
from vrinda.kernel.errors import NotFound
from vrinda.kernel.money import format_inr
from vrinda.kernel.quantities import quantity_text

RELATED = 5


@dataclass(frozen=True)
class BundleLine:
    """One thing of a bundle; amounts in paise with GST."""

    title: str
    url: str
    quantity_text: str
    total_paise: int
    problem: str


@dataclass(frozen=True)
class BundleOffer:
    """What the bundle's button puts into the basket, line by line."""

    public_id: str
    price_paise: int
    mrp_paise: int | None
    is_available: bool
    lines: list[BundleLine]


@dataclass(frozen=True)
class ProductPage:
    """Everything the page shows; ``chosen`` for goods, ``bundle`` for a bundle, never both."""

    public_id: str
    title: str
    title_secondary: str
    variant_label: str
    description: SafeString
    url: str
    crumbs: list[tuple[str, str | None]]
    pictures: list[Picture]
    rating: str
    rating_count: int
    veg_mark: str
    veg_text: str
    returns_text: str
    facts: list[tuple[str, str]]
    seller_name: str
    seller_url: str
    merits: list[str]
    more_url: str
    fits: list[str]
    chosen: ChosenOffer | None = None
    bundle: BundleOffer | None = None
    variants: list[VariantGroup] = field(default_factory=list)
    offers: list[OfferRow] = field(default_factory=list)
    particulars: list[tuple[str, str]] = field(default_factory=list)
    pin: str = ""
    pin_typed: str = ""
    pin_problem: str = ""
    kept: list[tuple[str, str]] = field(default_factory=list)


def product_page(public_id: str, language: str, *, variant: str = "", offer: str = "", pin: str = "") -> ProductPage:
    """Return the page of a listed product: at most six queries. Raises ``NotFound`` for what is not on sale.

    ``variant`` and ``offer`` are public ids asked for in the address; unknown ones are passed over.
    """
    asked = Asked(language, variant=variant, offer=offer, pin=pin)
    shown = read(public_id, asked)
    if isinstance(shown, ShownBundle):
        return ProductPage(
            **_in_common(shown), variant_label="", bundle=_bundle_offer(shown), facts=_bundle_facts(shown), merits=[]
        )
    rate = law.rate_text(shown.product, shown.chosen.offer.price_paise, shown.today)
    return ProductPage(
        **_in_common(shown),
        variant_label=selected_label(shown),
        chosen=chosen_offer(shown, rate),
        variants=variant_groups(shown),
        offers=offer_rows(shown),
        facts=law.facts(shown, rate),
        particulars=law.particulars(shown),
        merits=merits(shown.chosen),
        pin=shown.place.pincode,
        pin_typed=pin,
        pin_problem=asked.pin_problem,
        kept=[("v", shown.product.public_id)] if shown.product.parent_id else [],
    )


def _in_common(shown: Shown | ShownBundle) -> dict[str, Any]:
    language, parent = shown.language, shown.parent
    title, secondary = in_language(language, parent.title, parent.title_hi)
    line = category_tree().line_to(shown.listing.category_path)
    return {
        "public_id": parent.public_id,
        "title": title,
        "title_secondary": secondary,
        "description": as_html(in_language(language, parent.description, parent.description_hi)[0]),
        "url": parent.get_absolute_url(),
        "crumbs": crumbs_of(line, title),
        "pictures": [picture_of(image, title=title, language=language) for image in shown.images],
        "rating": rating_text(shown.listing),
        "rating_count": shown.listing.rating_count,
        "veg_mark": shown.product.veg_mark,
        "veg_text": shown.product.get_veg_mark_display() if shown.product.veg_mark else "",
        "returns_text": law.returns_text(shown),
        "seller_name": in_language(language, shown.seller.name, shown.seller.name_hi)[0],
        "seller_url": shop_url(shown.seller),
        "fits": shown.listing.facets.get("fits", []),
        "more_url": line[-1].get_absolute_url() if line else "",
    }


def _bundle_offer(shown: ShownBundle) -> BundleOffer:
    bundle = shown.bundle
    return BundleOffer(
        public_id=shown.parent.public_id,
        price_paise=bundle.price_paise,
        mrp_paise=bundle.mrp_paise if bundle.mrp_paise > bundle.price_paise else None,
        is_available=bundle.is_available,
        lines=[_bundle_line(piece, shown.language) for piece in bundle.pieces],
    )


def _bundle_line(piece: Piece, language: str) -> BundleLine:
    product, shown = piece.product, piece.shown
    title = in_language(language, product.title or shown.title, product.title_hi or shown.title_hi)[0]
    query = f"?offer={piece.offer.public_id}"
    return BundleLine(
        title=title,
        url=f"{shown.get_absolute_url()}{query}" if shown.is_on_show else "",
        quantity_text=quantity_text(piece.quantity, product.step_g),
        total_paise=piece.total_paise,
        problem=piece.problem,
    )


def _bundle_facts(shown: ShownBundle) -> list[tuple[str, str]]:
    mrp = _("%(mrp)s for all its parts, all taxes included") % {"mrp": format_inr(shown.bundle.mrp_paise)}
    rows = [(_("MRP"), mrp), (_("Declarations"), _("Each part's own page tells its origin, maker and quantity."))]
    rows += [*law.of_seller(shown.seller), (_("Returns"), law.returns_text(shown))]
    return [(label, value) for label, value in rows if value]


def related_cards(public_id: str, language: str) -> list[Card]:
    """Return a few more things of a listed product's own shelf: two queries."""
    listing = Listing.objects.filter(public_id=public_id).only("pk", "category_path").first()
    if listing is None:
        raise NotFound
    beside = Listing.objects.filter(category_path=listing.category_path).exclude(pk=listing.pk)
    return cards(beside.order_by("-score")[:RELATED], language)
