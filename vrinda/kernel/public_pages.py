"""Pages that are the same for everybody: any cache may keep one for a minute, and asks cheaply after that."""

import re
import zlib
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

FRESH_S = 60
STALE_S = 60  # for so long more, a cache may answer with what it has while it fetches the page anew
WORTH_SQUEEZING = 400  # bytes
View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Let caches keep the answer, unless it turns out to have been made for its reader.

    Such a page holds nothing personal: no message, no token, no basket; those come in fragments that no cache keeps.
    Should a page ask for the session or a CSRF token all the same, it is shared with nobody.
    """

    @wraps(view)
    def shared(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.is_public_page = True  # type: ignore[attr-defined] # the page's frame asks for it
        was_read = _session_was_read(request)
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        if not getattr(response, "is_rendered", True):
            response = response.render()  # type: ignore[attr-defined] # a TemplateResponse
        if "CSRF_COOKIE_NEEDS_UPDATE" in request.META or _session_was_read(request) != was_read:
            return _kept_private(response)
        return _shared(request, response)

    return shared


def squeezed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Compress a finished answer the best way its reader understands.

    For public pages only: a page that mixes a secret with text from its address must not be compressed (BREACH).
    """
    patch_vary_headers(response, ["Accept-Encoding"])
    body = response.content
    accepted = _accepted(request.headers.get("Accept-Encoding", ""))
    if response.has_header("Content-Encoding") or len(body) < WORTH_SQUEEZING or not accepted & {"br", "gzip"}:
        return response
    if "br" in accepted:
        response.content, response["Content-Encoding"] = brotli.compress(body, quality=4), "br"
    else:
        gzip = zlib.compressobj(6, wbits=31)
        response.content, response["Content-Encoding"] = gzip.compress(body) + gzip.flush(), "gzip"
    response["Content-Length"] = str(len(response.content))
    return response


def _shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=FRESH_S, stale_while_revalidate=STALE_S)
    patch_vary_headers(response, ["Accept-Encoding"])
    response["ETag"] = etag = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    answer = get_conditional_response(request, etag=etag, response=response)
    return squeezed(request, response) if answer is response else answer or response


def _kept_private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ["Cookie"])
    return response


def _session_was_read(request: HttpRequest) -> bool:
    return bool(getattr(getattr(request, "session", None), "accessed", False))


def _accepted(header: str) -> set[str]:
    """Return the encodings a header names, without those it refuses by q=0."""
    named = (part.partition(";") for part in header.lower().split(","))
    return {name.strip() for name, _, weight in named if not re.fullmatch(r"\s*q=0(\.0*)?\s*", weight)}
