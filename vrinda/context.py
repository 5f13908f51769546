"""What every page may show, without a query."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language

from vrinda.kernel.addresses import absolute

# These choose on a page or tell who sent its reader; every other parameter makes a list shorter.
CHOOSING = {"page", "v", "offer", "gclid", "fbclid"}
FURTHER_PAGE = re.compile(r"[2-9]|[1-9][0-9]{1,4}")


@dataclass(frozen=True)
class PageAddress:
    """Where a public page stands for the world; a shortened list has an address, but search engines pass it by."""

    canonical: str
    in_english: str
    in_hindi: str
    is_listed: bool


def languages(request: HttpRequest) -> dict[str, Any]:
    """Name the other language, the address of this page in it, and where a public page stands for the world."""
    other, name = ("en", "English") if get_language() == "hi" else ("hi", "हिन्दी")
    return {
        "other_language_code": other,
        "other_language_name": name,
        "other_language_url": translate_url(request.get_full_path(), other),
        "page_address": _address_of(request) if getattr(request, "is_public_page", False) else None,
    }


def _address_of(request: HttpRequest) -> PageAddress:
    page = request.GET.get("page", "")
    is_further = FURTHER_PAGE.fullmatch(page) is not None
    here = escape_uri_path(request.path) + (f"?page={page}" if is_further else "")
    english, hindi = (absolute(translate_url(here, code)) for code, _name in settings.LANGUAGES)
    narrowing = {name for name in request.GET if name not in CHOOSING and not name.startswith("utm_")}
    return PageAddress(hindi if get_language() == "hi" else english, english, hindi, not narrowing)
