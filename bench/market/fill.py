"""Fills an empty market in bulk: shops through their services, goods by thousands at a time.

Run as ``python -m bench.market.fill PRODUCTS SELLERS SEED`` with the market's environment; the last line says what
was done, as JSON. The same numbers make the same market, ids included.
"""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from random import Random

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils.text import slugify  # noqa: E402
from tqdm import tqdm  # noqa: E402

from bench.market.goods import lots  # noqa: E402
from bench.places import Size  # noqa: E402
from catalog.models import Category, Product, ProductCategory, ProductImage, TaxRate  # noqa: E402
from catalog.services.attributes import goods, write_attributes  # noqa: E402
from catalog.services.listings import rebuild_listings  # noqa: E402
from catalog.states import Moderation, VegMark  # noqa: E402
from sellers.models import Offer, Seller  # noqa: E402
from vrinda.demo.goods import ProductPlan, VariantPlan  # noqa: E402
from vrinda.demo.groundwork import declared_rates, grow_tree, write_terms  # noqa: E402
from vrinda.demo.opening import open_shop, staff_member  # noqa: E402
from vrinda.demo.pictures import TINT_OF_PALETTE  # noqa: E402
from vrinda.demo.shops import SellerPlan, plan_sellers  # noqa: E402
from vrinda.demo.taxonomy import leaves  # noqa: E402
from vrinda.demo.titles import attribute_names  # noqa: E402
from vrinda.kernel.ids import ALPHABET, LENGTH  # noqa: E402

BATCH = 1000
UNIT_OF = {"kit": "set", "box": "pack", "jar": "pack", "bottle": "pack"}


class Stall:
    """What goods are written with, and the stream their ids are drawn from."""

    def __init__(self, size: Size) -> None:
        self.rng = Random(f"{size.seed}-ids")
        self.staff = staff_member()
        write_terms()
        self.tree: dict[str, Category] = grow_tree(by=self.staff)
        self.rates: dict[str, TaxRate] = declared_rates(by=self.staff)
        self.plans: Sequence[SellerPlan] = plan_sellers(shops=size.sellers, rng=Random(f"{size.seed}-sellers"))
        self.sellers: list[Seller] = [
            open_shop(plan, staff=self.staff, seed=size.seed)
            for plan in tqdm(self.plans, "Shops", leave=False, disable=None)
        ]
        self.goods = goods()

    def new_id(self, prefix: str) -> str:
        return f"{prefix}_" + "".join(self.rng.choices(ALPHABET, k=LENGTH))


def fill(size: Size) -> None:
    stall = Stall(size)
    with tqdm(total=size.products, desc="Products", leave=False, disable=None) as progress:
        for lot in lots(size, stall.plans):
            for start in range(0, len(lot), BATCH):
                batch = lot[start : start + BATCH]
                _write(batch, stall)
                progress.update(len(batch))


@transaction.atomic
def _write(plans: Sequence[ProductPlan], stall: Stall) -> None:
    products = [_product(plan, stall) for plan in plans]
    Product.objects.bulk_create(products)
    pairs = list(zip(plans, products, strict=True))
    choices = [[_choice(plan, variant, product, stall) for variant in plan.variants] for plan, product in pairs]
    Product.objects.bulk_create([child for children in choices for child in children])
    ProductCategory.objects.bulk_create(
        ProductCategory(product=product, category=stall.tree[plan.leaf_id]) for plan, product in pairs
    )
    ProductImage.objects.bulk_create(_image(plan, product) for plan, product in pairs)
    attributes = [(product, _named(plan.attributes)) for plan, product in pairs]
    for plan, children in zip(plans, choices, strict=True):
        attributes += [
            (child, _named(variant.attributes)) for variant, child in zip(plan.variants, children, strict=True)
        ]
    write_attributes(attributes)
    Offer.across_sellers.bulk_create(
        offer
        for (plan, product), children in zip(pairs, choices, strict=True)
        for offer in _offers(plan, product, children, stall)
    )


