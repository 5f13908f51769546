"""What money does to an order: it confirms it, comes too late, or does not come."""

from datetime import datetime

from django.db import transaction

from catalog.services import listings
from orders.models import Line, Order, SellerOrder
from orders.services.moves import derive_status, lock_payment, move
from orders.services.pieces import free, takes_a_place
from orders.signals import order_confirmed
from orders.states import OrderStatus
from orders.states import SellerOrderState as S
from payments.models import Payment
from payments.services.intake import expire_payment
from payments.services.postings import post_cancellation
from payments.services.refunds import request_refund
from payments.states import PaymentState
from sellers.services.capacity import count_again
from sellers.services.stock import OutOfStock, Wanted, reserve
from vrinda.kernel import clock, events
from vrinda.kernel.periodic import each_alone


@transaction.atomic
def confirm_order(*, payment: Payment, now: datetime) -> Order:
    """Confirm the order a payment was captured for; again is a no-op.

    Money that came after the order expired takes the stock again, or all of it goes back to the buyer.
    """
    order = Order.objects.select_for_update().get(public_id=payment.order_ref)
    parts = _locked_parts(order)
    waiting = [part for part in parts if part.state == S.PLACED]
    expired = [part for part in parts if part.state == S.EXPIRED]
    if all(part.state == S.CANCELLED for part in parts) or (expired and not _take_again(payment, expired)):
        _give_back(payment, order, now)
        return order
    for part in (confirmed := [*waiting, *expired]):
        move(part, S.CONFIRMED, by="gateway", now=now)
    if confirmed:
        order_confirmed.send(sender=Order, order=order, now=now)
    return order


@transaction.atomic
def expire_order(*, order: Order, now: datetime | None = None) -> bool:
    """Free the stock of an order that was not paid in time; False when it has been paid meanwhile."""
    now = now or clock.now()
    payment = lock_payment(order)
    if payment.state != PaymentState.OPEN:
        return False
    order = Order.objects.select_for_update().get(pk=order.pk)
    waiting = [part for part in _locked_parts(order) if part.state == S.PLACED]
    if not waiting:
        return False
    free(waiting, wanted_of(waiting))
    for part in waiting:
        move(part, S.EXPIRED, by="clock", now=now)
    expire_payment(payment=payment, now=now)
    return True


def expire_unpaid(*, now: datetime | None = None) -> int:
    """Expire every order whose time to pay is over, each in its own transaction; return how many."""
    now = now or clock.now()
    overdue = Order.objects.filter(expires_at__lte=now, status=OrderStatus.PENDING).order_by("pk")
    return each_alone(overdue, lambda order: expire_order(order=order, now=now))


def wanted_of(parts: list[SellerOrder]) -> list[Wanted]:
    """Return the pieces still promised to these parts, one entry per offer and line."""
    lines = Line.objects.filter(seller_order__in=parts).order_by("stockrecord_id")
    return [
        Wanted(line.stockrecord_id, line.product_id, line.kept_quantity, line.title)
        for line in lines
        if line.kept_quantity
    ]


def _locked_parts(order: Order) -> list[SellerOrder]:
    parts = (
        SellerOrder.across_sellers.select_for_update(of=("self",))
        .select_related("seller")
        .filter(order=order)
        .order_by("pk")
    )
    for part in (found := list(parts)):
        part.order = order
    return found


def _take_again(payment: Payment, parts: list[SellerOrder]) -> bool:
    """Reserve the stock of expired parts anew and count them; False when it is gone, off sale, or was refunded."""
    if payment.refunded_paise or not _are_still_on_sale(parts):
        return False
    try:
        with transaction.atomic(), listings.deferred():
            reserve(wanted=wanted_of(parts))
            for part in sorted(parts, key=lambda part: part.seller_id):
                if takes_a_place(part):
                    count_again(seller=part.seller, day=clock.day_of(part.placed_at))
    except OutOfStock:
        return False
    return True


def _are_still_on_sale(parts: list[SellerOrder]) -> bool:
    lines = Line.objects.filter(seller_order__in=parts).select_related("product__parent")
    shown = [line.product.parent or line.product for line in lines if line.product and line.kept_quantity]
    return all(part.seller.is_open_for_trade for part in parts) and all(product.is_on_show for product in shown)


def _give_back(payment: Payment, order: Order, now: datetime) -> None:
    amount = payment.captured_paise - payment.refunded_paise
    if amount <= 0:
        return
    reference = f"late:{order.public_id}"
    post_cancellation(reference=reference, order_ref=order.public_id, refund_paise=amount, now=now)
    request_refund(
        payment=payment, reference=reference, amount_paise=amount, reason="The order could not be kept.", now=now
    )
    events.record("order.refunded_late", subject=order.public_id, by="gateway", now=now, amount_paise=amount)
    derive_status(order)
