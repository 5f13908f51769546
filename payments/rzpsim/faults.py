"""Switches that make an endpoint misbehave a set number of times."""

import threading
from dataclasses import dataclass

from payments.rzpsim.exchange import Response
from payments.rzpsim.rules import ApiError

MODES = ("latency_after_commit", "500", "502_html", "429", "409_in_flight", "reset")
BROKEN_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass
class Fault:
    """One misbehaviour: `after_commit` loses the answer of work that was done."""

    endpoint: str
    mode: str
    times: int = 1
    latency_s: float = 15
    after_commit: bool = False

    @property
    def does_the_work(self) -> bool:
        """Say whether the request takes effect before the fault strikes."""
        return self.after_commit or self.mode == "latency_after_commit"


class TornDownError(Exception):
    """The peer sees its connection torn down without an answer."""


class Faults:
    """The faults that are still to strike, first in first out per endpoint."""

    def __init__(self) -> None:
        self._pending: list[Fault] = []
        self.endpoints: frozenset[str] = frozenset()
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Arm a fault."""
        if fault.mode not in MODES:
            raise ApiError(f"The mode must be one of {', '.join(MODES)}.", field="mode")
        if fault.endpoint != "*" and fault.endpoint not in self.endpoints:
            raise ApiError(f"{fault.endpoint} is no endpoint; use a name such as order.create.", field="endpoint")
        with self._lock:
            self._pending.append(fault)

    def clear(self) -> None:
        """Disarm every fault."""
        with self._lock:
            self._pending.clear()

    def pending(self) -> list[dict[str, object]]:
        """Return the faults still armed."""
        with self._lock:
            return [vars(fault).copy() for fault in self._pending]

    def take(self, *names: str) -> Fault | None:
        """Use up one strike of the first fault armed for any of these names of an endpoint."""
        with self._lock:
            for fault in self._pending:
                if fault.endpoint in names or fault.endpoint == "*":
                    fault.times -= 1
                    if fault.times <= 0:
                        self._pending.remove(fault)
                    return fault
        return None


def answer_of(fault: Fault) -> Response:
    """Return the faulty answer, or tear the connection down."""
    if fault.mode == "reset":
        raise TornDownError
    if fault.mode == "502_html":
        return Response(502, BROKEN_PAGE, "text/html")
    if fault.mode == "429":
        return refusal(429, "BAD_REQUEST_ERROR", "Too many requests")
    if fault.mode == "409_in_flight":
        return refusal(409, "BAD_REQUEST_ERROR", "Another request with the same idempotency key is in progress.")
    return refusal(500, "SERVER_ERROR", "We are facing some trouble completing your request at the moment.")


def refusal(status: int, code: str, description: str) -> Response:
    """Answer with an error body."""
    return Response.json(ApiError(description, status=status, code=code, reason="NA").body, status)
