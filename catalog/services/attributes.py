"""A product's particulars (size, fabric, weight) as Oscar's attribute values, text only."""

import re
from collections.abc import Mapping, Sequence

from catalog.models import Product, ProductAttribute, ProductAttributeValue, ProductClass  # type: ignore[attr-defined] # Oscar's
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.text import clean_line

Attributes = Mapping[str, object]
MOST = 30
LONGEST = 120


def goods() -> ProductClass:
    """Return the one class of product this market has."""
    return ProductClass.objects.get_or_create(slug="goods", defaults={"name": "Goods"})[0]


def write_attributes(products: Sequence[tuple[Product, Attributes]]) -> None:
    """Replace the particulars of these products; names not seen before become attributes of the class."""
    ProductAttributeValue.objects.filter(product__in=[product for product, _ in products]).delete()
    wanted = [(product, _clean(attributes)) for product, attributes in products if attributes]
    if not wanted:
        return
    known = _known({code: name for _, rows in wanted for code, (name, _) in rows.items()})
    ProductAttributeValue.objects.bulk_create(
        ProductAttributeValue(product=product, attribute=known[code], value_text=value)
        for product, rows in wanted
        for code, (_, value) in rows.items()
    )


def _clean(attributes: Attributes) -> dict[str, tuple[str, str]]:
    if len(attributes) > MOST:
        raise InvalidInput(param="attributes")
    rows = {}
    for key, value in attributes.items():
        name = clean_line(str(key).replace("_", " "))[:LONGEST]
        code = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
        text = clean_line(str(value))[:LONGEST]
        if text and code and not code[0].isdigit():
            rows[code] = (name[:1].upper() + name[1:], text)
    return rows


def _known(names: Mapping[str, str]) -> dict[str, ProductAttribute]:
    product_class = goods()
    attributes = ProductAttribute.objects.filter(product_class=product_class, code__in=names)
    known = {attribute.code: attribute for attribute in attributes}
    for code in sorted(names.keys() - known.keys()):
        known[code] = ProductAttribute.objects.get_or_create(
            product_class=product_class, code=code, defaults={"name": names[code]}
        )[0]
    return known
