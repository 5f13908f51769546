"""Phones, PIN codes and states as they are stored."""

import pytest

from accounts.places import STATES, normal_phone, normal_pincode, normal_state_code
from vrinda.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("98123 45678", "+919812345678"),
        ("+91 98123-45678", "+919812345678"),
        ("९८१२३४५६७८", "+919812345678"),
        ("+1 202 555 0123", "+12025550123"),
        ("+44 20 7946 0958", "+442079460958"),
    ],
)
def test_phone_is_stored_with_its_country_code(text, stored):
    assert normal_phone(text) == stored


@pytest.mark.parametrize("text", ["", "123", "phone", "+91 00000 00000", "9" * 30])
def test_broken_phone_is_refused(text):
    with pytest.raises(InvalidInput):
        normal_phone(text)


def test_retired_states_are_not_offered():
    assert "25" not in STATES
    assert "28" not in STATES
    with pytest.raises(InvalidInput):
        normal_state_code("28")


def test_pin_code_is_six_ascii_digits():
    assert normal_pincode("२८१-१२१") == "281121"
    with pytest.raises(InvalidInput):
        normal_pincode("٢٨١١٢١")
