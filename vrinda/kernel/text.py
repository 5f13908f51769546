"""Text as people may be shown it: without what hides, breaks lines or turns the direction of writing around."""

import re
import unicodedata

# Control characters, and the marks that turn the direction of text around.
UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean_line(text: str) -> str:
    """Return one line of plain text: no control characters, single spaces."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text or "")).split())


def clean_lines(text: str) -> str:
    """Return plain text of several lines: line breaks stay, nothing else unseen does."""
    lines = unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").split("\n")
    return "\n".join(UNSEEN.sub("", line).rstrip() for line in lines).strip()
