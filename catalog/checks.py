"""Checks before a deployment."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.compatibility, deploy=True)
def the_market_names_itself(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Each field that the E-Commerce Rules want on the legal page is set."""
    return [
        Error(f"Set MARKET_{name.upper()}: the law wants it on /about/legal/.", id="catalog.E001")
        for name, value in settings.MARKET.items()
        if not value
    ]
