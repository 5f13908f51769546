"""Names Oscar's pages that stand beside the market's, as JSON. It has no suggestions and no page of a shop."""

import json

import django

django.setup()

from django.urls import reverse  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402

SEARCHES = ("poshak", "laddu gopal", "tulsi mala", "brass diya")
PRODUCTS = 10
Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")


def main() -> None:
    roots = Category.objects.filter(depth=1)
    counts = {root: Product.objects.filter(categories__path__startswith=root.path).distinct().count() for root in roots}
    largest = sorted(counts, key=lambda root: (-counts[root], root.slug))[:3]
    categories = [root.get_absolute_url() for root in largest]
    pks = list(Product.objects.order_by("pk").values_list("pk", flat=True))
    spread = [pks[place * len(pks) // PRODUCTS] for place in range(PRODUCTS)]
    pages = {
        "home": [reverse("catalogue:index")],
        "category": categories,
        "facets": categories[:1],
        "search": [f"{reverse('search:search')}?q={words}" for words in SEARCHES],
        "product": [product.get_absolute_url() for product in Product.objects.filter(pk__in=spread).order_by("pk")],
    }
    print(json.dumps(pages))


if __name__ == "__main__":
    main()
