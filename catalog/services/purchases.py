"""The proof of a delivery, which lets its buyer speak. ``orders`` calls this inside its own transactions."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from catalog.models import Product, Purchase, Review
from sellers.models import Seller
from vrinda.kernel import clock, events


@transaction.atomic
def record_purchases(*, user: User, seller: Seller, lines: Mapping[str, int], now: datetime | None = None) -> int:
    """Note that lines of an order arrived; ``lines`` maps a line's public id to its product. Return how many are new.

    A choice of a product counts as the product. A line noted before is left as it is.
    """
    now = now or clock.now()
    roots = dict(Product.objects.filter(pk__in=set(lines.values())).values_list("pk", "parent_id"))
    wanted = [
        Purchase(user=user, product_id=roots[pk] or pk, seller=seller, line_ref=ref, delivered_at=now)
        for ref, pk in lines.items()
        if pk in roots
    ]
    before = Purchase.objects.filter(line_ref__in=list(lines)).count()
    Purchase.objects.bulk_create(wanted, ignore_conflicts=True)
    return len(wanted) - before


@transaction.atomic
def withdraw_purchases(*, line_refs: Collection[str], now: datetime | None = None) -> int:
    """Note that lines went back whole; reviews that rest on nothing else say so from now on. Return how many."""
    now = now or clock.now()
    standing = Purchase.objects.select_for_update().filter(line_ref__in=list(line_refs), withdrawn_at=None)
    gone = list(standing.order_by("pk"))
    Purchase.objects.filter(pk__in=[purchase.pk for purchase in gone]).update(withdrawn_at=now)
    for purchase in gone:
        _mark_review(purchase, now)
    return len(gone)


def _mark_review(purchase: Purchase, now: datetime) -> None:
    own = {"user_id": purchase.user_id, "product_id": purchase.product_id}
    if Purchase.objects.filter(**own, withdrawn_at=None).exists():
        return
    review = Review.objects.filter(author_id=purchase.user_id, product_id=purchase.product_id, returned_at=None).first()
    if review is not None:
        review.returned_at = now
        review.save(update_fields=["returned_at"])
        events.record("review.product_returned", subject=review.public_id, now=now)
