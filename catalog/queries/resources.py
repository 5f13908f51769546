"""Products, categories and offers as the REST door reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from catalog.facets.words import RELEVANCE
from catalog.models import Category, Listing, Product, ProductImage
from catalog.queries.browsing import Filters, matching_pks
from catalog.standing import Place, Standing, deliveries_to, ranked
from sellers.models import Offer, Seller
from sellers.queries import offers_on_sale


def listings(
    *,
    category: str | None = None,
    seller: str | None = None,
    price_min: int | None = None,
    price_max: int | None = None,
    available: bool | None = None,
) -> QuerySet[Listing]:
    """Return the listings that fit; ids that name nothing fit nothing."""
    found = Listing.objects.select_related("product", "seller", "category")
    if category is not None:
        branch = Category.objects.filter(public_id=category).values_list("path", flat=True).first()
        found = found.filter(category_path__startswith=branch) if branch else found.none()
    if seller is not None:
        offered = offers_on_sale().filter(partner__public_id=seller)
        found = found.filter(pk__in=offered.values(root=Coalesce("product__parent_id", "product_id")))
    bounds = {"price_paise__gte": price_min, "price_paise__lte": price_max, "is_available": available}
    return found.filter(**{name: value for name, value in bounds.items() if value is not None})


def narrowed(
    *,
    facets: Sequence[str] = (),
    origin: Sequence[str] = (),
    fits: Sequence[str] = (),
    rating_min: int | None = None,
    pincode: str = "",
    open_now: bool = False,
    sort: str = "best",
    category: str | None = None,
    seller: str | None = None,
    price_min: int | None = None,
    price_max: int | None = None,
    available: bool | None = None,
) -> list[int]:
    """Return the pks of the listings that fit, in order, from the index that pages of lists use.

    ``facets`` are written ``colour:red``; several values of one facet are alternatives. Raises ``InvalidInput``.
    """
    slug = _slug_of(category) if category is not None else ""
    if slug is None:
        return []
    picks = {
        **_facet_picks(facets),
        "origin": set(origin),
        "fits": set(fits),
        "rating": {str(rating_min)} if rating_min else set(),
        "open": {"1"} if open_now else set(),
        "sold_by": {_pk_of(seller)} if seller is not None else set(),
    }
    asked = Filters(
        category=slug,
        picks=tuple(sorted((name, tuple(sorted(values))) for name, values in picks.items() if values)),
        price_min=price_min,
        price_max=price_max,
        pincode=pincode,
        sort=RELEVANCE if sort == "best" else sort,
    )
    if available is None:
        return matching_pks(asked)
    in_stock = matching_pks(asked.picking("in_stock", ["1"]))
    if available:
        return in_stock
    left_out = set(in_stock)
    return [pk for pk in matching_pks(asked) if pk not in left_out]


def _facet_picks(written: Sequence[str]) -> dict[str, set[str]]:
    picks: dict[str, set[str]] = {}
    for pair in written:
        name, _colon, value = pair.partition(":")
        picks.setdefault(f"a_{name}", set()).add(value)
    return picks


def _slug_of(category: str) -> str | None:
    return Category.objects.filter(public_id=category).values_list("slug", flat=True).first()


def _pk_of(seller: str) -> str:
    """Return a shop's pk as the index of facets writes it; empty, which nothing has, for an id that names no shop."""
    return str(Seller.objects.filter(public_id=seller).values_list("pk", flat=True).first() or "")


def listings_in_order(pks: Sequence[int]) -> list[Listing]:
    """Return these listings in this order; one that is gone meanwhile is left out."""
    found = listings().in_bulk(list(pks))
    return [found[pk] for pk in pks if pk in found]


def listing_of(public_id: str) -> Listing | None:
    """Return the listing of a product, or of the product a variant belongs to."""
    published = Product.objects.published().filter(public_id=public_id).values("pk", "parent_id").first()
    return listings().filter(pk=published["parent_id"] or published["pk"]).first() if published else None


def offers_on_show(roots: Sequence[int]) -> QuerySet[Offer]:
    """Return what may be bought of these products and their variants, from every open shop."""
    of_roots = Q(product__in=roots) | Q(product__parent__in=roots)
    offers = offers_on_sale().filter(of_roots, product__in=Product.objects.published())
    return offers.select_related("product", "partner")


def offers_by_product(roots: Sequence[int]) -> dict[int, list[Offer]]:
    """Return the offers of several products, each cheapest first; one query."""
    found: dict[int, list[Offer]] = {pk: [] for pk in roots}
    for offer in offers_on_show(roots).order_by("price", "public_id"):
        found[offer.product.parent_id or offer.product_id].append(offer)
    return found


def standings_of(root: int, place: Place) -> list[Standing]:
    """Return the offers of a product and its variants at a place, in the buy-box's order; two queries."""
    offers = list(offers_on_show([root]).order_by("pk"))
    return ranked(offers, deliveries_to(place, offers))


@dataclass(frozen=True)
class ProductDetail:
    """A product with all that its page tells."""

    listing: Listing
    images: list[ProductImage]
    variants: list[Product]
    offers: list[Offer]

    @property
    def product(self) -> Product:
        return self.listing.product

    @property
    def attributes(self) -> dict[str, list[str]]:
        facets: dict[str, Any] = self.listing.facets
        return facets.get("attributes", {})


def product_detail(public_id: str) -> ProductDetail | None:
    """Return what is known of a product that is on show; five queries."""
    listing = listing_of(public_id)
    if listing is None:
        return None
    variants = Product.objects.published().filter(parent=listing.pk).order_by("pk")
    images = ProductImage.objects.filter(Q(product=listing.pk) | Q(product__parent=listing.pk))
    return ProductDetail(
        listing=listing,
        images=list(images.order_by("display_order", "pk")),
        variants=list(variants),
        offers=offers_by_product([listing.pk])[listing.pk],
    )


def categories() -> QuerySet[Category]:
    """Return the categories that are shown, each branch after its stem."""
    return Category.objects.browsable()


def parents_of(rows: Sequence[Category]) -> dict[str, str]:
    """Return path → public id of the parents of these categories; one query."""
    step = Category.steplen
    paths = {row.path[:-step] for row in rows if row.depth > 1}
    return dict(Category.objects.filter(path__in=paths).values_list("path", "public_id"))


def product_to_offer(seller: Seller, public_id: str) -> Product | None:
    """Return a product a shop may offer: its own, or one that is on show; any other is as good as absent."""
    product = Product.objects.select_related("parent", "owner").filter(public_id=public_id).first()
    if product is None:
        return None
    main = product.parent or product
    return product if main.owner_id == seller.pk or main.is_on_show else None


def offers_of_shop(
    seller: Seller, *, sku: str | None = None, product: str | None = None, active: bool | None = None
) -> QuerySet[Offer]:
    """Return a shop's own offers with their products; call it in the seller's scope."""
    wanted = {"partner_sku": sku, "product__public_id": product, "is_active": active}
    chosen = {name: value for name, value in wanted.items() if value is not None}
    return Offer.objects.filter(partner=seller, **chosen).select_related("product__parent", "partner")