def _product(plan: ProductPlan, stall: Stall) -> Product:
    return Product(
        public_id=stall.new_id("prd"),
        structure=Product.PARENT if plan.variants else Product.STANDALONE,
        product_class=stall.goods,
        title=plan.title_en,
        title_hi=plan.title_hi,
        slug=slugify(plan.title_en)[:200],
        description=plan.description_en,
        description_hi=plan.description_hi,
        **_in_common(plan, stall),
        net_quantity=plan.net_quantity,
        weight_g=plan.weight_g,
    )


def _in_common(plan: ProductPlan, stall: Stall) -> dict[str, object]:
    shop, leaf = stall.plans[plan.seller_index], leaves()[plan.leaf_id]
    return {
        "packer": f"{shop.legal_name}, {shop.address_line}, {shop.city} {shop.pincode}",
        "shelf_life_days": leaf.shelf_life_days,
        "veg_mark": VegMark.VEG if leaf.fssai_required else "",
        "owner": stall.sellers[plan.seller_index],
        "moderation": Moderation.PUBLISHED,
        "hsn": plan.hsn,
        "tax_rate": stall.rates[plan.leaf_id],
        "country_of_origin": plan.country_of_origin,
        "unit": UNIT_OF.get(plan.unit, plan.unit),
    }


def _choice(plan: ProductPlan, variant: VariantPlan, parent: Product, stall: Stall) -> Product:
    title = f"{plan.title_en}, {variant.label}"
    return Product(
        public_id=stall.new_id("prd"),
        structure=Product.CHILD,
        parent=parent,
        title=title,
        title_hi=f"{plan.title_hi}, {variant.label_hi}",
        slug=slugify(title)[:200],
        variant_label=variant.label,
        variant_label_hi=variant.label_hi,
        **_in_common(plan, stall),
        net_quantity=variant.net_quantity,
        weight_g=variant.weight_g,
    )


def _image(plan: ProductPlan, product: Product) -> ProductImage:
    name = f"{plan.picture.key}.webp"
    return ProductImage(
        product=product,
        original=f"products/large/{name}",
        large=f"products/large/{name}",
        medium=f"products/medium/{name}",
        small=f"products/small/{name}",
        width=1000,
        height=1000,
        tint=TINT_OF_PALETTE.get(plan.picture.palette, "sand"),
        alt=plan.title_en[:200],
        alt_hi=plan.title_hi[:200],
    )


def _named(attributes) -> dict[str, object]:
    names = attribute_names()
    return {names[key][0] if key in names else key: value for key, value in attributes.items()}


def _offers(plan: ProductPlan, product: Product, children: Sequence[Product], stall: Stall) -> Iterable[Offer]:
    own = plan.seller_index
    if children:
        for variant, child in zip(plan.variants, children, strict=True):
            yield _offer(stall, own, child, variant.price_paise, variant.mrp_paise, variant.stock)
        return
    yield _offer(stall, own, product, plan.price_paise, plan.mrp_paise, plan.stock)
    for rival in plan.also_offered_by:
        yield _offer(stall, rival.seller_index, product, rival.price_paise, rival.mrp_paise, rival.stock)


def _offer(stall: Stall, seller: int, product: Product, price_paise: int, mrp_paise: int, stock: int) -> Offer:
    return Offer(
        public_id=stall.new_id("off"),
        product=product,
        partner=stall.sellers[seller],
        partner_sku=product.public_id,
        price_currency="INR",
        price=f"{price_paise // 100}.{price_paise % 100:02d}",
        mrp_paise=max(mrp_paise, price_paise),
        num_in_stock=stock,
        lead_time_days=stall.plans[seller].lead_time_days[0],
    )


def main(products: int, sellers: int, seed: int) -> None:
    size = Size(products, sellers, seed)
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    is_new = not Product.objects.exists()
    if is_new:
        fill(size)
    filled = time.perf_counter()
    rows = rebuild_listings()
    built_s = round(time.perf_counter() - filled, 1)
    print(
        json.dumps(
            {
                "products": Product.objects.filter(parent=None).count(),
                "offers": Offer.across_sellers.count(),
                "sellers": Seller.objects.count(),
                "fill_s": round(filled - start, 1) if is_new else None,
                "built_s" if is_new else "rebuild_s": built_s,
                "rebuild_rows_changed": rows,
            }
        )
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
