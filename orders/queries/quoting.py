"""One price with its break-up: what the things of a basket cost, brought to an address."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from catalog import taxes
from catalog.models import TaxRate
from orders.queries.baskets import BasketLine, by_seller
from orders.states import Funder
from payments.fees import Earning, LineMoney, Terms, earning_of
from payments.queries.rates import statutory_rates
from payments.states import PaymentMethod
from sellers.models import Seller
from sellers.queries import commission_bps
from sellers.reach import DeliveryChoice, reach_for
from sellers.states import Carrier
from vrinda.kernel import clock
from vrinda.kernel.money import Gst, allocate, extract_gst


@dataclass(frozen=True)
class DeliveryAddress:
    """Where the things go; the state decides the place of supply."""

    name: str
    phone: str
    line1: str
    city: str
    state_code: str
    pincode: str
    line2: str = ""
    landmark: str = ""


@dataclass(frozen=True)
class Discount:
    """Money off one offer's line (paise), and who pays for it."""

    offer_id: str
    funder: str
    label: str
    amount_paise: int


@dataclass(frozen=True)
class Problem:
    """Why a part cannot be ordered like this, in words a shopper can act on."""

    code: str
    message: str


@dataclass(frozen=True)
class QuotedLine:
    line: BasketLine
    tax_rate: TaxRate
    tax_rate_bp: int
    commission_bp: int
    seller_discount_paise: int
    market_discount_paise: int
    discounts: tuple[Discount, ...]
    delivery_share_paise: int = 0

    @property
    def gross_paise(self) -> int:
        return self.line.total_paise

    @property
    def goods_paise(self) -> int:
        """What the seller supplies the goods for: its own discount lowers it, the market's does not."""
        return self.gross_paise - self.seller_discount_paise

    @property
    def pays_paise(self) -> int:
        return self.goods_paise - self.market_discount_paise

    @property
    def as_money(self) -> LineMoney:
        return LineMoney(self.goods_paise, self.tax_rate_bp, self.commission_bp, self.delivery_share_paise)


@dataclass(frozen=True)
class QuotedPart:
    """One seller's part of a quote."""

    seller: Seller
    lines: tuple[QuotedLine, ...]
    delivery: DeliveryChoice | None
    delivery_paise: int
    terms: Terms
    delivery_gst: Gst
    problems: tuple[Problem, ...]

    @property
    def most_days(self) -> int:
        """The days until the parcel should be there: the slowest thing made ready, and the carrier's way."""
        lead = max(line.line.offer.lead_time_days for line in self.lines)
        return lead + (self.delivery.max_days if self.delivery else 0)

    @property
    def gross_paise(self) -> int:
        return sum(line.gross_paise for line in self.lines)

    @property
    def seller_discount_paise(self) -> int:
        return sum(line.seller_discount_paise for line in self.lines)

    @property
    def market_discount_paise(self) -> int:
        return sum(line.market_discount_paise for line in self.lines)

    @property
    def payable_paise(self) -> int:
        return sum(line.pays_paise for line in self.lines) + self.delivery_paise

    @property
    def earning(self) -> Earning:
        return earning_of([line.as_money for line in self.lines], self.terms)

    @property
    def gst_paise(self) -> int:
        """GST inside this part's price, goods and delivery."""
        return self.earning.gst + self.delivery_gst.tax


@dataclass(frozen=True)
class Quote:
    parts: tuple[QuotedPart, ...]
    address: DeliveryAddress
    cash_problem: Problem | None = field(default=None)

    @property
    def goods_paise(self) -> int:
        return sum(part.gross_paise for part in self.parts)

    @property
    def discount_paise(self) -> int:
        return sum(part.seller_discount_paise + part.market_discount_paise for part in self.parts)

    @property
    def delivery_paise(self) -> int:
        return sum(part.delivery_paise for part in self.parts)

    @property
    def payable_paise(self) -> int:
        return sum(part.payable_paise for part in self.parts)

    @property
    def gst_paise(self) -> int:
        return sum(part.gst_paise for part in self.parts)

    @property
    def problems(self) -> list[Problem]:
        return [problem for part in self.parts for problem in part.problems]

    @property
    def methods(self) -> list[str]:
        return [PaymentMethod.GATEWAY] if self.cash_problem else [PaymentMethod.GATEWAY, PaymentMethod.COD]

    @property
    def fingerprint(self) -> str:
        """Sign for what decides the price, and how much it is for: placing compares it with what the shopper saw."""
        content = [
            [part.seller.public_id, part.delivery_paise, part.terms.is_intra_state]
            + [
                [
                    *(line.line.offer.public_id, line.line.quantity, line.line.unit_price_paise, line.pays_paise),
                    *(line.line.product.step_g, line.line.product.net_quantity),
                ]
                for line in part.lines
            ]
            for part in self.parts
        ]
        place = [self.address.pincode, self.address.state_code, self.payable_paise]
        return hashlib.sha256(json.dumps([content, place]).encode()).hexdigest()


