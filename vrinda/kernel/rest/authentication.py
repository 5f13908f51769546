"""Who asks: an OAuth access token of our own identity provider, or the session of our own pages."""

from copy import copy

from allauth.idp.oidc.contrib.rest_framework.authentication import TokenAuthentication
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request


class BearerToken(TokenAuthentication):
    """Accepts ``Authorization: Bearer …``; a token that is not valid (any more) is refused, never ignored."""

    keyword = "bearer"

    def authenticate(self, request: Request) -> tuple | None:
        scheme = request.headers.get("Authorization", "").partition(" ")[0].lower()
        if not scheme:
            return None
        found = super().authenticate(_without_body(request)) if scheme == self.keyword else None
        if found is None:
            raise AuthenticationFailed(_("This access token is not valid, or not any more."), code="invalid_token")
        user, token = found
        return user or AnonymousUser(), token  # a client that acts for itself has no user

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'


def _without_body(request: Request) -> HttpRequest:
    """Return the request with an empty form: a credential stands in the header, and who asks is known before what."""
    bare = copy(request._request)
    bare.POST = QueryDict()
    return bare


class OwnPages(SessionAuthentication):
    """The session cookie of our own pages, always with the CSRF token."""
