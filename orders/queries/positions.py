"""Where a seller order stands in money, recomputed whole on the pieces that remain.

A part that is cancelled or returned is the difference of two whole positions, so that no credit is ever
rounded by itself and the parts always add up (docs/flows/money.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orders.models import Line, SellerOrder
from orders.states import SellerOrderState as S
from payments.fees import Earning, LineMoney, Terms, earning_of
from vrinda.kernel.money import round_half_up


@dataclass(frozen=True)
class Position:
    """What the seller supplies and earns, and what the buyer pays for it (paise)."""

    earning: Earning
    market_discount: int
    buyer_pays: int


def terms_of(seller_order: SellerOrder) -> Terms:
    return Terms(
        seller_kind=seller_order.seller_kind,
        is_intra_state=seller_order.is_intra_state,
        tcs_bp=seller_order.tcs_bp,
        tds_bp=seller_order.tds_bp,
        fee_gst_bp=seller_order.fee_gst_bp,
        fee_is_intra_state=seller_order.fee_is_intra_state,
    )


def kept_of(lines: Sequence[Line]) -> dict[int, int]:
    return {line.pk: line.kept_quantity for line in lines}


def position_of(
    seller_order: SellerOrder,
    lines: Sequence[Line],
    kept: Mapping[int, int] | None = None,
    *,
    with_delivery: bool = True,
) -> Position:
    """Return the position for the pieces kept (line pk → quantity; by default what is kept now).

    ``with_delivery`` is whether the delivery fee, the seller's own or the market's, still stands; one that was given
    back does not.
    """
    with_delivery = with_delivery and not seller_order.delivery_refunded
    kept = kept_of(lines) if kept is None else kept
    moneys = [_money_of(line, kept[line.pk], with_delivery) for line in lines]
    market_discount = sum(_part(line.market_discount_paise, kept[line.pk], line.quantity) for line in lines)
    earning = earning_of(moneys, terms_of(seller_order))
    market_delivery = seller_order.delivery_paise - sum(line.delivery_share_paise for line in lines)
    return Position(
        earning=earning,
        market_discount=market_discount,
        buyer_pays=earning.supply - market_discount + (market_delivery if with_delivery else 0),
    )


def due_paise(seller_order: SellerOrder, lines: Sequence[Line]) -> int:
    """Return what the buyer pays for a part as it is now: nothing once all of it is cancelled."""
    still_stands = any(line.kept_quantity for line in lines) and seller_order.state not in (S.CANCELLED, S.EXPIRED)
    return position_of(seller_order, lines).buyer_pays if still_stands else 0


def _money_of(line: Line, kept: int, with_delivery: bool) -> LineMoney:
    goods = _part(line.gross_paise - line.seller_discount_paise, kept, line.quantity)
    return LineMoney(
        goods_paise=goods,
        rate_bp=line.tax_rate_bp,
        commission_bp=line.commission_bp,
        delivery_paise=line.delivery_share_paise if with_delivery else 0,
    )


def _part(amount_paise: int, kept: int, whole: int) -> int:
    return round_half_up(amount_paise * kept, whole)
