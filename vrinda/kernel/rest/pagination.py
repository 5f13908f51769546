"""Lists by cursor: the place of the last row, sealed, so that it tells nothing and cannot be made up."""

import json
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import InvalidToken
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from vrinda.kernel.secrets import decrypt, encrypt


def page_of(rows: QuerySet, *, order: Sequence[str], limit: int, cursor: str = "") -> tuple[list[Any], str | None]:
    """Return one page of ``rows`` and the cursor of the next.

    ``order`` names columns that are never null, the last of them unique; a minus sign turns one around.
    """
    if cursor:
        rows = rows.filter(_after(order, _opened(cursor, order)))
    found = list(rows.order_by(*order)[: limit + 1])
    if len(found) <= limit:
        return found, None
    return found[:limit], _sealed(order, [_value(found[limit - 1], name) for name in order])


def slice_of(keys: Sequence[Any], *, order: str, limit: int, cursor: str = "") -> tuple[Sequence[Any], str | None]:
    """Return one page of a ranked sequence and the cursor of the next."""
    start = _opened(cursor, [order])[0] if cursor else 0
    end = start + limit
    return keys[start:end], _sealed([order], [end]) if end < len(keys) else None


def listed(data: list[Any], next_cursor: str | None) -> dict[str, Any]:
    """Return the form of every list."""
    return {"data": data, "next": next_cursor, "has_more": next_cursor is not None}


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    found, equal = Q(pk__in=[]), Q()
    for name, value in zip(order, values, strict=True):
        column = name.removeprefix("-")
        step = "lt" if name.startswith("-") else "gt"
        found |= equal & Q(**{f"{column}__{step}": value})
        equal &= Q(**{column: value})
    return found


def _value(row: Any, name: str) -> Any:
    for part in name.removeprefix("-").split("__"):
        row = getattr(row, part)
    return row


def _sealed(order: Sequence[str], values: list[Any]) -> str:
    return encrypt(json.dumps(["cursor", list(order), values], cls=_Encoder))


class _Encoder(DjangoJSONEncoder):
    """Keeps microseconds, which Django's encoder cuts off: a row must not fall between two pages."""

    def default(self, value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else super().default(value)


def _opened(cursor: str, order: Sequence[str]) -> list[Any]:
    try:
        purpose, kept_order, values = json.loads(decrypt(cursor))
    except (InvalidToken, ValueError, TypeError) as error:
        raise _not_ours() from error
    if purpose != "cursor" or kept_order != list(order):
        raise _not_ours()
    return values


def _not_ours() -> ValidationError:
    return ValidationError({"cursor": [_("This cursor does not belong to this list.")]})
