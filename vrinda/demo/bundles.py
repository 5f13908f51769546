"""A few bundles of the demo market: things of one shop that go together, put together by the services."""

from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction

from catalog.models import BundlePart, Product, ProductImage
from catalog.services.bundles import create_bundle
from catalog.services.images import reuse_image
from catalog.services.products import publish_product, submit_product
from sellers.models import Offer
from vrinda.demo.goods import ProductPlan
from vrinda.demo.shelves import Hall, sku_of

_PRODUCTS_PER_BUNDLE = 40
_MOST = 12
_PARTS = 3


def planned_bundles(plans: Sequence[ProductPlan], *, in_review: set[int]) -> list[list[ProductPlan]]:
    """Three things of three kinds in stock for each bundle, one bundle per shop, the largest market has twelve."""
    by_shop: dict[int, dict[str, ProductPlan]] = {}
    for plan in plans:
        if plan.index not in in_review and not plan.variants and plan.stock > _PARTS:
            by_shop.setdefault(plan.seller_index, {}).setdefault(plan.leaf_id, plan)
    able = [list(kinds.values())[:_PARTS] for _shop, kinds in sorted(by_shop.items()) if len(kinds) >= _PARTS]
    return able[: min(_MOST, len(plans) // _PRODUCTS_PER_BUNDLE)]


def write_bundles(
    plans: Sequence[ProductPlan], products: Mapping[int, Product], *, hall: Hall, in_review: set[int]
) -> None:
    """Write the planned bundles that are not here yet, each with the picture of its first thing."""
    known = set(BundlePart.objects.values_list("bundle__owner_id", flat=True))
    for parts in planned_bundles(plans, in_review=in_review):
        if hall.sellers[parts[0].seller_index].pk not in known:
            _write(parts, products, hall)


@transaction.atomic
def _write(parts: Sequence[ProductPlan], products: Mapping[int, Product], hall: Hall) -> None:
    first = parts[0]
    owner, person = hall.sellers[first.seller_index], hall.owners[first.seller_index]
    bundle = create_bundle(
        owner=owner,
        by=person,
        category=hall.tree[first.leaf_id],
        title=f"{first.title_en} with two more",
        title_hi=f"{first.title_hi}, साथ में दो और चीज़ें",
        description=f"Three things of {owner.name} that go together: "
        + ", ".join(plan.title_en for plan in parts)
        + ".",
        description_hi=f"{owner.name_hi} की तीन चीज़ें एक साथ: " + ", ".join(plan.title_hi for plan in parts) + "।",
        parts=[(_offer_id(plan, products), 1) for plan in parts],
    )
    for image in _pictures(parts, products):
        reuse_image(image=image, product=bundle, by=person)
    submit_product(product=bundle, by=person)
    publish_product(product=bundle, by=hall.staff)


def _offer_id(plan: ProductPlan, products: Mapping[int, Product]) -> str:
    product = products[plan.index]
    own = Offer.across_sellers.get(partner_sku=sku_of(plan.index), partner=product.owner)
    return own.public_id


def _pictures(parts: Sequence[ProductPlan], products: Mapping[int, Product]) -> Iterator[ProductImage]:
    """The first picture of each thing; a bundle shows all of them."""
    for plan in parts:
        image = ProductImage.objects.filter(product=products[plan.index]).order_by("display_order", "pk").first()
        if image is not None:
            yield image
