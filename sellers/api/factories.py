"""Callers that speak for a shop, for tests."""

from allauth.idp.oidc.models import Client

from accounts.api.factories import Caller, oauth_client, token_for
from sellers.models import ApiClient, Seller


def shop_caller(seller: Seller, *scopes: str) -> Caller:
    """Return a caller with the token of the shop's own system (client credentials)."""
    client = oauth_client(*scopes, grant=Client.GrantType.CLIENT_CREDENTIALS)
    ApiClient.objects.create(client=client, seller=seller)
    return Caller(token_for(None, *scopes, client=client))
