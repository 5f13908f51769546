"""Names in web addresses, in Latin or an Indian script, and the old ones that still lead somewhere.

Django's own slugs drop vowel signs (पोशाक would become पशक); ours keep a letter's marks with it.
"""

import re
import unicodedata

from django.db import transaction
from django.urls import register_converter

from vrinda.kernel.models import OldAddress

INDIC = "\u0900-\u0963\u0966-\u0dff"  # Devanagari to Sinhala, without the danda
IN_PATH = rf"[-\w{INDIC}]+"
WEB_NAME = re.compile(rf"(?:[a-z0-9{INDIC}]+)(?:-[a-z0-9{INDIC}]+)*")
_BETWEEN = re.compile(rf"[^a-z0-9{INDIC}]+")


class WebNameConverter:
    """The part of an address that is a web name in any of our scripts."""

    regex = IN_PATH

    def to_python(self, value: str) -> str:
        return unicodedata.normalize("NFC", value)

    def to_url(self, value: str) -> str:
        return value


register_converter(WebNameConverter, "web_name")


def web_name(text: str, *, longest: int = 200) -> str:
    """Return text as a web name: lower case, hyphens between words, marks kept; empty when nothing is left."""
    plain = re.sub("['’]", "", unicodedata.normalize("NFKC", text).lower())
    latin = "".join(_without_accents(char) for char in plain)
    return _BETWEEN.sub("-", latin).strip("-")[:longest].strip("-")


def is_web_name(text: str) -> bool:
    return WEB_NAME.fullmatch(text) is not None


def is_of_one_script(text: str) -> bool:
    """Say whether a name keeps to one script; digits belong to all. A mixed one may pose as another."""
    return len({_script(char) for char in text if char.isalpha()}) <= 1


@transaction.atomic
def remember_address(*, kind: str, old: str, new: str, target: str) -> None:
    """Let the old web name of a thing lead to it from now on; its new one leads nowhere else."""
    OldAddress.objects.filter(kind=kind, slug=new, target=target).delete()
    OldAddress.objects.update_or_create(kind=kind, slug=old, defaults={"target": target})


def target_of(kind: str, slug: str) -> str | None:
    """Return the public id of what had this web name before, or None."""
    return OldAddress.objects.filter(kind=kind, slug=slug).values_list("target", flat=True).first()


def _without_accents(char: str) -> str:
    if char.isascii() or re.match(f"[{INDIC}]", char):
        return char
    return unicodedata.normalize("NFD", char).encode("ascii", "ignore").decode()


def _script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0]
