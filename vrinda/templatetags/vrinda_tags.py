"""Thin filters and tags: money, dates and states each go through one place."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from vrinda.kernel.addresses import absolute
from vrinda.kernel.money import format_inr
from vrinda.kernel.quantities import quantity_text
from vrinda.kernel.text import words_of
from vrinda.look import charts, states
from vrinda.look import times as times_of_day

register = template.Library()


@register.filter
def money(paise: int | None) -> str:
    """Write integer paise as ₹1,23,456.78."""
    return "" if paise in (None, "") else format_inr(int(paise))


@register.filter
def money_short(paise: int | None) -> str:
    """Write integer paise as ₹349, with the paise only when there are any."""
    return "" if paise in (None, "") else format_inr(int(paise), short=True)


@register.filter
def weighing(quantity: int, step_g: int) -> str:
    """Write so many steps of a loose thing as their weight."""
    return quantity_text(int(quantity), int(step_g))


@register.filter
def indian_date(value: date | datetime | None) -> str:
    """Write a date as 5 Mar 2026, in the market's own time zone."""
    return times_of_day.day_words(value, with_year=True) if value else ""


@register.filter
def local_time(value: datetime | None) -> str:
    """Write a moment as 5 Mar, 4:30 pm in the market's own time zone."""
    return times_of_day.moment_words(value) if value else ""


@register.filter
def phone(number: object) -> str:
    """Write an Indian mobile number in groups, +91 98765 43210; any other as it is."""
    digits = str(number or "")
    is_indian = digits.startswith("+91") and len(digits) == 13
    return f"+91 {digits[3:8]} {digits[8:]}" if is_indian else digits


@register.filter
def plain_text(markup: str, length: int) -> str:
    """Write HTML as plain words, cut after a length; safe in an attribute, since it is escaped like any text."""
    return Truncator(words_of(markup)).chars(length)


@register.filter
def absolute_address(address: str) -> str:
    """Write an address with the market's scheme and host."""
    return absolute(str(address))


@register.filter
def state_label(state: object) -> str:
    """Put a state code in words."""
    return states.words_of(state) if state else ""


@register.filter
def state_tone(state: object) -> str:
    """Name the tone a state is shown in."""
    return states.tone_of(state)


@register.filter
def in_unit(value: int, unit: str) -> str:
    """Write a chart's value in its unit: paise as rupees, a count as it is."""
    return format_inr(int(value), short=True) if unit == "paise" else str(value)


@register.filter
def bars(points: list[Any]) -> tuple[charts.Bar, ...]:
    """Read a chart's points as bars, for the table beside it."""
    return charts.bars_of(points or []).bars


@register.filter
def chart_ends(points: list[Any]) -> charts.Ends:
    """Name the first and last label of a chart and its highest value."""
    return charts.ends_of(points or [])


@register.filter
def beside(row: list[Any], head: list[Any]) -> list[tuple[Any, Any]]:
    """Pair each cell of a row with its column's (label, align)."""
    return list(zip(row, head or [("", "start")] * len(row), strict=False))


@register.filter
def cell_text(cell: Any) -> str:
    """Say what a table cell shows: its amount as money, its text, or itself."""
    amount = charts.read(cell, "amount_paise", None)
    return format_inr(amount) if amount is not None else str(charts.read(cell, "text", cell))


@register.filter
def times(count: int | str) -> range:
    """Count out a number, for drawing something that often."""
    return range(int(count))


@register.simple_tag
def icon(name: str, size: int | str = 20) -> SafeString:
    """Draw a lucide icon that a screen reader passes over."""
    return _drawn(str(name), str(size))


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:
    """List the page numbers to show around the current one, with gaps."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag
def waterfall_steps(rows: list[Any]) -> list[charts.Step]:
    """Lay out the rows of a waterfall."""
    return charts.waterfall_of(rows or [])


@register.inclusion_tag("components/_bar_chart.html")
def bar_chart(points: list[Any], unit: str = "count", is_last_strong: bool = True) -> dict[str, Any]:
    """Draw points as SVG bars."""
    return {"plot": charts.bars_of(points or []), "unit": unit, "is_last_strong": is_last_strong}


@lru_cache(maxsize=512)
def _drawn(name: str, size: str) -> SafeString:
    svg = lucide._render_icon(name, None, width=size, height=size, aria_hidden="true", focusable="false")
    return mark_safe(svg.replace("<svg ", '<svg class="icon" ', 1))  # noqa: S308 - the package's own drawing
