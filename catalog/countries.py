"""Countries of origin in words. Babel's tables know the names in every language of the market."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language, to_locale

COUNTRY_CODE = 2  # longer codes are regions of the world
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def country_name(code: str) -> str:
    """Return a country's name in the page's language, or its code when it has none."""
    return _names(to_locale((get_language() or "en").split("-")[0])).get(code, code)


@cache
def _names(locale: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(locale).territories.items()}


def country_choices() -> list[tuple[str, str]]:
    """Return the countries to choose from, India first, then by name."""
    names = _names(to_locale((get_language() or "en").split("-")[0]))
    found = sorted((name, code) for code, name in names.items() if len(code) == COUNTRY_CODE and code not in NO_COUNTRY)
    return [("IN", names["IN"]), *((code, name) for name, code in found if code != "IN")]
