"""How a date and a moment are written, in the market's own time zone."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy

# Hindi names the part of the day where English says am or pm; each hour below is the first of its part.
PARTS_OF_DAY = (
    (20, pgettext_lazy("night, 8 pm to midnight", "%(time)s pm")),
    (16, pgettext_lazy("evening, 4 pm to 8 pm", "%(time)s pm")),
    (12, pgettext_lazy("afternoon, noon to 4 pm", "%(time)s pm")),
    (4, pgettext_lazy("morning, 4 am to noon", "%(time)s am")),
    (0, pgettext_lazy("night, midnight to 4 am", "%(time)s am")),
)


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
    words = next(words for hour, words in PARTS_OF_DAY if local.hour >= hour)
    return f"{day_words(local, with_year=False)}, {words % {'time': date_format(local, 'g:i')}}"
