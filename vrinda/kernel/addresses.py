"""Addresses as the outside world needs them: with the market's own host, never the one a request claims."""

from django.conf import settings


def absolute(address: str) -> str:
    """Return an address of ours with scheme and host; one that has them, as of a picture elsewhere, stays.

    What only begins with two slashes is a path of ours, and names no other host.
    """
    if address.startswith(("https://", "http://")):
        return address
    return f"{settings.SITE_URL.rstrip('/')}{address}"
