"""Pieces that leave an order: cancelled before dispatch, refused at the door, or returned.

Before dispatch nothing was supplied, so the buyer's held money simply goes back. After dispatch the seller's
whole position is computed before and after, and the difference is posted (docs/flows/money.md).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from catalog.services.purchases import withdraw_purchases
from orders.models import Line, Order, Reduction, SellerOrder
from orders.queries.positions import position_of
from orders.services.documents import issue_credit_note, issue_delivery_credit_note
from orders.services.moves import lock_payment, lock_seller_order, move
from orders.services.pieces import Pieces, checked, everything, free, locked_lines, note, stock_of
from orders.states import AFTER_DELIVERY, BEFORE_DISPATCH, ReductionKind
from orders.states import SellerOrderState as S
from payments.fees import Earning
from payments.models import Payment
from payments.queries.balances import cash_collected
from payments.services.intake import expire_payment, reduce_due
from payments.services.payouts import correct, settle
from payments.services.postings import post_cancellation, post_return
from payments.services.refunds import request_refund
from payments.states import PaymentMethod, PaymentState, PayoutRail
from sellers.services.stock import Wanted, restock
from sellers.states import Carrier
from vrinda.kernel import clock
from vrinda.kernel.errors import DomainError
from vrinda.kernel.money import Gst


class NotPaidYet(DomainError):
    code = "not_paid_yet"
    message = _("This order is not paid yet. Cancel the whole order, or pay first.")


class CannotTakeBack(DomainError):
    code = "cannot_take_back"


class ReturnWindowOver(DomainError):
    code = "return_window_over"
    message = _("The time to return this is over.")


class NotReturnable(DomainError):
    code = "not_returnable"
    message = _("This was sold as not returnable. If something is wrong with it, write to the market.")


@transaction.atomic
def cancel_lines(
    *, seller_order: SellerOrder, pieces: Pieces, reason: str, by: object, now: datetime | None = None
) -> Reduction:
    """Cancel pieces before dispatch: stock is freed and what was paid for them goes back."""
    now = now or clock.now()
    payment = lock_payment(seller_order.order)
    seller_order = lock_seller_order(seller_order)
    if seller_order.state == S.PLACED:
        raise NotPaidYet
    if seller_order.state not in BEFORE_DISPATCH:
        raise CannotTakeBack(_("This is already on its way. Please return it when it arrives."))
    reduction, freed = _cancel(payment, seller_order, pieces, reason, by, now)
    free([seller_order] if seller_order.state == S.CANCELLED else [], freed)
    return reduction


def cancel_all(*, seller_order: SellerOrder, reason: str, by: object, now: datetime | None = None) -> Reduction:
    """Cancel everything that is left of a part before dispatch."""
    return cancel_lines(seller_order=seller_order, pieces=everything(seller_order), reason=reason, by=by, now=now)


@transaction.atomic
def cancel_order(*, order: Order, reason: str, by: object, now: datetime | None = None) -> Order:
    """Cancel every part of an order; refused whole when one part is already on its way."""
    now = now or clock.now()
    payment = lock_payment(order)
    parts = [lock_seller_order(part) for part in SellerOrder.across_sellers.filter(order=order).order_by("pk")]
    parts = [part for part in parts if part.state != S.CANCELLED]
    if any(part.state == S.EXPIRED for part in parts):
        raise CannotTakeBack(_("This order was not paid in time: there is nothing to cancel."))
    if any(part.state not in BEFORE_DISPATCH for part in parts):
        raise CannotTakeBack(_("A part of this order is already on its way. Cancel the other parts one by one."))
    # The stock of all parts is freed together, in pk order: shop by shop it could deadlock with somebody placing.
    freed = [want for part in parts for want in _cancel(payment, part, everything(part), reason, by, now)[1]]
    free(parts, freed)
    if parts and _is_unpaid(payment):
        expire_payment(payment=payment, now=now)
    order.refresh_from_db()
    return order


def _cancel(
    payment: Payment, seller_order: SellerOrder, pieces: Pieces, reason: str, by: object, now: datetime
) -> tuple[Reduction, list[Wanted]]:
    """Take pieces out of a locked part and pay them back; return also the stock that the caller must release."""
    lines = locked_lines(seller_order)
    wanted = checked(lines, pieces)
    before = position_of(seller_order, lines)
    for line in lines:
        line.cancelled_quantity += wanted.get(line.pk, 0)
    anything_left = any(line.kept_quantity for line in lines)
    after = position_of(seller_order, lines, with_delivery=anything_left)
    paid_back = 0 if _is_unpaid(payment) else before.buyer_pays - after.buyer_pays
    Line.objects.bulk_update(lines, ["cancelled_quantity"])
    reduction = note(seller_order, ReductionKind.CANCELLED, wanted, paid_back, reason, by, now)
    _pay_back_before_dispatch(payment, seller_order, reduction, now)
    if not anything_left:
        move(seller_order, S.CANCELLED, by=by, now=now)
    return reduction, stock_of(lines, wanted)


def _is_unpaid(payment: Payment) -> bool:
    return payment.method == PaymentMethod.GATEWAY and payment.state == PaymentState.OPEN


@transaction.atomic
def return_lines(
    *,
    seller_order: SellerOrder,
    pieces: Pieces,
    reason: str,
    by: object,
    refund_delivery: bool = False,
    in_window_only: bool = False,
    now: datetime | None = None,
) -> Reduction:
    """Take pieces back after delivery: credit note, refund, the seller's money corrected, stock on the shelf.

    ``refund_delivery`` is for the seller's or the market's fault, when nothing of the part is kept.
    ``in_window_only`` holds a buyer to what was promised: in time, and only what was sold as returnable.
    """
    now = now or clock.now()
    payment = lock_payment(seller_order.order)
    seller_order = lock_seller_order(seller_order)
    if seller_order.state not in (S.DELIVERED, S.SETTLED):
        raise CannotTakeBack(_("Only what has been delivered can be returned."))
    if in_window_only:
        _check_promise(seller_order, pieces, now)
    wish = _Wish(ReductionKind.RETURNED, pieces, reason, by, now, refund_delivery)
    return _take_back(payment, seller_order, wish)


def _check_promise(seller_order: SellerOrder, pieces: Pieces, now: datetime) -> None:
    if seller_order.settles_at is None or now > seller_order.settles_at:
        raise ReturnWindowOver
    chosen = Line.objects.filter(seller_order=seller_order, public_id__in=list(pieces))
    if chosen.filter(stockrecord__in=seller_order.policy.get("not_returnable", [])).exists():
        raise NotReturnable


@transaction.atomic
def refuse(*, seller_order: SellerOrder, reason: str, by: object, now: datetime | None = None) -> Reduction:
    """Note that a parcel was refused at the door: the whole supply is taken back, delivery fee too."""
    now = now or clock.now()
    payment = lock_payment(seller_order.order)
    seller_order = lock_seller_order(seller_order)
    if seller_order.state != S.SHIPPED:
        raise CannotTakeBack(_("Only a parcel that is on its way can be refused."))
    wish = _Wish(ReductionKind.REFUSED, everything(seller_order), reason, by, now, refund_delivery=True)
    return _take_back(payment, seller_order, wish)


@dataclass(frozen=True)
class _Wish:
    """What is taken back after dispatch, why, and by whom."""

    kind: str
    pieces: Pieces
    reason: str
    by: object
    now: datetime
    refund_delivery: bool = False


@dataclass(frozen=True)
class _Loss:
    """What a supply shrinks by (paise), and what is left of it."""

    earning: Earning
    market_discount: int
    buyer_pays: int
    seller_keeps: int
    is_whole: bool
    with_delivery: bool
    refund: int = 0


def _take_back(payment: Payment, seller_order: SellerOrder, wish: _Wish) -> Reduction:
    """Take pieces of a locked, dispatched part back: stock, papers, ledger, refund, credit, state."""
    lines = locked_lines(seller_order)
    wanted = checked(lines, wish.pieces)
    loss = _loss_of(seller_order, lines, wanted, refund_delivery=wish.refund_delivery)
    loss = replace(loss, refund=refundable(payment, seller_order, loss.buyer_pays, wish.kind))
    Line.objects.bulk_update(lines, ["returned_quantity"])
    seller_order.save(update_fields=["delivery_refunded"])
    withdraw_purchases(line_refs=[line.public_id for line in lines if not line.kept_quantity], now=wish.now)
    restock(wanted=stock_of(lines, wanted))
    reduction = note(seller_order, wish.kind, wanted, loss.refund, wish.reason, wish.by, wish.now)
    issue_credit_note(
        seller_order=seller_order,
        lines=lines,
        pieces=wanted,
        difference=loss.earning,
        market_discount_paise=loss.market_discount,
        now=wish.now,
    )
    _pay_back_after_dispatch(payment, seller_order, reduction, loss, wish.now)
    _lower_credit(payment, seller_order, reduction, loss, wish.now)
    if loss.is_whole:
        move(seller_order, S.RETURNED, by=wish.by, now=wish.now)
    return reduction


def _loss_of(seller_order: SellerOrder, lines: list[Line], wanted: dict[int, int], *, refund_delivery: bool) -> _Loss:
    """Count the pieces as returned on the lines (not yet saved), and return the difference of the two positions."""
    before = position_of(seller_order, lines)
    for line in lines:
        line.returned_quantity += wanted.get(line.pk, 0)
    is_whole = not any(line.kept_quantity for line in lines)
    with_delivery = refund_delivery and is_whole and not seller_order.delivery_refunded
    seller_order.delivery_refunded = seller_order.delivery_refunded or with_delivery
    after = position_of(seller_order, lines)
    return _Loss(
        earning=before.earning - after.earning,
        market_discount=before.market_discount - after.market_discount,
        buyer_pays=before.buyer_pays - after.buyer_pays,
        seller_keeps=after.earning.earns,
        is_whole=is_whole,
        with_delivery=with_delivery,
    )


def _pay_back_after_dispatch(
    payment: Payment, seller_order: SellerOrder, reduction: Reduction, loss: _Loss, now: datetime
) -> None:
    """Post the return; give back what was paid, or ask for less where cash was still to come."""
    was_paid = payment.method == PaymentMethod.GATEWAY or reduction.kind != ReductionKind.REFUSED
    post_return(
        seller=seller_order.seller,
        reference=reduction.public_id,
        order_ref=seller_order.order.public_id,
        difference=loss.earning,
        market_discount_paise=loss.market_discount,
        refund_paise=loss.refund if was_paid else 0,
        rounding_paise=loss.buyer_pays - loss.refund if was_paid else 0,
        delivery=take_delivery_back(seller_order, now) if loss.with_delivery else None,
        now=now,
    )
    if was_paid:
        refund(payment, reduction, now)
    elif loss.buyer_pays:
        reduce_due(payment=payment, amount_paise=loss.buyer_pays, by=reduction.actor, now=now)


def refundable(payment: Payment, seller_order: SellerOrder, owed_paise: int, kind: str) -> int:
    """Return what of a supply's price goes back: of cash, never more than the whole rupees the rider took."""
    if payment.method != PaymentMethod.COD or kind == ReductionKind.REFUSED:
        return owed_paise
    earlier = Reduction.objects.filter(seller_order=seller_order, kind__in=AFTER_DELIVERY)
    given = earlier.aggregate(total=Sum("refund_paise"))["total"] or 0
    return min(owed_paise, cash_collected(parcel=seller_order.public_id) - given)


