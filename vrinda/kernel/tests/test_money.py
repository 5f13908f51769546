"""Integer paise: the vectors of the tax specification, and what must hold for every amount."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrinda.kernel.money import (
    Gst,
    add_gst,
    allocate,
    extract_gst,
    format_inr,
    format_percent,
    paise_of,
    round_half_up,
    rupees_of,
    share,
)

amounts = st.integers(min_value=0, max_value=10**12)
rates = st.sampled_from([0, 300, 500, 1200, 1800, 2800, 4000])


@pytest.mark.parametrize(
    ("gross", "rate_bp", "taxable", "half"),
    [
        (129900, 500, 123714, 3093),
        (63000, 1800, 53390, 4805),
        (31500, 1800, 26694, 2403),
        (99900, 500, 95142, 2379),
        (4000, 1800, 3390, 305),
        (3300, 1800, 2796, 252),
        (100, 500, 96, 2),
        (1, 500, 1, 0),
    ],
)
def test_gst_within_a_state_is_two_equal_halves(gross, rate_bp, taxable, half):
    assert extract_gst(gross, rate_bp, intra=True) == Gst(taxable=taxable, cgst=half, sgst=half)


@pytest.mark.parametrize(
    ("gross", "rate_bp", "taxable", "igst"),
    [
        (129900, 500, 123714, 6186),
        (63000, 1800, 53390, 9610),
        (31500, 1800, 26695, 4805),
        (99900, 500, 95143, 4757),
        (4000, 1800, 3390, 610),
        (3300, 1800, 2797, 503),
        (100, 500, 95, 5),
        (1, 500, 1, 0),
    ],
)
def test_gst_between_states_is_one_igst(gross, rate_bp, taxable, igst):
    assert extract_gst(gross, rate_bp, intra=False) == Gst(taxable=taxable, igst=igst)


def test_goods_without_gst_are_all_taxable_value():
    assert extract_gst(4999, 0, intra=True) == Gst(taxable=4999)
    assert extract_gst(4999, 0, intra=False) == Gst(taxable=4999)


@given(gross=amounts, rate_bp=rates, intra=st.booleans())
def test_extracted_parts_add_up_to_the_gross(gross, rate_bp, intra):
    gst = extract_gst(gross, rate_bp, intra=intra)
    assert gst.gross == gross
    assert gst.cgst == gst.sgst
    assert min(gst.taxable, gst.cgst, gst.igst) >= 0


def test_gst_put_on_a_fee_rounds_each_half_by_itself():
    assert add_gst(18833, 1800) == Gst(taxable=18833, cgst=1695, sgst=1695)
    assert add_gst(18833, 1800, intra=False) == Gst(taxable=18833, igst=3390)
    assert add_gst(25, 1800) == Gst(taxable=25, cgst=2, sgst=2)
    assert add_gst(25, 1800, intra=False) == Gst(taxable=25, igst=5)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10000, [129900, 63000, 48000, 15100], [5074, 2461, 1875, 590]),
        (100, [1, 1, 1], [34, 33, 33]),
        (1, [5, 5], [1, 0]),
        (7, [0, 0], [4, 3]),
        (0, [3, 4], [0, 0]),
        (500, [], []),
    ],
)
def test_allocation_goes_by_the_largest_remainder(total, weights, parts):
    assert allocate(total, weights) == parts


@given(total=amounts, weights=st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=30))
def test_allocated_parts_add_up_and_stay_within_a_paisa_of_their_share(total, weights):
    parts = allocate(total, weights)
    whole = sum(weights) or len(weights)
    shares = [Fraction(total * (weight if sum(weights) else 1), whole) for weight in weights]
    assert sum(parts) == total
    assert all(abs(part - exact) < 1 for part, exact in zip(parts, shares, strict=True))


@given(total=amounts, weights=st.lists(st.integers(min_value=1, max_value=10**6), min_size=1, max_size=30))
def test_nobody_is_allocated_more_than_someone_of_greater_weight(total, weights):
    parts = [part for _, part in sorted(zip(weights, allocate(total, weights), strict=True))]
    assert parts == sorted(parts)


@given(total=amounts, weights=st.lists(st.integers(min_value=1, max_value=10**6), min_size=1, max_size=10))
def test_a_debt_is_allocated_in_whole_paise_too(total, weights):
    assert sum(allocate(-total, weights)) == -total


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(1, 2, 1), (3, 2, 2), (-1, 2, -1), (-3, 2, -2), (149, 100, 1), (-149, 100, -1), (7, 1, 7), (0, 9, 0)],
)
def test_halves_round_away_from_zero(numerator, denominator, rounded):
    assert round_half_up(numerator, denominator) == rounded


def test_share_of_an_amount_is_in_basis_points():
    assert share(129900, 1000) == 12990
    assert share(125, 1000) == 13
    assert share(124, 1000) == 12


def test_rupees_become_paise_and_back():
    assert paise_of(Decimal("1299.00")) == 129900
    assert paise_of(Decimal("0.01")) == 1
    assert rupees_of(129900) == Decimal("1299.00")
    assert str(rupees_of(5)) == "0.05"


@given(paise=amounts)
def test_conversion_to_rupees_loses_nothing(paise):
    assert paise_of(rupees_of(paise)) == paise


def test_a_fraction_of_a_paisa_is_an_error():
    with pytest.raises(ValueError, match="not a whole number of paise"):
        paise_of(Decimal("0.005"))


@pytest.mark.parametrize(
    ("paise", "text", "short"),
    [
        (0, "₹0.00", "₹0"),
        (5, "₹0.05", "₹0.05"),
        (99900, "₹999.00", "₹999"),
        (100000, "₹1,000.00", "₹1,000"),
        (12345678, "₹1,23,456.78", "₹1,23,456.78"),
        (10**12, "₹10,00,00,00,000.00", "₹10,00,00,00,000"),
        (-2500, "−₹25.00", "−₹25"),
    ],
)
def test_money_is_written_in_indian_groups(paise, text, short):
    assert format_inr(paise) == text
    assert format_inr(paise, short=True) == short


@pytest.mark.parametrize(
    ("rate_bp", "text"), [(0, "0 %"), (5, "0.05 %"), (250, "2.5 %"), (500, "5 %"), (1800, "18 %"), (10_000, "100 %")]
)
def test_a_rate_is_written_without_idle_zeros(rate_bp, text):
    assert format_percent(rate_bp) == text
