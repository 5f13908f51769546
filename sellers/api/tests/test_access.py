"""Which shop a credential speaks for: one, from the credential, as things stand now."""

import pytest
from allauth.idp.oidc.models import Client

from accounts.api.factories import Caller, oauth_client, token_for
from sellers.api.factories import shop_caller
from sellers.factories import MemberFactory
from sellers.models import ApiClient, Member
from sellers.states import Role

pytestmark = pytest.mark.django_db

DOOR = "seller/offers"
SCOPE = "seller:catalog"


def refusal(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def test_shops_own_system_speaks_for_its_shop(bela_shop):
    assert shop_caller(bela_shop, SCOPE).get(DOOR).status_code == 200


def test_client_without_a_shop_speaks_for_none(db):
    client = oauth_client(SCOPE, grant=Client.GrantType.CLIENT_CREDENTIALS)
    assert refusal(Caller(token_for(None, SCOPE, client=client)).get(DOOR)) == (403, "no_shop")


def test_person_with_one_shop_speaks_for_it(bela):
    assert Caller(token_for(bela, SCOPE)).get(DOOR).status_code == 200


def test_person_without_a_shop_speaks_for_none(asha):
    assert refusal(Caller(token_for(asha, SCOPE)).get(DOOR)) == (403, "no_shop")


def test_person_with_two_shops_must_use_a_bound_client(bela, bela_shop, chand_shop):
    MemberFactory(seller=chand_shop, user=bela)
    assert refusal(Caller(token_for(bela, SCOPE)).get(DOOR)) == (403, "which_shop")
    bound = oauth_client(SCOPE)
    ApiClient.objects.create(client=bound, seller=bela_shop)
    assert Caller(token_for(bela, SCOPE, client=bound)).get(DOOR).status_code == 200


def test_bound_client_serves_only_the_people_of_its_shop(chand, bela_shop):
    bound = oauth_client(SCOPE)
    ApiClient.objects.create(client=bound, seller=bela_shop)
    assert refusal(Caller(token_for(chand, SCOPE, client=bound)).get(DOOR)) == (403, "no_shop")


def test_who_left_the_shop_is_out_at_the_next_request(bela, bela_shop):
    caller = Caller(token_for(bela, SCOPE))
    assert caller.get(DOOR).status_code == 200
    Member.across_sellers.filter(user=bela).delete()
    assert refusal(caller.get(DOOR)) == (403, "no_shop")


def test_lowered_role_counts_at_once(bela, bela_shop):
    caller = Caller(token_for(bela, SCOPE))
    Member.across_sellers.filter(user=bela).update(role=Role.VIEWER)
    assert refusal(caller.post(DOOR, {})) == (403, "role_too_small")


def test_unbound_client_is_out_at_the_next_request(bela_shop):
    caller = shop_caller(bela_shop, SCOPE)
    ApiClient.objects.all().delete()
    assert refusal(caller.get(DOOR)) == (403, "no_shop")


def test_blocked_person_has_no_token_any_more(bela):
    caller = Caller(token_for(bela, SCOPE))
    bela.is_active = False
    bela.save()
    assert refusal(caller.get(DOOR)) == (401, "invalid_token")


def test_session_of_our_own_pages_needs_the_csrf_token_to_write(bela):
    caller = Caller()
    caller.http.force_login(bela)
    assert caller.get(DOOR).status_code == 200
    caller.http.handler.enforce_csrf_checks = True
    assert refusal(caller.post(DOOR, {})) == (403, "not_allowed")
