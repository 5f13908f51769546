"""The market as an identity provider: scopes of the REST contract."""

from allauth.idp.oidc.adapter import DefaultOIDCAdapter


class OIDCAdapter(DefaultOIDCAdapter):
    """Names the scopes an application may ask for."""
