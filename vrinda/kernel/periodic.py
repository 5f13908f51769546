"""Which periodic work is due. A job catches up by state, so that a run too many or too late does no harm."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from django.db.models import Q

from vrinda.kernel import clock
from vrinda.kernel.models import PeriodicRun

log = structlog.get_logger(__name__)
Row = TypeVar("Row")
# A last run this far ahead of now means that the development clock was set back, not that another ticker was faster.
CLOCK_SET_BACK = timedelta(minutes=5)


def claim(name: str, *, every: timedelta, now: datetime | None = None) -> bool:
    """Say whether the job is due and the caller is the one to run it; of many callers, one hears yes."""
    now = now or clock.now()
    PeriodicRun.objects.bulk_create(
        [PeriodicRun(name=name, last_run_at=now - 2 * every - CLOCK_SET_BACK)], ignore_conflicts=True
    )
    is_due = Q(last_run_at__lte=now - every) | Q(last_run_at__gt=now + CLOCK_SET_BACK)
    return PeriodicRun.objects.filter(is_due, name=name).update(last_run_at=now) == 1


def each_alone(rows: Iterable[Row], deed: Callable[[Row], object]) -> int:
    """Do a deed for each row and return how often it came to something; one that breaks stops no other."""
    done = 0
    for row in list(rows):
        try:
            done += bool(deed(row))
        except Exception:
            log.exception("periodic_work_failed", row=str(row))
    return done
