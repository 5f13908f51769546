"""The demo's logins: passwords are drawn for each database, told once and kept beside it for the sign-in page."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from accounts.models import User
from vrinda.kernel.ids import ALPHABET


@dataclass(frozen=True)
class Login:
    """Whom one can be."""

    role: str
    user: User
    note: str


def tell_logins(logins: Sequence[Login]) -> list[dict[str, Any]]:
    """The rows of the file; who cannot sign in with what stands there gets a new password."""
    known = {row.get("email"): row.get("password", "") for row in _kept()}
    rows = [_row(login, known.get(login.user.email, "")) for login in logins]
    if rows != _kept():
        settings.DEMO_LOGINS_FILE.parent.mkdir(parents=True, exist_ok=True)
        settings.DEMO_LOGINS_FILE.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        settings.DEMO_LOGINS_FILE.chmod(0o600)
    return rows


def _kept() -> list[dict[str, Any]]:
    file = settings.DEMO_LOGINS_FILE
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else []


def _row(login: Login, password: str) -> dict[str, Any]:
    if not (password and login.user.check_password(password)):
        password = "-".join("".join(secrets.choice(ALPHABET) for _letter in range(4)) for _group in range(3))
        login.user.set_password(password)
        login.user.save(update_fields=["password"])
    return {
        "role": login.role,
        "email": login.user.email,
        "password": password,
        "note": login.note,
        # The words of the sign-in page.
        "label": f"{login.role.capitalize()}: {login.note}",
        "login": login.user.email,
    }
