"""Forms on pages that everybody shares: known by where they come from, since such a page can hold no one's token."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.urls import get_callable
from django.views.decorators.csrf import csrf_exempt

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
View = Callable[..., HttpResponse]


def same_origin_post(view: View) -> View:
    """Take a changing request from pages of this very origin only; this stands in for the CSRF token.

    A browser says where a request comes from in headers that no page can set: ``Sec-Fetch-Site``, in older
    browsers ``Origin``, and over TLS at least ``Referer``. The first one that is there decides; when none is, the
    request is refused. Subdomains are other origins.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        # The attribute is how Django's test client says that it is not a browser; its own check heeds it as well.
        is_unchecked = request.method in SAFE_METHODS or getattr(request, "_dont_enforce_csrf_checks", False)
        request.is_from_public_page = True  # type: ignore[attr-defined] # where a refusal is not shown
        if is_unchecked or is_from_here(request):
            return view(request, *args, **kwargs)
        return get_callable(settings.CSRF_FAILURE_VIEW)(request)

    return csrf_exempt(guarded)


def is_from_here(request: HttpRequest) -> bool:
    """Tell whether the browser vouches that a page of this origin sent the request."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "same-origin"
    if origin is not None:
        return origin == _own_origin(request)
    return request.is_secure() and _origin_of(request.headers.get("Referer", "")) == _own_origin(request)


def _own_origin(request: HttpRequest) -> str | None:
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return None


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
