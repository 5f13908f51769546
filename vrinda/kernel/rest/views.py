"""The base of every operation: language, limits, strictness, and answers in scope."""

import hashlib
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from vrinda.kernel.rest.errors import refusal
from vrinda.kernel.rest.pagination import listed, page_of
from vrinda.kernel.rest.permissions import Anyone
from vrinda.kernel.rest.serializers import ShapeParams, check_expand, read_body, read_params, shaped


class RestView(APIView):
    """One resource of the REST door; ``moves_money`` counts its writes against the smallest limit."""

    moves_money = False
    guest_header = ""

    def initialize_request(self, request: HttpRequest, *args, **kwargs) -> Request:
        translation.activate(language_of(request))
        return super().initialize_request(request, *args, **kwargs)

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with ExitStack() as self.inside:  # a seller's scope, entered in ``initial``, is left after the answer is drawn
            response = super().dispatch(request, *args, **kwargs)
            return response.render() if isinstance(response, Response) else response

    def check_permissions(self, request: Request) -> None:
        super().check_throttles(request)  # first, so that guessing is counted too
        super().check_permissions(request)

    def check_throttles(self, request: Request) -> None:
        """Counted already."""

    def finalize_response(self, request: Request, response: HttpResponse, *args, **kwargs) -> HttpResponse:
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in getattr(request, "rate_headers", {}).items():
            response[name] = value
        patch_vary_headers(response, ["Accept-Language"])
        response.setdefault("Cache-Control", "private, no-store")
        return response

    def rate_of(self, request: Request) -> str:
        if request.method in SAFE_METHODS:
            return "read"
        return "money" if self.moves_money else "write"

    def read(self, serializer, **kwargs: Any) -> dict[str, Any]:
        """Return this request's body, read strictly."""
        return read_body(serializer, self.request.data, **kwargs)

    def params(self, serializer=ShapeParams, *, may_expand: Collection[str] = ()) -> dict[str, Any]:
        """Return this request's query string, read strictly; ``expand`` is what to embed."""
        asked = read_params(serializer, self.request.query_params)
        return {**asked, "expand": check_expand(asked.get("expand", []), may_expand)}

    def page(self, rows: QuerySet, serializer: Serializer, asked: dict[str, Any], *, order: Sequence[str]) -> Response:
        """Return one page of a list, shaped as was asked."""
        found, following = page_of(rows, order=order, limit=asked["limit"], cursor=asked.get("cursor", ""))
        return Response(listed([shaped(serializer, row, asked.get("fields")) for row in found], following))


class PublicView(RestView):
    """A public read: no credential is looked at, caches may keep it, ``If-None-Match`` spares the body."""

    authentication_classes = ()
    permission_classes = (Anyone,)

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        if response.status_code != 200 or request.method not in ("GET", "HEAD"):
            return response
        response["Cache-Control"] = "public, max-age=60"
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        kept = {name: response[name] for name in response.headers if name.startswith("RateLimit")}
        answer = get_conditional_response(request, etag=response["ETag"], response=response)
        for name, value in kept.items():
            answer[name] = value
        return answer


class NoSuchOperation(PublicView):
    """Whatever is not an operation is absent, in the same form as everything else."""

    schema = None

    def initial(self, request: Request, *args, **kwargs) -> None:
        """Nothing to check: there is nothing here."""

    def http_method_not_allowed(self, request: Request, *args, **kwargs) -> Response:
        return refusal(request, 404, "not_found", str(translation.gettext("Not found.")))

    get = post = put = patch = delete = options = http_method_not_allowed


def language_of(request: HttpRequest) -> str:
    """Return the language the caller asks for, else the market's own; a cookie says nothing here."""
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
