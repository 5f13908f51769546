"""The pages on which the market explains itself, in the reader's language or, visibly, in the other."""

import html
import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.content import page_html
from catalog.editorial import Page
from vrinda.kernel.errors import NotFound
from vrinda.kernel.language import HINDI

FACT = re.compile(r"\{([a-z_]+)\}")
# A paragraph or point of a list that speaks of a fact nobody has given is left out.
BLOCK = re.compile(r"<(p|li)>(?:(?!</?\1>).)*</\1>", re.DOTALL)
# In the text alone: inside a tag, as the target of a link, it would tear the tag apart.
AROUND_CONTACTS = re.compile(r"(?:<p>\s*)?\[contacts\](?![^<]*>)(?:\s*</p>)?")


@dataclass(frozen=True)
class ShownPage:
    """A page ready to show. ``before`` and ``after`` stand around the list of contacts, where it has one."""

    title: str
    before: SafeString
    after: SafeString
    has_contacts: bool
    written_in: str
    is_in_other_language: bool
    summary: str
    updated_at: datetime


def shown_page(slug: str, language: str) -> ShownPage:
    """Return a published page: one query; raises ``NotFound``."""
    page = Page.objects.filter(slug=slug, is_published=True).first()
    if page is None:
        raise NotFound(_("There is no such page."))
    return as_shown(page, language)


def as_shown(page: Page, language: str) -> ShownPage:
    """Return a page as readers see it, published or not."""
    is_hindi = language == HINDI and bool(page.body_hi)
    text = _with_facts(page_html(page.body_hi if is_hindi else page.body))
    found = AROUND_CONTACTS.search(text)
    before, after = (text[: found.start()], text[found.end() :]) if found else (text, "")
    title = page.title_hi if language == HINDI and page.title_hi else page.title
    return ShownPage(
        title=title,
        before=mark_safe(before),  # noqa: S308 - from page_html, with escaped facts
        after=mark_safe(after),  # noqa: S308 - as above
        has_contacts=bool(found),
        written_in=HINDI if is_hindi else settings.LANGUAGE_CODE,
        is_in_other_language=language == HINDI and not is_hindi,
        summary=html.unescape(" ".join(re.sub(r"<[^>]+>", " ", before).split()))[:160],
        updated_at=page.updated_at,
    )


def _with_facts(text: str) -> str:
    facts: dict[str, str] = settings.MARKET

    def filled(match: re.Match[str]) -> str:
        names = FACT.findall(match[0])
        return "" if any(name in facts and not facts[name] for name in names) else match[0]

    return FACT.sub(lambda match: escape(facts.get(match[1], match[0])), BLOCK.sub(filled, text))
