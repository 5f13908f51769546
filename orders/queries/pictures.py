"""The small picture of a product, as the listing projection keeps it."""

from collections.abc import Iterable

from django.core.files.storage import default_storage

from catalog.models import Listing, Product


def main_pk(product: Product) -> int:
    """Return the pk of the product that is shown: a variant is shown under its parent."""
    return product.parent_id or product.pk


def pictures_of(products: Iterable[Product]) -> dict[int, tuple[str, str]]:
    """Return stored picture and tint per shown product; one query."""
    rows = Listing.objects.filter(pk__in={main_pk(product) for product in products})
    return {pk: (image, tint) for pk, image, tint in rows.values_list("pk", "image_small", "tint")}


def url_of(image: str) -> str:
    """Return the address of a stored picture, empty for none."""
    return default_storage.url(image) if image else ""
