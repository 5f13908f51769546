"""What happens around every request: an id, a language, staff's view over all sellers, and readable refusals."""

import structlog
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django_scopes import scopes_disabled

from vrinda.kernel.errors import DomainError
from vrinda.kernel.ids import new_id
from vrinda.refusals import toast


class RequestIdMiddleware:
    """Give each request an id that logs, answers and error pages share."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = new_id("req")
        with structlog.contextvars.bound_contextvars(request_id=request.request_id):
            response = self.get_response(request)
        response["X-Request-Id"] = request.request_id
        return response


class LanguageOfAddressMiddleware:
    """Speak the language the address names, /hi/… or English; no cookie or header has a say on a page.

    Django's own middleware does the same for our addresses, but tells caches that ``Accept-Language`` had one.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class StaffSeeAllSellersMiddleware:
    """Inside the admin, which only staff enter, no seller's scope is needed."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        with scopes_disabled():
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
            return response


class DomainErrorMiddleware:
    """Turn an expected refusal into a message on the page the person came from, or a page of its own."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError) or request.path_info.startswith("/api/"):
            return None
        if getattr(request, "htmx", False):
            return _as_toast(error)
        referer = request.headers.get("referer", "")
        came_from_us = url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()})
        can_be_mended = error.status not in (403, 404)  # what is not there for you stays so, wherever you came from
        may_say_it_there = not getattr(request, "is_from_public_page", False)  # such a page shows no messages
        if request.method == "POST" and came_from_us and can_be_mended and may_say_it_there:
            messages.error(request, error.message)
            return redirect(referer)
        back = referer if came_from_us else ""
        return render(request, "refused.html", {"error": error, "back": back}, status=error.status)


def _as_toast(error: DomainError) -> HttpResponse:
    """Answer htmx with the refusal as a toast: the page stays as it is.

    Always 422: in DEBUG, django-htmx puts the answer of a 400, 403 or 404 in place of the whole page.
    """
    response = HttpResponse(status=422)
    response["HX-Trigger"] = toast(error.message)
    return response
