"""Unit sale price, as the Packaged Commodities Rules want it: per gram or millilitre below one kilogram or litre.

What is weighed out loose is priced by the kilogram, however small the step it is sold in.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from vrinda.kernel.money import format_inr, round_half_up
from vrinda.kernel.quantities import GRAMS_IN_KG

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
LOWEST_SHOWN_PAISE = 10  # a spoonful's price is noise


@dataclass(frozen=True)
class UnitPrice:
    """So many paise for one gram, kilogram, millilitre or litre."""

    paise: int
    unit: str


def unit_price(price_paise: int, net_quantity: str, step_g: int = 0) -> UnitPrice | None:
    """Return the price of a unit of what the pack holds, or None when it is not sold by weight or volume."""
    if step_g:
        return UnitPrice(round_half_up(price_paise * GRAMS_IN_KG, step_g), "kg")
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


def unit_text(price_paise: int, net_quantity: str, step_g: int = 0) -> str:
    """Return the unit sale price in words, or nothing for what is sold by the piece."""
    found = unit_price(price_paise, net_quantity, step_g)
    if found is None or found.paise < LOWEST_SHOWN_PAISE:
        return ""
    units = {"g": _("g"), "kg": _("kg"), "ml": _("ml"), "l": _("litre")}
    return _("%(price)s per %(unit)s") % {"price": format_inr(found.paise), "unit": units[found.unit]}
