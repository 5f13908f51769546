"""Odd parameters on every public page: an answer, never a crash, never a cookie, never another site."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.factories import CategoryFactory, list_product
from catalog.models import Listing
from sellers.factories import OfferFactory
from sellers.models import Seller
from tests.security.conftest import browser
from tests.test_tenancy import Route, routes

pytestmark = pytest.mark.django_db

CLEAR = {200, 301, 302, 304, 400, 404, 410}
PUBLIC = ("catalog", "crawling", "pwa")
ALSO_PUBLIC = {"sellers:sell", "service-worker", "thakurji:guide", "thakurji:fit"}
ALSO_PUBLIC |= {f"voices:{name}" for name in ("block", "reviews", "questions", "shop_reviews", "recent")}
NAMES = ["q", "c", "page", "sort", "price", "in_stock", "shop", "v", "offer", "lang", "next", "format", "pincode"]
NAMES += ["pin", "open", "rating", "origin", "fits", "a_colour", "a_net_weight_g", "price_min", "price_max", "delivers"]
NAMES += ["ids", "stars", "deity", "number", "height"]
NAMES += ["seller__pan", "seller__bank_account__startswith", "product__owner", "pk", "id", "order_by", "fields", "_"]
HARD = ["", "0", "-1", "9" * 40, "٣", "NaN", "200-0", "-", '"', "%", "a*", "ि"]
VALUES = [*HARD, "1e9", "null", "[]", "{}", "0-200", "0-", "1,2,3", "\\"]
VALUES += ["' OR 1=1 --", '"; DROP TABLE x', "a*", "AND OR NOT", "NEAR(a b)", "title:x", "^x", '"', "(", "😀" * 50, "ि"]
VALUES += ["\u202e", "\ud7ff", "//evil.example", "https://evil.example", "javascript:alert(1)", "../../etc", "prd_x"]
VALUES += ["2026-02-30", "true", "on", "a" * 3000, "पोशाक", "\u0000", "\r\nSet-Cookie: a=b"]

strange_text = st.one_of(st.sampled_from(VALUES), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
name_of_anything = st.one_of(st.sampled_from(NAMES), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
pairs = st.lists(st.tuples(name_of_anything, strange_text), max_size=6).map(urlencode)
broken = st.binary(max_size=30).map(lambda raw: f"q={quote(raw)}&page={quote(raw)}")
raw_signs = st.text(st.sampled_from("&=;%+?/#[]ag1"), max_size=30).map(lambda text: text.replace("#", "%23"))
queries = st.one_of(pairs, broken, raw_signs)


def public_routes() -> list[Route]:
    return [route for route in routes() if route.namespace in PUBLIC or route.full_name in ALSO_PUBLIC]


@pytest.fixture
def filled(bela_shop: Seller) -> dict[str, str]:
    """Fill the market; return a value for each parameter of a public address."""
    leaf = CategoryFactory(parent=CategoryFactory(slug="murti"), slug="bells")
    listings = [list_product(title=f"Brass bell {n}", seller=bela_shop, category=leaf) for n in range(3)]
    OfferFactory(product=listings[0].product)
    shops = dict.fromkeys(["catalog:shop", "voices:shop_reviews"], "bela-poshak")
    return {"catalog:product": listings[0].public_id, "catalog:category": "bells", **shops}


def address_of(route: Route, filled: dict[str, str]) -> str:
    named = {"public_id": filled["catalog:product"], "number": "0", "kind": "shops"}
    named["slug"] = {"catalog:page": "help"}.get(route.full_name) or filled.get(route.full_name, "bells")
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: named.get(found[1], "x"), route.path)
    return "/" + path.replace("^", "").replace(r"\Z", "")


def judge(answer, address: str) -> None:
    assert answer.status_code in CLEAR, address
    assert answer.cookies == {}, address
    target = urlsplit(answer.headers.get("Location", ""))
    assert target.netloc in ("", "testserver"), address
    if answer.streaming:
        b"".join(answer.streaming_content)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(root=st.sampled_from(["", "/hi"]), route=st.sampled_from(public_routes()), query=queries)
def test_odd_parameters_get_a_clear_answer(filled, root, route, query):
    address = f"{root}{address_of(route, filled)}?{query}"
    judge(browser().get(address), address)


@pytest.mark.parametrize("place", ["/c/bells/", "/search/?q=bell", "/shop/bela-poshak/", "/search/suggest/?q=bel"])
def test_each_parameter_that_a_page_offers_takes_any_value(place, filled):
    page = browser().get(place).content.decode()
    offered = {name for link in re.findall(r'href="[^"]*\?([^"]+)"', page) for name, _ in parse_qsl(link)}
    offered |= set(re.findall(r'<(?:input|select)[^>]*\sname="([^"]+)"', page)) | {"page", "sort"}
    for name in sorted(offered):
        for value in HARD:
            address = f"{place.partition('?')[0]}?{urlencode([('q', 'bell'), (name, value), (name, 'x')])}"
            judge(browser().get(address), address)


@pytest.mark.parametrize("name", ["q", "c", "shop", "v", "offer", "id", "pk", "is_public", "product__moderation"])
def test_no_parameter_shows_what_is_not_on_show(name, filled, bela_shop):
    hidden = list_product(title="Hidden bell", seller=bela_shop, category=CategoryFactory(slug="hidden"))
    Listing.objects.filter(pk=hidden.pk).delete()
    for value in (hidden.public_id, str(hidden.pk), "hidden", "Hidden bell", "0", "draft"):
        for place in ("/c/bells/", "/search/", "/shop/bela-poshak/"):
            assert b"Hidden bell</a>" not in browser().get(place, {name: value}).content
