"""The picture a shop shows beside its name."""

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
