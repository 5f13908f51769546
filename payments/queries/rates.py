"""Rates of law in force on a day."""

from datetime import date

from payments.models import StatutoryRate


def statutory_rates(on: date) -> dict[str, int]:
    """Return each statutory rate (basis points) in force on a day; one query."""
    rates = dict(StatutoryRate.objects.filter(starts_on__lte=on).order_by("starts_on").values_list("code", "rate_bp"))
    missing = {str(code) for code in StatutoryRate.Code} - set(rates)
    if missing:
        raise LookupError(f"No statutory rate is in force on {on} for: {', '.join(sorted(missing))}.")
    return rates
