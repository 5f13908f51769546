"""Each page of the storefront opens on a slow phone: HTML, styles and scripts weigh at most 60 KB, packed."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from catalog.factories import CategoryFactory, list_product
from sellers.factories import OfferFactory, SellerFactory

pytestmark = pytest.mark.django_db

MOST_BYTES = 60 * 1024
ASSET = re.compile(r'<(?:link rel="stylesheet" href|script[^>]*\ssrc)="/static/([^"]+)"')
STORY = "<p>" + "हाथ से बनी, वृंदावन की गलियों से आपके घर तक। Made by hand in the lanes of Vrindavan. " * 30 + "</p>"


@pytest.fixture
def pages(db) -> dict[str, str]:
    """Fill a market with full lists and long words; return its pages."""
    shops = [SellerFactory(name_hi="श्री राधा वल्लभ वस्त्र भंडार", about=STORY[:1500]) for _ in range(12)]
    roots = [CategoryFactory(name_hi="ठाकुरजी की पोशाक") for _ in range(12)]
    leaf = CategoryFactory(parent=roots[0], slug="heavy")
    for number in range(40):
        listing = list_product(
            title=f"Hand-embroidered velvet winter poshak with gota border, number {number}",
            title_hi=f"हाथ की कढ़ाई वाली मखमली सर्दियों की पोशाक, गोटा बॉर्डर, {number} नंबर",
            seller=shops[number % 12], category=leaf, description=STORY, description_hi=STORY,
        )  # fmt: skip
    for _ in range(12):
        OfferFactory(product=listing.product)
    product = reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})
    shop = reverse("catalog:shop", kwargs={"slug": shops[0].slug})
    return {"home": "/", "category": "/c/heavy/", "search": "/search/?q=poshak", "product": product, "shop": shop}


def weigh(address: str) -> dict[str, int]:
    """Return the packed bytes of a page and of everything of ours that it asks for at once."""
    visitor = Client(headers={"accept-encoding": "gzip"})
    answer = visitor.get(address)
    assert answer.status_code == 200
    page = gzip.decompress(answer.content).decode()
    parts = {"html": len(answer.content), "css": 0, "js": 0}
    for name in ASSET.findall(page):
        parts[Path(name).suffix[1:]] += len(gzip.compress(Path(finders.find(name)).read_bytes(), 9))
    parts["html"] += len(visitor.get("/header/").content)  # not packed: it is personal
    return parts


def test_no_page_weighs_more_than_sixty_kilobytes(pages):
    weights = {root + name: weigh(root + address) for root in ("", "/hi") for name, address in pages.items()}
    assert {name: parts for name, parts in weights.items() if sum(parts.values()) > MOST_BYTES} == {}
    assert min(parts["css"] for parts in weights.values()) > 5_000, "the styles were not found in a page"
    assert min(parts["js"] for parts in weights.values()) > 10_000, "the scripts were not found in a page"
