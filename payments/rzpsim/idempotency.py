"""One answer per idempotency key: the same request is answered again, another one is refused."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from payments.rzpsim.exchange import Request
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator


def once(
    sim: Simulator, request: Request, *, header: str, shape: str, work: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """Do the work under the request's idempotency key, or repeat what was answered under it."""
    key = request.headers.get(header)
    if key is None:
        return work()
    check_idempotency_key(key, header=header, shape=shape)
    earlier = sim.store.answered(header, key)
    if earlier:
        return same_request(dict(earlier), request.fingerprint())
    answer = work()
    sim.store.remember_answer(header, key, request.fingerprint(), answer)
    return answer


def check_idempotency_key(key: str, *, header: str, shape: str) -> None:
    """Refuse an idempotency key of another shape."""
    if not re.fullmatch(shape, key):
        raise ApiError(f"The {header} header is not valid.", field=header)


def same_request(earlier: Mapping[str, str], fingerprint: str) -> dict[str, Any]:
    """Return the earlier answer, or refuse when the key is used for something else."""
    if earlier["fingerprint"] != fingerprint:
        raise ApiError("Different request with the same idempotency key has already been processed.")
    return json.loads(earlier["answer"])
