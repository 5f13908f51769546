"""Who a request counts for: for its limits, and for its Idempotency-Keys."""

import hashlib

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

GUEST_HEADERS = ("X-Basket-Secret", "X-Order-Token")


def holder_of(request: Request) -> str:
    """Name the holder of the credential, or "" for a guest."""
    client = getattr(request.auth, "client_id", None)
    parts = [getattr(request.user, "public_id", ""), short_hash(client) if client else ""]
    return "/".join(part for part in parts if part)


def payer_of(request: Request) -> str:
    """Name who a request is counted for: a guest cannot dodge a limit by showing another secret each time."""
    return holder_of(request) or f"ip:{address_of(request)}"


def address_of(request: Request | HttpRequest) -> str:
    """Return the address a request came from; of what proxies say, only those of ours are believed."""
    return BaseThrottle().get_ident(request)


def keeper_of(request: Request) -> str:
    """Name whose Idempotency-Keys a request uses: a guest's are those of its secret, else of its address."""
    shown = next((request.headers[name] for name in GUEST_HEADERS if name in request.headers), "")
    return holder_of(request) or (f"guest:{short_hash(shown)}" if shown else short_hash(payer_of(request)))


def short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
