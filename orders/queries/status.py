"""The parent order's status, derived from its seller orders."""

from collections.abc import Collection

from orders.states import OrderStatus
from orders.states import SellerOrderState as S

WAITING = {S.CONFIRMED, S.ACCEPTED}
GONE = {S.CANCELLED, S.EXPIRED}
ARRIVED = {S.DELIVERED, S.SETTLED, S.RETURNED}


def status_of(states: Collection[str]) -> OrderStatus:
    """Return what a buyer would call an order whose parts are in these states."""
    live = {S(state) for state in states} - GONE
    if not live:
        return OrderStatus.EXPIRED if set(states) == {S.EXPIRED} else OrderStatus.CANCELLED
    if S.PLACED in live:
        return OrderStatus.PENDING
    if live == {S.RETURNED}:
        return OrderStatus.RETURNED
    if live <= {S.SETTLED, S.RETURNED}:
        return OrderStatus.COMPLETED
    if live <= ARRIVED:
        return OrderStatus.DELIVERED
    if live <= WAITING:
        return OrderStatus.CONFIRMED
    return OrderStatus.PART_SHIPPED if live & WAITING else OrderStatus.SHIPPED
