"""Integer paise: the one place that rounds, allocates, extracts tax, or touches Decimal rupees.

Rates are basis points (500 = 5 %). There is no float here or anywhere near money.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

BP = 10_000


def round_half_up(numerator: int, denominator: int = 1) -> int:
    """Round ``numerator / denominator`` to an integer, halves away from zero."""
    value = Fraction(numerator, denominator)
    sign = -1 if value < 0 else 1
    return sign * ((2 * abs(value.numerator) + value.denominator) // (2 * value.denominator))


def share(amount_paise: int, rate_bp: int) -> int:
    """Return ``rate_bp`` of an amount in paise, rounded half up."""
    return round_half_up(amount_paise * rate_bp, BP)


@dataclass(frozen=True)
class Gst:
    """A GST-inclusive gross amount taken apart; the parts add up to the gross, always (paise)."""

    taxable: int
    cgst: int = 0
    sgst: int = 0
    igst: int = 0

    @property
    def tax(self) -> int:
        return self.cgst + self.sgst + self.igst

    @property
    def gross(self) -> int:
        return self.taxable + self.tax


def extract_gst(gross_paise: int, rate_bp: int, *, intra: bool) -> Gst:
    """Take GST out of an inclusive amount (paise): two equal halves within a state, one IGST between states."""
    if rate_bp == 0:
        return Gst(taxable=gross_paise)
    if intra:
        half = round_half_up(gross_paise * rate_bp, 2 * (BP + rate_bp))
        return Gst(taxable=gross_paise - 2 * half, cgst=half, sgst=half)
    igst = round_half_up(gross_paise * rate_bp, BP + rate_bp)
    return Gst(taxable=gross_paise - igst, igst=igst)


def add_gst(net_paise: int, rate_bp: int, *, intra: bool = True) -> Gst:
    """Put GST on a net fee (paise): each half is rounded by itself within a state."""
    if intra:
        half = round_half_up(net_paise * rate_bp, 2 * BP)
        return Gst(taxable=net_paise, cgst=half, sgst=half)
    return Gst(taxable=net_paise, igst=share(net_paise, rate_bp))


def allocate(total_paise: int, weights: Sequence[int]) -> list[int]:
    """Split a total over weights by the largest remainder, ties by position; the parts sum to the total."""
    if not weights:
        return []
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] * len(weights), len(weights)
    floors = [total_paise * weight // whole for weight in weights]
    remainders = [total_paise * weight % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda index: (-remainders[index], index))
    for index in order[: total_paise - sum(floors)]:
        floors[index] += 1
    return floors


def paise_of(rupees: Decimal) -> int:
    """Convert Oscar's Decimal rupees to paise; a fraction of a paisa is an error."""
    paise = rupees * 100
    if paise != paise.to_integral_value():
        raise ValueError(f"{rupees} rupees is not a whole number of paise")
    return int(paise)


def rupees_of(paise: int) -> Decimal:
    """Convert paise to the Decimal rupees that Oscar's columns hold."""
    return Decimal(paise).scaleb(-2).quantize(Decimal("0.01"))


def format_percent(rate_bp: int) -> str:
    """Write basis points as a percentage: 500 is 5 %, 250 is 2.5 %."""
    whole, rest = divmod(rate_bp, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + " %"


def format_inr(paise: int, *, short: bool = False) -> str:
    """Write paise as ₹1,23,456.78; ``short`` leaves out ``.00``."""
    sign = "−" if paise < 0 else ""
    rupees, rest = divmod(abs(paise), 100)
    digits = str(rupees)
    head, tail = digits[:-3], digits[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    whole = ",".join([*groups, tail])
    return f"{sign}₹{whole}" if short and rest == 0 else f"{sign}₹{whole}.{rest:02d}"
