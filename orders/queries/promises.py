"""By which day a part was promised: written down when it was ordered."""

from datetime import date, timedelta

from orders.models import SellerOrder
from vrinda.kernel import clock


def promised_day(seller_order: SellerOrder) -> date:
    """Return the last day on which the part should arrive; an older order promised the carrier's days alone."""
    if "promised_on" in seller_order.policy:
        return date.fromisoformat(seller_order.policy["promised_on"])
    return clock.day_of(seller_order.placed_at) + timedelta(days=max(seller_order.policy.get("max_days", 0), 1))
