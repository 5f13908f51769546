"""What a credential may do. A view that names nothing is closed to everybody."""

from allauth.idp.oidc.models import Token
from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request


class Nobody(BasePermission):
    """The default of the REST door."""

    def has_permission(self, request: Request, view: object) -> bool:
        return False


class Anyone(BasePermission):
    """A public read."""

    guests = True


class Scoped(BasePermission):
    """A credential whose token holds ``scope``; the session of our own pages holds all of them."""

    scope = ""
    guests = False
    code = "missing_scope"

    @property
    def message(self) -> str:
        return _("This token lacks the scope “%(scope)s”.") % {"scope": self.scope}

    def has_permission(self, request: Request, view: object) -> bool:
        if isinstance(request.auth, Token):
            return self.scope in request.auth.get_scopes()
        return self.guests or request.user.is_authenticated


def HasScope(scope: str) -> type[Scoped]:  # noqa: N802 - it makes a class
    """Return the permission for holders of a scope."""
    return type("HasScope", (Scoped,), {"scope": scope})


def HasScopeOrGuest(scope: str) -> type[Scoped]:  # noqa: N802
    """Return the permission for holders of a scope and for guests, who show a secret the view checks."""
    return type("HasScopeOrGuest", (Scoped,), {"scope": scope, "guests": True})


class IsPerson(BasePermission):
    """A person, not a client that acts for itself."""

    code = "person_needed"
    message = _("This is about a person: use a token that acts for one.")

    def has_permission(self, request: Request, view: object) -> bool:
        return request.user.is_authenticated
