"""What sellers write is made harmless twice: when it is stored and when it is shown."""

import html
import unicodedata
from collections.abc import Iterable

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from catalog.models import BlockedTerm
from catalog.search.folding import query_keys, tokens
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.text import UNSEEN

TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "h3", "h4"}
PAGE_TAGS = TAGS | {"h2", "a", "blockquote", "dl", "dt", "dd"}


class BlockedWord(InvalidInput):
    code = "blocked_word"


def clean_html(text: str) -> str:
    """Return text with nothing but the tags a description needs, and no attributes at all.

    Cleaned again it stays as it is: text that only spells a tag out, as ``&lt;img&gt;``, never becomes one.
    """
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text or "")).strip()
    if "<" not in text:
        return text
    cleaned = _only_allowed_tags(text).strip()
    if "<" in cleaned:
        return cleaned
    plain = html.unescape(cleaned)
    return f"<p>{cleaned}</p>" if "<" in plain else plain


def as_html(text: str) -> SafeString:
    """Return a stored description ready to show; what came past ``clean_html`` is cleaned here again."""
    if "<" in text:
        return mark_safe(_only_allowed_tags(text))  # noqa: S308 - sanitised in this line
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308 - escaped in this line


def page_html(text: str) -> str:
    """Return what staff wrote for a page of the market with nothing but text, headings, lists and links."""
    return nh3.clean(
        UNSEEN.sub("", unicodedata.normalize("NFC", text or "")).strip(),
        tags=PAGE_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "mailto", "tel"},
        clean_content_tags={"script", "style", "iframe", "svg"},
        link_rel="noopener",
    )


def _only_allowed_tags(text: str) -> str:
    return nh3.clean(text, tags=TAGS, attributes={}, clean_content_tags={"script", "style", "iframe", "svg"})


def refuse_blocked_words(texts: Iterable[str]) -> None:
    """Raise ``BlockedWord`` when a text holds a blocked term, heard in either script."""
    spoken = " ".join(["", *(key for text in texts if text for key in _keys(text)), ""])
    for blocked in BlockedTerm.objects.all():
        wanted = _keys(blocked.term)
        if wanted and f" {' '.join(wanted)} " in spoken:
            raise BlockedWord(
                _("“%(term)s” cannot be sold here: %(reason)s") % {"term": blocked.term, "reason": blocked.reason}
            )


def _keys(text: str) -> list[str]:
    return [key for token in tokens(text) for key in query_keys(token)]
