"""Data for machines inside a page (JSON-LD), which no text in it can break out of."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# As JSON these stand for the same characters; in HTML they neither end the script nor begin a tag or an entity.
HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_json_ld(things: list[dict[str, Any]]) -> SafeString:
    """Return schema.org things as a data block, which browsers never run and our policy need not allow."""
    graph = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(HARMLESS)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped in the line above
