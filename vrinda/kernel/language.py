"""Which of two stored texts a page shows."""

from django.utils.translation import get_language

HINDI = "hi"


def in_page_language(english: str, hindi: str) -> str:
    """Return the Hindi text on a Hindi page where there is one, else the English."""
    return hindi if hindi and get_language() == HINDI else english
