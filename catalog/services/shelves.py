"""Counts what each shop has on sale, so that no page of shops has to."""

from collections import Counter

from django.db import transaction

from catalog.editorial import ShelfCount
from catalog.models import Category, Listing
from sellers.services.shelf_counts import note_listed_counts


def count_shelves() -> int:
    """Count all shelves anew by shop and main category; return how many counts changed."""
    roots = {category.path: category.pk for category in Category.objects.filter(depth=1)}
    by_shelf, by_shop = Counter[tuple[int, int]](), Counter[int]()
    listed = Listing.objects.order_by().values_list("category_path", "seller_ids")
    for path, sellers in listed.iterator(chunk_size=5000):
        for seller in sellers:
            by_shelf[seller, roots[path[: Category.steplen]]] += 1
            by_shop[seller] += 1
    return _write(by_shelf) + note_listed_counts(by_shop)


@transaction.atomic
def _write(counts: Counter[tuple[int, int]]) -> int:
    known = {(row.seller_id, row.category_id): row for row in ShelfCount.objects.order_by("seller", "category")}
    changed = []
    for key, row in known.items():
        if key in counts and row.listed != counts[key]:
            row.listed = counts[key]
            changed.append(row)
    gone = [row.pk for key, row in known.items() if key not in counts]
    new = [
        ShelfCount(seller_id=seller, category_id=category, listed=counts[seller, category])
        for seller, category in sorted(counts.keys() - known.keys())
    ]
    ShelfCount.objects.filter(pk__in=gone).delete()
    ShelfCount.objects.bulk_update(changed, ["listed"], batch_size=500)
    ShelfCount.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(changed) + len(gone) + len(new)
