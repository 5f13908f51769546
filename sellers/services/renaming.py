"""A shop's web name can change; the old one leads to the shop for ever."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sellers.models import Seller
from sellers.signals import seller_changed
from sellers.slugs import checked_slug, is_taken
from vrinda.kernel import audit, events
from vrinda.kernel.errors import InvalidInput, NotAllowed
from vrinda.kernel.web_names import remember_address, target_of

KIND = "shop"


@transaction.atomic
def rename_shop(*, seller: Seller, slug: str, by: User | str | None, now: datetime | None = None) -> Seller:
    """Give a shop another web name; only staff may, as links and printed cards hang on it."""
    if isinstance(by, User) and not by.is_staff:
        raise NotAllowed(_("Only the market's staff can do this."))
    seller = Seller.objects.select_for_update(no_key=True).get(pk=seller.pk)
    before, slug = seller.slug, checked_slug(slug)
    if slug == before:
        return seller
    if is_taken(slug) and target_of(KIND, slug) != seller.public_id:
        raise InvalidInput(_("This web name is taken. Choose another one."), param="slug")
    seller.slug = slug
    seller.save(update_fields=["slug"])
    remember_address(kind=KIND, old=before, new=slug, target=seller.public_id)
    events.record("seller.renamed", subject=seller.public_id, by=by, seller=seller.public_id, now=now, slug=slug)
    audit.write("seller.renamed", subject=seller.public_id, by=by, before={"slug": before}, after={"slug": slug})
    seller_changed.send(sender=Seller, seller=seller)
    return seller
