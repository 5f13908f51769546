"""A new product in one go: written, priced, pictured and handed in for review."""

from datetime import date
from typing import IO, TypedDict

from django.db import transaction

from catalog.models import Category, Product
from catalog.services.images import Encoded, add_encoded, encode
from catalog.services.products import create_product, submit_product
from sellers.models import Offer, Seller
from sellers.services.offers import create_offer


class Declarations(TypedDict, total=False):
    """What the law asks of goods of one kind or another."""

    country_of_origin: str
    importer: str
    packer: str
    packed_on: date | None
    shelf_life_days: int | None
    veg_mark: str
    step_g: int


class Newcomer(TypedDict):
    """What a shop types about a product it has not sold here before; money in paise."""

    title: str
    title_hi: str
    description: str
    category: Category
    hsn: str
    net_quantity: str
    declarations: Declarations
    price: int
    mrp: int
    stock: int
    sku: str
    picture: IO[bytes]


def offer_new_product(*, seller: Seller, by: object, newcomer: Newcomer) -> Offer:
    """Write a product, put the shop's price on it, and ask the market to look at it; all of it or nothing.

    The picture is encoded before the transaction: on SQLite nobody else could write meanwhile.
    """
    return _offer(seller, by, newcomer, encode(newcomer["picture"]))


@transaction.atomic
def _offer(seller: Seller, by: object, newcomer: Newcomer, picture: Encoded) -> Offer:
    product = create_product(
        owner=seller,
        by=by,
        category=newcomer["category"],
        title=newcomer["title"],
        title_hi=newcomer["title_hi"],
        description=newcomer["description"],
        hsn=newcomer["hsn"] or newcomer["category"].default_hsn,
        net_quantity=newcomer["net_quantity"],
        **newcomer["declarations"],
    )
    offer = create_offer(
        seller=seller,
        product=product,
        price_paise=newcomer["price"],
        mrp_paise=newcomer["mrp"],
        stock=newcomer["stock"],
        sku=newcomer["sku"],
        by=by,
    )
    add_encoded(product=product, encoded=picture, alt=product.title, alt_hi=product.title_hi, by=by)
    submit_product(product=Product.objects.get(pk=product.pk), by=by)
    return offer
