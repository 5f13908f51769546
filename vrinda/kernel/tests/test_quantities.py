"""How much of a thing, in words."""

import pytest
from django.utils import translation

from vrinda.kernel.quantities import quantity_text, weight_steps, weight_text


@pytest.mark.parametrize(
    ("grams", "words"),
    [(50, "50 g"), (999, "999 g"), (1000, "1 kg"), (1250, "1.25 kg"), (2005, "2.005 kg"), (10_000, "10 kg")],
)
def test_grams_are_said_as_a_shop_says_them(grams, words):
    assert weight_text(grams) == words


def test_pieces_are_a_number_and_steps_a_weight():
    assert (quantity_text(3, 0), quantity_text(3, 250)) == ("3", "750 g")


def test_weights_are_said_in_hindi():
    with translation.override("hi"):
        assert (weight_text(750), weight_text(1500)) == ("750 ग्राम", "1.5 किलो")


def test_weights_to_choose_from_end_with_the_stock_and_hold_what_was_chosen():
    assert weight_steps(250, 1, 3) == [(1, "250 g"), (2, "500 g"), (3, "750 g")]
    assert (7, "1.75 kg") in weight_steps(250, 7, 10)
    assert weight_steps(0, 1, 3) == []
