"""The tape: one append-only row per state change, in the transaction of the change."""

from datetime import datetime
from typing import Any

from vrinda.kernel import clock
from vrinda.kernel.models import Event

SYSTEM = "system"


def actor_of(by: object) -> str:
    """Name an actor for tape and audit: a public id, or the name of a process."""
    if by is None:
        return SYSTEM
    return str(getattr(by, "public_id", by))


def record(
    type: str,
    *,
    subject: str,
    by: object = None,
    seller: str = "",
    now: datetime | None = None,
    **payload: object,
) -> Event:
    """Write one event; call it inside the transaction that makes it true."""
    return Event.objects.create(**_row(type, subject, by, seller, now, payload))


def record_all(type: str, *, rows: list[dict[str, Any]], by: object = None, now: datetime | None = None) -> None:
    """Write one event per row with one INSERT; ``subject``, ``seller`` and its own ``type``, the rest is payload."""
    events = []
    for row in rows:
        payload = dict(row)
        subject, seller, own_type = payload.pop("subject"), payload.pop("seller", ""), payload.pop("type", type)
        events.append(Event(**_row(own_type, subject, by, seller, now, payload)))
    Event.objects.bulk_create(events)


def _row(
    type: str, subject: str, by: object, seller: str, now: datetime | None, payload: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": type,
        "subject": subject,
        "seller": seller,
        "actor": actor_of(by),
        "payload": payload,
        "occurred_at": now or clock.now(),
    }
