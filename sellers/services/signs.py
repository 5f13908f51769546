"""The pictures a shop shows: its sign and its banner."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from sellers.models import Seller
from sellers.signals import seller_changed
from vrinda.kernel import events


@transaction.atomic
def change_logo(*, seller: Seller, picture: str, by: User | str | None, now: datetime | None = None) -> Seller:
    """Show a picture that is already checked, encoded and kept under this name in the storage."""
    seller = Seller.objects.select_for_update().get(pk=seller.pk)
    seller.logo = picture
    seller.save(update_fields=["logo"])
    events.record("seller.logo_changed", subject=seller.public_id, by=by, seller=seller.public_id, now=now)
    seller_changed.send(sender=Seller, seller=seller)
    return seller


@transaction.atomic
def change_banner(
    *, seller: Seller, wide: str, small: str, by: User | str | None, now: datetime | None = None
) -> Seller:
    """Show a banner that is already checked, encoded and kept under these names; empty names take it down."""
    seller = Seller.objects.select_for_update(no_key=True).get(pk=seller.pk)
    seller.banner, seller.banner_small = wide, small
    seller.save(update_fields=["banner", "banner_small"])
    events.record("seller.banner_changed", subject=seller.public_id, by=by, seller=seller.public_id, now=now)
    return seller
