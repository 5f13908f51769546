"""JSON and nothing else, of bounded size and depth, each name once."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

DEEPEST = 32


class BodyTooLarge(APIException):
    status_code = 413
    default_code = "body_too_large"
    default_detail = _("This request is too large.")


class BoundedJSONParser(BaseParser):
    """Parses a JSON body; NaN, Infinity, a name given twice and deep nesting are refused."""

    media_type = "application/json"

    def parse(self, stream: BytesIO, media_type: str | None = None, parser_context: Mapping | None = None) -> Any:
        raw = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(raw) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise BodyTooLarge
        try:
            body = json.loads(raw.decode(), object_pairs_hook=_unique, parse_constant=_refuse_constant)
            _check_depth(body)
        except (ValueError, RecursionError) as error:
            raise ParseError(_("The body is not valid JSON."), code="malformed_json") from error
        return body


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _check_depth(body: Any) -> None:
    level = [body]
    for _step in range(DEEPEST):
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
        if not level:
            return
    raise ValueError("too deep")
