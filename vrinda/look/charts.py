"""Geometry of server-drawn SVG: bar charts and the rupee waterfall, in whole units of a fixed box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PLOT_HEIGHT = 100
BAR_WIDTH = 10
BAR_GAP = 5
LEAST_VISIBLE = 2
WATERFALL_WIDTH = 1000


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, with the point it stands for."""

    label: str
    value: int
    note: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Plot:
    """A whole bar chart; `width` and `height` make the view box, `zero_y` is the base line."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    zero_y: int
    top: int


@dataclass(frozen=True)
class Step:
    """One row of a waterfall: its words, its signed amount and where its bar lies."""

    label: str
    amount_paise: int
    kind: str
    note: str
    x: int
    width: int


def read(source: Any, name: str, default: Any = "") -> Any:
    """Read a key of a mapping or an attribute of an object, as a template would."""
    if isinstance(source, Mapping):
        return source.get(name, default)
    return getattr(source, name, default)


def _pair(point: Any) -> tuple[str, int, str]:
    if isinstance(point, (tuple, list)):
        return str(point[0]), int(point[1]), str(point[2]) if len(point) > 2 else ""
    return str(read(point, "label")), int(read(point, "value", 0)), str(read(point, "note"))


def bars_of(points: Sequence[Any]) -> Plot:
    """Lay out one bar per point; values below zero hang under the base line."""
    pairs = [_pair(point) for point in points]
    top = max((value for _label, value, _note in pairs), default=0)
    high, low = max(top, 0), min((value for _label, value, _note in pairs), default=0)
    low = min(low, 0)
    span = max(high - low, 1)
    zero_y = high * PLOT_HEIGHT // span
    bars = []
    for place, (label, value, note) in enumerate(pairs):
        height = max(abs(value) * PLOT_HEIGHT // span, LEAST_VISIBLE) if value else 0
        y = zero_y - height if value > 0 else zero_y
        x = place * (BAR_WIDTH + BAR_GAP)
        bars.append(Bar(label, value, note, x, max(y, 0), BAR_WIDTH, height))
    width = max(len(pairs) * (BAR_WIDTH + BAR_GAP) - BAR_GAP, 1)
    return Plot(tuple(bars), width, PLOT_HEIGHT, zero_y, high)


def waterfall_of(rows: Sequence[Any]) -> list[Step]:
    """Lay out a waterfall: each change starts where the one before it ended."""
    largest = max((abs(int(read(row, "amount_paise", 0))) for row in rows), default=0) or 1
    steps, level = [], 0
    for row in rows:
        amount, kind = int(read(row, "amount_paise", 0)), str(read(row, "kind", "change"))
        start, end = (level, level + amount) if kind == "change" else (0, amount)
        level = end
        left, right = sorted((_scaled(start, largest), _scaled(end, largest)))
        width = max(right - left, 4) if amount else 0
        left = min(left, WATERFALL_WIDTH - width)
        steps.append(Step(str(read(row, "label")), amount, kind, str(read(row, "note")), left, width))
    return steps


def _scaled(amount: int, largest: int) -> int:
    return min(max(amount * WATERFALL_WIDTH // largest, 0), WATERFALL_WIDTH)


@dataclass(frozen=True)
class Ends:
    """The words along a chart's axis: its first and last label and its highest value."""

    first: str
    last: str
    top: int


def ends_of(points: Sequence[Any]) -> Ends:
    """Name the ends of a chart's axis."""
    plot = bars_of(points)
    return Ends(plot.bars[0].label, plot.bars[-1].label, plot.top) if plot.bars else Ends("", "", 0)
