"""Money, dates and states are written one way."""

from datetime import UTC, date, datetime

from vrinda.templatetags import vrinda_tags as tags


def test_money_is_grouped_the_indian_way():
    assert tags.money(12345678) == "₹1,23,456.78"
    assert tags.money_short(34900) == "₹349"
    assert tags.money(None) == ""


def test_time_is_shown_in_the_market_not_in_utc():
    assert tags.local_time(datetime(2026, 3, 5, 20, 0, tzinfo=UTC)) == "6 Mar, 1:30 am"
    assert tags.indian_date(datetime(2026, 3, 5, 20, 0, tzinfo=UTC)) == "6 Mar 2026"
    assert tags.indian_date(date(2026, 3, 5)) == "5 Mar 2026"


def test_unknown_state_is_still_readable():
    assert tags.state_label("half_done") == "Half done"
    assert tags.state_tone("half_done") == "neutral"


def test_cell_of_zero_paise_is_shown_as_money():
    assert tags.cell_text({"amount_paise": 0}) == "₹0.00"
    assert tags.cell_text("Asha") == "Asha"
