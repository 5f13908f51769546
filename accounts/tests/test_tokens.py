"""The market signs identity tokens: with production's own key, about people by public id, for scopes it names."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured

from accounts.factories import UserFactory
from accounts.oidc import OIDCAdapter
from accounts.signing import development_key


def start_production(**environment):
    """Import the settings in a fresh process, the way a server does."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    secrets = {
        "SECRET_KEY": "s" * 60,
        "FIELD_ENCRYPTION_KEYS": "f",
        "ALLOWED_HOSTS": "vrinda.example",
        "RAZORPAY_KEY_ID": "k",
        "RAZORPAY_KEY_SECRET": "s",
        "RAZORPAY_WEBHOOK_SECRET": "w",
        "STATIC_ROOT": "/nonexistent",
    }
    return subprocess.run(
        [sys.executable, "-c", "import vrinda.settings as s; print(sorted(s.ACCOUNT_LOGIN_METHODS))"],
        env={**kept, **secrets, **environment},
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_does_not_start_without_a_signing_key():
    started = start_production()
    assert started.returncode == 1
    assert "IDP_OIDC_PRIVATE_KEY" in started.stderr


def test_production_without_a_sender_of_messages_asks_for_no_phones():
    started = start_production(IDP_OIDC_PRIVATE_KEY="pem")
    assert (started.returncode, started.stdout.strip()) == (0, "['email']")


def test_adapter_makes_no_key_outside_development(settings):
    settings.TESTING = False
    settings.IDP_OIDC_PRIVATE_KEY = ""
    with pytest.raises(ImproperlyConfigured):
        OIDCAdapter().list_private_keys()


def test_development_key_is_made_once_and_for_its_owner_only(tmp_path):
    place = tmp_path / "var" / "key.pem"
    first = development_key(place)
    assert first.startswith("-----BEGIN PRIVATE KEY-----")
    assert development_key(place) == first
    assert place.stat().st_mode & 0o777 == 0o600


def test_scopes_of_the_contract_are_named():
    assert set(OIDCAdapter.scope_display) == {
        "openid",
        "profile",
        "email",
        "address",
        "catalog:read",
        "basket",
        "orders:read",
        "orders:write",
        "seller:catalog",
        "seller:orders",
        "seller:money",
        "seller:settings",
        "webhooks",
    }


@pytest.mark.django_db
def test_token_speaks_of_a_person_by_public_id():
    user = UserFactory()
    adapter = OIDCAdapter()
    assert adapter.get_user_sub(None, user) == user.public_id
    assert adapter.get_user_by_sub(None, user.public_id) == user
    assert adapter.get_user_by_sub(None, str(user.pk)) is None


@pytest.mark.django_db
def test_token_of_a_closed_account_speaks_of_nobody():
    user = UserFactory(is_active=False)
    assert OIDCAdapter().get_user_by_sub(None, user.public_id) is None


@pytest.mark.django_db
def test_signing_keys_are_published(client):
    answer = client.get("/.well-known/jwks.json")
    assert answer.status_code == 200
    assert len(answer.json()["keys"]) == 1
    assert "d" not in answer.json()["keys"][0]
