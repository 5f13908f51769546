"""One order from basket to payout in a real browser: three shops, one basket, one payment, three sellers."""

import re

import pytest

from tests.journeys.conftest import Market, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def sign_in(person: Visitor, login: dict) -> None:
    person.goes_to("/accounts/login/")
    person.page.fill("input[name=login]", login["email"])
    person.page.fill("input[name=password]", login["password"])
    person.page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    person.page.wait_for_load_state("networkidle")
    assert "/accounts/login" not in person.page.url, person.reads()


def put_in_basket_from(asha: Visitor, shop: str) -> None:
    """Open a shop and put the first thing in it that can be bought into the basket."""
    asha.goes_to(f"/shop/{shop}/")
    for path in asha.page.eval_on_selector_all(".product-card a", "links => links.map(a => a.pathname)"):
        asha.goes_to(path)
        form = asha.page.locator("form.buy-form")
        is_from_here = asha.page.locator(f"main p a[href$='/shop/{shop}/']").count()  # not another shop's better offer
        if form.count() and is_from_here:
            with asha.page.expect_response(lambda answer: "/basket/add/" in answer.url):
                form.locator("button[type=submit]").last.click()
            return
    pytest.fail(f"Nothing in {shop} can be bought")


def give_address(asha: Visitor) -> None:
    asha.goes_to("/checkout/")
    asha.keeps("05-address")
    for name, value in {
        "name": "Asha Gupta",
        "phone": "9812345678",
        "email": "asha@example.com",
        "line1": "12 Loi Bazaar",
        "landmark": "near Banke Bihari temple",
        "pincode": "281121",
        "city": "Vrindavan",
    }.items():
        asha.page.fill(f"input[name={name}]", value)
    asha.page.select_option("select[name=state_code]", "09")
    asha.presses("See delivery and total")


def pay_at_the_gateway(asha: Visitor) -> None:
    asha.page.locator("main form button[type=submit]").first.click()
    asha.page.wait_for_load_state("networkidle")
    assert "127.0.0.1" in asha.page.url
    asha.keeps("08-gateway")
    asha.presses("Pay with UPI")
    asha.page.wait_for_url(re.compile(r"/orders/ord_"), timeout=30_000)


@pytest.fixture(scope="module")
def shops(market: Market) -> list[dict]:
    """Return the logins of three sellers, each with the web name of its shop."""
    found = market.login_of("seller")[:3]
    assert len(found) == 3
    return [login | {"shop": login["email"].partition("@")[0]} for login in found]


def test_one_order_of_three_shops_from_basket_to_payout(market: Market, visitor, shops) -> None:
    asha = visitor("asha", width=1280)
    asha.goes_to("/")
    asha.keeps("01-home")
    asha.goes_to("/categories/")
    asha.page.locator("main a[href*='/c/']").first.click()
    asha.page.wait_for_load_state("networkidle")
    asha.keeps("02-category")
    asha.goes_to("/search/?q=peda")
    asha.keeps("03-search")
    for seller in shops:
        put_in_basket_from(asha, seller["shop"])
    asha.goes_to("/basket/")
    asha.keeps("04-basket")
    assert asha.page.locator(".basket-section").count() == 3
    give_address(asha)
    asha.keeps("06-quote")
    asha.page.check("input[name=method][value=gateway]")
    asha.presses("Place the order")
    asha.keeps("07-pay")
    pay_at_the_gateway(asha)
    asha.keeps("09-order")
    order_path = asha.page.url.removeprefix(market.url)
    assert asha.page.locator(".basket-section").count() == 3
    assert "Confirmed" in asha.reads()

    number = re.search(r"V[0-9A-Z]{5}-[0-9A-Z]{5}", asha.reads())[0]
    for place, seller in enumerate(shops):
        bela = visitor(f"seller{place}", width=360)
        sign_in(bela, seller)
        bela.goes_to("/portal/")
        bela.keeps("10-today")
        bela.goes_to(f"/portal/orders/?q={number}")
        assert bela.page.locator(f".order-row:has-text('{number}')").count() == 1, "a seller sees its own part only"
        bela.page.locator(f".order-row:has-text('{number}') a").first.click()
        bela.page.wait_for_load_state("networkidle")
        bela.presses("Accept")
        bela.keeps("11-accepted")
        bela.page.fill("input[name=tracking]", "Rider Mohan 9812300001")
        bela.presses("Send it")
        asha.goes_to(order_path)
        codes = asha.page.locator(".basket-section:has-text('Tell the rider')")
        code = re.search(r"\b\d{4}\b", codes.first.locator(".alert").inner_text())[0]
        bela.page.fill("input[name=handover_code]", code)
        bela.presses("Mark as delivered")
        assert "Delivered" in bela.reads()
        assert bela.problems == []
    asha.goes_to(order_path)
    asha.keeps("12-delivered")

    market.manage("advance_clock", "--days", "9")
    market.manage("tick")
    bela = visitor("seller0", width=360)
    sign_in(bela, shops[0])
    bela.goes_to("/portal/money/")
    bela.keeps("13-money")
    asha.goes_to(order_path)
    assert "Completed" in asha.reads()
    asha.keeps("14-settled")
    market.manage("verify_books")
    assert asha.problems == []


def test_a_guest_pays_cash_in_hindi_on_a_phone_without_javascript(market: Market, visitor, shops) -> None:
    asha = visitor("asha-hindi", width=360, java_script_enabled=False, locale="hi-IN")
    asha.goes_to("/hi/")
    asha.keeps("01-home")
    asha.goes_to(f"/hi/shop/{shops[0]['shop']}/")
    asha.keeps("02-shop")
    path = asha.page.locator(".product-card:not(:has-text('समाप्त')) a").first.get_attribute("href")
    asha.goes_to(path)
    asha.keeps("03-product")
    asha.page.locator("form.buy-form button[type=submit]").last.click()
    asha.keeps("04-basket")
    assert asha.page.locator(".basket-section").count() == 1
