"""Write down every code a refusal can carry, as docs/api/errors.md."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module

from django.core.management.base import BaseCommand
from django.utils import translation

from vrinda.kernel.errors import DomainError

OF_THE_DOOR = [
    ("not_authenticated", 401, "No credential was sent."),
    ("invalid_token", 401, "The access token is not valid, or not any more."),
    ("missing_scope", 403, "The token lacks the scope that the operation names."),
    ("person_needed", 403, "The token is a client's own; this is about a person."),
    ("required", 400, "A field is missing; `param` names it."),
    ("unknown_field", 400, "A field or parameter is not one of this operation's."),
    ("null", 400, "A field may not be null."),
    ("blank", 400, "A field may not be empty."),
    ("invalid_choice", 400, "A value is not one of the list."),
    ("min_value", 400, "A number is too small."),
    ("max_value", 400, "A number is too large."),
    ("max_length", 400, "A text or list is too long."),
    ("empty", 400, "A list may not be empty."),
    ("not_a_list", 400, "A list was expected."),
    ("malformed_json", 400, "The body is not JSON, or has NaN, a name given twice, or nesting without end."),
    ("malformed_request", 400, "The request is not what HTTP allows here."),
    ("method_not_allowed", 405, "The operation does not exist for this method."),
    ("not_acceptable", 406, "Only JSON is spoken here."),
    ("body_too_large", 413, "The body is larger than 2 MB."),
    ("unsupported_media_type", 415, "The body is not `application/json`."),
    ("rate_limited", 429, "Too many requests; wait for `Retry-After` seconds."),
    ("server_error", 500, "Something went wrong on our side; `request_id` finds it in the logs."),
    ("temporarily_unavailable", 503, "Something this depends on is down; nothing was changed."),
]
HEAD = """# Codes of refusals

Written by `manage.py list_error_codes`. A refusal is
`{"error": {"type", "code", "message", "param", "request_id"}}`; the code never changes and is never translated,
the message follows `Accept-Language`.

| code | status | meaning |
|---|---|---|
"""


class Command(BaseCommand):
    help = "Print docs/api/errors.md: every code a refusal of the REST door can carry."

    def handle(self, *args, **options) -> None:
        self.stdout.write(page(), ending="")


def page() -> str:
    """Return the page; doors load the services behind them, and so every refusal there is."""
    import_module("vrinda.urls")
    with translation.override("en"):
        rows = sorted({*OF_THE_DOOR, *_of_the_market(), *_of_a_quote()})
        found = {row[:2]: row for row in reversed(rows)}
    return HEAD + "".join(f"| `{code}` | {status} | {text} |\n" for code, status, text in sorted(found.values()))


def _of_the_market() -> Iterator[tuple[str, int, str]]:
    for refusal in _subclasses(DomainError):
        if ".tests" not in refusal.__module__ and "code" in vars(refusal):
            says = str(refusal.message) if refusal.message != DomainError.message else "The message says why."
            yield refusal.code, refusal.status, says


def _subclasses(parent: type) -> Iterator[type]:
    for child in parent.__subclasses__():
        yield child
        yield from _subclasses(child)


def _of_a_quote() -> Iterator[tuple[str, int, str]]:
    source = inspect.getsource(import_module("orders.queries.quoting"))
    for code in re.findall(r'Problem\(\s*"(\w+)"', source):
        yield code, 409, "Named among a quote's `problems`; placing such a quote is refused with it."