def quote(
    *, lines: Sequence[BasketLine], address: DeliveryAddress, on: date, discounts: Sequence[Discount] = ()
) -> Quote:
    """Price lines for an address; four queries, however many sellers. Problems are named, not raised."""
    groups = by_seller(lines)
    sellers = [seller for seller, _lines in groups]
    rates = taxes.tax_rates_for([line.product for line in lines], on)
    commissions = commission_bps([seller.pk for seller in sellers], on)
    reach = reach_for(sellers, pincode=address.pincode, state_code=address.state_code)
    statutory = statutory_rates(on)
    parts = tuple(
        _part(
            seller,
            [_line(line, rates[line.product.pk], commissions[seller.pk], discounts) for line in group],
            reach.parcel_of(seller),
            address,
            statutory,
        )
        for seller, group in groups
    )
    return Quote(parts=parts, address=address, cash_problem=_cash_problem(parts))


def spread(
    *, lines: Sequence[BasketLine], total_paise: int, funder: str, label: str, after: Sequence[Discount] = ()
) -> list[Discount]:
    """Split one discount (paise) over lines by what they cost ``after`` other discounts, by the largest remainder."""
    taken = {line.offer.public_id: 0 for line in lines}
    for discount in after:
        taken[discount.offer_id] += discount.amount_paise
    shares = allocate(total_paise, [line.total_paise - taken[line.offer.public_id] for line in lines])
    return [
        Discount(line.offer.public_id, funder, label, amount)
        for line, amount in zip(lines, shares, strict=True)
        if amount
    ]


def _line(line: BasketLine, rate: TaxRate, commission_bp: int, discounts: Sequence[Discount]) -> QuotedLine:
    own = tuple(discount for discount in discounts if discount.offer_id == line.offer.public_id)
    by_funder = {
        funder: sum(discount.amount_paise for discount in own if discount.funder == funder) for funder in Funder
    }
    piece_paise = (line.total_paise - by_funder[Funder.SELLER]) // line.quantity
    return QuotedLine(
        line=line,
        tax_rate=rate,
        tax_rate_bp=taxes.rate_bp(rate, piece_paise),
        commission_bp=commission_bp,
        seller_discount_paise=by_funder[Funder.SELLER],
        market_discount_paise=by_funder[Funder.MARKETPLACE],
        discounts=own,
    )


def _part(
    seller: Seller,
    lines: list[QuotedLine],
    choice: DeliveryChoice | None,
    address: DeliveryAddress,
    statutory: dict[str, int],
) -> QuotedPart:
    fee = choice.fee_for(sum(line.goods_paise for line in lines)) if choice else 0
    by_market = choice is not None and choice.carrier == Carrier.MARKET
    return QuotedPart(
        seller=seller,
        lines=tuple(lines if by_market else _with_delivery(lines, fee)),
        delivery=choice,
        delivery_paise=fee,
        terms=Terms(
            seller_kind=seller.kind,
            is_intra_state=seller.state_code == address.state_code,
            tcs_bp=statutory["tcs"],
            tds_bp=statutory["tds"],
            fee_gst_bp=statutory["fee_gst"],
            fee_is_intra_state=seller.state_code == settings.MARKET_STATE_CODE,
        ),
        delivery_gst=extract_gst(
            fee if by_market else 0,
            statutory["delivery_gst"],
            intra=address.state_code == settings.MARKET_STATE_CODE,
        ),
        problems=tuple(_problems(seller, lines, choice, address)),
    )


def _with_delivery(lines: list[QuotedLine], fee: int) -> list[QuotedLine]:
    """Split a seller's own courier fee over its lines: it is part of the supply and taxed with it."""
    shares = allocate(fee, [line.goods_paise for line in lines])
    return [replace(line, delivery_share_paise=share) for line, share in zip(lines, shares, strict=True)]


def _problems(
    seller: Seller, lines: list[QuotedLine], choice: DeliveryChoice | None, address: DeliveryAddress
) -> Iterator[Problem]:
    for quoted in lines:
        if quoted.line.problem and not quoted.line.waits_for_shop:
            yield Problem("offer_unavailable", f"{quoted.line.display_title}: {quoted.line.problem}")
    if any(quoted.line.waits_for_shop for quoted in lines):
        code = "shop_is_closed" if seller.is_away_on(clock.today()) else "shop_is_full"
        yield Problem(code, f"{seller.display_name}: {seller.rest_text}")
    if seller.state_code != address.state_code and not seller.sells_across_states:
        yield Problem(
            "not_across_states", _("%(shop)s sells only within its own state.") % {"shop": seller.display_name}
        )
    elif choice is None:
        yield Problem(
            "not_delivered_there", _("%(shop)s does not deliver to this address.") % {"shop": seller.display_name}
        )


def _cash_problem(parts: Sequence[QuotedPart]) -> Problem | None:
    for part in parts:
        if not part.seller.accepts_cod:
            shop = {"shop": part.seller.display_name}
            return Problem("cash_not_taken", _("%(shop)s does not take cash on delivery.") % shop)
    if sum(part.payable_paise for part in parts) > settings.COD_LIMIT_PAISE:
        return Problem("cash_limit", _("Cash on delivery is for smaller orders. Please pay by UPI or card."))
    return None
