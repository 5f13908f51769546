"""Text as people may be shown it: without what hides, breaks lines or turns the direction of writing around."""

import html
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from django.utils.html import strip_tags

# Control characters, and the marks that turn the direction of text around.
UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean_line(text: str) -> str:
    """Return one line of plain text: no control characters, single spaces."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text or "")).split())


def clean_lines(text: str) -> str:
    """Return plain text of several lines: line breaks stay, nothing else unseen does."""
    lines = unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").split("\n")
    return "\n".join(UNSEEN.sub("", line).rstrip() for line in lines).strip()


def number_text(number: Decimal | Fraction) -> str:
    """Return a measure as people write it: 6, 6.5, 12.75; at most two places."""
    hundredths = round(Fraction(number) * 100)
    return f"{Decimal(hundredths).scaleb(-2).normalize():f}"


def words_of(markup: str) -> str:
    """Return the words of HTML as one line of plain text, which is trusted no more than any other text."""
    return " ".join(html.unescape(strip_tags(re.sub(r"<(br|/p|/li|/h[1-6])\b", r" <\1", str(markup)))).split())
