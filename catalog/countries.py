"""Countries of origin in words. The names come from the library that knows them in every language of the market."""

from django_countries import countries


def country_name(code: str) -> str:
    """Return a country's name in the page's language, or its code when it has none."""
    return str(countries.name(code)) or code
