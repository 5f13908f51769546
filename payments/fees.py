"""What a seller earns from a supply: commission and its GST, tax collected (TCS) and deducted (TDS).

The same functions settle an order and show the waterfall while a price is typed. Amounts are paise, rates
basis points. Sources: CGST s. 52 with notifications 15/2024, 36/2023 and 37/2023; income-tax TDS on
e-commerce participants; the worked example in docs/flows/money.md is a test, to the paisa.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from sellers.states import SellerKind
from vrinda.kernel.money import BP, Gst, add_gst, extract_gst, round_half_up, share


@dataclass(frozen=True)
class LineMoney:
    """One line as supplied: goods after the seller's own discount, and its share of the seller's courier fee."""

    goods_paise: int
    rate_bp: int
    commission_bp: int
    delivery_paise: int = 0

    @property
    def supply_paise(self) -> int:
        return self.goods_paise + self.delivery_paise


@dataclass(frozen=True)
class Terms:
    """How a seller stands to tax and to the market, frozen at placing."""

    seller_kind: str
    is_intra_state: bool
    tcs_bp: int
    tds_bp: int
    fee_gst_bp: int
    fee_is_intra_state: bool = True

    @property
    def charges_gst(self) -> bool:
        return self.seller_kind == SellerKind.REGULAR


@dataclass(frozen=True)
class Earning:
    """A supply taken apart (paise); ``earns`` is what the seller is paid."""

    supply: int = 0
    taxable: int = 0
    cgst: int = 0
    sgst: int = 0
    igst: int = 0
    commission: int = 0
    commission_gst: int = 0
    tcs: int = 0
    tds: int = 0

    @property
    def gst(self) -> int:
        return self.cgst + self.sgst + self.igst

    @property
    def fee(self) -> int:
        return self.commission + self.commission_gst

    @property
    def withheld(self) -> int:
        return self.tcs + self.tds

    @property
    def earns(self) -> int:
        return self.supply - self.fee - self.withheld

    def __sub__(self, other: "Earning") -> "Earning":
        return Earning(**{f.name: getattr(self, f.name) - getattr(other, f.name) for f in fields(self)})


def tax_of(line: LineMoney, terms: Terms) -> Gst:
    """Return the GST inside one line; a seller outside the regular scheme charges none."""
    rate_bp = line.rate_bp if terms.charges_gst else 0
    return extract_gst(line.supply_paise, rate_bp, intra=terms.is_intra_state)


def earning_of(lines: Sequence[LineMoney], terms: Terms) -> Earning:
    """Return what the seller earns from these lines."""
    taxes = [tax_of(line, terms) for line in lines]
    supply = sum(line.supply_paise for line in lines)
    taxable = sum(tax.taxable for tax in taxes)
    commission = sum(share(line.goods_paise, line.commission_bp) for line in lines)
    fee = add_gst(commission, terms.fee_gst_bp, intra=terms.fee_is_intra_state)
    return Earning(
        supply=supply,
        taxable=taxable,
        cgst=sum(tax.cgst for tax in taxes),
        sgst=sum(tax.sgst for tax in taxes),
        igst=sum(tax.igst for tax in taxes),
        commission=commission,
        commission_gst=fee.tax,
        tcs=_collected(lines, taxes, terms),
        tds=share(taxable, terms.tds_bp),
    )


def _collected(lines: Sequence[LineMoney], taxes: Sequence[Gst], terms: Terms) -> int:
    """Return TCS on the taxable goods: two rounded halves within a state, one amount between states."""
    if terms.seller_kind == SellerKind.ENROLLED_UNREGISTERED:
        return 0
    base = sum(tax.taxable for line, tax in zip(lines, taxes, strict=True) if line.rate_bp > 0)
    if terms.is_intra_state:
        return 2 * round_half_up(base * terms.tcs_bp, 2 * BP)
    return share(base, terms.tcs_bp)
