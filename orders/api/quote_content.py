"""A quote taken apart for drawing."""

from typing import Any

from orders.api.tokens import QUOTE_LASTS, Told, quote_id_of
from orders.queries.quoting import Quote, QuotedPart
from payments.states import PaymentMethod
from vrinda.kernel import clock


def quote_content(quote: Quote, basket_id: str) -> dict[str, Any]:
    """Return a quote with its id, ready to draw."""
    until = (clock.now() + QUOTE_LASTS).replace(microsecond=0)
    return {
        "quote_id": quote_id_of(Told(basket_id, quote.address, quote.fingerprint, until)),
        "expires_at": until,
        "basket": basket_id,
        "can_be_placed": bool(quote.parts) and not quote.problems,
        "parts": [_part(part) for part in quote.parts],
        "totals": _totals(quote, quote.goods_paise, quote.discount_paise),
        "payment_methods": [
            {"method": PaymentMethod.GATEWAY, "is_possible": True, "problem": None},
            {"method": PaymentMethod.COD, "is_possible": not quote.cash_problem, "problem": quote.cash_problem},
        ],
    }


def _part(part: QuotedPart) -> dict[str, Any]:
    return {
        "seller": part.seller,
        "lines": part.lines,
        "delivery_choices": _choices(part),
        "totals": _totals(part, part.gross_paise, part.seller_discount_paise + part.market_discount_paise),
        "problems": part.problems,
    }


def _choices(part: QuotedPart) -> list[dict[str, Any]]:
    choice = part.delivery
    if choice is None:
        return []
    return [
        {
            "carrier": choice.carrier,
            "fee": part.delivery_paise,
            "free_above": choice.free_above_paise,
            "min_days": choice.min_days,
            "max_days": choice.max_days,
            "is_chosen": True,
        }
    ]


def _totals(whole: Quote | QuotedPart, goods: int, discount: int) -> dict[str, int]:
    return {
        "goods": goods,
        "discount": discount,
        "delivery": whole.delivery_paise,
        "payable": whole.payable_paise,
        "tax_included": whole.gst_paise,
    }
