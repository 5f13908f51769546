"""Every refusal in one form: ``{"error": {type, code, message, param, request_id}}``."""

import logging
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from vrinda.kernel.errors import DomainError

log = logging.getLogger(__name__)

TYPES = {
    400: "invalid_request",
    401: "authentication",
    403: "permission",
    404: "not_found",
    409: "domain",
    422: "conflict",
    429: "rate_limit",
    503: "server",
}
# A refusal that tells of two requests meeting, not of a rule of the market.
CONFLICTS = {"request_in_flight", "illegal_transition", "quote_changed"}
# What of a refusal's extra content is fit for strangers: database keys are not.
TOLD = {"quote", "missing"}
RENAMED = {"invalid": "invalid_input", "permission_denied": "not_allowed", "throttled": "rate_limited"}


class ErrorSerializer(serializers.Serializer):
    """Why a request was refused."""

    type = serializers.ChoiceField(choices=sorted({*TYPES.values()}))
    code = serializers.CharField(help_text="Stable and never translated; see docs/api/errors.md.")
    message = serializers.CharField(help_text="For people, in the language of Accept-Language.")
    param = serializers.CharField(allow_null=True, help_text="The offending input, such as lines[0].quantity.")
    request_id = serializers.CharField()


class RefusalSerializer(serializers.Serializer):
    """The body of every answer from 400 on."""

    error = ErrorSerializer()


class Unavailable(exceptions.APIException):
    """Something the answer depends on is down; nothing was changed."""

    status_code = 503
    default_code = "temporarily_unavailable"

    def __init__(self, detail: str | None = None, wait: int = 5) -> None:
        super().__init__(detail or _("This is not possible at the moment. Please try again shortly."))
        self.wait = wait


def handle(error: Exception, context: dict[str, Any]) -> Response:
    """Turn any exception of a view into the one form; what nobody foresaw is logged and told as a bare 500."""
    request = context["request"]
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    elif isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError(code="malformed_request")
    if isinstance(error, DomainError):
        return _of_domain(error, request)
    if isinstance(error, exceptions.APIException):
        return _of_framework(error, request)
    log.error("Unhandled error in the REST door", exc_info=error)
    got_request_exception.send(sender=type(context["view"]), request=request._request)
    return refusal(request, 500, "server_error", _("Something went wrong on our side. It has been noted."))


def refusal(request, status: int, code: str, message: str, param: str = "", **extra: object) -> Response:
    """Return an answer in the one form."""
    kind = "conflict" if code in CONFLICTS else TYPES.get(status, "server" if status >= 500 else "invalid_request")
    body = {
        "type": kind,
        "code": code,
        "message": message,
        "param": param or None,
        "request_id": getattr(request, "request_id", ""),
        **{name: value for name, value in extra.items() if name in TOLD},
    }
    return Response({"error": body}, status=status)


def _of_domain(error: DomainError, request) -> Response:
    return refusal(request, error.status, error.code, str(error.message), error.param, **error.extra)


def _of_framework(error: exceptions.APIException, request) -> Response:
    param, detail = next(_leaves(error.detail), ("", error.detail))
    code = str(getattr(detail, "code", None) or error.default_code)
    response = refusal(request, error.status_code, RENAMED.get(code, code), str(detail), param)
    if getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        response["Retry-After"] = str(int(error.wait))
    return response


def _leaves(detail: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, problem) of a validation error, such as ``lines[0].quantity``."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            if name == "non_field_errors":
                yield from _leaves(inner, path)
            elif isinstance(name, int):
                yield from _leaves(inner, f"{path}[{name}]")
            else:
                yield from _leaves(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from _leaves(inner, f"{path}[{index}]" if nested else path)
    else:
        yield path, detail
