"""The OpenAPI description of what the machinery does to every operation: scopes, headers, refusals, lists."""

from functools import lru_cache
from typing import Any

from allauth.idp.oidc.adapter import get_adapter
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from vrinda.kernel.rest.errors import RefusalSerializer
from vrinda.kernel.rest.once import HEADER

REFUSALS = {
    "400": "The request is not what this operation takes.",
    "401": "No credential, or one that is not valid.",
    "403": "The credential does not allow this.",
    "404": "There is no such thing, or it is somebody else's.",
    "409": "A rule of the market or another request stands against it.",
    "413": "The body is too large.",
    "415": "The body is not JSON.",
    "422": "This Idempotency-Key was used for a different request.",
    "429": "Too many requests: see Retry-After.",
    "503": "Not possible at the moment: see Retry-After.",
}


@lru_cache
def list_of(serializer: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """Return the description of a list of these."""
    name = serializer.__name__.removesuffix("Serializer") + "List"
    members = {
        "data": serializer(many=True),
        "next": serializers.CharField(allow_null=True, help_text="Cursor of the next page."),
        "has_more": serializers.BooleanField(),
        "__doc__": "One page.",
    }
    return type(f"{name}Serializer", (serializers.Serializer,), members)


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "vrinda.kernel.rest.authentication.BearerToken"
    name = "oauth2"

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        scopes = [getattr(permission, "scope", "") for permission in auto_schema.view.get_permissions()]
        return {self.name: [scope for scope in scopes if scope]}

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        ours = {name: str(label) for name, label in get_adapter().scope_display.items()}
        exchange = {"tokenUrl": "/identity/o/api/token", "scopes": ours}
        return {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {"authorizationUrl": "/identity/o/authorize", **exchange},
                "clientCredentials": exchange,
            },
        }


class OwnPagesScheme(OpenApiAuthenticationExtension):
    target_class = "vrinda.kernel.rest.authentication.OwnPages"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


class RestSchema(AutoSchema):
    """Adds to each operation what the base view does to it."""

    def get_auth(self) -> list[dict]:
        guests = any(getattr(permission, "guests", False) for permission in self.view.get_permissions())
        return [*super().get_auth(), *([{}] if guests else [])]

    def get_override_parameters(self) -> list:
        found = []
        takes_key = getattr(getattr(self.view, self.method.lower(), None), "takes_key", "")
        if takes_key:
            found.append(
                OpenApiParameter(
                    HEADER,
                    str,
                    OpenApiParameter.HEADER,
                    required=takes_key == "required",
                    description="The same key and request again give the first answer.",
                )
            )
        if self.view.guest_header:
            found.append(
                OpenApiParameter(
                    self.view.guest_header,
                    str,
                    OpenApiParameter.HEADER,
                    description="Opens it without an account.",
                )
            )
        return found

    def get_tags(self) -> list[str]:
        steps = self.path.removeprefix("/api/v1/").split("/")
        return [" ".join(steps[:2]) if steps[0] == "seller" else steps[0]]

    def get_operation(self, path, path_regex, path_prefix, method, registry) -> dict[str, Any] | None:
        operation = super().get_operation(path, path_regex, path_prefix, method, registry)
        if operation is None:
            return None
        body = self.resolve_serializer(RefusalSerializer, "response").ref
        for status in _possible(operation, method):
            operation["responses"].setdefault(
                status, {"description": REFUSALS[status], "content": {"application/json": {"schema": body}}}
            )
        return operation


def _possible(operation: dict[str, Any], method: str) -> list[str]:
    """Return the refusals an operation can answer with."""
    found = ["400", "429"]
    if operation.get("security", [{}]) != [{}]:
        found += ["401", "403"]
    if any(parameter["in"] == "path" for parameter in operation.get("parameters", [])):
        found.append("404")
    if method != "GET":
        found += ["404", "409", "413", "415", "503"]
    if any(parameter["name"] == HEADER for parameter in operation.get("parameters", [])):
        found.append("422")
    return sorted(set(found))
