"""The market's time. Business code asks here, never the system, so that time can be moved in development."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

INDIA = ZoneInfo("Asia/Kolkata")
_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """Return the market's aware time: frozen, advanced (development only) or real."""
    frozen = _frozen.get()
    if frozen is not None:
        return frozen
    return timezone.now() + offset()


def today() -> date:
    """Return the date in India, which is where invoices and shop days are counted."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the date in India at a moment."""
    return moment.astimezone(INDIA).date()


def financial_year_of(day: date) -> int:
    """Return the year in which the Indian financial year of a day began, on 1 April."""
    return day.year if day.month >= 4 else day.year - 1


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Freeze the market's time for the code inside."""
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)


def offset() -> timedelta:
    """Return how far the market's clock has been advanced; always zero outside development."""
    path = _offset_file()
    if path is None or not path.exists():
        return timedelta()
    return timedelta(seconds=int(path.read_text() or 0))


def advance(delta: timedelta) -> timedelta:
    """Move the clock of every process of this development market and return the total offset."""
    path = _offset_file()
    if path is None:
        raise RuntimeError("The clock can only be moved in development.")
    total = offset() + delta
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(int(total.total_seconds())))
    return total


def _offset_file() -> Path | None:
    return settings.CLOCK_OFFSET_FILE if settings.DEBUG else None
