"""A phone with little network, or with no scripts: kept pages, the offline page, the language, what is never kept."""

import pytest

from tests.journeys.conftest import Market, Visitor
from tests.journeys.test_market_journey import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found;
}"""


def with_worker(person: Visitor, path: str) -> None:
    """Open a page and wait until the market's worker looks after it."""
    person.goes_to(path)
    person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    person.page.wait_for_function("navigator.serviceWorker.controller !== null")


def test_without_network_a_page_seen_before_comes_back_and_another_is_explained(visitor, market: Market) -> None:
    asha = visitor("asha-offline", width=360)
    with_worker(asha, "/hi/")
    asha.goes_to("/hi/shops/")
    asha.page.context.set_offline(True)

    asha.page.goto(f"{market.url}/hi/shops/")
    assert asha.page.locator(".seller-card").count() > 0
    assert asha.page.locator("#no-network").is_visible()
    asha.keeps("kept-page")
    asha.page.goto(f"{market.url}/hi/categories/")
    assert "अभी नेटवर्क नहीं है" in asha.reads()
    asha.keeps("offline")
    asha.page.context.set_offline(False)
    asha.page.locator("a.button[href='']").click()
    asha.page.wait_for_load_state("networkidle")
    assert asha.page.locator("main a[href*='/hi/c/']").count() > 0
    assert asha.problems == []


def test_the_worker_keeps_nothing_personal(visitor, market: Market) -> None:
    asha = visitor("asha-private", width=360)
    with_worker(asha, "/")
    sign_in(asha, market.login_of("customer")[0])
    for path in ("/account/", "/account/orders/", "/basket/", "/checkout/", "/shops/"):
        asha.page.goto(market.url + path, wait_until="networkidle")
    kept = asha.page.evaluate(KEPT)
    assert "/shops/" in kept
    personal = ("/account", "/basket", "/checkout", "/header", "/orders", "/portal", "/accounts")
    assert [path for path in kept if path.startswith(personal)] == []


def test_the_market_can_be_installed_and_offers_it_quietly(visitor) -> None:
    asha = visitor("asha-install", width=360)
    with_worker(asha, "/")
    button = asha.page.locator("#install")
    assert button.is_hidden()
    asha.page.evaluate("dispatchEvent(new Event('beforeinstallprompt', {cancelable: true}))")
    assert button.is_visible()
    assert asha.page.locator("dialog[open]").count() == 0


def test_who_saves_data_is_sent_no_worker(visitor) -> None:
    asha = visitor("asha-saving", width=360)
    asha.page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    asha.goes_to("/")
    asha.page.wait_for_timeout(500)
    assert asha.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_language_changes_on_the_spot_and_keeps_what_was_asked(visitor, market: Market, has_scripts) -> None:
    asha = visitor("asha-language", width=360, java_script_enabled=has_scripts)
    asha.goes_to("/search/?q=mala&sort=price")
    asha.page.locator("a[hreflang=hi][lang=hi]").first.click()
    assert asha.page.url == f"{market.url}/hi/search/?q=mala&sort=price"
    asha.page.locator("a[hreflang=en][lang=en]").first.click()
    assert asha.page.url == f"{market.url}/search/?q=mala&sort=price"


def test_without_scripts_a_refusal_has_its_reason_and_a_way_back(visitor, market: Market) -> None:
    asha = visitor("asha-refused", width=360, java_script_enabled=False)
    asha.goes_to("/search/?q=mala&in_stock=1")
    product = asha.page.locator(".product-card:not(.is-gone) a").first.get_attribute("href")
    asha.goes_to(product)
    form = asha.page.locator("form.buy-form")
    quantity = form.locator("input[name=quantity], select[name=quantity]").first
    if quantity.get_attribute("type") == "number":
        form.evaluate("form => form.noValidate = true")
        quantity.fill("9000")
        form.locator("button[type=submit]").last.click()
        assert "1" in asha.reads()
        assert asha.page.locator(f"main a[href$='{product}']").count() == 1
    asha.keeps("refused")
