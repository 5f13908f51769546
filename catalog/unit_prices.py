"""Unit sale price, as the Packaged Commodities Rules want it: per gram or millilitre below one kilogram or litre."""

import re
from dataclasses import dataclass
from decimal import Decimal

from vrinda.kernel.money import round_half_up

MEASURE = re.compile(r"^\s*(\d{1,6}(?:\.\d{1,3})?)\s*(g|gm|kg|ml|l|litre|ग्राम|किलो|मिली|लीटर)(?!\w)", re.IGNORECASE)
# word → (unit it is sold in, how many thousandths of the large unit one of it is)
UNITS = {
    "g": ("kg", 1),
    "gm": ("kg", 1),
    "ग्राम": ("kg", 1),
    "kg": ("kg", 1000),
    "किलो": ("kg", 1000),
    "ml": ("l", 1),
    "मिली": ("l", 1),
    "l": ("l", 1000),
    "litre": ("l", 1000),
    "लीटर": ("l", 1000),
}
SMALL_UNIT = {"kg": "g", "l": "ml"}


@dataclass(frozen=True)
class UnitPrice:
    """So many paise for one gram, kilogram, millilitre or litre."""

    paise: int
    unit: str


def unit_price(price_paise: int, net_quantity: str) -> UnitPrice | None:
    """Return the price of a unit of what the pack holds, or None when it is not sold by weight or volume."""
    found = MEASURE.match(net_quantity)
    if not found:
        return None
    unit, thousandths = UNITS[found[2].lower()]
    amount = Decimal(found[1]) * thousandths
    if amount <= 0:
        return None
    numerator, denominator = amount.as_integer_ratio()
    if amount < 1000:
        return UnitPrice(round_half_up(price_paise * denominator, numerator), SMALL_UNIT[unit])
    return UnitPrice(round_half_up(price_paise * 1000 * denominator, numerator), unit)
