"""How many queries and milliseconds a page takes, signed out, on a market of a hundred listings."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.factories import CategoryFactory, list_product
from sellers.models import Offer

pytestmark = [pytest.mark.bench, pytest.mark.django_db]


def test_queries_and_milliseconds_per_page(client, bela_shop, chand_shop, capsys):
    CategoryFactory(slug="bells", name="Bells")
    listings = [list_product(seller=shop, title=f"Bell {n}") for n in range(50) for shop in (bela_shop, chand_shop)]
    product = listings[0]
    offer = Offer.across_sellers.get(product_id=product.pk)
    client.post(reverse("orders:add"), {"offer": offer.public_id, "quantity": "1"})
    pages = {
        "home": reverse("catalog:home"),
        "category": reverse("catalog:category", args=["bells"]),
        "search": reverse("catalog:search") + "?q=bell",
        "product": reverse("catalog:product", args=[product.public_id, product.slug]),
        "shop": reverse("catalog:shop", args=["bela-poshak"]),
        "basket": reverse("orders:basket"),
    }
    rows = [(name, *measure(client, address)) for name, address in pages.items()]
    with capsys.disabled():
        print(f"\n{'page':<12}{'queries':>8}{'ms':>8}{'kB':>8}   on {connection.vendor}")
        for name, queries, milliseconds, size in rows:
            print(f"{name:<12}{queries:>8}{milliseconds:>8}{size:>8}")


def measure(client, address: str) -> tuple[int, int, int]:
    """Return queries, milliseconds (the best of five) and kilobytes of a page whose templates are compiled."""
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    queries = len(seen)
    assert answer.status_code == 200
    times = []
    for _ in range(5):
        start = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - start)
    return queries, round(min(times) * 1000), len(answer.content) // 1024
