"""What a listing row says about a product, worked out from products, offers, pictures and reviews.

One function builds rows for any number of products with a constant number of queries; both the refresh after a
change and the rebuild of everything use it, so they cannot disagree.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from catalog.bundles import Bundle, bundles_of, parts_of
from catalog.deities import fits_of
from catalog.models import (  # type: ignore[attr-defined] # Oscar's
    Category,
    Listing,
    Product,
    ProductAttributeValue,
    ProductCategory,
    ProductImage,
    Review,
)
from catalog.queries.thakurji import deity_chart
from catalog.search.folding import keys
from catalog.standing import deliveries_to, home, ranked
from catalog.states import VoiceState
from sellers.models import Offer
from sellers.queries import offers_on_sale
from sellers.reach import DeliveryChoice

VRAT_SAFE = ("vrat_safe", "yes")  # the particular, and the value that staff let pass when they review the product
LOT = 1000  # the score's steps; equals are put in an order drawn by lot, the same for every shop


@dataclass
class Sources:
    """Everything rows are made from, by the pk of the standalone or parent product."""

    categories: dict[int, Category] = field(default_factory=dict)
    ancestors: dict[str, Category] = field(default_factory=dict)
    offers: dict[int, list[Offer]] = field(default_factory=lambda: defaultdict(list))
    bundles: dict[int, Bundle] = field(default_factory=dict)
    deliveries: dict[int, DeliveryChoice | None] = field(default_factory=dict)
    images: dict[int, ProductImage] = field(default_factory=dict)
    attributes: dict[int, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    reviews: dict[int, tuple[int, int]] = field(default_factory=dict)
    variants: dict[int, list[Product]] = field(default_factory=lambda: defaultdict(list))


def build_listings(root_pks: Sequence[int]) -> list[Listing]:
    """Return the rows these standalone or parent products should have; a product not for sale has none."""
    family = Product.objects.published().filter(Q(pk__in=root_pks, parent=None) | Q(parent__in=root_pks)).order_by("pk")
    products = [product for product in family if product.parent_id is None]
    sources = _sources([product.pk for product in products], family)
    return [
        _row(product, sources)
        for product in products
        if product.pk in sources.categories and (product.pk in sources.bundles or sources.offers.get(product.pk))
    ]


def roots_of(product_pks: Iterable[int]) -> list[int]:
    """Return the pks of the products that carry the listings of these products, bundles that hold them included."""
    pks = set(product_pks)
    concerned = Q(pk__in=pks) | Q(pk__in=parts_of(pks).values("bundle_id"))
    rows = Product.objects.filter(concerned).values_list("pk", "parent_id")
    return sorted({parent or pk for pk, parent in rows})


def _sources(pks: Sequence[int], family: Iterable[Product]) -> Sources:
    sources = Sources()
    owner_of = {pk: pk for pk in pks}
    for child in family:
        if child.parent_id in owner_of:
            owner_of[child.pk] = child.parent_id
            sources.variants[child.parent_id].append(child)
    _add_categories(sources, pks)
    _add_offers(sources, owner_of)
    _add_images(sources, owner_of)
    _add_attributes(sources, owner_of)
    reviews = Review.objects.filter(product__in=pks, state=VoiceState.APPROVED)
    for row in reviews.values("product").annotate(total=Sum("stars"), count=Count("pk")).order_by("product"):
        sources.reviews[row["product"]] = (row["total"], row["count"])
    return sources


def _add_categories(sources: Sources, pks: Sequence[int]) -> None:
    links = ProductCategory.objects.filter(
        product__in=pks, category__is_public=True, category__ancestors_are_public=True
    )
    for link in links.select_related("category").order_by("-category__depth", "pk"):
        sources.categories.setdefault(link.product_id, link.category)
    steps = Category.steplen
    paths = {
        category.path[:end]
        for category in sources.categories.values()
        for end in range(steps, len(category.path) + 1, steps)
    }
    sources.ancestors = {category.path: category for category in Category.objects.filter(path__in=paths)}


def _add_offers(sources: Sources, owner_of: dict[int, int]) -> None:
    offers = offers_on_sale().filter(product__in=owner_of)
    for offer in offers.select_related("partner").order_by("pk"):
        sources.offers[owner_of[offer.product_id]].append(offer)
    sources.deliveries = deliveries_to(home(), [offer for found in sources.offers.values() for offer in found])
    sources.bundles = bundles_of(owner_of)


def _add_images(sources: Sources, owner_of: dict[int, int]) -> None:
    images = ProductImage.objects.filter(product__in=owner_of).order_by("display_order", "pk")
    for image in sorted(images, key=lambda image: image.product_id != owner_of[image.product_id]):
        sources.images.setdefault(owner_of[image.product_id], image)


def _add_attributes(sources: Sources, owner_of: dict[int, int]) -> None:
    values = ProductAttributeValue.objects.filter(product__in=owner_of).order_by("attribute__code", "product")
    for product, code, text in values.values_list("product", "attribute__code", "value_text"):
        known = sources.attributes[owner_of[product]].setdefault(code, [])
        if text and text not in known:
            known.append(text)


def _row(product: Product, sources: Sources) -> Listing:
    bundle = sources.bundles.get(product.pk)
    offers = bundle.offers if bundle else sources.offers[product.pk]
    best = offers[0] if bundle else ranked(offers, sources.deliveries)[0].offer
    priced: Bundle | Offer = bundle or best
    category = sources.categories[product.pk]
    stars, count = sources.reviews.get(product.pk, (0, 0))
    row = Listing(
        product_id=product.pk,
        public_id=product.public_id,
        slug=product.slug,
        title=product.title,
        title_hi=product.title_hi,
        category_id=category.pk,
        category_path=category.path,
        seller_id=best.partner_id,
        seller_name=best.partner.name,
        seller_name_hi=best.partner.name_hi,
        seller_slug=best.partner.slug,
        seller_ids=sorted({offer.partner_id for offer in offers}),
        offer_count=1 if bundle else len(offers),
        best_offer="" if bundle else best.public_id,
        price_paise=priced.price_paise,
        mrp_paise=priced.mrp_paise,
        is_available=bundle.is_available if bundle else best.is_buyable,
        **_picture(sources.images.get(product.pk)),
        facets=_facets(product, best, sources),
        rating=(Decimal(stars) / count).quantize(Decimal("0.01"), ROUND_HALF_UP) if count else None,
        rating_count=count,
        title_words=_as_words([product.title, product.title_hi]),
        words=_as_words(_other_texts(product, sources)),
    )
    row.is_vrat_safe = VRAT_SAFE[1] in sources.attributes.get(product.pk, {}).get(VRAT_SAFE[0], [])
    row.score = score_of(row, stars)
    return row


def _picture(image: ProductImage | None) -> dict[str, str]:
    if image is None:
        return {}
    return {"image_small": image.small.name or "", "image_medium": image.medium.name or "", "tint": image.tint}


def _facets(product: Product, best: Offer, sources: Sources) -> dict[str, Any]:
    variants = sources.variants.get(product.pk, [])
    # The unit price on a card belongs to the choice whose price it shows.
    priced = next((variant for variant in variants if variant.pk == best.product_id), product)
    return {
        **_fits(product, variants, sources),
        "attributes": sources.attributes.get(product.pk, {}),
        "variants": len(variants),
        "bundle": product.pk in sources.bundles,
        "step_g": product.step_g,
        "net_quantity": priced.net_quantity,
        "origin": product.country_of_origin,
    }


def _fits(product: Product, variants: Sequence[Product], sources: Sources) -> dict[str, list[str]]:
    fits = fits_of(
        attributes=sources.attributes.get(product.pk, {}),
        titles=[product.title, product.title_hi],
        labels=[label for variant in variants for label in (variant.variant_label, variant.variant_label_hi)],
        read_chart=deity_chart,
    )
    return {"fits": fits} if fits else {}


def score_of(row: Listing, stars: int) -> int:
    """Return what orders lists: in stock, then reviews, then a full description; never a payment.

    Reviews count as if three middling ones stood beside them, so one review does not decide.
    The page "How we rank" says the same in words; keep the two together.
    """
    reviews = 10 * (stars + 9) // (row.rating_count + 3)
    steps = 100 * row.is_available + reviews + 5 * bool(row.image_small) + 5 * bool(row.title_hi)
    return steps * LOT + zlib.crc32(row.public_id.encode()) % LOT


def _other_texts(product: Product, sources: Sources) -> list[str]:
    category, step = sources.categories[product.pk], Category.steplen
    texts = [product.net_quantity]
    for end in range(step, len(category.path) + 1, step):
        ancestor = sources.ancestors[category.path[:end]]
        texts += [ancestor.name, ancestor.name_hi]
    bundle = sources.bundles.get(product.pk)
    for offer in bundle.offers[:1] if bundle else sources.offers[product.pk]:
        texts += [offer.partner.name, offer.partner.name_hi]
    for values in sources.attributes.get(product.pk, {}).values():
        texts += values
    for child in sources.variants.get(product.pk, []):
        texts += [child.variant_label, child.variant_label_hi]
    return texts


def _as_words(texts: Iterable[str]) -> str:
    found = (key for text in texts if text for key in keys(text))
    return " ".join(dict.fromkeys(found))
