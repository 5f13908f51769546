"""What the page of a product is made from, read with few queries and put in order, before it is put in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Subquery
from django.utils.http import urlencode

from accounts.places import read_pincode
from catalog.bundles import Bundle, bundles_of
from catalog.models import Listing, Product, ProductAttributeValue, ProductImage  # type: ignore[attr-defined] # Oscar's
from catalog.standing import Place, Standing, deliveries_to, home, place_of, ranked
from sellers.models import Offer, Seller
from sellers.queries import offers_on_sale
from vrinda.kernel import clock
from vrinda.kernel.errors import NotFound


@dataclass(frozen=True)
class Asked:
    """What the address asks for: public ids of a choice and an offer, a PIN code. What is unknown is passed over."""

    language: str
    variant: str = ""
    offer: str = ""
    pin: str = ""

    @property
    def place(self) -> Place:
        """Return where things are to be brought; the market's own place when what was typed is no PIN code."""
        pincode, _problem = read_pincode(self.pin)
        return place_of(pincode) if pincode else home()

    @property
    def pin_problem(self) -> str:
        return read_pincode(self.pin)[1]


@dataclass(frozen=True)
class Listed:
    """What a page shows of any listed product."""

    listing: Listing
    product: Product
    images: Sequence[ProductImage]
    asked: Asked
    today: date

    @property
    def parent(self) -> Product:
        return self.listing.product

    @property
    def language(self) -> str:
        return self.asked.language


@dataclass(frozen=True)
class Shown(Listed):
    """One product as it is shown: the standings in order, the best first, and the one chosen."""

    standings: Sequence[Standing]
    chosen: Standing
    variants: Sequence[Product]
    values: Sequence[ProductAttributeValue]
    place: Place

    @property
    def seller(self) -> Seller:
        return self.chosen.seller

    @property
    def rivals(self) -> list[Standing]:
        """The offers of the product or choice that is shown, in order."""
        return [standing for standing in self.standings if standing.offer.product_id == self.product.pk]

    def address(self, **params: str) -> str:
        """Return the page's own address with some of what was asked for changed; the PIN code stays."""
        wanted = {"pin": "" if self.place.is_home else self.place.pincode, **params}
        given = {name: value for name, value in wanted.items() if value}
        here: str = self.parent.get_absolute_url()
        return f"{here}?{urlencode(given)}" if given else here


@dataclass(frozen=True)
class ShownBundle(Listed):
    """A bundle as it is shown."""

    bundle: Bundle

    @property
    def seller(self) -> Seller:
        seller: Seller = self.bundle.offers[0].partner
        return seller


def parent_address(public_id: str) -> str | None:
    """Return where a choice is shown, when the id is that of a choice and not of a listed product."""
    child = Product.objects.filter(public_id=public_id, parent__isnull=False).select_related("parent").first()
    return f"{child.parent.get_absolute_url()}?v={child.public_id}" if child else None


def read(public_id: str, asked: Asked) -> Shown | ShownBundle:
    """Read a listed product: four queries, for a bundle as many. Raises ``NotFound`` for what is not on sale."""
    offers = _offers(public_id)
    if not offers:
        return _read_bundle(public_id, asked)
    place = asked.place
    standings = ranked(offers, deliveries_to(place, offers))
    chosen = _chosen(standings, asked)
    listing = _listing(chosen.offer)
    product: Product = chosen.offer.product
    family = {product.pk, listing.pk, *(offer.product_id for offer in offers)}
    values = ProductAttributeValue.objects.filter(product__in=family).select_related("attribute")
    return Shown(
        listing=listing,
        product=product,
        standings=standings,
        chosen=chosen,
        variants=_variants(offers),
        values=list(values.order_by("attribute_id", "pk")),
        images=_images(product.pk, listing.pk),
        place=place,
        asked=asked,
        today=clock.today(),
    )


def _offers(public_id: str) -> list[Offer]:
    """Return all offers of a listed product and its choices, with their sellers, products and the listing."""
    # The pk is looked up first: asked of both tables at once, the id would have every product of the market read.
    listed = Subquery(Product.objects.filter(public_id=public_id, parent=None).values("pk"))
    shown = Product.objects.published().filter(Q(pk=listed) | Q(parent=listed))
    found = offers_on_sale().filter(product__in=shown)
    # Not one table more: from nine on, PostgreSQL joins them in the order written, all offers of the market first.
    return list(found.select_related("partner", "product__listing", "product__parent__listing").order_by("pk"))


def _listing(offer: Offer) -> Listing:
    product: Product = offer.product
    # A product without a row of its own here is not listed: its category is hidden, say.
    listed = product.parent or product
    listing: Listing | None = getattr(listed, "listing", None)
    if listing is None:
        raise NotFound
    listing.product = listed
    return listing


def _variants(offers: Sequence[Offer]) -> list[Product]:
    children = {offer.product_id: offer.product for offer in offers if offer.product.parent_id}
    return [children[pk] for pk in sorted(children)]


def _images(product_pk: int, parent_pk: int) -> list[ProductImage]:
    """Return the chosen variant's pictures first, then the product's."""
    images = ProductImage.objects.filter(product__in={product_pk, parent_pk}).order_by("display_order", "pk")
    return sorted(images, key=lambda image: image.product_id != product_pk)


def _chosen(standings: Sequence[Standing], asked: Asked) -> Standing:
    by_offer = next((one for one in standings if one.offer.public_id == asked.offer), None)
    by_variant = next((one for one in standings if one.offer.product.public_id == asked.variant), None)
    return by_offer or by_variant or standings[0]


def _read_bundle(public_id: str, asked: Asked) -> ShownBundle:
    listing = Listing.objects.select_related("product").filter(public_id=public_id).first()
    bundle = bundles_of([listing.pk]).get(listing.pk) if listing else None
    if listing is None or bundle is None:
        raise NotFound
    images = _images(listing.pk, listing.pk)
    return ShownBundle(listing, listing.product, images, asked, clock.today(), bundle)
