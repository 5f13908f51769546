"""When the return window is over, what the seller earned becomes a credit it is paid."""

from datetime import datetime

from django.db import transaction

from orders.models import Line, SellerOrder
from orders.queries.positions import position_of
from orders.services.moves import lock_payment, lock_seller_order, move
from orders.services.reductions import rail_of
from orders.states import TRANSITIONS
from orders.states import SellerOrderState as S
from payments.services.payouts import settle
from vrinda.kernel import clock
from vrinda.kernel.periodic import each_alone
from vrinda.kernel.states import IllegalTransition


@transaction.atomic
def settle_seller_order(*, seller_order: SellerOrder, now: datetime) -> SellerOrder:
    """Settle one delivered part at what it earns on the pieces kept."""
    payment = lock_payment(seller_order.order)
    seller_order = lock_seller_order(seller_order)
    TRANSITIONS.check(seller_order.state, S.SETTLED)
    lines = list(Line.objects.filter(seller_order=seller_order))
    earns = position_of(seller_order, lines).earning.earns
    settle(
        seller=seller_order.seller,
        seller_order_ref=seller_order.public_id,
        amount_paise=earns,
        rail=rail_of(payment),
        now=now,
    )
    return move(seller_order, S.SETTLED, by="clock", now=now, settled_at=now)


def settle_due(*, now: datetime | None = None) -> int:
    """Settle every part whose return window is over, each in its own transaction; return how many."""
    now = now or clock.now()
    due = SellerOrder.across_sellers.filter(state=S.DELIVERED, settles_at__lte=now).select_related("order")
    return each_alone(due.order_by("pk"), lambda seller_order: _settle_one(seller_order, now))


def _settle_one(seller_order: SellerOrder, now: datetime) -> bool:
    """Settle a part; False when a return or another clock was faster."""
    try:
        settle_seller_order(seller_order=seller_order, now=now)
    except IllegalTransition:
        return False
    return True
