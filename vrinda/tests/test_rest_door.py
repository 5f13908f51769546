"""The REST door as a whole: closed by default, strict, bounded, described."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Client as OAuthClient
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, get_resolver

from accounts.api.factories import Caller, oauth_client, token_for
from vrinda.kernel import clock
from vrinda.kernel.rest.permissions import Nobody
from vrinda.kernel.rest.views import NoSuchOperation, PublicView, RestView
from vrinda.management.commands.list_error_codes import page

pytestmark = pytest.mark.django_db

# Everybody may ask these; the view looks for a guest's secret where there is one.
FOR_GUESTS = {
    "GET baskets/{}",
    "GET orders/{}",
    "POST baskets",
    "POST baskets/{}/lines",
    "PATCH baskets/{}/lines/{}",
    "DELETE baskets/{}/lines/{}",
    "POST checkout/quote",
    "POST checkout/place",
    "POST orders/{}/cancel",
}
PUBLIC = {
    "GET categories",
    "GET categories/{}",
    "GET products",
    "GET products/{}",
    "GET products/{}/offers",
    "GET products/{}/questions",
    "GET products/{}/reviews",
    "GET sellers/{}/reviews",
    "GET search",
    "GET suggest",
    "GET sellers",
    "GET sellers/{}",
}
CLOSED = {
    "GET me": "profile",
    "GET me/addresses": "address",
    "POST me/addresses": "address",
    "GET me/addresses/{}": "address",
    "PATCH me/addresses/{}": "address",
    "DELETE me/addresses/{}": "address",
    "GET orders": "orders:read",
    "GET seller/offers": "seller:catalog",
    "POST seller/offers": "seller:catalog",
    "GET seller/offers/{}": "seller:catalog",
    "PATCH seller/offers/{}": "seller:catalog",
    "POST seller/offers/{}/stock": "seller:catalog",
    "GET seller/questions": "seller:catalog",
    "PUT seller/questions/{}/answer": "seller:catalog",
    "GET seller/reviews": "seller:catalog",
    "PUT seller/reviews/{}/reply": "seller:catalog",
    "GET seller/orders": "seller:orders",
    "GET seller/orders/{}": "seller:orders",
    "POST seller/orders/{}/accept": "seller:orders",
    "POST seller/orders/{}/ship": "seller:orders",
    "POST seller/orders/{}/deliver": "seller:orders",
    "POST seller/orders/{}/cancel-lines": "seller:orders",
    "GET seller/balance": "seller:money",
    "GET seller/payouts": "seller:money",
    "GET seller/payouts/{}": "seller:money",
    "GET seller/ledger": "seller:money",
}
VERBS = ("get", "post", "put", "patch", "delete")


def patterns(resolver=None, prefix: str = ""):
    """Yield (path, view class) of everything below /api/v1/."""
    for found in (resolver or get_resolver()).url_patterns:
        path = prefix + str(found.pattern)
        if isinstance(found, URLPattern):
            view = getattr(found.callback, "view_class", None)
            if path.startswith("api/v1/") and view and view is not NoSuchOperation:
                yield path.removeprefix("api/v1/"), view
        elif path.startswith("api/") or not prefix:
            yield from patterns(found, path)


def operations() -> dict[str, type]:
    """Return "VERB path" → view class of every operation of ours."""
    found = {}
    for path, view in patterns():
        plain = path.replace("<public_id:public_id>", "{}").replace("<public_id:line_id>", "{}")
        found |= {
            f"{verb.upper()} {plain}": view for verb in VERBS if issubclass(view, RestView) and hasattr(view, verb)
        }
    return found


def send(operation: str, token: str = ""):
    verb, path = operation.split(" ")
    headers = {"authorization": f"Bearer {token}"} if token else {}
    filled = path.replace("{}", "xxx_" + "0" * 20)
    return getattr(Client(), verb.lower())(f"/api/v1/{filled}", content_type="application/json", headers=headers)


def test_every_operation_is_listed_here_with_who_may_ask():
    assert set(operations()) == FOR_GUESTS | PUBLIC | set(CLOSED)


def test_views_that_look_at_no_credential_are_the_public_ones():
    assert {name for name, view in operations().items() if issubclass(view, PublicView)} == PUBLIC


def test_no_view_is_left_to_the_default():
    assert [name for name, view in operations().items() if Nobody in view.permission_classes] == []


@pytest.mark.parametrize("operation", sorted(CLOSED))
def test_without_a_credential_the_answer_is_401(operation):
    answer = send(operation)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not_authenticated")
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'


@pytest.mark.parametrize("operation", sorted([*CLOSED, *FOR_GUESTS]))
def test_token_without_the_scope_is_refused(operation, bela):
    answer = send(operation, token_for(bela, "openid"))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "missing_scope")


@pytest.mark.parametrize("operation", sorted([*CLOSED, *FOR_GUESTS]))
def test_made_up_token_is_refused(operation):
    answer = send(operation, "made-up")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "invalid_token")


def test_scopes_are_those_people_are_asked_to_consent_to():
    known = set(get_adapter().scope_display)
    assert set(CLOSED.values()) | {"basket", "orders:write"} <= known


@pytest.mark.parametrize(
    "path", ["nothing", "%70roducts/", "products;x", "Products", "products/..;/seller/orders", "v1", "orders/%00"]
)
def test_whatever_is_no_operation_is_absent_in_the_same_form(path):
    answer = Client().get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.json()["error"]["type"] == "not_found"
    assert answer.json()["error"]["request_id"] == answer["X-Request-Id"]


def test_method_that_is_none_is_refused():
    answer = Client().put("/api/v1/products", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")


def test_only_json_is_taken():
    answer = Client().post("/api/v1/baskets", {"a": 1})
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "unsupported_media_type")


def test_form_without_a_boundary_is_refused_like_any_form(asha):
    headers = {"authorization": f"Bearer {token_for(asha, 'basket')}"}
    answer = Client().post("/api/v1/baskets", b"x", content_type="multipart/form-data", headers=headers)
    assert answer.status_code == 415


def test_token_in_the_address_or_the_body_is_no_credential(asha):
    token = token_for(asha, "orders:read")
    assert Client().get("/api/v1/orders", {"access_token": token}).status_code == 401


def test_deep_body_is_refused():
    answer = Client().post("/api/v1/baskets", "[" * 100_000, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "malformed_json")


def test_large_body_is_refused():
    answer = Client().post("/api/v1/baskets", '"' + "x" * 2 * 1024 * 1024 + '"', content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "body_too_large")


def test_message_follows_the_language_and_the_code_does_not():
    hindi = Caller(**{"accept-language": "hi-IN,hi;q=0.9"}).get("products", {"nonsense": "1"})
    assert hindi["Content-Language"] == "hi"
    assert hindi.json()["error"]["code"] == "unknown_field"
    assert Caller(**{"accept-language": "ta"}).get("products")["Content-Language"] == "en"


@pytest.fixture
def one_minute():
    """Stop the clock, so that no test runs across the turn of a minute."""
    with clock.at(datetime(2026, 11, 22, 6, 30, 15, tzinfo=UTC)):
        yield


def test_limits_are_told_and_kept(settings, one_minute):
    settings.API_REQUESTS_PER_MINUTE = {"read": 2, "write": 2, "money": 2}
    first, second, third = Caller().get("products"), Caller().get("products"), Caller().get("products")
    assert (first["RateLimit-Limit"], first["RateLimit-Remaining"]) == ("2", "1")
    assert second["RateLimit-Remaining"] == "0"
    assert (third.status_code, third.json()["error"]["type"]) == (429, "rate_limit")
    assert third["Retry-After"] == third["RateLimit-Reset"] == "45"


def test_each_principal_has_limits_of_their_own(settings, one_minute, asha, bela):
    settings.API_REQUESTS_PER_MINUTE = {"read": 1, "write": 1, "money": 1}
    first, other = Caller(token_for(asha, "orders:read")), Caller(token_for(bela, "orders:read"))
    assert [first.get("orders").status_code, first.get("orders").status_code] == [200, 429]
    assert other.get("orders").status_code == 200


def test_guest_cannot_dodge_the_limit_with_another_secret(settings, one_minute):
    settings.API_REQUESTS_PER_MINUTE = {"read": 1, "write": 1, "money": 1}
    path = "orders/ord_" + "0" * 20
    assert Caller(**{"x-order-token": "a"}).get(path).status_code == 404
    assert Caller(**{"x-order-token": "b"}).get(path).status_code == 429


def test_when_the_counter_is_down_reading_goes_on_and_money_waits(monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(type(cache._connections[cache._alias]), "incr", refuse)
    assert Caller().get("products").status_code == 200
    answer = Caller().post("checkout/place", {}, idempotency_key="a-long-random-key-1")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "temporarily_unavailable")
    assert answer["Retry-After"] == "5"


def test_answers_about_people_are_never_kept_by_caches(asha):
    assert Caller(token_for(asha, "profile")).get("me")["Cache-Control"] == "private, no-store"


def test_client_credentials_are_exchanged_for_a_token_that_opens_the_shop(bela_shop):
    from sellers.models import ApiClient

    client = oauth_client("seller:orders", grant=OAuthClient.GrantType.CLIENT_CREDENTIALS)
    client.set_secret("weave the lehnga")
    client.save()
    ApiClient.objects.create(client=client, seller=bela_shop)
    asked = {
        "grant_type": "client_credentials",
        "client_id": client.id,
        "client_secret": "weave the lehnga",
        "scope": "seller:orders",
    }
    token = Client().post("/identity/o/api/token", asked).json()["access_token"]
    assert Caller(token).get("seller/orders").status_code == 200
    assert Caller(token).get("seller/balance").status_code == 403


def test_human_pages_work_under_their_policy():
    answer = Client().get("/api/docs/")
    assert answer.status_code == 200
    directives = answer["Content-Security-Policy"].split("; ")  # in no fixed order
    assert "style-src 'self' 'unsafe-inline'" in directives
    assert "script-src 'self'" in directives
    assert b"<script>" not in answer.content
    assert b"cdn." not in answer.content


def test_no_other_page_allows_inline_styles():
    assert "unsafe-inline" not in Client().get("/api/v1/products")["Content-Security-Policy"]


def test_committed_schema_is_that_of_the_code(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "openapi.yaml"))
    committed = Path(settings.BASE_DIR, "docs/api/openapi.yaml").read_text()
    assert (tmp_path / "openapi.yaml").read_text() == committed


def test_committed_list_of_codes_is_that_of_the_code():
    assert Path(settings.BASE_DIR, "docs/api/errors.md").read_text() == page()
