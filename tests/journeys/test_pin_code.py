"""A PIN code told once: the browser keeps it, every page of goods and shops asks with it, no page writes it down."""

import pytest

from tests.journeys.conftest import Market, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def tells(person: Visitor, pin: str) -> None:
    form = person.page.locator("#near form")
    form.locator("input[name=pin]").fill(pin)
    form.locator("button").click()
    person.page.wait_for_load_state("networkidle")


def test_a_pin_code_told_once_is_asked_with_on_the_next_pages(visitor, market: Market) -> None:
    asha = visitor("asha-pin", width=360)
    asha.goes_to("/")
    tells(asha, "281 001")
    assert "Delivering to 281001" in asha.page.locator("#near").inner_text()

    asha.goes_to("/search/?q=mala&in_stock=1")
    asha.goes_to(asha.page.locator(".product-card:not(.is-gone) a").first.get_attribute("href"))
    asha.page.locator(".to-door", has_text="to 281001").wait_for()
    assert "pin=" not in asha.page.url
    asha.keeps("pin-product")

    asha.goes_to("/shops/")
    assert asha.page.locator("input[name=pin]").input_value() == "281001"
    assert asha.problems == []


def test_what_is_wrong_with_a_pin_code_stays_to_be_read(visitor) -> None:
    asha = visitor("asha-wrong-pin", width=360)
    asha.goes_to("/")
    tells(asha, "281001")
    tells(asha, "12")
    asha.page.wait_for_timeout(500)
    assert "six digits" in asha.page.locator("#near .field-error").inner_text()
