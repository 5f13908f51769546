"""People make accounts and sign in by e-mail, phone or code; nobody learns who is here, or gets more than asked."""

import json
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client

from accounts.factories import UserFactory
from accounts.models import User
from accounts.sms import MemorySms

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
SIGNUP = "/accounts/signup/"
PASSWORD = "radhe radhe 108"


@pytest.fixture(autouse=True)
def sms(settings):
    settings.SMS_SENDER = "accounts.sms.MemorySms"
    MemorySms.outbox.clear()
    return MemorySms.outbox


@pytest.fixture
def asha():
    return UserFactory(email="asha@example.com", phone="+919812345678", phone_verified=True)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def code_in(text):
    return re.search(r"^([A-Z]{4}-[A-Z]{4})\b", text, re.MULTILINE)[1]


def sign_up(client, **changes):
    return client.post(SIGNUP, {"email": "asha@example.com", "password1": PASSWORD, **changes})


def test_sign_up_is_complete_only_with_the_code_from_the_mail(client):
    response = sign_up(client, email="Asha@Example.com")
    assert response.url == "/accounts/confirm-email/"
    assert not is_signed_in(client)
    assert User.objects.get().email == "asha@example.com"

    client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[0].body)})
    assert is_signed_in(client)


def test_wrong_code_does_not_sign_in(client):
    sign_up(client)
    client.post("/accounts/confirm-email/", {"code": "BBBB-BBBB"})
    assert not is_signed_in(client)


def test_codes_cannot_be_guessed_on(client):
    sign_up(client)
    code = code_in(mail.outbox[0].body)
    for _attempt in range(3):
        client.post("/accounts/confirm-email/", {"code": "BBBB-BBBB"})
    client.post("/accounts/confirm-email/", {"code": code})
    assert not is_signed_in(client)


def test_phone_given_at_sign_up_is_proven_by_a_code_too(client, sms):
    sign_up(client, phone="98123 45678")
    assert sms[0][0] == "+919812345678"
    user = User.objects.get()
    assert (user.phone, user.phone_verified) == ("+919812345678", False)

    client.post("/accounts/phone/verify/", {"code": code_in(sms[0][1])})
    assert not is_signed_in(client)
    client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[0].body)})
    user.refresh_from_db()
    assert user.phone_verified is True
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "extra",
    [
        {"is_staff": "on", "is_superuser": "on"},
        {"role": "owner", "groups": "1", "user_permissions": "1"},
        {"is_active": "on", "email_verified": "on", "phone_verified": "on", "public_id": "usr_x"},
    ],
)
def test_privileged_fields_of_the_sign_up_form_are_ignored(client, extra):
    sign_up(client, **extra)
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, user.phone_verified) == (False, False, False)
    assert user.public_id != "usr_x"
    assert user.groups.count() == 0
    assert not is_signed_in(client)


@pytest.mark.parametrize("phone", ["12345", "abcdefghij", "+91 123", "9" * 24])
def test_senseless_phone_is_refused(client, phone):
    assert sign_up(client, phone=phone).status_code == 200
    assert User.objects.count() == 0


@pytest.mark.parametrize(
    "login", ["asha@example.com", "ASHA@example.com", "+919812345678", "98123 45678", "098123-45678"]
)
def test_password_signs_in_by_mail_or_phone_however_typed(client, asha, login):
    client.post(LOGIN, {"login": login, "password": PASSWORD})
    assert is_signed_in(client)


@pytest.mark.parametrize("login", ["nobody@example.com", "+919898989898", "asha@example.com", "9812345678"])
def test_wrong_password_and_unknown_person_look_the_same(client, asha, login):
    response = client.post(LOGIN, {"login": login, "password": "not the password"})
    assert response.status_code == 200
    assert "are not correct" in response.content.decode()
    assert not is_signed_in(client)


