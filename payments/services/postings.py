"""Bookkeeping of what happens to an order: which accounts each step moves (docs/flows/money.md).

Called by orders inside their own transactions. A debit is positive. Money the buyer has not paid yet stands as a
debit on BUYER (cash on delivery between dispatch and the door).
"""

from datetime import datetime

from payments.fees import Earning
from payments.services.ledger import post
from payments.states import AccountCode as A
from payments.states import LedgerKind
from sellers.models import Seller
from vrinda.kernel.money import Gst


def post_supply(
    *,
    seller: Seller,
    seller_order_ref: str,
    order_ref: str,
    earning: Earning,
    market_discount_paise: int,
    now: datetime,
) -> None:
    """Book a dispatched supply: the buyer's money becomes the seller's, less commission, TCS and TDS (T2, T3, T4)."""
    payable = (A.SP, seller)
    post(
        kind=LedgerKind.SUPPLY,
        reference=seller_order_ref,
        entries={
            (A.BUYER, None): earning.supply - market_discount_paise,
            (A.COUPON, None): market_discount_paise,
            payable: -earning.supply,
        },
        order_ref=order_ref,
        now=now,
    )
    post(
        kind=LedgerKind.COMMISSION,
        reference=seller_order_ref,
        entries={payable: earning.fee, (A.COMM, None): -earning.commission, (A.GSTOUT, None): -earning.commission_gst},
        order_ref=order_ref,
        now=now,
    )
    post(
        kind=LedgerKind.WITHHELD,
        reference=seller_order_ref,
        entries={payable: earning.withheld, (A.TCS, None): -earning.tcs, (A.TDS, None): -earning.tds},
        order_ref=order_ref,
        now=now,
    )


def post_delivery(*, seller_order_ref: str, order_ref: str, fee: Gst, now: datetime) -> None:
    """Book the market's own delivery of a parcel (T2b)."""
    post(
        kind=LedgerKind.DELIVERY,
        reference=seller_order_ref,
        entries={(A.BUYER, None): fee.gross, (A.DELIV, None): -fee.taxable, (A.GSTOUT, None): -fee.tax},
        order_ref=order_ref,
        now=now,
    )


def post_cancellation(*, reference: str, order_ref: str, refund_paise: int, now: datetime) -> None:
    """Owe the buyer back what was paid for goods that were never dispatched."""
    post(
        kind=LedgerKind.CANCELLATION,
        reference=reference,
        entries={(A.BUYER, None): refund_paise, (A.REFPAY, None): -refund_paise},
        order_ref=order_ref,
        now=now,
    )


def post_return(
    *,
    seller: Seller,
    reference: str,
    order_ref: str,
    difference: Earning,
    market_discount_paise: int,
    refund_paise: int,
    now: datetime,
    rounding_paise: int = 0,
    delivery: Gst | None = None,
) -> None:
    """Take back a dispatched supply in whole or part (R1, R2, R3); amounts are what the supply shrank by.

    What is not refunded returns to BUYER: all of it when a cash order is refused at the door, since nothing was paid.
    ``rounding_paise`` is what the buyer never paid because cash comes in whole rupees: the market's gift ends with the
    supply it was given for.
    """
    fee = delivery or Gst(taxable=0)
    payable = (A.SP, seller)
    unpaid = difference.supply + fee.gross - market_discount_paise - refund_paise - rounding_paise
    post(
        kind=LedgerKind.RETURN,
        reference=reference,
        entries={
            payable: difference.supply,
            (A.DELIV, None): fee.taxable,
            (A.GSTOUT, None): fee.tax,
            (A.COUPON, None): -market_discount_paise,
            (A.REFPAY, None): -refund_paise,
            (A.COD_ROUNDING, None): -rounding_paise,
            (A.BUYER, None): -unpaid,
        },
        order_ref=order_ref,
        now=now,
    )
    post(
        kind=LedgerKind.COMMISSION_BACK,
        reference=reference,
        entries={
            (A.COMM, None): difference.commission,
            (A.GSTOUT, None): difference.commission_gst,
            payable: -difference.fee,
        },
        order_ref=order_ref,
        now=now,
    )
    post(
        kind=LedgerKind.WITHHELD_BACK,
        reference=reference,
        entries={(A.TCS, None): difference.tcs, (A.TDS, None): difference.tds, payable: -difference.withheld},
        order_ref=order_ref,
        now=now,
    )
