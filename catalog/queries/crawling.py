"""What search engines are told of: everything on show and nothing else, in files of a size they take."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max

from catalog.editorial import Page
from catalog.models import Listing, Product
from catalog.states import Moderation
from catalog.tree import category_tree
from sellers.models import Seller

IDS_PER_FILE = 10_000  # each with an address in two languages; a sitemap may hold 50,000
ROWS_AT_ONCE = 1_000


@dataclass(frozen=True)
class SitemapFile:
    number: int
    changed_at: datetime


@dataclass(frozen=True)
class ListedProduct:
    public_id: str
    slug: str
    changed_at: datetime


def product_files() -> list[SitemapFile]:
    """Return which files have products: one query."""
    files = Listing.objects.annotate(file=F("pk") / IDS_PER_FILE).values("file").annotate(newest=Max("updated_at"))
    return [SitemapFile(row["file"], row["newest"]) for row in files.order_by("file")]


def products_in_file(number: int) -> Iterator[ListedProduct]:
    """Go through the products of one file, a batch at a time."""
    first = number * IDS_PER_FILE
    rows = Listing.objects.filter(pk__gte=first, pk__lt=first + IDS_PER_FILE).order_by("pk")
    for public_id, slug, changed_at in rows.values_list("public_id", "slug", "updated_at").iterator(ROWS_AT_ONCE):
        yield ListedProduct(public_id, slug, changed_at)


def shops_on_show() -> Iterator[str]:
    """Go through the web names of the open shops."""
    return Seller.objects.open_for_trade().order_by("pk").values_list("slug", flat=True).iterator(ROWS_AT_ONCE)


def categories_on_show() -> list[str]:
    """Return the web names of the categories."""
    return [node.slug for node in category_tree().nodes]


def pages_on_show() -> list[str]:
    """Return the web names of the pages on which the market explains itself."""
    return list(Page.objects.filter(is_published=True).order_by("slug").values_list("slug", flat=True))


def was_taken_from_sale(public_id: str) -> bool:
    """Tell whether this was once on show and has been withdrawn; what never was on show is as good as absent."""
    return Product.objects.filter(public_id=public_id, moderation=Moderation.WITHDRAWN).exists()
