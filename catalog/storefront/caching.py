"""Public pages may be kept by a cache for a minute; a page that says anything personal may not."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

SECONDS = 60
View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Mark the answer as the same for everybody, unless it carries a message or a CSRF token.

    A page with a form holds its reader's own token: kept by a shared cache, the token would reach strangers.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        is_personal = "messages" in request.COOKIES or "CSRF_COOKIE_NEEDS_UPDATE" in request.META
        if is_personal:
            patch_cache_control(response, private=True, max_age=0)
            patch_vary_headers(response, ["Cookie"])
        elif response.status_code == 200:
            patch_cache_control(response, public=True, max_age=SECONDS)
        return response

    return marked
