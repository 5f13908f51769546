"""What the sign-in page shows of a development market."""

import json

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def demo_logins() -> list[dict[str, str]]:
    """Return the demo market's logins (label, login, password); never outside DEBUG."""
    if not settings.DEBUG or not settings.DEMO_LOGINS_FILE.exists():
        return []
    return json.loads(settings.DEMO_LOGINS_FILE.read_text())
