"""Which periodic work is due. A job catches up by state, so that a run too many or too late does no harm."""

from datetime import datetime, timedelta

from django.db.models import Q

from vrinda.kernel import clock
from vrinda.kernel.models import PeriodicRun

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
