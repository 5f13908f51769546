"""Addresses as the outside world needs them: with the market's own host, never the one a request claims."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(address: str) -> str:
    """Return an address of ours with scheme and host; one that has them, as of a picture elsewhere, stays."""
    return urljoin(f"{settings.SITE_URL.rstrip('/')}/", address)
