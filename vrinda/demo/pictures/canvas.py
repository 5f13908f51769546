"""A sheet one hundred units wide that motifs are drawn on, twice as large as the finished picture."""

import math
import re
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageDraw

from vrinda.demo.pictures.palettes import TINTS, Palette

UNITS = 100
_PARTS = re.compile(r"[MLCQZ]|-?\d+(?:\.\d+)?")
_CURVE_STEPS = 22
_ARGUMENTS = {"M": 1, "L": 1, "Q": 2, "C": 3}


def _curve(start, controls):
    nodes = [start, *controls]
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        level = nodes
        while len(level) > 1:
            level = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(level)]
        yield level[0]


@lru_cache(maxsize=1024)
def points(path: str) -> tuple[tuple[float, float], ...]:
    """The corners of an SVG-like path of M, L, Q, C with absolute coordinates; curves are flattened."""
    out, command, numbers = [], "M", []
    for part in _PARTS.findall(path):
        if part in "MLCQZ":
            command = part
            continue
        numbers.append(float(part))
        if len(numbers) == 2 * _ARGUMENTS[command]:
            pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
            out.extend(pairs if command in "ML" else _curve(out[-1], pairs))
            numbers = []
    return tuple(out)


def mirrored(path: str) -> list[tuple[float, float]]:
    """The closed outline whose right half is the path."""
    right = points(path)
    return [*right, *((UNITS - x, y) for x, y in reversed(right))]


def oval(x, y, rx, ry, turn=0):
    """The corners of an ellipse turned by some degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = []
    for step in range(72):
        a = math.tau * step / 72
        px, py = rx * math.cos(a), ry * math.sin(a)
        corners.append((x + px * cos - py * sin, y + px * sin + py * cos))
    return corners


@lru_cache(maxsize=6)
def _paper(tint: str, pixels: int) -> Image.Image:
    """The tinted sheet with its jaali lattice of interlocking rings."""
    colours = TINTS[tint]
    sheet = Image.new("RGB", (pixels, pixels), colours.paper)
    draw = ImageDraw.Draw(sheet)
    unit = pixels / UNITS
    step, radius = 20 * unit, 14.1 * unit
    for row in range(-1, 7):
        for column in range(-1, 7):
            x, y = column * step, row * step
            box = (x - radius, y - radius, x + radius, y + radius)
            draw.ellipse(box, outline=colours.lattice, width=round(0.32 * unit))
    return sheet


class Canvas:
    """Paints shapes given in units, moved, scaled and turned by the current placement."""

    def __init__(self, *, palette: Palette, variant: int, pixels: int):
        self.p = palette
        self.variant = variant
        self.tint = TINTS[palette.tint]
        self.image = _paper(palette.tint, pixels).copy()
        self._draw = ImageDraw.Draw(self.image)
        self._unit = pixels / UNITS
        self._place = (0.0, 0.0, 1.0, 0.0)

    @contextmanager
    def placed(self, dx=0.0, dy=0.0, *, zoom=1.0, turn=0.0):
        """Shifts what is drawn inside, zoomed and turned about the middle of the sheet."""
        before, self._place = self._place, (dx, dy, zoom, math.radians(turn))
        yield self
        self._place = before

    def _px(self, corners):
        dx, dy, zoom, turn = self._place
        cos, sin = math.cos(turn) * zoom, math.sin(turn) * zoom
        return [
            (
                (50 + dx + (x - 50) * cos - (y - 50) * sin) * self._unit,
                (50 + dy + (x - 50) * sin + (y - 50) * cos) * self._unit,
            )
            for x, y in corners
        ]

    def fill(self, path, colour):
        """Fills a path (text) or a list of corners."""
        corners = points(path) if isinstance(path, str) else path
        self._draw.polygon(self._px(corners), fill=colour)

    def sym(self, path, colour):
        """Fills the shape whose right half is the path."""
        self.fill(mirrored(path), colour)

    def both(self, path, colour):
        """Fills a path and its mirror image."""
        corners = points(path)
        self.fill(corners, colour)
        self.fill([(UNITS - x, y) for x, y in corners], colour)

    def line(self, path, colour, width=1.0):
        """Draws a path as a line with round ends."""
        corners = points(path) if isinstance(path, str) else path
        pixels = self._px(corners)
        thick = width * self._unit * self._place[2]
        self._draw.line(pixels, fill=colour, width=max(1, round(thick)), joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            r = thick / 2
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def disc(self, x, y, r, colour):
        """A filled circle."""
        self.fill(oval(x, y, r, r), colour)

    def ellipse(self, x, y, rx, ry, colour, turn=0):
        """A filled ellipse."""
        self.fill(oval(x, y, rx, ry, turn), colour)

    def ring(self, x, y, rx, ry, colour, width=1.0):
        """The outline of an ellipse."""
        corners = oval(x, y, rx, ry)
        self.line([*corners, corners[0], corners[1]], colour, width)

    def box(self, left, top, right, bottom, colour, r=0.0):
        """A rectangle, its corners rounded when r is given."""
        if not r:
            self.fill([(left, top), (right, top), (right, bottom), (left, bottom)], colour)
            return
        self.fill(
            f"M{left + r} {top} L{right - r} {top} Q{right} {top} {right} {top + r} "
            f"L{right} {bottom - r} Q{right} {bottom} {right - r} {bottom} L{left + r} {bottom} "
            f"Q{left} {bottom} {left} {bottom - r} L{left} {top + r} Q{left} {top} {left + r} {top} Z",
            colour,
        )

    def dots(self, path, count, r, colour):
        """Discs spaced evenly along a path."""
        corners = points(path) if isinstance(path, str) else path
        lengths = [math.dist(a, b) for a, b in pairwise(corners)]
        gap, walked, due = sum(lengths) / max(1, count - 1), 0.0, 0.0
        for (ax, ay), (bx, by), length in zip(corners, corners[1:], lengths, strict=False):
            while length and due <= walked + length + 1e-6:
                t = (due - walked) / length
                self.disc(ax + (bx - ax) * t, ay + (by - ay) * t, r, colour)
                due += gap
            walked += length

    def ground(self, y=84.0, width=30.0):
        """The soft shade an object stands on."""
        self.ellipse(50, y, width, 3.2, self.tint.shade)
