"""The web name of a shop: one script, never a word of ours, never used twice, even after a shop is gone."""

import unicodedata

from django.utils.translation import gettext_lazy as _

from sellers.models import Seller
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import Event
from vrinda.kernel.web_names import is_of_one_script, is_web_name, target_of, web_name

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
        slug = checked_slug(wish)
        if is_taken(slug):
            raise InvalidInput(_("This web name is taken. Choose another one."), param="slug")
        return slug
    base = web_name(name, longest=LONGEST - 4)
    if len(base) < 3 or base in RESERVED or not is_of_one_script(base):
        base = _in_latin(base) or "our-shop"
    return next(slug for slug in _candidates(base) if not is_taken(slug))


def is_taken(slug: str) -> bool:
    """Say whether a shop has or ever had this web name; the tape remembers those that are gone."""
    if Seller.objects.filter(slug=slug).exists() or target_of("shop", slug):
        return True
    return Event.objects.filter(type="seller.registered", payload__slug=slug).exists()


def checked_slug(wish: str) -> str:
    """Return a wished web name as it is kept, or raise saying what is wrong with it."""
    slug = unicodedata.normalize("NFKC", wish).strip().lower()
    if not 3 <= len(slug) <= LONGEST or not is_web_name(slug) or not is_of_one_script(slug):
        raise InvalidInput(
            _("A web name has 3 to 60 letters of one script or digits, with single hyphens between words."),
            param="slug",
        )
    if slug in RESERVED:
        raise InvalidInput(_("This web name is reserved. Choose another one."), param="slug")
    return slug


def _candidates(base: str):
    yield base
    for number in range(2, 1000):
        yield f"{base}-{number}"


def _in_latin(base: str) -> str:
    """Keep the Latin words of a name that is too short, reserved, or of two scripts."""
    words = [word for word in base.split("-") if word.isascii()]
    return "-".join(["shop", *words]) if words else ""
