"""GST of a piece: the threshold of garments, and the choice of the row."""

from datetime import date

import pytest

from catalog.factories import ProductFactory, TaxRateFactory
from catalog.models import TaxRate
from catalog.states import TaxCondition
from catalog.taxes import NoTaxRate, is_in_dead_band, rate_bp, tax_rates_for
from vrinda.kernel.money import extract_gst

TODAY = date(2026, 11, 22)
GARMENT = TaxRate(condition=TaxCondition.PER_PIECE_THRESHOLD, rate_bp=500, threshold_paise=250_000, rate_above_bp=1800)


@pytest.mark.parametrize(
    ("piece_paise", "expected_bp", "is_dead"),
    [
        (262_500, 500, False),
        (262_501, 1800, True),
        (295_000, 1800, True),
        (295_001, 1800, False),
    ],
)
def test_a_garment_changes_its_rate_at_the_threshold_without_gst(piece_paise, expected_bp, is_dead):
    assert rate_bp(GARMENT, piece_paise) == expected_bp
    assert is_in_dead_band(GARMENT, piece_paise) is is_dead


def test_the_parts_of_the_threshold_prices_are_those_of_the_law():
    low = extract_gst(262_500, 500, intra=True)
    high = extract_gst(295_001, 1800, intra=True)

    assert (low.taxable, low.cgst, low.sgst) == (250_000, 6250, 6250)
    assert (high.taxable, high.cgst, high.sgst) == (250_001, 22_500, 22_500)


def test_a_flat_rate_has_no_dead_band():
    flat = TaxRate(condition=TaxCondition.FLAT, rate_bp=1800)

    assert rate_bp(flat, 270_000) == 1800
    assert is_in_dead_band(flat, 270_000) is False


def test_the_longest_prefix_valid_on_the_day_wins(db, django_assert_num_queries):
    TaxRateFactory(hsn_prefix="9902", rate_bp=1800, valid_from=date(2020, 1, 1))
    old = TaxRateFactory(hsn_prefix="990210", rate_bp=1200, valid_from=date(2020, 1, 1), valid_to=date(2025, 9, 21))
    new = TaxRateFactory(hsn_prefix="990210", rate_bp=500, valid_from=date(2025, 9, 22))
    TaxRateFactory(hsn_prefix="990210", rate_bp=0, valid_from=date(2027, 1, 1))
    products = [ProductFactory(hsn="99021099", tax_rate=None), ProductFactory(hsn="990210", tax_rate=None)]

    with django_assert_num_queries(1):
        now = tax_rates_for(products, TODAY)
    before = tax_rates_for(products, date(2025, 9, 21))

    assert now == {products[0].pk: new, products[1].pk: new}
    assert before == {products[0].pk: old, products[1].pk: old}


def test_a_declared_rate_wins_while_it_is_valid(db):
    heading = TaxRateFactory(hsn_prefix="9902", rate_bp=1800)
    declared = TaxRateFactory(hsn_prefix="", rate_bp=0, valid_to=date(2026, 12, 31))
    product = ProductFactory(hsn="99021099", tax_rate=declared)

    assert tax_rates_for([product], TODAY) == {product.pk: declared}
    assert tax_rates_for([product], date(2027, 1, 1)) == {product.pk: heading}


def test_a_rate_without_prefix_is_never_chosen_by_itself(db):
    TaxRateFactory(hsn_prefix="", rate_bp=0)
    product = ProductFactory(title="Sandal bell", hsn="99031000", tax_rate=None)

    with pytest.raises(NoTaxRate) as refused:
        tax_rates_for([product], TODAY)

    assert "Sandal bell" in str(refused.value)
    assert refused.value.code == "no_tax_rate"
