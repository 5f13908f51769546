"""Bundles are put together here: a product that holds offers of its own shop, each sold as a line of its own."""

from collections.abc import Sequence
from typing import IO, TypedDict

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.models import BundlePart, Category, Product
from catalog.services.completeness import FEWEST_PARTS
from catalog.services.images import Encoded, add_encoded, encode
from catalog.services.listings import refresh_listings
from catalog.services.products import create_product, submit_product
from sellers.models import Offer, Seller
from sellers.queries import offer_of
from vrinda.kernel import events
from vrinda.kernel.errors import InvalidInput

MOST_PARTS = 12
MOST_OF_A_PART = 20
Parts = Sequence[tuple[str, int]]  # public id of an offer, pieces of it


class NewBundle(TypedDict):
    """What a shop types about a bundle."""

    title: str
    title_hi: str
    description: str
    category: Category
    picture: IO[bytes]
    parts: Parts


def offer_bundle(*, seller: Seller, by: object, bundle: NewBundle) -> Product:
    """Put a bundle together, picture it and ask the market to look at it; all of it or nothing."""
    return _offer(seller, by, bundle, encode(bundle["picture"]))


@transaction.atomic
def _offer(seller: Seller, by: object, bundle: NewBundle, picture: Encoded) -> Product:
    product = create_bundle(
        owner=seller,
        by=by,
        category=bundle["category"],
        title=bundle["title"],
        title_hi=bundle["title_hi"],
        description=bundle["description"],
        parts=bundle["parts"],
    )
    add_encoded(product=product, encoded=picture, alt=product.title, alt_hi=product.title_hi, by=by)
    return submit_product(product=product, by=by)


@transaction.atomic
def create_bundle(
    *,
    owner: Seller,
    by: object,
    category: Category,
    parts: Parts,
    title: str,
    title_hi: str = "",
    description: str = "",
    description_hi: str = "",
) -> Product:
    """Write a draft bundle of a shop's own offers; each is pinned, at whatever it costs on the day."""
    offers = _own_offers(owner, parts)
    product = create_product(
        owner=owner,
        by=by,
        category=category,
        title=title,
        title_hi=title_hi,
        description=description,
        description_hi=description_hi,
        unit="set",
        is_returnable=all((offer.product.parent or offer.product).is_returnable for offer, _count in offers),
    )
    BundlePart.objects.bulk_create(BundlePart(bundle=product, offer=offer, quantity=count) for offer, count in offers)
    refresh_listings([product.pk])
    told = [[offer.public_id, count] for offer, count in offers]
    events.record("bundle.created", subject=product.public_id, by=by, seller=owner.public_id, parts=told)
    return product


def _own_offers(owner: Seller, parts: Parts) -> list[tuple[Offer, int]]:
    """Return the offers named, each once; another shop's is as good as absent."""
    if len({offer_id for offer_id, _count in parts}) != len(parts):
        raise InvalidInput(_("Name each thing once, with how many of it."), param="parts")
    if not FEWEST_PARTS <= len(parts) <= MOST_PARTS:
        raise InvalidInput(
            _("A bundle holds from %(fewest)d to %(most)d different things.")
            % {"fewest": FEWEST_PARTS, "most": MOST_PARTS},
            param="parts",
        )
    if not all(0 < count <= MOST_OF_A_PART for _offer_id, count in parts):
        raise InvalidInput(_("Give a number from 1 to %(most)d.") % {"most": MOST_OF_A_PART}, param="parts")
    return [(offer_of(owner, offer_id), count) for offer_id, count in parts]
