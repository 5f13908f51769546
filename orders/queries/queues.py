"""What waits for a seller: orders by the step they need, and what today sold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from orders.models import SellerOrder
from orders.states import SellerOrderState as S
from sellers.models import Seller
from vrinda.kernel import clock


@dataclass(frozen=True)
class Tab:
    label: object
    states: Sequence[str]


TABS = {
    "todo": Tab(_("To accept"), (S.CONFIRMED,)),
    "pack": Tab(_("To send"), (S.ACCEPTED,)),
    "way": Tab(_("On their way"), (S.SHIPPED,)),
    "done": Tab(_("Delivered"), (S.DELIVERED, S.SETTLED)),
    "gone": Tab(_("Cancelled and returned"), (S.CANCELLED, S.RETURNED)),
}
NOT_SOLD = (S.PLACED, S.EXPIRED, S.CANCELLED)


def tab_counts(seller: Seller) -> dict[str, int]:
    """Return how many orders stand under each tab; one query, in the seller's scope."""
    counts = {key: Count("pk", filter=Q(state__in=tab.states)) for key, tab in TABS.items()}
    return SellerOrder.objects.filter(seller=seller).aggregate(**counts)


@dataclass(frozen=True)
class DaySales:
    label: str
    value: int
    orders: int


def sales_of_days(seller: Seller, days: int = 30) -> list[DaySales]:
    """Return the goods sold (paise) and orders of each of the last days, today last; one query."""
    first = clock.today() - timedelta(days=days - 1)
    since = datetime.combine(first, time.min, clock.INDIA)
    rows = (
        SellerOrder.objects.filter(seller=seller, placed_at__gte=since)
        .exclude(state__in=NOT_SOLD)
        .annotate(day=TruncDate("placed_at", tzinfo=clock.INDIA))
        .values("day")
        .annotate(sold=Sum(F("goods_paise") - F("seller_discount_paise")), orders=Count("pk"))
    )
    by_day = {row["day"]: row for row in rows}
    return [
        DaySales(
            label=f"{day.day}/{day.month}", value=found["sold"] if found else 0, orders=found["orders"] if found else 0
        )
        for day in (first + timedelta(days=step) for step in range(days))
        for found in [by_day.get(day)]
    ]
