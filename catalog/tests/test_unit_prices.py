"""The unit price of what is weighed out loose."""

import pytest

from catalog.unit_prices import unit_text


@pytest.mark.parametrize(
    ("step_paise", "step_g", "words"),
    [(12_000, 250, "₹480.00 per kg"), (3_333, 100, "₹333.30 per kg"), (48_000, 1000, "₹480.00 per kg")],
)
def test_a_loose_thing_is_priced_by_the_kilogram(step_paise, step_g, words):
    assert unit_text(step_paise, "", step_g) == words


@pytest.mark.parametrize(
    ("price_paise", "net_quantity", "words"),
    [(15_000, "250 g", "₹0.60 per g"), (48_000, "1 kg", "₹480.00 per kg"), (100, "1 piece", "")],
)
def test_a_pack_is_priced_by_the_gram_below_a_kilogram(price_paise, net_quantity, words):
    assert unit_text(price_paise, net_quantity) == words
