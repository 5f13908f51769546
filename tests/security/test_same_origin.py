"""Putting in the basket is a form on a page everybody shares: no token, so the browser's word for where it is from."""

import pytest
from oscar.apps.basket.models import Line

from tests.security.conftest import browser

pytestmark = pytest.mark.django_db

FROM_ELSEWHERE = {
    "another site": {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
    "another site, claiming our origin": {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    "a subdomain": {"sec-fetch-site": "same-site", "origin": "http://shop.testserver"},
    "typed in by the person": {"sec-fetch-site": "none"},
    "an empty word": {"sec-fetch-site": ""},
    "two words": {"sec-fetch-site": "same-origin, cross-site"},
    "a sandboxed frame": {"origin": "null"},
    "a sandboxed frame with our referer": {"origin": "null", "referer": "http://testserver/"},
    "a subdomain in an old browser": {"origin": "http://shop.testserver"},
    "a host that ends like ours": {"origin": "http://eviltestserver"},
    "a host that begins like ours": {"origin": "http://testserver.evil.example"},
    "our host as somebody's name": {"origin": "http://testserver@evil.example"},
    "another port": {"origin": "http://testserver:8080"},
    "the same host over TLS": {"origin": "https://testserver"},
    "nothing at all": {},
    "only a referer, without TLS": {"referer": "http://testserver/p/x/"},
}
FROM_ELSEWHERE_OVER_TLS = {
    "the same host without TLS": {"origin": "http://testserver"},
    "a referer without TLS": {"referer": "http://testserver/p/x/"},
    "a referer from elsewhere": {"referer": "https://evil.example/?https://testserver/"},
    "a referer that ends like ours": {"referer": "https://eviltestserver/"},
    "a referer with our name as a user": {"referer": "https://testserver@evil.example/"},
    "a referer that is no address": {"referer": "https://[testserver/"},
    "an empty referer": {"referer": ""},
}


def add(offer, headers: dict[str, str], **options) -> int:
    return (
        browser(enforce_csrf_checks=True)
        .post("/basket/add/", {"offer": offer.public_id, "quantity": "1"}, headers=headers, **options)
        .status_code
    )


@pytest.mark.parametrize("headers", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE)
def test_what_does_not_come_from_our_pages_leaves_no_basket(headers, bell):
    assert add(bell, headers) == 403
    assert not Line.objects.exists()


@pytest.mark.parametrize("headers", FROM_ELSEWHERE_OVER_TLS.values(), ids=FROM_ELSEWHERE_OVER_TLS)
def test_over_tls_nothing_without_tls_is_taken(headers, bell):
    assert add(bell, headers, secure=True) == 403
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}], ids=["new browser", "old browser"]
)
def test_our_own_page_fills_the_basket_without_a_token(headers, bell):
    assert add(bell, headers) == 302
    assert Line.objects.count() == 1


@pytest.mark.parametrize(
    "headers", [{"origin": "https://testserver"}, {"referer": "https://testserver/p/x/"}], ids=["origin", "referer"]
)
def test_over_tls_an_old_browser_fills_the_basket_too(headers, bell):
    assert add(bell, headers, secure=True) == 302


def test_behind_a_proxy_the_scheme_is_the_proxys_word(bell, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    proxied = {"host": "testserver", "x-forwarded-proto": "https"}
    assert add(bell, {**proxied, "origin": "https://testserver"}) == 302
    assert add(bell, {**proxied, "origin": "http://testserver"}) == 403


def test_without_such_a_proxy_nobody_may_name_the_scheme(bell):
    assert add(bell, {"origin": "https://testserver", "x-forwarded-proto": "https"}) == 403
    assert add(bell, {"origin": "https://evil.example", "x-forwarded-host": "evil.example"}) == 403


def test_a_signed_in_person_is_guarded_alike(bell, asha):
    victim = browser(asha, enforce_csrf_checks=True)
    form = {"offer": bell.public_id, "quantity": "1"}
    answer = victim.post("/basket/add/", form, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert not Line.objects.exists()
