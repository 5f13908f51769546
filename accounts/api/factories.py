"""Callers of the REST door, for tests: with a person's token, a client's own, or nothing."""

import secrets
from datetime import timedelta
from typing import Any

from allauth.idp.oidc.models import Client, Token
from django.http import HttpResponse
from django.test import Client as HttpClient
from django.utils import timezone


def oauth_client(*scopes: str, grant: str = Client.GrantType.AUTHORIZATION_CODE, **fields: Any) -> Client:
    client = Client(name="Integrator", grant_types=grant, **fields)
    client.set_scopes(["openid", *scopes])
    client.save()
    return client


def token_for(user, *scopes: str, client: Client | None = None, lasts: timedelta = timedelta(hours=1)) -> str:
    """Issue an access token; without a user it is the client's own."""
    value = secrets.token_urlsafe(32)
    token = Token(
        type=Token.Type.ACCESS_TOKEN,
        client=client or oauth_client(*scopes),
        user=user,
        expires_at=timezone.now() + lasts,
    )
    token.set_value(value)
    token.set_scopes(list(scopes))
    token.save()
    return value


class Caller:
    """Speaks JSON to ``/api/v1/`` with one credential."""

    def __init__(self, token: str = "", **headers: str) -> None:
        self.http = HttpClient()
        self.headers = {"accept": "application/json", **headers}
        if token:
            self.headers["authorization"] = f"Bearer {token}"

    def get(self, path: str, params: dict | None = None, **headers: str) -> HttpResponse:
        return self.http.get(f"/api/v1/{path}", params or {}, headers=self._all(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self._send("post", path, {} if body is None else body, headers)

    def put(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self._send("put", path, body, headers)

    def patch(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self._send("patch", path, body, headers)

    def delete(self, path: str, **headers: str) -> HttpResponse:
        return self.http.delete(f"/api/v1/{path}", headers=self._all(headers))

    def _send(self, verb: str, path: str, body: Any, headers: dict[str, str]) -> HttpResponse:
        send = getattr(self.http, verb)
        return send(f"/api/v1/{path}", body, content_type="application/json", headers=self._all(headers))

    def _all(self, headers: dict[str, str]) -> dict[str, str]:
        return {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
