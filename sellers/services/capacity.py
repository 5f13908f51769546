"""How much a shop takes on, and how well it keeps its promises: counted as orders come and parcels arrive."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from sellers.models import Seller
from sellers.signals import seller_changed
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError


class ShopIsFull(DomainError):
    code = "shop_is_full"
    message = _("This shop takes no more orders today. Order tomorrow, or from another shop.")


def take_on(*, sellers: Iterable[Seller], day: date) -> None:
    """Count one more order of this day for each shop with a limit; refuse the whole when one of them is full.

    The condition stands in the UPDATE, as for stock: of two last orders at once one is refused.
    """
    for seller in sorted(sellers, key=lambda seller: seller.pk):
        if seller.orders_per_day is not None:
            _take_on(seller, day)


def _take_on(seller: Seller, day: date) -> None:
    other_day = Q(orders_counted_on=None) | ~Q(orders_counted_on=day)
    has_room = Q(orders_per_day=None) | other_day | Q(orders_counted__lt=F("orders_per_day"))
    counted = Case(When(orders_counted_on=day, then=F("orders_counted") + 1), default=Value(1))
    if Seller.objects.filter(has_room, pk=seller.pk).update(orders_counted=counted, orders_counted_on=day) != 1:
        raise ShopIsFull(
            _("%(shop)s takes no more orders today. Order tomorrow, or from another shop.")
            % {"shop": seller.display_name},
            param="basket",
        )
    seller.refresh_from_db(fields=["orders_counted", "orders_counted_on", "orders_per_day"])
    if seller.is_full_on(day):
        seller_changed.send(sender=Seller, seller=seller)


def give_back_place(*, sellers: Iterable[Seller], day: date) -> None:
    """Take an order that came to nothing out of the count of its day."""
    for seller in sorted(sellers, key=lambda seller: seller.pk):
        counted = Seller.objects.filter(pk=seller.pk, orders_counted_on=day, orders_counted__gt=0)
        if counted.update(orders_counted=F("orders_counted") - 1) == 1:
            _tell(seller, at=-1)


def count_again(*, seller: Seller, day: date) -> None:
    """Count an order whose place was given back and whose money came all the same: paid for, it is not refused."""
    if Seller.objects.filter(pk=seller.pk, orders_counted_on=day).update(orders_counted=F("orders_counted") + 1) == 1:
        _tell(seller, at=0)


def _tell(seller: Seller, *, at: int) -> None:
    """Tell of a shop that has just become full, or is so no more: its count stands ``at`` so many from its limit."""
    known = Seller.objects.get(pk=seller.pk)
    if known.orders_per_day is not None and known.orders_counted - known.orders_per_day == at:
        seller_changed.send(sender=Seller, seller=known)


def note_delivery(*, seller: Seller, promised_on: date, delivered_on: date) -> None:
    """Count a delivery, and whether it came by the promised day; the buy-box reads it."""
    Seller.objects.filter(pk=seller.pk).update(
        on_time_of=F("on_time_of") + 1, on_time_count=F("on_time_count") + int(delivered_on <= promised_on)
    )


def welcome_back(*, today: date | None = None) -> int:
    """Put on sale again what closed or full shops sell, once their day has come; return how many shops."""
    today = today or clock.today()
    rested = Q(closed_until__lte=today) | Q(orders_counted_on__lt=today, orders_counted__gte=F("orders_per_day"))
    shops = Seller.objects.filter(rested).order_by("pk").values_list("pk", flat=True)
    return sum(_open(pk, today) for pk in list(shops))


@transaction.atomic
def _open(pk: int, today: date) -> bool:
    seller = Seller.objects.select_for_update(no_key=True).get(pk=pk)
    if seller.closed_until is not None and seller.closed_until <= today:
        seller.closed_until = None
    if seller.orders_counted_on is not None and seller.orders_counted_on < today:
        seller.orders_counted_on, seller.orders_counted = None, 0
    seller.save(update_fields=["closed_until", "orders_counted_on", "orders_counted"])
    events.record("seller.open_again", subject=seller.public_id, by="clock", seller=seller.public_id)
    seller_changed.send(sender=Seller, seller=seller)
    return True
