"""The one place where a seller order changes its state."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order, SellerOrder
from orders.queries.status import status_of
from orders.states import TRANSITIONS
from payments.models import Payment
from sellers.states import SellerStatus
from vrinda.kernel import events
from vrinda.kernel.errors import DomainError


class SellerIsSuspended(DomainError):
    code = "seller_suspended"
    message = _("This shop is suspended: it cannot work on orders until the market has looked into it.")


def lock_seller_order(seller_order: SellerOrder) -> SellerOrder:
    """Return the row locked, with its order and seller.

    Every service that touches money and orders locks in one order: payment, order, seller orders, offers.
    """
    order = Order.objects.select_for_update().get(pk=seller_order.order_id)
    locked = SellerOrder.across_sellers.select_for_update(of=("self",)).select_related("seller").get(pk=seller_order.pk)
    locked.order = order
    return locked


def lock_payment(order: Order) -> Payment:
    """Return the order's payment, locked; call it before locking the order."""
    return Payment.objects.select_for_update().get(order_ref=order.public_id)


def move(seller_order: SellerOrder, target: str, *, by: object, now: datetime, **changes: object) -> SellerOrder:
    """Move a locked seller order along its graph, note it on the tape and derive the parent's status."""
    TRANSITIONS.check(seller_order.state, target)
    before, seller_order.state = seller_order.state, str(target)
    for name, value in changes.items():
        setattr(seller_order, name, value)
    seller_order.save(update_fields=["state", *changes])
    events.record(
        f"seller_order.{target}",
        subject=seller_order.public_id,
        seller=seller_order.seller.public_id,
        by=by,
        now=now,
        order=seller_order.order.public_id,
        before=before,
    )
    derive_status(seller_order.order)
    return seller_order


def require_not_suspended(seller_order: SellerOrder) -> None:
    """Refuse work on an order by a shop the market has suspended; a paused one finishes what was ordered."""
    if seller_order.seller.status == SellerStatus.SUSPENDED:
        raise SellerIsSuspended


def derive_status(order: Order) -> None:
    """Write down the status that the order's parts add up to."""
    states = SellerOrder.across_sellers.filter(order=order).values_list("state", flat=True)
    status = status_of(list(states))
    if order.status != status:
        order.status = status
        models.Model.save(order, update_fields=["status"])
