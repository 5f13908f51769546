"""Audit entries for what people with power do."""

from typing import Any

from vrinda.kernel import clock
from vrinda.kernel.events import actor_of
from vrinda.kernel.models import AuditEntry


def write(
    action: str,
    *,
    subject: str,
    by: object,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> AuditEntry:
    """Note who did what; call it inside the transaction of the deed."""
    return AuditEntry.objects.create(
        actor=actor_of(by),
        action=action,
        subject=subject,
        before=before or {},
        after=after or {},
        reason=reason,
        occurred_at=clock.now(),
    )
