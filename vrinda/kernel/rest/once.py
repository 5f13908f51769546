"""A POST that is sent again: ``Idempotency-Key`` makes it happen once and answer the same."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.idempotency import run_once
from vrinda.kernel.rest.principals import GUEST_HEADERS, holder_of, keeper_of
from vrinda.kernel.secrets import decrypt, encrypt

HEADER = "Idempotency-Key"
SHORTEST_OF_STRANGERS = 16


def once(*, key_required: bool = False) -> Callable:
    """Guard a view's ``post``: required keys are for where money moves, elsewhere a key may be given.

    The stored answer is sealed, for it may hold an address or a secret that is told only once.
    """

    def guard(post: Callable) -> Callable:
        @wraps(post)
        def guarded(view: Any, request: Request, **ids: str) -> Response:
            key = request.headers.get(HEADER)
            if key is None and not key_required:
                return post(view, request, **ids)
            _check(request, key)
            status, answer = run_once(
                principal=keeper_of(request),
                route=request.resolver_match.view_name,
                key=key or "",
                body={"ids": ids, "body": request.data},
                work=lambda: _seal(post(view, request, **ids)),
            )
            return Response(json.loads(decrypt(answer["sealed"])), status=status)

        guarded.takes_key = "required" if key_required else "optional"
        return guarded

    return guard


def _check(request: Request, key: str | None) -> None:
    if key is None:
        raise InvalidInput(_("Send an Idempotency-Key: this moves money and must happen once."), param=HEADER)
    is_stranger = not holder_of(request) and not any(name in request.headers for name in GUEST_HEADERS)
    if is_stranger and len(key) < SHORTEST_OF_STRANGERS:
        # Strangers behind one address share a key space: a short key could be met by chance.
        raise InvalidInput(_("Use a random Idempotency-Key of at least 16 characters."), param=HEADER)


def _seal(response: Response) -> tuple[int, dict[str, str]]:
    return response.status_code, {"sealed": encrypt(json.dumps(response.data))}