def _lower_credit(
    payment: Payment, seller_order: SellerOrder, reduction: Reduction, loss: _Loss, now: datetime
) -> None:
    """Correct a credit that has settled, settle what a seller keeps of a part that came back whole (its courier's
    fee: it never settles later), and leave the rest to settle at less."""
    seller, ref, rail = seller_order.seller, seller_order.public_id, rail_of(payment)
    if seller_order.state == S.SETTLED:
        if loss.earning.earns:
            correct(
                seller=seller,
                seller_order_ref=ref,
                reference=reduction.public_id,
                amount_paise=-loss.earning.earns,
                rail=rail,
                now=now,
            )
    elif loss.is_whole and loss.seller_keeps:
        settle(seller=seller, seller_order_ref=ref, amount_paise=loss.seller_keeps, rail=rail, now=now)


def rail_of(payment: Payment) -> str:
    """Return which way a seller is paid: from where the buyer's money lies."""
    return PayoutRail.GATEWAY if payment.method == PaymentMethod.GATEWAY else PayoutRail.BANK


def take_delivery_back(seller_order: SellerOrder, now: datetime) -> Gst | None:
    """Issue the credit note of the market's delivery and return its amounts; a seller's courier is in the supply."""
    if seller_order.carrier != Carrier.MARKET or not seller_order.delivery_paise:
        return None
    note = issue_delivery_credit_note(seller_order=seller_order, now=now)
    return Gst(note.taxable_paise, note.cgst_paise, note.sgst_paise, note.igst_paise)


def _pay_back_before_dispatch(payment: Payment, seller_order: SellerOrder, reduction: Reduction, now: datetime) -> None:
    if reduction.refund_paise == 0:
        return
    if payment.method == PaymentMethod.COD:
        reduce_due(payment=payment, amount_paise=reduction.refund_paise, by=reduction.actor, now=now)
        return
    post_cancellation(
        reference=reduction.public_id,
        order_ref=seller_order.order.public_id,
        refund_paise=reduction.refund_paise,
        now=now,
    )
    refund(payment, reduction, now)


def refund(payment: Payment, reduction: Reduction, now: datetime) -> None:
    if reduction.refund_paise:
        request_refund(
            payment=payment,
            reference=reduction.public_id,
            amount_paise=reduction.refund_paise,
            reason=reduction.reason,
            now=now,
        )
