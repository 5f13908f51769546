"""When a shop is open: spans of the day, the same each day, as ``[["08:00", "13:00"], ["16:00", "21:00"]]``."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput

Spans = list[list[str]]


def normal_hours(value: object) -> Spans:
    """Return spans in order, refusing those that overlap or end before they begin; no span means not told."""
    if not isinstance(value, list | tuple) or len(value) > 4:
        raise InvalidInput(_("Give at most four spans of opening hours."), param="hours")
    spans = sorted(_span(span) for span in value)
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise InvalidInput(_("Opening hours overlap."), param="hours")
    return spans


def is_open_at(hours: Sequence[Sequence[str]], moment: datetime) -> bool | None:
    """Say whether a shop is open, or None when it has not told its hours."""
    if not hours:
        return None
    return _current_span(hours, moment) is not None


def closes_at(hours: Sequence[Sequence[str]], moment: datetime) -> str:
    """Return the time, as ``21:00``, at which the span now running ends; empty when the shop is closed."""
    span = _current_span(hours, moment)
    return span[1] if span else ""


def opens_at(hours: Sequence[Sequence[str]], moment: datetime) -> str:
    """Return the time at which the shop opens next, today or tomorrow; empty when it is open or has not told."""
    if not hours or _current_span(hours, moment):
        return ""
    time = moment.astimezone(clock.INDIA).strftime("%H:%M")
    return next((span[0] for span in hours if span[0] > time), hours[0][0])


def _current_span(hours: Sequence[Sequence[str]], moment: datetime) -> Sequence[str] | None:
    time = moment.astimezone(clock.INDIA).strftime("%H:%M")
    return next((span for span in hours if span[0] <= time < span[1]), None)


def _span(value: object) -> list[str]:
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(_is_time(part) for part in value):
        raise InvalidInput(_("Write opening hours like 09:00 and 21:00."), param="hours")
    opens, closes = value
    if opens >= closes:
        raise InvalidInput(_("A shop closes after it opens."), param="hours")
    return [opens, closes]


def _is_time(part: object) -> bool:
    return isinstance(part, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", part) is not None
