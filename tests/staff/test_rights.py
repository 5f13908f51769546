"""Who gets through the staff's door, and how far."""

import pytest
from django.urls import reverse

from accounts.factories import UserFactory
from tests.staff.rows import MAKERS
from tests.staff.test_pages import REGISTERED, page_of


def test_stranger_is_sent_to_the_markets_own_sign_in(client, db):
    to_admin = client.get("/admin/", follow=True)
    assert to_admin.redirect_chain[-1][0] == "/accounts/login/?next=%2Fadmin%2F"


def test_admin_takes_no_password_of_its_own(client, db):
    UserFactory(email="chief@example.com", is_staff=True)
    answer = client.post("/admin/login/", {"username": "chief@example.com", "password": "radhe radhe 108"})
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_buyer_finds_no_staff_door(client, asha):
    client.force_login(asha)
    assert client.get("/admin/login/").status_code == 403
    assert client.get("/admin/payments/payment/").status_code == 302


@pytest.mark.parametrize("label", REGISTERED)
def test_clerk_without_rights_sees_no_row(label, clerk):
    row = MAKERS[label](1)
    visitor = clerk()
    assert visitor.get(page_of(label, "changelist")).status_code == 403
    assert visitor.get(page_of(label, "change", row.pk)).status_code == 403
    assert visitor.post(page_of(label, "change", row.pk), {}).status_code == 403
    assert visitor.get(page_of(label, "add")).status_code == 403
    assert visitor.post(page_of(label, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert type(row)._base_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "source",
    [
        {"app_label": "partner", "model_name": "member", "field_name": "user"},
        {"app_label": "partner", "model_name": "member", "field_name": "seller"},
        {"app_label": "partner", "model_name": "stockrecord", "field_name": "product"},
        {"app_label": "partner", "model_name": "apiclient", "field_name": "client"},
        {"app_label": "catalogue", "model_name": "product", "field_name": "tax_rate"},
    ],
)
def test_clerk_without_rights_cannot_search_through_autocomplete(source, clerk):
    assert clerk().get(reverse("admin:autocomplete"), source).status_code == 403


def test_clerk_who_may_add_members_finds_people(clerk):
    UserFactory(name="Bela Sharma")
    visitor = clerk("partner.add_member", "partner.view_member", "accounts.view_user")
    found = visitor.get(
        reverse("admin:autocomplete"),
        {"app_label": "partner", "model_name": "member", "field_name": "user", "term": "Bela"},
    )
    assert [row["text"] for row in found.json()["results"]] == ["Bela Sharma"]


def test_clerk_sees_only_queues_and_menu_of_their_work(clerk):
    page = clerk("payments.view_refund").get("/admin/")
    assert [str(queue["title"]) for queue in page.context["queues"]] == ["Refunds refused", "Cash refunds to pay"]
    menu = [str(item["title"]) for group in page.context["sidebar_navigation"] for item in group["items"]]
    assert menu == ["Refunds refused", "Cash refunds to pay", "Refunds"]


@pytest.mark.parametrize(
    ("label", "deed"),
    [
        ("partner.Partner", "approve"),
        ("partner.Partner", "suspend"),
        ("partner.StockRecord", "adjust-stock"),
        ("catalogue.Product", "publish"),
        ("payments.Refund", "confirm-bank-refund"),
        ("payments.Payout", "confirm-bank-payout"),
        ("payments.Payout", "fail-payout"),
    ],
)
def test_clerk_who_may_only_look_does_no_deed(label, deed, clerk):
    row = MAKERS[label](1)
    app, name = label.lower().split(".")
    visitor = clerk(f"{app}.view_{name}")
    url = f"{page_of(label, 'changelist')}{row.pk}/{deed}/"
    assert visitor.get(url).status_code == 403
    assert visitor.post(url, {"confirmed": "yes", "utr": "SBIN1234567890", "reason": "no"}).status_code == 403


def test_clerk_cannot_raise_themselves_or_take_over_a_colleague(clerk):
    chief = UserFactory(email="chief@example.com", is_staff=True, is_superuser=True)
    visitor = clerk("accounts.change_user", "accounts.view_user", "auth.change_group", "auth.view_group")
    assert visitor.post(page_of("accounts.User", "change", visitor.user.pk), {"is_superuser": "on"}).status_code == 403
    assert visitor.post(page_of("accounts.User", "change", chief.pk), {"email": "x@example.com"}).status_code == 403
    assert visitor.get(f"/admin/accounts/user/{chief.pk}/password/").status_code == 403
    group = MAKERS["auth.Group"](1)
    assert visitor.post(page_of("auth.Group", "change", group.pk), {"name": "Mine"}).status_code == 403


def test_clerk_changes_a_buyers_name_but_neither_powers_nor_sign_in(clerk, asha):
    visitor = clerk("accounts.change_user", "accounts.view_user")
    posted = {"name": "Asha G", "language": "hi", "email": "x@example.com", "is_staff": "on", "is_superuser": "on"}
    assert visitor.post(page_of("accounts.User", "change", asha.pk), posted).status_code == 302
    asha.refresh_from_db()
    assert (asha.name, asha.email, asha.is_staff, asha.is_superuser) == ("Asha G", "asha@example.com", False, False)
    assert visitor.get(f"/admin/accounts/user/{asha.pk}/password/").status_code == 403


def test_clerk_removes_a_buyers_lost_factor_but_no_colleagues(clerk):
    buyers = MAKERS["mfa.Authenticator"](1)
    colleagues = MAKERS["mfa.Authenticator"](2)
    colleagues.user.is_staff = True
    colleagues.user.save()
    visitor = clerk("mfa.view_authenticator", "mfa.delete_authenticator")
    assert visitor.post(page_of("mfa.Authenticator", "delete", colleagues.pk), {"post": "yes"}).status_code == 403
    assert visitor.post(page_of("mfa.Authenticator", "delete", buyers.pk), {"post": "yes"}).status_code == 302
    assert not type(buyers).objects.filter(pk=buyers.pk).exists()


def test_secrets_are_on_no_page(chief):
    bela = MAKERS["partner.Partner"](1)
    part = MAKERS["order.SellerOrder"](2)
    factor = MAKERS["mfa.Authenticator"](3)
    shop = chief.get(page_of("partner.Partner", "change", bela.pk)).content.decode()
    assert "•••• 9012" in shop
    assert "123456789012" not in shop
    # The GSTIN, which is printed on every invoice, holds the PAN; the field itself shows four characters.
    assert f"•••• {bela.pan[-4:]}" in shop
    assert "731942" not in chief.get(page_of("order.SellerOrder", "change", part.pk)).content.decode()
    assert "JBSWY3DP" not in chief.get(page_of("mfa.Authenticator", "change", factor.pk)).content.decode()


@pytest.mark.parametrize(
    "probe",
    [
        "/admin/order/sellerorder/?handover_code__startswith=7",
        "/admin/mfa/authenticator/?data__secret__startswith=J",
        "/admin/accounts/user/?password__startswith=md5",
        "/admin/allauth_idp_oidc/client/?secret__startswith=a",
        "/admin/order/baskethandle/?secret_hash__startswith=a",
        "/admin/kernel/idempotencykey/?body__startswith=a",
    ],
)
def test_secrets_are_not_guessed_through_filters(probe, chief):
    assert chief.get(probe).status_code == 400


def test_admin_pages_carry_a_policy_loosened_for_unfold_alone(chief):
    policy = chief.get("/admin/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline' 'unsafe-eval'" in policy
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_policy_outside_the_admin_stays_strict(client, db):
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
