"""What search engines and shared links are told: one address per page, both languages, and only what is on show."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from catalog.factories import CategoryFactory, ProductFactory, list_product
from catalog.queries import crawling
from catalog.services.products import withdraw_product
from catalog.states import Moderation
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import Seller
from sellers.signals import seller_changed
from sellers.states import SellerStatus

pytestmark = pytest.mark.django_db

SITE = "https://vrinda.example"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def page_of(listing) -> str:
    return reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})


def head_of(client, address: str) -> str:
    return client.get(address).content.decode().partition("</head>")[0]


def things_in(head: str) -> dict[str, dict]:
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    return {thing["@type"]: thing for thing in json.loads(block[1])["@graph"]}


def addresses_in(client, path: str) -> list[str]:
    answer = client.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [node.text for node in ElementTree.fromstring(body).iter() if node.tag.endswith("}loc")]


# --- One address per page ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/", "/"),
        ("/hi/", "/hi/"),
        ("/shops/", "/shops/"),
        ("/c/bells/?page=2", "/c/bells/?page=2"),
        ("/c/bells/?page=1", "/c/bells/"),
        ("/c/bells/?page=%3Cb%3E", "/c/bells/"),
        ("/c/bells/?page=999999", "/c/bells/"),
        ("/c/bells/?utm_source=letter", "/c/bells/"),
    ],
)
def test_a_page_names_its_one_address_and_both_languages(client, asked, canonical):
    list_product(category=CategoryFactory(slug="bells"))
    head = head_of(client, asked)
    english = canonical.removeprefix("/hi") or "/"
    assert f'<link rel="canonical" href="{SITE}{canonical}">' in head
    assert f'hreflang="en" href="{SITE}{english}"' in head
    assert f'hreflang="hi" href="{SITE}/hi{english}"' in head
    assert f'hreflang="x-default" href="{SITE}{english}"' in head
    assert "noindex" not in head


@pytest.mark.parametrize("choice", ["?v=prd_x", "?offer=off_x"])
def test_every_choice_of_a_product_is_one_page(client, choice):
    listing = list_product()
    head = head_of(client, page_of(listing) + choice)
    assert f'<link rel="canonical" href="{SITE}{page_of(listing)}">' in head
    assert "noindex" not in head


@pytest.mark.parametrize(
    "address",
    ["/c/bells/?sort=price", "/c/bells/?in_stock=1", "/search/", "/search/?q=bell", "/basket/", "/accounts/login/"],
)
def test_shortened_lists_and_personal_pages_are_passed_by(client, address):
    list_product(category=CategoryFactory(slug="bells"))
    head = head_of(client, address)
    assert '<meta name="robots" content="noindex' in head
    assert "canonical" not in head


@pytest.mark.parametrize("address", ["/nothing/", "/p/prd_0000000000/x/"])
def test_a_page_that_is_not_there_has_no_address(client, address):
    head = head_of(client, address)
    assert "canonical" not in head
    assert "noindex" in head


# --- What a page says to machines ----------------------------------------------------------------------


def test_a_product_says_its_price_shop_and_way_down(client):
    shop = SellerFactory(name="Bela Poshak", slug="bela-poshak")
    murti = CategoryFactory(name="Murti", slug="murti")
    listing = list_product(
        title="Brass bell", description="<p>Rings &amp; sings</p>", seller=shop, category=murti, price="149.50"
    )
    things = things_in(head_of(client, page_of(listing)))
    offer = things["Product"]["offers"]
    assert (things["Product"]["name"], things["Product"]["description"]) == ("Brass bell", "Rings & sings")
    assert (offer["price"], offer["priceCurrency"]) == ("149.50", "INR")
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["seller"] == {"@type": "Organization", "name": "Bela Poshak", "url": f"{SITE}/shop/bela-poshak/"}
    assert "aggregateRating" not in things["Product"]
    way = things["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in way] == [(1, "Murti"), (2, "Brass bell")]
    assert [step["item"] for step in way] == [f"{SITE}/c/murti/", SITE + page_of(listing)]


def test_a_product_of_several_shops_says_how_far_prices_reach(client):
    listing = list_product(price="100.00")
    OfferFactory(product=listing.product, price="120.00")
    offers = things_in(head_of(client, page_of(listing)))["Product"]["offers"]
    assert (offers["@type"], offers["lowPrice"], offers["highPrice"], offers["offerCount"]) == (
        "AggregateOffer",
        "100.00",
        "120.00",
        2,
    )


def test_what_buyers_said_is_told_only_when_they_said_it(client):
    listing = list_product()
    type(listing).objects.update(rating="4.50", rating_count=2)
    rating = things_in(head_of(client, page_of(listing)))["Product"]["aggregateRating"]
    assert rating == {"@type": "AggregateRating", "ratingValue": "4.5", "reviewCount": 2}


def test_a_shop_says_where_it_is_and_when_it_is_open(client):
    SellerFactory(slug="bela-poshak", name="Bela Poshak", pincode="281121", hours=[["09:00", "13:00"]])
    shop = things_in(head_of(client, "/shop/bela-poshak/"))["LocalBusiness"]
    assert shop["address"]["postalCode"] == "281121"
    assert [(span["opens"], span["closes"]) for span in shop["openingHoursSpecification"]] == [("09:00", "13:00")]


def test_the_market_says_how_to_search_it(client):
    things = things_in(head_of(client, "/hi/"))
    assert (
        things["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/hi/search/?q={{search_term_string}}"
    )


def test_a_shared_link_shows_name_words_and_picture(client):
    listing = list_product(title="Brass bell", description="<p>It rings.</p>")
    head = head_of(client, page_of(listing))
    assert '<meta property="og:title" content="Brass bell">' in head
    assert '<meta property="og:description" content="It rings.">' in head
    assert f'<meta property="og:url" content="{SITE}{page_of(listing)}">' in head
    assert '<meta name="twitter:card" content="summary_large_image">' in head
    assert f'<meta property="og:image" content="{SITE}/static/vrinda/share.png">' in head


# --- Sitemaps ------------------------------------------------------------------------------------------


def test_the_sitemap_leads_to_every_page_on_show_in_both_languages(client):
    listing = list_product(seller=SellerFactory(slug="bela-poshak"), category=CategoryFactory(slug="bells"))
    files = addresses_in(client, "/sitemap.xml")
    found = [address for file in files for address in addresses_in(client, file.removeprefix(SITE))]
    for path in ("/", "/c/bells/", "/shop/bela-poshak/", "/about/help/", page_of(listing)):
        assert f"{SITE}{path}" in found
        assert f"{SITE}/hi{path}" in found
    assert all(client.get(address.removeprefix(SITE)).status_code == 200 for address in found)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sitemap_costs_one_query_a_file(client, rows, django_assert_num_queries):
    products = [list_product() for _ in range(rows)]
    with django_assert_num_queries(1):
        client.get("/sitemap.xml")
    with django_assert_num_queries(1):
        files = addresses_in(client, f"/sitemaps/products-{products[0].pk // crawling.IDS_PER_FILE}.xml")
    assert len(files) == 2 * rows


def test_products_are_cut_into_files_by_their_ids(client, monkeypatch):
    monkeypatch.setattr(crawling, "IDS_PER_FILE", 1)
    first, second = list_product(), list_product()
    files = [file for file in addresses_in(client, "/sitemap.xml") if "products" in file]
    assert files == [f"{SITE}/sitemaps/products-{listing.pk}.xml" for listing in (first, second)]
    found = addresses_in(client, f"/sitemaps/products-{second.pk}.xml")
    assert found == [SITE + page_of(second), f"{SITE}/hi{page_of(second)}"]


def test_a_file_without_products_is_empty(client):
    assert addresses_in(client, "/sitemaps/products-1.xml") == []


@pytest.mark.parametrize(
    "file", ["products-99999999999999999999999999", "products--1", "products-x", "orders", "sellers"]
)
def test_there_are_no_other_files(client, file):
    assert client.get(f"/sitemaps/{file}.xml").status_code == 404


def test_a_suspended_shop_leaves_the_sitemap_at_once(client):
    shop = SellerFactory(slug="bela-poshak")
    list_product(seller=shop)
    Seller.objects.update(status=SellerStatus.SUSPENDED)
    shop.refresh_from_db()
    seller_changed.send(sender=Seller, seller=shop)
    assert addresses_in(client, "/sitemaps/shops.xml") == []
    assert [file for file in addresses_in(client, "/sitemap.xml") if "products" in file] == []


def test_robots_are_shown_the_sitemap_and_kept_from_what_is_personal(client):
    rules = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in rules
    for place in ("/account/", "/checkout/", "/search/", "/hi/portal/", "/admin/"):
        assert f"Disallow: {place}\n" in rules


# --- What is gone --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["", "/hi"])
def test_a_withdrawn_product_is_gone_with_a_way_on(client, language):
    listing = list_product(title="Brass lamp")
    withdraw_product(product=listing.product, by=None)
    answer = client.get(language + page_of(listing))
    assert answer.status_code == 410
    assert f'href="{language}/search/"' in answer.content.decode()
    assert "Brass lamp" not in answer.content.decode()


@pytest.mark.parametrize("moderation", [Moderation.DRAFT, Moderation.SUBMITTED, Moderation.REJECTED])
def test_a_product_that_was_never_on_show_is_as_good_as_absent(client, moderation):
    product = ProductFactory(moderation=moderation)
    assert client.get(product.get_absolute_url()).status_code == 404
