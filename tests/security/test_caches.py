"""A shared cache in front of the market: public pages set no cookie, vary by nothing, and cannot be poisoned."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from catalog.factories import CategoryFactory, list_product
from catalog.search import vocabulary
from orders.factories import place
from sellers.models import Offer, Seller
from tests.security.conftest import browser

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/categories/",
    "/c/bells/",
    "/search/?q=bell",
    "/search/suggest/?q=bel",
    "/shops/",
    "/shop/bela-poshak/",
]
PUBLIC += ["/about/help/", "/sell/", "product"]
PUBLIC += [f"/hi{path}" for path in PUBLIC if path != "product"]


@pytest.fixture
def listing(bela_shop: Seller):
    return list_product(title="Brass bell", seller=bela_shop, category=CategoryFactory(slug="bells"))


def address(path: str, listing) -> str:
    named = reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})
    return named if path == "product" else path


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_sets_no_cookie_and_varies_by_its_packing_only(path, listing):
    answer = browser().get(address(path, listing))
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=60"


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_the_same_for_everybody(path, listing, asha):
    page = address(path, listing)
    stranger = browser().get(page)
    signed_in = browser(asha)
    signed_in.post("/basket/add/", {"offer": "off_nothing"}, headers={"referer": f"http://testserver{page}"})
    signed_in.cookies["csrftoken"] = "a" * 32
    signed_in.cookies["messages"] = "x"
    answer = signed_in.get(page, headers={"accept-language": "hi", "user-agent": "Another"})
    assert answer.content == stranger.content
    assert answer["ETag"] == stranger["ETag"]
    assert answer.cookies == {}
    assert answer["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", PUBLIC)
def test_who_has_a_public_page_is_told_that_it_still_holds(path, listing):
    page = address(path, listing)
    first = browser().get(page)
    again = browser().get(page, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again.cookies) == (304, b"", {})


def test_a_changed_price_is_a_changed_page(listing, bela_shop):
    page = address("product", listing)
    before = browser().get(page)["ETag"]
    offer = Offer.across_sellers.get(product=listing.product)
    offer.price = 77
    offer.save()
    assert browser().get(page, headers={"if-none-match": before}).status_code == 200


UNKEYED = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "evil",
    "x-forwarded-scheme": "https",
    "x-forwarded-prefix": "/evil.example",
    "x-original-url": "/evil.example",
    "x-rewrite-url": "/evil.example",
    "x-host": "evil.example",
    "forwarded": "host=evil.example",
    "x-http-method-override": "POST",
    "accept-language": "hi-IN,hi",
    "hx-request": "true",
    "hx-current-url": "https://evil.example/",
    "referer": "https://evil.example/",
    "origin": "https://evil.example",
}


@pytest.mark.parametrize("header", UNKEYED)
@pytest.mark.parametrize("path", ["/", "product", "/search/?q=bell"])
def test_a_header_that_is_no_part_of_the_address_changes_nothing(header, path, listing):
    page = address(path, listing)
    answer = browser().get(page, headers={header: UNKEYED[header]})
    assert answer.content == browser().get(page).content
    assert "evil.example" not in str(answer.headers)


def test_a_piece_of_a_page_is_not_kept_for_who_asks_for_the_page(listing):
    piece = browser().get("/near/?pin=281121", headers={"hx-request": "true"})
    assert set(piece["Vary"].split(", ")) == {"HX-Request", "Accept-Encoding"}
    assert browser().get("/near/?pin=281121").status_code == 302


@pytest.fixture
def no_cache(monkeypatch):
    """Put a cache in place of the market's own that cannot be reached."""

    def is_away(*args, **kwargs):
        raise ConnectionError("the cache is away")

    for name in ("get", "set", "add", "incr", "delete"):
        monkeypatch.setattr(type(caches["default"]), name, is_away)
    monkeypatch.setattr(vocabulary, "_kept", {})


@pytest.mark.parametrize("path", ["/", "/c/bells/", "/search/?q=bell", "/search/?q=zzzzqqq", "/search/suggest/?q=bel"])
@pytest.mark.parametrize("again", [False, True])
def test_the_market_can_be_looked_through_while_its_cache_is_away(path, again, listing, no_cache):
    if again:
        browser().get(path)
    assert browser().get(path).status_code == 200


@pytest.mark.parametrize("path", ["product", "/thakurji/", "/thakurji/fit/?deity=laddu_gopal&height=6"])
def test_things_are_shown_while_the_cache_is_away(path, listing, no_cache):
    assert browser().get(address(path, listing)).status_code in (200, 302)


SUFFIXES = ["x.css", ";.js", ";x.css", "%0a.png", "%0d%0a.png", "%3f.css", "%23.css", "..%2fx.css", "~.ico", "x.css/"]
PERSONAL = ["/account/", "/account/orders/", "/account/addresses/", "/basket/", "/checkout/", "/header/", "/portal/"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("path", PERSONAL)
def test_a_personal_page_has_no_name_that_looks_like_a_file(path, suffix, bela):
    answer = browser(bela).get(path + suffix)
    assert answer.status_code in (301, 302, 400, 404, 405)
    assert "public" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_order_has_no_name_that_looks_like_a_file(suffix, bell, asha):
    order = place([(bell, 1)], user=asha)
    answer = browser(asha).get(f"/orders/{order.public_id}/{suffix}")
    assert answer.status_code in (301, 302, 404, 405)
    assert "public" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/nothing/", "/p/prd_0000000000/x/", "/shop/nothing/", "/hi/nothing.css"])
def test_what_is_not_there_is_not_kept_as_gone(path):
    answer = browser().get(path)
    assert answer.status_code == 404
    assert answer["Cache-Control"] == "private, no-store"


def test_what_was_to_be_said_comes_with_the_personal_corner(bell, bela_shop, asha):
    shopper = browser(asha)
    form = {"offer": bell.public_id, "quantity": "1", "next": "/shops/"}
    shopper.post("/basket/add/", form)

    assert "Put in your basket" not in shopper.get("/shops/").content.decode()
    corner = shopper.get("/header/").content.decode()
    assert 'hx-swap-oob="beforeend:#toasts"' in corner
    assert "Put in your basket" in corner
    assert "Put in your basket" not in shopper.get("/header/").content.decode()


def test_a_refusal_of_a_form_on_a_public_page_is_a_page_with_a_way_back(bell):
    page = "http://testserver/shops/"
    answer = browser().post("/basket/add/", {"offer": bell.public_id, "quantity": "0"}, headers={"referer": page})
    assert answer.status_code == 400
    assert f'href="{page}"' in answer.content.decode()
