"""Shops that a person keeps in sight."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalog.models import Follow
from sellers.models import Seller
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError

MOST_FOLLOWED = 200


class FollowsTooMany(DomainError):
    code = "follows_too_many"
    message = _("You follow as many shops as can be kept. Let one go first.")


@transaction.atomic
def follow_shop(*, seller: Seller, is_on: bool, by: User, now: datetime | None = None) -> None:
    """Follow a shop, or no longer; asked twice it is done once."""
    known = Follow.objects.filter(user=by, seller=seller)
    if is_on == known.exists():
        return
    if not is_on:
        known.delete()
    elif Follow.objects.filter(user=by).count() >= MOST_FOLLOWED:
        raise FollowsTooMany
    else:
        Follow.objects.bulk_create(
            [Follow(user=by, seller=seller, created_at=now or clock.now())], ignore_conflicts=True
        )
    events.record("shop.followed" if is_on else "shop.let_go", subject=seller.public_id, by=by, now=now)
