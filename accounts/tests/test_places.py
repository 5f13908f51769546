"""Phones, PIN codes and states as they are stored."""

import pytest

from accounts.places import (
    STATES,
    STATES_OF_PREFIX,
    check_pincode_fits,
    normal_phone,
    normal_pincode,
    normal_state_code,
    states_of_pincode,
)
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


@pytest.mark.parametrize(
    ("pincode", "states"),
    [
        ("281121", ("09",)),
        ("244712", ("09", "05")),
        ("110001", ("07",)),
        ("403001", ("27", "30")),
        ("396210", ("24", "26")),
        ("744101", ("19", "35")),
        ("797001", ("12", "13", "14", "15", "16", "17")),
        ("900056", ()),  # the army's post lies in no state
        ("290001", ()),  # given to nobody
    ],
)
def test_pin_code_tells_the_states_it_may_lie_in(pincode, states):
    assert states_of_pincode(pincode) == states


def test_every_state_but_the_nameless_one_has_pin_codes():
    assert {code for states in STATES_OF_PREFIX.values() for code in states} == set(STATES) - {"97"}


@pytest.mark.parametrize(("pincode", "state_code"), [("281121", "09"), ("263001", "05"), ("900056", "19")])
def test_pin_code_of_the_state_or_of_no_state_is_taken(pincode, state_code):
    check_pincode_fits(pincode, state_code)


def test_pin_code_of_another_state_is_refused_and_the_states_are_named():
    with pytest.raises(InvalidInput) as refusal:
        check_pincode_fits("263001", "07")
    assert refusal.value.param == "pincode"
    assert refusal.value.message == (
        "PIN code 263001 belongs to Uttar Pradesh / Uttarakhand. Correct the PIN code or the state."
    )
