"""The goods of the demo market: written, priced by one or many shops, reviewed and put on show by the services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from catalog.models import Category, Product, TaxRate
from catalog.services.products import ProductFields, Variant, create_product, publish_product, submit_product
from catalog.states import VegMark
from sellers.models import Offer, Seller
from sellers.services.offers import create_offer
from vrinda.demo import pricing
from vrinda.demo.goods import OfferPlan, ProductPlan
from vrinda.demo.shops import SellerPlan
from vrinda.demo.taxonomy import PACKED_UNITS, Leaf, leaves
from vrinda.demo.titles import attribute_names
from vrinda.kernel import clock

BATCH = 40
_UNIT_OF = {"kit": "set", "box": "pack", "jar": "pack", "bottle": "pack"}


@dataclass(frozen=True)
class Hall:
    """What goods are written with: the shops and their owners by index, the tree, the rates, the staff."""

    sellers: Sequence[Seller]
    owners: Sequence[User]
    seller_plans: Sequence[SellerPlan]
    tree: Mapping[str, Category]
    rates: Mapping[str, TaxRate]
    staff: User


def sku_of(product_index: int, variant_index: int | None = None) -> str:
    """The stable name of a planned product, or of one of its variants, in each shop that offers it."""
    return f"D{product_index + 1:05d}" + ("" if variant_index is None else f"-{variant_index + 1}")


def written_products() -> dict[int, Product]:
    """The products of the plan that are here already, by index; the owner's first offer tells."""
    offers = Offer.across_sellers.filter(partner_sku__regex=r"^D[0-9]{5}(-1)?$").select_related("product__parent")
    shown = ((offer, offer.product.parent or offer.product) for offer in offers)
    return {int(offer.partner_sku[1:6]) - 1: shown for offer, shown in shown if shown.owner_id == offer.partner_id}


@transaction.atomic
def write_products(plans: Sequence[ProductPlan], *, hall: Hall, in_review: set[int]) -> dict[int, Product]:
    """Write a batch of products with all their offers; those of `in_review` wait for the staff."""
    return {plan.index: _write(plan, hall, is_published=plan.index not in in_review) for plan in plans}


def _write(plan: ProductPlan, hall: Hall, *, is_published: bool) -> Product:
    owner, person = hall.sellers[plan.seller_index], hall.owners[plan.seller_index]
    leaf = leaves()[plan.leaf_id]
    product = create_product(
        owner=owner,
        by=person,
        category=hall.tree[plan.leaf_id],
        title=plan.title_en,
        title_hi=plan.title_hi,
        description=plan.description_en,
        description_hi=plan.description_hi,
        hsn=plan.hsn,
        tax_rate=hall.rates[plan.leaf_id],
        country_of_origin=plan.country_of_origin,
        unit=_UNIT_OF.get(plan.unit, plan.unit),
        net_quantity=plan.net_quantity,
        weight_g=plan.weight_g,
        is_returnable=not leaf.return_policy.startswith("none"),
        step_g=plan.step_g,
        **_declarations(plan, leaf, hall),
        attributes=_named(plan.attributes),
        variants=[
            Variant(v.label, v.label_hi, _named(v.attributes), v.net_quantity, v.weight_g) for v in plan.variants
        ],
    )
    _offer_own(plan, product, hall)
    product = submit_product(product=product, by=person)
    if is_published:
        product = publish_product(product=product, by=hall.staff)
        for rival in plan.also_offered_by:
            _offer_rival(plan, rival, product, hall)
    return product


def _declarations(plan: ProductPlan, leaf: Leaf, hall: Hall) -> ProductFields:
    """What the law asks of such goods: the invented shops pack, and import, what they sell."""
    seller = hall.seller_plans[plan.seller_index]
    maker = f"{seller.legal_name}, {seller.address_line}, {seller.city} {seller.pincode}"
    is_packed = leaf.sale_unit in PACKED_UNITS
    return {
        "packer": maker if is_packed or leaf.fssai_required else "",
        "packed_on": clock.today() if is_packed else None,
        "importer": "" if plan.country_of_origin == "IN" else maker,
        "shelf_life_days": leaf.shelf_life_days,
        "veg_mark": VegMark.VEG if leaf.fssai_required else "",
    }


def _named(attributes: Mapping[str, object]) -> dict[str, object]:
    names = attribute_names()
    return {names[key][0] if key in names else key: value for key, value in attributes.items()}


def _choices(product: Product) -> list[Product]:
    return list(product.children.order_by("pk")) if product.is_parent else [product]


def _offer_own(plan: ProductPlan, product: Product, hall: Hall) -> None:
    prices = [(v.price_paise, v.mrp_paise, v.stock) for v in plan.variants]
    _offer(plan, plan.seller_index, product, prices or [_whole(plan, plan)], hall)


def _offer_rival(plan: ProductPlan, rival: OfferPlan, product: Product, hall: Hall) -> None:
    prices = [
        (price, variant.mrp_paise, stock)
        for variant, price, stock in zip(plan.variants, rival.variant_prices_paise, rival.variant_stocks, strict=True)
    ]
    _offer(plan, rival.seller_index, product, prices or [_whole(plan, rival)], hall)


def _whole(plan: ProductPlan, asked: ProductPlan | OfferPlan) -> tuple[int, int, int]:
    """Price, MRP and stock of a product without choices; of what is loose, those of one step."""
    if not plan.step_g:
        return asked.price_paise, asked.mrp_paise, asked.stock
    price, mrp = (
        pricing.step_price(price_paise=paise, step_g=plan.step_g) for paise in (asked.price_paise, asked.mrp_paise)
    )
    return price, mrp, asked.stock * 4


def _offer(
    plan: ProductPlan, seller_index: int, product: Product, prices: Sequence[tuple[int, int, int]], hall: Hall
) -> None:
    for place, (choice, (price, mrp, stock)) in enumerate(zip(_choices(product), prices, strict=True)):
        create_offer(
            seller=hall.sellers[seller_index],
            product=choice,
            price_paise=price,
            mrp_paise=mrp,
            stock=stock,
            sku=sku_of(plan.index, place if plan.variants else None),
            by=hall.owners[seller_index],
            lead_time_days=hall.seller_plans[seller_index].lead_time_days[0],
        )
