"""What every page may show, without a query."""

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language


def languages(request: HttpRequest) -> dict[str, str]:
    """Name the other language and the address of this page in it."""
    other, name = ("en", "English") if get_language() == "hi" else ("hi", "हिन्दी")
    return {
        "other_language_code": other,
        "other_language_name": name,
        "other_language_url": translate_url(request.get_full_path(), other),
    }
