"""Why a text waits for a person of the market before it is shown: links, numbers, addresses, blocked words."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from catalog.models import BlockedTerm
from catalog.search.folding import tokens
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.text import clean_lines

# An end like “.In” is a new sentence without its space, so that only one spelling counts as an address.
LINK = re.compile(
    r"(?i:\b(?:https?:|www\.|wa\.me|t\.me))|\b[A-Za-z0-9-]{2,}\.(?:com|in|org|net|co|shop|store|info|io|me|COM|IN)\b"
)
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
# Ten digits with whatever people put between them, in any script's digits: they are folded to ASCII first.
NUMBER = re.compile(r"(?:\d[\s().+-]*){10,}")


class TextTooLong(InvalidInput):
    code = "text_too_long"


def tidy(text: str, *, most: int, param: str = "text") -> str:
    """Return a text as it is kept: plain, of several lines, no more than two line breaks in a row."""
    text = re.sub(r"\n{3,}", "\n\n", clean_lines(text))
    if len(text) > most:
        raise TextTooLong(_("At most %(count)d characters.") % {"count": most}, param=param)
    return text


def reason_to_hold(text: str) -> str:
    """Return why a text is not shown at once, in words for staff and author; empty for a clean one."""
    plain = unicodedata.normalize("NFKC", text)
    digits = "".join(str(unicodedata.digit(letter, letter)) for letter in plain)
    if LINK.search(plain) or ADDRESS.search(plain):
        return str(_("It holds a link or an address."))
    if NUMBER.search(digits):
        return str(_("It holds what looks like a phone number."))
    return str(_("It holds a blocked word.")) if _holds_blocked_word(plain) else ""


def _holds_blocked_word(text: str) -> bool:
    """Compare words as they are written. By ear, as products are read, harmless speech would be held too often."""
    spoken = f" {' '.join(tokens(text))} "
    terms = (" ".join(tokens(blocked.term)) for blocked in BlockedTerm.objects.all())
    return any(term and f" {term} " in spoken for term in terms)


def refuse_unclean(text: str, *, param: str = "text") -> None:
    """Refuse a shop's text that would have to wait: a shop can mend it at once."""
    reason = reason_to_hold(text)
    if reason:
        raise InvalidInput(_("%(reason)s Please write without it.") % {"reason": reason}, param=param)
