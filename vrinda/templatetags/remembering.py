"""Pieces of a page that look the same for the same inputs are rendered once and then remembered by the process."""

from collections.abc import Hashable
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.translation import get_language
from django_cotton.templatetags import Attrs

register = template.Library()


@register.tag
def remembered(parser: Parser, token: Token) -> "Remembered":
    """Render what stands inside once for each language and each set of values.

    ``{% remembered card eager %}…{% endremembered %}``: the values named must be all that the piece depends on besides
    the language, and be compared by what they hold: texts, numbers, frozen dataclasses and lists of those. There is
    nothing to forget: a changed price is another value. What cannot be compared is rendered each time.
    """
    values = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    inside = parser.parse(("endremembered",))
    parser.delete_first_token()
    return Remembered(values, inside)


class Remembered(template.Node):
    def __init__(self, values: list[FilterExpression], inside: NodeList) -> None:
        self.values = values
        self.nodelist = inside
        self.known: dict[Hashable, str] = {}  # goes when a changed template is compiled anew

    def render(self, context: Context) -> str:
        key = (get_language(), *(_comparable(value.resolve(context)) for value in self.values))
        try:
            piece = self.known.get(key)
        except TypeError:
            return self.nodelist.render(context)
        if piece is None:
            piece = self.nodelist.render(context)
            self._keep(key, piece)
        return piece

    def _keep(self, key: Hashable, piece: str) -> None:
        if len(self.known) >= settings.REMEMBERED_PIECES:
            self.known.clear()
        if settings.REMEMBERED_PIECES:
            self.known[key] = piece


def _comparable(value: Any) -> Any:
    """Return a value as part of a key; the type tells safe markup from text that is yet to be escaped."""
    if isinstance(value, Attrs):
        return str(value)
    if isinstance(value, list):
        return (list, *value)
    return (type(value), value)