def test_taken_address_looks_free_at_sign_up_and_its_owner_is_told(client, asha):
    taken = sign_up(client)
    free = sign_up(Client(), email="new@example.com")
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    assert [message.to for message in mail.outbox] == [["asha@example.com"], ["new@example.com"]]
    assert "There is one already" in mail.outbox[0].body
    assert User.objects.filter(email="asha@example.com").count() == 1


def test_unknown_address_gets_no_mail_and_the_page_does_not_tell(client, asha):
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    known = Client().post("/accounts/password/reset/", {"email": "asha@example.com"})
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert [message.to for message in mail.outbox] == [["asha@example.com"]]


def test_sign_in_code_for_an_unknown_address_is_not_sent_and_not_told(client, asha):
    unknown = client.post("/accounts/login/code/", {"email": "nobody@example.com"})
    known = Client().post("/accounts/login/code/", {"email": "asha@example.com"})
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert [message.to for message in mail.outbox] == [["asha@example.com"]]


def test_code_by_phone_signs_in(client, asha, sms):
    client.post("/accounts/login/code/", {"phone": "98123 45678"})
    client.post("/accounts/login/code/confirm/", {"code": code_in(sms[0][1])})
    assert is_signed_in(client)


def test_number_that_a_stranger_typed_leads_nobody_into_the_strangers_account(client, sms):
    UserFactory(email="chand@example.com", phone="+919812345678", phone_verified=False)
    client.post("/accounts/login/code/", {"phone": "9812345678"})
    assert sms == []


def test_unproven_claim_on_a_number_gives_way_to_its_owner(client, sms):
    chand = UserFactory(email="chand@example.com", phone="+919812345678", phone_verified=False)
    sign_up(client, phone="9812345678")
    assert User.objects.get(email="asha@example.com").phone == "+919812345678"
    chand.refresh_from_db()
    assert chand.phone == "+919812345678"  # a claim takes nothing from another claim

    client.post("/accounts/phone/verify/", {"code": code_in(sms[0][1])})
    chand.refresh_from_db()
    assert chand.phone is None


def test_sign_up_with_the_unproven_phone_of_a_user_without_email_looks_like_any_other(client, sms):
    keeper = UserFactory(email=None, phone="+919812345678", phone_verified=False)
    claimed = sign_up(client, phone="9812345678")
    free = sign_up(Client(), email="new@example.com", phone="9898989898")
    assert (claimed.status_code, claimed.url) == (free.status_code, free.url)

    client.post("/accounts/phone/verify/", {"code": code_in(sms[0][1])})
    client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[0].body)})
    assert is_signed_in(client)
    asha = User.objects.get(email="asha@example.com")
    assert (asha.phone, asha.phone_verified) == ("+919812345678", True)
    keeper.refresh_from_db()
    assert (keeper.phone, keeper.phone_verified) == ("+919812345678", False)


def test_number_that_two_people_claim_is_the_first_ones_who_proves_it(client, sms):
    sign_up(client, phone="9812345678")
    rival = Client()
    sign_up(rival, email="chand@example.com", phone="9812345678")
    client.post("/accounts/phone/verify/", {"code": code_in(sms[0][1])})
    response = rival.post("/accounts/phone/verify/", {"code": code_in(sms[1][1])})
    assert response.status_code == 200
    assert User.objects.get(phone_verified=True).email == "asha@example.com"


def test_proven_number_cannot_be_taken_at_sign_up(client, asha):
    sign_up(client, email="chand@example.com", phone="9812345678")
    asha.refresh_from_db()
    assert (asha.phone, asha.phone_verified) == ("+919812345678", True)
    assert User.objects.filter(email="chand@example.com").count() == 0


def test_password_is_set_anew_by_code(client, asha):
    client.post("/accounts/password/reset/", {"email": "asha@example.com"})
    client.post("/accounts/password/reset/confirm/", {"code": code_in(mail.outbox[0].body)})
    response = client.post(
        "/accounts/password/reset/complete/", {"password1": "hare krishna 16", "password2": "hare krishna 16"}
    )
    assert response.status_code == 302
    asha.refresh_from_db()
    assert asha.check_password("hare krishna 16")


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "\t//evil",
    ],
)
def test_sign_in_sends_nobody_to_a_strange_place(client, asha, target):
    response = client.post(LOGIN, {"login": "asha@example.com", "password": PASSWORD, "next": target})
    assert (response.status_code, response.url) == (302, "/")


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/"])
def test_sign_out_sends_nobody_to_a_strange_place(client, asha, target):
    client.force_login(asha)
    assert client.post("/accounts/logout/", {"next": target}).url == "/"


