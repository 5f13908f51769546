"""The market as an identity provider: the scopes of the REST contract, and who a token speaks of."""

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import PrivateKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.signing import development_key


class OIDCAdapter(DefaultOIDCAdapter):
    """Names the scopes an application may ask for, and people by their public id."""

    scope_display = {
        "openid": _("Know your user id"),
        "profile": _("See your name"),
        "email": _("See your e-mail address"),
        "address": _("See and change your addresses"),
        "catalog:read": _("See what is for sale"),
        "basket": _("See and change your basket"),
        "orders:read": _("See your orders"),
        "orders:write": _("Order and return for you"),
        "seller:catalog": _("See and change your shop's products, prices and stock"),
        "seller:orders": _("See and handle your shop's orders"),
        "seller:money": _("See your shop's money"),
        "seller:settings": _("See and change your shop's settings"),
        "webhooks": _("Be told of what happens in your shop"),
    }

    def list_private_keys(self, **filters) -> list[PrivateKey]:
        """Return the signing keys; only development and tests may make their own."""
        keys = super().list_private_keys(**filters)
        if keys or settings.IDP_OIDC_PRIVATE_KEY:
            return keys
        if not (settings.DEBUG or settings.TESTING):
            raise ImproperlyConfigured("Set the environment variable IDP_OIDC_PRIVATE_KEY: tokens cannot be signed.")
        return [PrivateKey(pem=development_key(settings.IDP_OIDC_DEVELOPMENT_KEY_FILE))]

    def get_user_sub(self, client, user: User) -> str:
        """A row number would tell the count of users."""
        return user.public_id

    def get_user_by_sub(self, client, sub: str) -> User | None:
        return User.objects.filter(public_id=sub, is_active=True).first()
