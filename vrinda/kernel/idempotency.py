"""Run a request once: the key is inserted under a unique constraint before any work is done.

A second request with the same key gets the first answer; 409 while the first is still running; 422 when
its body differs. The answer is saved in the transaction of the effect. A refused request (``DomainError``)
or a crash keeps no answer, so the client may mend the request and send it again under the same key.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vrinda.kernel import clock
from vrinda.kernel.errors import DomainError, InvalidInput
from vrinda.kernel.models import IdempotencyKey

Answer = tuple[int, dict[str, Any]]
ABANDONED_AFTER = timedelta(minutes=10)
LONGEST_KEY = 255


class RequestInFlight(DomainError):
    code = "request_in_flight"
    message = _("The same request is still being worked on. Wait a moment and ask again with the same key.")


class KeyReused(DomainError):
    code = "idempotency_mismatch"
    status = 422
    message = _("This Idempotency-Key was used for a different request. Use a new key.")


def fingerprint(body: object) -> str:
    """Return the SHA-256 of a request body (bytes, or anything JSON can hold)."""
    raw = body if isinstance(body, bytes) else json.dumps(body, sort_keys=True, default=str).encode()
    return hashlib.sha256(raw).hexdigest()


def run_once(*, principal: str, route: str, key: str, body: object, work: Callable[[], Answer]) -> Answer:
    """Return ``work()``'s answer, running it at most once per (principal, route, key)."""
    if not key or len(key) > LONGEST_KEY:
        raise InvalidInput(_("Idempotency-Key must have 1 to 255 characters."), param="Idempotency-Key")
    print_ = fingerprint(body)
    row, is_new = _claim(principal, route, key, print_)
    if not is_new:
        return _earlier_answer(row, print_)
    try:
        with transaction.atomic():
            status, answer = work()
            IdempotencyKey.objects.filter(pk=row.pk).update(state=IdempotencyKey.State.DONE, status=status, body=answer)
    except BaseException:
        IdempotencyKey.objects.filter(pk=row.pk, state=IdempotencyKey.State.IN_FLIGHT).delete()
        raise
    return status, answer


def _claim(principal: str, route: str, key: str, print_: str) -> tuple[IdempotencyKey, bool]:
    ids = {"principal": principal, "route": route, "key": key}
    IdempotencyKey.objects.filter(
        **ids, state=IdempotencyKey.State.IN_FLIGHT, created_at__lt=clock.now() - ABANDONED_AFTER
    ).delete()
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(**ids, fingerprint=print_, created_at=clock.now()), True
    except IntegrityError:
        row = IdempotencyKey.objects.filter(**ids).first()
        if row is None:  # the first request was refused between our insert and our look
            raise RequestInFlight from None
        return row, False


def _earlier_answer(row: IdempotencyKey, print_: str) -> Answer:
    if row.fingerprint != print_:
        raise KeyReused
    if row.state != IdempotencyKey.State.DONE or row.status is None:
        raise RequestInFlight
    return row.status, row.body or {}
