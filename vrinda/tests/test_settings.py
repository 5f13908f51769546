"""Production starts with every secret or not at all."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "SECRET_KEY": "not-a-real-key-" + "q7" * 30,
    "FIELD_ENCRYPTION_KEYS": "field-key",
    "ALLOWED_HOSTS": "vrinda.example",
    "SITE_URL": "https://vrinda.example",
    "RAZORPAY_KEY_ID": "rzp_live_example",
    "RAZORPAY_KEY_SECRET": "gateway-secret",
    "RAZORPAY_WEBHOOK_SECRET": "webhook-secret",
    "IDP_OIDC_PRIVATE_KEY": "signing-key",
}
LEGAL = ["LEGAL_NAME", "ADDRESS", "CARE_PHONE", "CARE_EMAIL", "GRIEVANCE_OFFICER", "GRIEVANCE_PHONE", "GRIEVANCE_EMAIL"]
NAMED = {f"MARKET_{name}": "as registered" for name in LEGAL}
REACHED = {"EMAIL_URL": "smtp://mail.vrinda.example", "REDIS_URL": "redis://redis.vrinda.example"}
READ_SETTINGS = "import django; django.setup(); from django.conf import settings; print({})"


def run(command: list[str], environ: dict[str, str]) -> subprocess.CompletedProcess:
    """Run Python as a fresh process that knows this environment and no other."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={**bare, "DJANGO_SETTINGS_MODULE": "vrinda.settings", **environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def value_of(expression: str, environ: dict[str, str]) -> str:
    result = run(["-c", READ_SETTINGS.format(expression)], environ)
    return result.stdout.strip() or result.stderr


def test_production_with_everything_set_passes_the_deployment_check():
    result = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION | NAMED | REACHED)
    assert (result.returncode, result.stderr) == (0, "")


def test_market_that_does_not_name_itself_fails_the_deployment_check():
    result = run(["manage.py", "check", "--deploy"], {**PRODUCTION, **NAMED, **REACHED, "MARKET_GRIEVANCE_OFFICER": ""})
    assert result.returncode == 1
    assert "Set MARKET_GRIEVANCE_OFFICER" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("EMAIL_URL", ""), ("EMAIL_URL", "consolemail://"), ("EMAIL_URL", "dummymail://"), ("REDIS_URL", "")],
)
def test_market_that_reaches_no_mail_server_or_no_redis_fails_the_deployment_check(name, value):
    environ = {key: text for key, text in {**PRODUCTION, **NAMED, **REACHED, name: value}.items() if text}
    result = run(["manage.py", "check", "--deploy"], environ)
    assert result.returncode == 1
    assert f"Set {name}" in result.stderr


@pytest.mark.parametrize("name", sorted(PRODUCTION.keys() - {"SITE_URL"}))
def test_production_without_a_secret_does_not_start(name):
    result = run(["manage.py", "check"], {**PRODUCTION, name: ""})
    assert result.returncode == 1
    assert "ImproperlyConfigured: Set" in result.stderr
    assert name in result.stderr


@pytest.mark.parametrize("blank", [" ", ",", " , "])
def test_production_with_a_blank_webhook_secret_does_not_start(blank):
    result = run(["manage.py", "check"], {**PRODUCTION, "RAZORPAY_WEBHOOK_SECRET": blank})
    assert result.returncode == 1
    assert "RAZORPAY_WEBHOOK_SECRET is blank" in result.stderr


def test_development_starts_without_any_secret():
    result = run(["manage.py", "check"], {"DEBUG": "1"})
    assert (result.returncode, result.stderr) == (0, "")


def test_production_speaks_tls_only_and_never_to_the_simulator():
    assert value_of("settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE", PRODUCTION) == "True True"
    assert value_of("settings.RAZORPAY_BASE_URL", PRODUCTION) == "https://api.razorpay.com"


def test_development_uses_sqlite_with_immediate_transactions():
    expression = "settings.DATABASES['default']['OPTIONS']['transaction_mode']"
    assert value_of(expression, {"DEBUG": "1"}) == "IMMEDIATE"


def test_both_current_and_previous_webhook_secret_are_read():
    environ = {**PRODUCTION, "RAZORPAY_WEBHOOK_SECRET": "new,old"}
    assert value_of("settings.RAZORPAY_WEBHOOK_SECRETS", environ) == "['new', 'old']"
