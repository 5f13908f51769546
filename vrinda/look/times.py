"""How a date and a moment are written, in the market's own time zone."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from vrinda.kernel.hour_words import in_part_of_day


def in_market(value: date | datetime) -> date | datetime:
    """Move an aware moment into the market's time zone; leave anything else alone."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day_words(value: date | datetime, *, with_year: bool) -> str:
    """Write a day as 5 Mar or 5 Mar 2026; Hindi months are written out, since their short forms mislead."""
    month = "F" if get_language() == "hi" else "M"
    return date_format(in_market(value), f"j {month} Y" if with_year else f"j {month}")


def moment_words(value: datetime) -> str:
    """Write a moment as 5 Mar, 4:30 pm."""
    local = in_market(value)
    hour = in_part_of_day(local.hour, date_format(local, "g:i"))
    return f"{day_words(local, with_year=False)}, {hour}"
