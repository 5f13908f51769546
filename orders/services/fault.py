"""Making good what went wrong on the way: the delivery fee goes back, whether or not the goods do."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from orders.models import Line, Reduction, SellerOrder
from orders.queries.positions import position_of
from orders.services.documents import issue_credit_note
from orders.services.moves import lock_payment, lock_seller_order
from orders.services.pieces import locked_lines, note
from orders.services.reductions import CannotTakeBack, rail_of, refund, refundable, take_delivery_back
from orders.states import ReductionKind
from orders.states import SellerOrderState as S
from payments.fees import Earning
from payments.models import Credit, Payment
from payments.services.payouts import correct
from payments.services.postings import post_return
from sellers.states import Carrier
from vrinda.kernel import audit, clock

ARRIVED = (S.DELIVERED, S.SETTLED, S.RETURNED)


@transaction.atomic
def refund_delivery(*, seller_order: SellerOrder, reason: str, by: object, now: datetime | None = None) -> Reduction:
    """Give the delivery fee of a parcel that arrived back to its buyer, once; the goods stay where they are.

    The market bears its own riders' fee, a seller that of its courier: with credit note, ledger and refund.
    """
    now = now or clock.now()
    payment = lock_payment(seller_order.order)
    seller_order = lock_seller_order(seller_order)
    _check(seller_order)
    lines = locked_lines(seller_order)
    before = position_of(seller_order, lines)
    seller_order.delivery_refunded = True
    seller_order.save(update_fields=["delivery_refunded"])
    after = position_of(seller_order, lines)
    fee = before.buyer_pays - after.buyer_pays
    given = refundable(payment, seller_order, fee, ReductionKind.DELIVERY)
    reduction = note(seller_order, ReductionKind.DELIVERY, {}, given, reason, by, now)
    _book(payment, reduction, lines, before.earning - after.earning, fee, now)
    audit.write(
        "delivery.refunded", subject=seller_order.public_id, by=by, reason=reason, after={"refund_paise": given}
    )
    return reduction


def can_refund_delivery(seller_order: SellerOrder) -> bool:
    return seller_order.state in ARRIVED and bool(seller_order.delivery_paise) and not seller_order.delivery_refunded


def _check(seller_order: SellerOrder) -> None:
    if seller_order.state not in ARRIVED:
        raise CannotTakeBack(_("The delivery fee goes back only once the parcel has arrived."))
    if not can_refund_delivery(seller_order):
        raise CannotTakeBack(_("There is no delivery fee here that could go back."))


def _book(
    payment: Payment, reduction: Reduction, lines: list[Line], lost: Earning, fee_paise: int, now: datetime
) -> None:
    seller_order = reduction.seller_order
    if seller_order.carrier == Carrier.SELLER:
        issue_credit_note(
            seller_order=seller_order, lines=lines, pieces={}, difference=lost, market_discount_paise=0, now=now
        )
    post_return(
        seller=seller_order.seller,
        reference=reduction.public_id,
        order_ref=seller_order.order.public_id,
        difference=lost,
        market_discount_paise=0,
        refund_paise=reduction.refund_paise,
        rounding_paise=fee_paise - reduction.refund_paise,
        delivery=take_delivery_back(seller_order, now),
        now=now,
    )
    refund(payment, reduction, now)
    has_settled = Credit.across_sellers.filter(seller_order_ref=seller_order.public_id).exists()
    if has_settled and lost.earns:
        correct(
            seller=seller_order.seller,
            seller_order_ref=seller_order.public_id,
            reference=reduction.public_id,
            amount_paise=-lost.earns,
            rail=rail_of(payment),
            now=now,
        )
