"""The pages of the market: written by staff, made harmless, noted in the audit."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.content import page_html
from catalog.editorial import Page
from vrinda.kernel import audit, clock
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.text import clean_line

TEXTS = ("body", "body_hi")
LINES = ("title", "title_hi")


@transaction.atomic
def write_page(*, page: Page, by: object, now: datetime | None = None, **fields: object) -> Page:
    """Write a page, new or known; what is kept of its HTML is text, headings, lists and links."""
    before = Page.objects.select_for_update().filter(pk=page.pk).first() if page.pk else None
    values = {name: _cleaned(name, value) for name, value in fields.items()}
    changed = [name for name, value in values.items() if before is None or getattr(before, name) != value]
    for name, value in values.items():
        setattr(page, name, value)
    if not page.title or not page.body:
        raise InvalidInput(_("A page needs a title and a text."), param="body" if page.title else "title")
    if not changed:
        return page
    page.updated_at = now or clock.now()
    page.save()
    audit.write(
        "page.changed" if before else "page.written",
        subject=page.public_id,
        by=by,
        before={name: str(getattr(before, name)) for name in changed} if before else {},
        after={name: str(getattr(page, name)) for name in changed},
    )
    return page


def _cleaned(name: str, value: object) -> object:
    if name in TEXTS:
        return page_html(str(value))
    return clean_line(str(value)) if name in LINES else value