def test_sign_in_goes_on_to_our_own_page(client, asha):
    response = client.post(LOGIN, {"login": "asha@example.com", "password": PASSWORD, "next": "/account/addresses/"})
    assert response.url == "/account/addresses/"


def test_person_who_reads_hindi_lands_on_the_hindi_page(client, asha):
    asha.language = "hi"
    asha.save()
    assert client.post(LOGIN, {"login": "asha@example.com", "password": PASSWORD}).url == "/hi/"


def test_sign_out_needs_a_post(client, asha):
    client.force_login(asha)
    client.get("/accounts/logout/")
    assert is_signed_in(client)


def test_session_key_changes_at_sign_in(client, asha):
    session = client.session
    session["basket"] = "kept"
    session.save()
    before = client.session.session_key
    client.post(LOGIN, {"login": "asha@example.com", "password": PASSWORD})
    assert client.session.session_key != before


def test_failed_sign_ins_are_limited_however_the_number_is_typed(client, asha, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    for typed in ("9812345678", "98123 45678", "098123 45678", "+91 98123 45678", "+919812345678"):
        client.post(LOGIN, {"login": typed, "password": "wrong"})
    response = client.post(LOGIN, {"login": "981 234 5678", "password": PASSWORD})
    assert "Too many failed" in response.content.decode()
    assert not is_signed_in(client)


def test_changing_what_guards_the_account_asks_for_the_password_again(client, asha):
    client.force_login(asha)
    assert client.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")
    response = client.post("/accounts/phone/change/", {"phone": "9898989898"})
    assert response.url.startswith("/accounts/reauthenticate/")
    asha.refresh_from_db()
    assert asha.phone == "+919812345678"


@pytest.mark.parametrize(
    "address",
    [
        LOGIN,
        SIGNUP,
        "/accounts/login/code/",
        "/accounts/password/reset/",
        "/hi/accounts/login/",
        "/hi/accounts/signup/",
    ],
)
def test_entrance_pages_look_like_ours(client, address):
    page = client.get(address).content.decode()
    assert 'class="button button-primary' in page
    assert 'class="shop-header"' in page
    assert "style=" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/account/",
        "/account/profile/",
        "/account/addresses/",
        "/account/addresses/add/",
        "/accounts/email/",
        "/accounts/phone/change/",
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/2fa/webauthn/",
        "/accounts/sessions/",
        "/hi/account/",
    ],
)
def test_account_pages_open_and_are_kept_by_no_cache(client, asha, address):
    client.post(LOGIN, {"login": "asha@example.com", "password": PASSWORD})
    response = client.get(address)
    assert response.status_code == 200
    assert 'class="shop-header"' in response.content.decode()
    assert "style=" not in response.content.decode()


def test_demo_logins_are_shown_in_development_only(client, settings, tmp_path):
    settings.DEMO_LOGINS_FILE = tmp_path / "demo-logins.json"
    settings.DEMO_LOGINS_FILE.write_text(json.dumps([{"label": "Shop", "login": "bela@demo", "password": "mor"}]))
    assert "bela@demo" not in client.get(LOGIN).content.decode()
    settings.DEBUG = True
    assert "bela@demo" in client.get(LOGIN).content.decode()


def test_second_step_stands_between_password_and_account(client, asha):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(asha, secret)
    response = client.post(LOGIN, {"login": "asha@example.com", "password": PASSWORD})
    assert response.url == "/accounts/2fa/authenticate/"
    assert not is_signed_in(client)

    client.post(response.url, {"code": format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))})
    assert is_signed_in(client)
