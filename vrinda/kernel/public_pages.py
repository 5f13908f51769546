"""Pages that are the same for everybody: any cache may keep one for a minute, and asks cheaply after that.

The process itself keeps finished pages too, where it can tell with one question that nothing they show has changed.
"""

import re
import zlib
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import wraps
from hashlib import blake2b

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

FRESH_S = 60
STALE_S = 60  # for so long more, a cache may answer with what it has while it fetches the page anew
WORTH_SQUEEZING = 400  # bytes
LONGEST_KEPT_ADDRESS = 300
View = Callable[..., HttpResponse]
AsOf = Callable[[], AbstractContextManager[Hashable]]


@dataclass
class FinishedPage:
    """A page as every reader gets it, and as far as somebody has asked for it, packed."""

    body: bytes
    headers: dict[str, str]
    packed: dict[str, bytes] = field(default_factory=dict)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the page, packed as its reader understands, or word that the reader has it already."""
        response = HttpResponse(self.body, headers=self.headers)
        answer = get_conditional_response(request, etag=self.headers["ETag"], response=response)
        encoding = _encoding(request)
        if answer is not response or not encoding or len(self.body) < WORTH_SQUEEZING:
            return answer or response
        if encoding not in self.packed:
            self.packed[encoding] = _pack(self.body, encoding)
        response.content, response["Content-Encoding"] = self.packed[encoding], encoding
        response["Content-Length"] = str(len(response.content))
        return response


class FinishedPages:
    """Those of one version; the next version begins with none."""

    def __init__(self) -> None:
        self.version: Hashable = None
        self.pages: dict[str, FinishedPage] = {}

    def find(self, address: str, version: Hashable) -> FinishedPage | None:
        if version != self.version:
            self.version, self.pages = version, {}
        return self.pages.get(address) if settings.REMEMBERED_PAGES else None

    def keep(self, address: str, version: Hashable, page: FinishedPage) -> None:
        if version is None or version != self.version or len(address) > LONGEST_KEPT_ADDRESS:
            return
        if len(self.pages) >= settings.REMEMBERED_PAGES:
            self.pages.clear()
        if settings.REMEMBERED_PAGES:
            self.pages[address] = page


def as_of_no_time() -> AbstractContextManager[Hashable]:
    """Tell of a page that nothing says whether it has changed."""
    return nullcontext()


def public_page(view: View | None = None, *, as_of: AsOf = as_of_no_time) -> View:
    """Let caches keep the answer, unless it turns out to have been made for its reader.

    Such a page holds nothing personal: no message, no token, no basket; those come in fragments that no cache keeps.
    Should a page ask for the session or a CSRF token all the same, it is shared with nobody.

    ``as_of`` enters the moment the page is made of and gives its version, or None: while the version stays, the
    process answers with the page it made. Such a page depends on its address and on what the version covers alone.
    """
    if view is None:
        return lambda decorated: public_page(decorated, as_of=as_of)  # type: ignore[return-value]
    kept = FinishedPages()

    @wraps(view)
    def shared(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.is_public_page = True  # type: ignore[attr-defined] # the page's frame asks for it
        address = request.get_full_path()
        with as_of() as version:
            page = kept.find(address, version)
            if page is not None:
                return page.answer(request)
            was_read = _session_was_read(request)
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            if not getattr(response, "is_rendered", True):
                response = response.render()  # type: ignore[attr-defined] # a TemplateResponse
        if "CSRF_COOKIE_NEEDS_UPDATE" in request.META or _session_was_read(request) != was_read:
            return _kept_private(response)
        page = _finished(response)
        if not getattr(response, "is_made_each_time", False):
            kept.keep(address, version, page)
        return page.answer(request)

    return shared


def _finished(response: HttpResponse) -> FinishedPage:
    patch_cache_control(response, public=True, max_age=FRESH_S, stale_while_revalidate=STALE_S)
    patch_vary_headers(response, ["Accept-Encoding"])
    response["ETag"] = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    return FinishedPage(response.content, dict(response.items()))


def _encoding(request: HttpRequest) -> str:
    accepted = _accepted(request.headers.get("Accept-Encoding", ""))
    return next((encoding for encoding in ("br", "gzip") if encoding in accepted), "")


def _pack(body: bytes, encoding: str) -> bytes:
    """Compress a public page; one that mixes a secret with text from its address must not be (BREACH)."""
    if encoding == "br":
        return brotli.compress(body, quality=4)
    gzip = zlib.compressobj(6, wbits=31)
    return gzip.compress(body) + gzip.flush()


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
