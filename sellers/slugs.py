"""The web name of a shop: plain letters, never a word of ours, never used twice, even after a shop is gone."""

import re
import unicodedata

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sellers.models import Seller
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import Event

LONGEST = 60
_OURS = """
    about account accounts admin api app assets auth basket blog c cart categories category checkout contact
    dashboard desk dev docs en faq feed gallery header health healthz help hi home identity idp index legal login
    logout mail market media metrics money new news null official order orders p pay payment payments policy portal
    privacy product products readyz refund register returns robots root rules schema search security seller sellers
    settings shop shops signin signup sitemap staff static status store support system team terms test undefined
    user users vrinda webhook webhooks well-known www
"""
RESERVED = frozenset(_OURS.split())


def new_slug(wish: str, *, name: str) -> str:
    """Return a free web name: the one wished for, or one made from the shop's name and made free by a number."""
    if wish:
        slug = _checked(unicodedata.normalize("NFKC", wish).strip().lower())
        if is_taken(slug):
            raise InvalidInput(_("This web name is taken. Choose another one."), param="slug")
        return slug
    base = slugify(unicodedata.normalize("NFKC", name))[: LONGEST - 4].strip("-")
    if len(base) < 3 or base in RESERVED:
        base = f"shop-{base}" if base else "our-shop"
    return next(slug for slug in _candidates(base) if not is_taken(slug))


def is_taken(slug: str) -> bool:
    """Say whether a shop has or ever had this web name; the tape remembers those that are gone."""
    if Seller.objects.filter(slug=slug).exists():
        return True
    return Event.objects.filter(type="seller.registered", payload__slug=slug).exists()


def _checked(slug: str) -> str:
    if len(slug) > LONGEST or len(slug) < 3 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise InvalidInput(
            _("A web name has 3 to 60 letters a–z or digits, with single hyphens between words."), param="slug"
        )
    if slug in RESERVED:
        raise InvalidInput(_("This web name is reserved. Choose another one."), param="slug")
    return slug


def _candidates(base: str):
    yield base
    for number in range(2, 1000):
        yield f"{base}-{number}"
