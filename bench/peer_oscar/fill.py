"""Fills an empty Oscar shop with the goods of the market: one stock record, one picture and the same particulars each.

Run as ``python -m bench.peer_oscar.fill PRODUCTS SELLERS SEED`` with the peer's environment.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils.text import slugify  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402
from tqdm import tqdm  # noqa: E402

from bench.market.goods import lots  # noqa: E402
from bench.places import Size  # noqa: E402
from vrinda.demo.goods import ProductPlan  # noqa: E402
from vrinda.demo.pictures import draw  # noqa: E402
from vrinda.demo.shops import plan_sellers  # noqa: E402
from vrinda.demo.taxonomy import categories  # noqa: E402

BATCH = 1000
Category = get_model("catalogue", "Category")
Partner = get_model("partner", "Partner")
Product = get_model("catalogue", "Product")
ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductClass = get_model("catalogue", "ProductClass")
ProductImage = get_model("catalogue", "ProductImage")
StockRecord = get_model("partner", "StockRecord")


class Stall:
    """What goods are written with."""

    def __init__(self, size: Size) -> None:
        self.plans = plan_sellers(shops=size.sellers, rng=Random(f"{size.seed}-sellers"))
        self.partners = Partner.objects.bulk_create(
            Partner(name=plan.name_en, code=f"shop-{plan.index}") for plan in self.plans
        )
        self.goods = ProductClass.objects.create(name="Goods", slug="goods")
        self.attributes: dict[str, object] = {}
        self.tree = {}
        for category in categories():
            root = Category.add_root(name=category.name_en, slug=category.id)
            for leaf in category.leaves:
                self.tree[leaf.id] = Category.objects.get(pk=root.pk).add_child(name=leaf.name_en, slug=leaf.id)

    def attribute(self, code: str):
        if code not in self.attributes:
            self.attributes[code] = ProductAttribute.objects.create(
                product_class=self.goods, name=code.replace("_", " ").capitalize(), code=code
            )
        return self.attributes[code]


def fill(size: Size) -> None:
    stall = Stall(size)
    with tqdm(total=size.products, desc="Oscar's products", leave=False, disable=None) as progress:
        for lot in lots(size, stall.plans):
            for start in range(0, len(lot), BATCH):
                batch = lot[start : start + BATCH]
                _write(batch, stall)
                progress.update(len(batch))


@transaction.atomic
def _write(plans: Sequence[ProductPlan], stall: Stall) -> None:
    products = Product.objects.bulk_create(
        Product(
            product_class=stall.goods,
            title=plan.title_en,
            slug=slugify(plan.title_en)[:200],
            description=plan.description_en,
        )
        for plan in plans
    )
    pairs = list(zip(plans, products, strict=True))
    ProductCategory.objects.bulk_create(
        ProductCategory(product=product, category=stall.tree[plan.leaf_id]) for plan, product in pairs
    )
    ProductImage.objects.bulk_create(
        ProductImage(product=product, original=f"products/large/{plan.picture.key}.webp") for plan, product in pairs
    )
    ProductAttributeValue.objects.bulk_create(
        ProductAttributeValue(product=product, attribute=stall.attribute(code), value_text=str(value))
        for plan, product in pairs
        for code, value in plan.attributes.items()
    )
    StockRecord.objects.bulk_create(
        StockRecord(
            product=product,
            partner=stall.partners[plan.seller_index],
            partner_sku=f"D{plan.index}",
            price=f"{plan.price_paise // 100}.{plan.price_paise % 100:02d}",
            num_in_stock=plan.stock,
        )
        for plan, product in pairs
    )


def _paint() -> None:
    """Draw each picture once, for thumbnails are made of real files."""
    names = ProductImage.objects.order_by("original").values_list("original", flat=True).distinct()
    for name in tqdm(names, "Oscar's pictures", leave=False, disable=None):
        path = Path(settings.MEDIA_ROOT) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            motif, palette, variant = path.stem.rsplit("-", 2)
            draw(motif, palette, int(variant), 400).save(path)


def main(products: int, sellers: int, seed: int) -> None:
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    if not Product.objects.exists():
        fill(Size(products, sellers, seed))
        _paint()
    print(json.dumps({"products": Product.objects.count(), "fill_s": round(time.perf_counter() - start, 1)}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
