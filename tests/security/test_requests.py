"""Requests no page of ours sends: NUL, huge bodies, foreign forms, other sites' addresses; and what caches may keep."""

import re

import pytest

from accounts.factories import UserFactory
from orders.factories import part_of, place
from payments.states import PaymentMethod
from tests.security.conftest import browser
from tests.test_tenancy import Route, routes

pytestmark = pytest.mark.django_db

WITH_NUL = [
    "/orders/a%00/",
    "/orders/open/a%00/",
    "/pay/a%00/",
    "/c/a%00/",
    "/p/prd_r9en140ke2as069t0smh/a/?v=%00",
    "/search/?q=a%00",
    "/account/addresses/%00/",
    "/portal/orders/%00/",
    "/portal/orders/?q=%00",
    "/portal/products/%00/",
    "/portal/products/?q=%00",
    "/portal/money/%00/",
]
FORMS_WITH_NUL = [
    ("/basket/add/", {"offer": "a\0"}),
    ("/basket/add/", {"\0": "a"}),
    ("/basket/a%00/", {"quantity": "1"}),
    ("/portal/choose/", {"seller": "\0"}),
    ("/checkout/place/", {"basket": "\0"}),
    ("/accounts/login/", {"login": "a\0@b.c", "password": "x"}),
]


@pytest.mark.parametrize("path", WITH_NUL)
def test_an_address_with_nul_is_refused(path, chand):
    assert browser(chand).get(path).status_code in (400, 404)


@pytest.mark.parametrize(("path", "form"), FORMS_WITH_NUL)
def test_a_form_with_nul_is_refused(path, form, chand):
    assert browser(chand).post(path, form).status_code in (400, 404)


def test_words_with_nul_reach_no_order(bell, bela, bela_shop, asha):
    order = place([(bell, 1)], user=asha, method=PaymentMethod.COD)
    part = part_of(order, bela_shop).public_id
    seller, buyer = browser(bela), browser(asha)
    seller.post(f"/portal/orders/{part}/accept/")

    assert seller.post(f"/portal/orders/{part}/ship/", {"tracking": "a\0b"}).status_code == 400
    assert buyer.post(f"/orders/{order.public_id}/cancel/", {"reason": "a\0b"}).status_code == 400
    assert buyer.post(f"/orders/{order.public_id}/%00/take-back/", {}).status_code in (400, 404)


def test_a_session_cookie_with_nul_is_refused():
    assert browser(headers={"cookie": 'sessionid="\\000aaaaaaaaaaaa"'}).get("/header/").status_code == 400


def test_a_body_larger_than_any_picture_is_refused_unread(settings):
    settings.LARGEST_REQUEST = 1000
    assert browser().post("/basket/add/", {"offer": "x" * 2000}).status_code == 413


def test_a_login_code_is_asked_for_somebody():
    answer = browser().post("/accounts/login/code/", {"email": "", "phone": ""})
    assert answer.status_code == 200
    assert "Give your e-mail address or phone number." in answer.content.decode()


def pages_of_persons() -> list[Route]:
    public = {
        "catalog",
        "crawling",
        "pwa",
        "service-worker",
        "sellers",
        "idp",
        "gallery",
        "healthz",
        "readyz",
        "favicon",
        "thakurji:guide",
        "voices:recent",
    }
    return [
        route
        for route in routes()
        if not route.parameters
        and not route.path.startswith(("api/", "admin/", "^"))
        and route.namespace.partition(":")[0] not in public
        and not {route.name, route.full_name} & public
    ]


@pytest.mark.parametrize("route", pages_of_persons(), ids=lambda route: route.full_name)
def test_no_cache_keeps_a_page_of_a_person(route, bell, bela):
    answer = browser(bela).get(f"/{route.path}")
    kept = answer.headers.get("Cache-Control", "")
    assert answer.status_code in (301, 302, 400, 404, 405) or "no-store" in kept, kept


# allauth checks these itself, or they carry a credential of their own
POSTED_BY_OTHERS = {"payments:return", "idp:oidc:token", "idp:oidc:revoke", "idp:oidc:device_code"}
POSTED_BY_OTHERS |= {f"idp:oidc:{name}" for name in ("userinfo", "authorization", "logout", "device_authorization")}


def forms() -> list[Route]:
    return [
        route
        for route in routes()
        if not route.path.startswith(("api/", "admin/")) and route.full_name not in POSTED_BY_OTHERS
    ]


@pytest.mark.parametrize("route", forms(), ids=lambda route: route.full_name)
def test_no_form_of_another_site_is_taken(route, bela):
    address = "/" + re.sub(r"<[^>]+>", "x", route.path).replace("^", "")
    answer = browser(bela, enforce_csrf_checks=True).post(address, {"quantity": "1"})
    assert answer.status_code in (403, 404, 405)


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:///evil.example",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nothing_leads_to_another_site(target, bell):
    added = browser().post("/basket/add/", {"offer": bell.public_id, "quantity": "1", "next": target})
    person = UserFactory()
    form = {"login": person.email, "password": "radhe radhe 108", "next": target}
    entered = browser().post("/accounts/login/", form)
    refused = browser(person).post("/basket/add/", {"offer": "off_x"}, headers={"referer": target})

    assert added["Location"] == "/basket/"
    assert entered["Location"] == "/"
    assert refused.status_code == 404


def test_signing_in_changes_the_session_and_signing_out_ends_it(bell):
    person, visitor = UserFactory(), browser()
    visitor.post("/basket/add/", {"offer": bell.public_id, "quantity": "1"})
    before = visitor.cookies["sessionid"].value
    visitor.post("/accounts/login/", {"login": person.email, "password": "radhe radhe 108"})
    after = visitor.cookies["sessionid"].value
    visitor.post("/accounts/logout/")
    visitor.cookies["sessionid"] = after

    assert before != after
    assert visitor.get("/account/").status_code == 302


@pytest.mark.parametrize("path", ["", "order/order/", "accounts/user/", "payments/payout/", "autocomplete/", "jsi18n/"])
def test_a_seller_stands_before_the_staffs_door(path, bela):
    assert browser(bela).get(f"/admin/{path}").status_code in (302, 403)


@pytest.mark.parametrize("path", ["/gallery/", "/media/x", "/__debug__/", "/dashboard/", "/catalogue/", "/_sim/pay"])
def test_what_is_for_development_is_absent(path):
    assert browser().get(path).status_code == 404
