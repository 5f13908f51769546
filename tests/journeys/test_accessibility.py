"""axe over every page of the journey and the gallery, on a phone and wide, in both languages: nothing serious."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import Market, Visitor
from tests.journeys.test_market_journey import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GRAVE = ("serious", "critical")
WAYS = [(360, ""), (360, "/hi"), (1280, ""), (1280, "/hi")]
each_way = pytest.mark.parametrize(("width", "root"), WAYS, ids=["phone-en", "phone-hi", "wide-en", "wide-hi"])

SAID_TO_ALL = ["/", "/categories/", "/search/?q=mala", "/search/?q=zzzzqq", "/shops/", "/about/how-we-rank/"]
SAID_TO_ALL += ["/about/legal/", "/about/help/", "/sell/", "/basket/", "/accounts/login/", "/accounts/signup/"]
SAID_TO_ALL += ["/offline/", "/nothing/", "/accounts/login/code/"]
OF_A_BUYER = ["/account/", "/account/orders/", "/account/addresses/", "/account/addresses/add/", "/account/profile/"]
OF_A_SELLER = ["/portal/", "/portal/orders/", "/portal/products/", "/portal/products/new/", "/portal/money/"]
OF_A_SELLER += ["/portal/shop/", "/portal/team/", "/portal/shop/papers/"]


class Inspector:
    """Looks at pages with axe and keeps what is grave."""

    def __init__(self, visitor: Visitor, root: str) -> None:
        self.visitor, self.root = visitor, root
        self.grave: list[str] = []
        self.seen = 0

    def looks_at(self, path: str) -> None:
        self.visitor.page.goto(self.visitor.market.url + self.root + path, wait_until="networkidle")
        self.looks()

    def looks(self) -> None:
        """Judge the page that is open, at its full height: what a fixed bar covers now, scrolling brings out."""
        page = self.visitor.page
        size = page.viewport_size
        page.set_viewport_size(size | {"height": page.evaluate("document.documentElement.scrollHeight") + 200})
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        page.set_viewport_size(size)
        self.seen += 1
        address = page.url.removeprefix(self.visitor.market.url)
        self.grave += [
            f"{address}: {rule['id']} ({rule['impact']}): {node['html'][:200]}"
            for rule in found
            if rule["impact"] in GRAVE
            for node in rule["nodes"]
        ]


@pytest.fixture
def inspector(visitor, width: int, root: str) -> Inspector:
    return Inspector(visitor("axe", width=width), root)


@each_way
def test_pages_for_everybody_bar_nobody(inspector: Inspector) -> None:
    page = inspector.visitor.page
    for path in SAID_TO_ALL:
        inspector.looks_at(path)
    page.goto(inspector.visitor.market.url + inspector.root + "/categories/")
    category = page.locator("main a[href*='/c/']").first.get_attribute("href").removeprefix(inspector.root)
    for path in (category, f"{category}?sort=price&in_stock=1", f"{category}?price=0-1"):
        inspector.looks_at(path)
    page.goto(inspector.visitor.market.url + inspector.root + category)
    product = page.locator(".product-card a").first.get_attribute("href").removeprefix(inspector.root)
    inspector.looks_at(product)
    inspector.looks_at(page.locator("main a[href*='/shop/']").first.get_attribute("href").removeprefix(inspector.root))
    assert inspector.grave == []


@each_way
def test_a_guest_is_barred_nowhere_on_the_way_to_an_order(inspector: Inspector, market: Market) -> None:
    page = inspector.visitor.page
    page.goto(f"{market.url}{inspector.root}/search/?q=mala&in_stock=1")
    page.goto(market.url + page.locator(".product-card:not(.is-gone) a").first.get_attribute("href"))
    with page.expect_response(lambda answer: "/basket/add/" in answer.url):
        page.locator("form.buy-form button[type=submit]").last.click()
    page.evaluate("scrollTo(0, 0)")  # where the toast, which goes by itself, lies over no link of the footer
    inspector.looks()
    inspector.looks_at("/basket/")
    inspector.looks_at("/checkout/")
    page.locator("main form button[type=submit]").last.click()  # refused: nothing is filled in
    page.wait_for_load_state("networkidle")
    inspector.looks()
    for name, value in {
        "name": "Asha Gupta",
        "phone": "9812345678",
        "email": "asha@example.com",
        "line1": "12 Loi Bazaar",
        "pincode": "281121",
        "city": "Vrindavan",
    }.items():
        page.fill(f"input[name={name}]", value)
    page.select_option("select[name=state_code]", "09")
    page.locator("form:has(input[name=line1]) button[type=submit]").last.click()
    page.wait_for_load_state("networkidle")
    inspector.looks()
    page.check("input[name=method][value=cod]")
    page.locator("form:has(input[name=method]) button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/orders/ord_"))
    inspector.looks()
    assert inspector.grave == []


@each_way
def test_a_person_with_an_account_is_barred_nowhere(inspector: Inspector, market: Market) -> None:
    sign_in(inspector.visitor, market.login_of("customer")[0])
    for path in OF_A_BUYER:
        inspector.looks_at(path)
    inspector.looks_at("/account/orders/")
    order = inspector.visitor.page.locator(".order-row a").first
    if order.count():
        inspector.looks_at(order.get_attribute("href").removeprefix(inspector.root))
        paper = inspector.visitor.page.locator("a[href*='/papers/']").first
        if paper.count():
            inspector.looks_at(paper.get_attribute("href").removeprefix(inspector.root))
    assert inspector.grave == []


@each_way
def test_a_seller_is_barred_nowhere(inspector: Inspector, market: Market) -> None:
    sign_in(inspector.visitor, market.login_of("seller")[0])
    for path in OF_A_SELLER:
        inspector.looks_at(path)
    for tab in ("/portal/orders/?tab=done", "/portal/products/"):
        inspector.looks_at(tab)
        row = inspector.visitor.page.locator(
            "main a[href*='/portal/orders/so_'], main a[href*='/portal/products/off_']"
        )
        if row.count():
            inspector.looks_at(row.first.get_attribute("href").removeprefix(inspector.root))
    assert inspector.grave == []


@pytest.mark.parametrize("zoom", [1, 2], ids=["100", "200"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_no_component_bars_anybody(visitor, market: Market, language: str, scheme: str, zoom: int) -> None:
    """At 200 % a screen of 1280 px is one of 640 px: nothing may then need to be scrolled sideways."""
    inspector = Inspector(visitor(f"gallery-{language}-{scheme}", width=1280 // zoom, color_scheme=scheme), "")
    for path in ("/gallery/", "/gallery/states/", "/gallery/voices/", "/gallery/portal/"):
        inspector.looks_at(f"{path}?lang={language}")
        inspector.visitor.keeps(path.strip("/").replace("/", "-"))
    assert inspector.grave == []


def test_axe_sees_what_bars_people(visitor, market: Market) -> None:
    inspector = Inspector(visitor("axe", width=360), "")
    inspector.looks_at("/about/help/")
    page = inspector.visitor.page
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    inspector.looks()
    assert [json.dumps(line) for line in inspector.grave if "button-name" in line] != []
