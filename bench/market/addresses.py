"""Names the market's pages to be measured, as JSON: found in the database, so that they exist at every size."""

import json

import django

django.setup()

from django.db.models import Count  # noqa: E402
from django.urls import reverse  # noqa: E402

from catalog.models import Category, Listing  # noqa: E402

SEARCHES = ("poshak", "laddu gopal", "tulsi mala", "brass diya", "पोशाक")
BEGINNINGS = ("pos", "lad", "tulsi m", "dee", "मा")
PRODUCTS = 10
SHOPS = 5


def categories() -> list[str]:
    """Return the top categories with most goods, the largest first."""
    counts = {
        root.slug: Listing.objects.filter(category_path__startswith=root.path).count()
        for root in Category.objects.filter(depth=1)
    }
    ordered = sorted(counts, key=lambda slug: (-counts[slug], slug))
    return [reverse("catalog:category", args=[slug]) for slug in ordered[:3]]


def products() -> list[str]:
    """Return products spread over the whole market; some have several shops, some have choices."""
    pks = list(Listing.objects.order_by("pk").values_list("pk", flat=True))
    spread = [pks[place * len(pks) // PRODUCTS] for place in range(PRODUCTS)]
    shown = Listing.objects.filter(pk__in=spread).order_by("pk")
    return [reverse("catalog:product", args=[listing.public_id, listing.slug]) for listing in shown]


def shops() -> list[str]:
    counted = Listing.objects.order_by().values("seller_slug").annotate(n=Count("pk")).order_by("-n", "seller_slug")
    middle = len(counted) // 2
    return [reverse("catalog:shop", args=[row["seller_slug"]]) for row in counted[middle : middle + SHOPS]]


def main() -> None:
    search, suggest = reverse("catalog:search"), reverse("catalog:suggest")
    pages = {
        "home": [reverse("catalog:home")],
        "category": categories(),
        "search": [f"{search}?q={words}" for words in SEARCHES],
        "suggest": [f"{suggest}?q={words}" for words in BEGINNINGS],
        "product": products(),
        "shop": shops(),
    }
    print(json.dumps(pages))


if __name__ == "__main__":
    main()
