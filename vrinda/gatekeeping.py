"""What is turned away at the gate, and what no cache keeps unless its page says that it may."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

NUL = "\0"
KEPT_BY_DEFAULT = (200, 404, 410)  # by RFC 9110 a cache may keep these; what is gone today may be back tomorrow


class BoundedRequestMiddleware:
    """Turn away a body larger than any form of ours, and NUL, which PostgreSQL has no place for.

    The REST door bounds and checks its bodies and parameters itself, and answers in its own form.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(NUL in value for value in request.COOKIES.values()):
            return _malformed()
        if not _is_rest(request):
            if _length_of(request) > settings.LARGEST_REQUEST:
                return _refusal(413, _("This is too large to be sent."))
            if NUL in request.path_info or _holds_nul(request.GET):
                return _malformed()
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method == "POST" and not _is_rest(request) and _holds_nul(request.POST):
            return _malformed()
        return None


class NothingIsKeptMiddleware:
    """Forbid caches to keep a page that says nothing of it: allauth's tell e-mail addresses and sessions."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        may_be_kept = response.status_code in KEPT_BY_DEFAULT and not response.streaming
        if may_be_kept and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response


def _is_rest(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _length_of(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0


def _holds_nul(fields) -> bool:
    return any(NUL in text for name, values in fields.lists() for text in (name, *values))


def _malformed() -> HttpResponse:
    return _refusal(400, _("This request is not one that our pages send."))


def _refusal(status: int, text: str) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
