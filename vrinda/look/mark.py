"""The market's mark, a tulsi leaf, drawn as pictures where a phone or a shared link cannot take the SVG."""

from collections.abc import Iterator
from itertools import pairwise

from PIL import Image, ImageDraw

TULSI, PAPER, MARIGOLD = "#2f6b3a", "#fbf7ef", "#f2a007"
BOX = 64  # the side of the SVG's view box
FINE = 4  # drawn so many times larger, then made smaller: smooth edges
Point = tuple[float, float]

# The leaf of mark.svg: straight lines between corners, and curves given by their two handles.
START: Point = (30.2, 55)
OUTLINE: tuple[tuple[Point, ...], ...] = (
    ((30.2, 31.5),),
    ((18.5, 31), (11, 24), (10, 11)),
    ((22, 12), (30, 18), (32, 28.5)),
    ((34, 18), (42, 12), (54, 11)),
    ((53, 24), (45.5, 31), (33.8, 31.5)),
    ((33.8, 55),),
)


def icon(side: int, *, share: float, is_round: bool) -> Image.Image:
    """Return the mark on green; ``share`` is how much of the side the leaf's box takes."""
    large = Image.new("RGBA", (side * FINE, side * FINE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(large)
    corner = side * FINE * 14 // BOX if is_round else 0
    pen.rounded_rectangle((0, 0, side * FINE - 1, side * FINE - 1), corner, fill=TULSI)
    _draw_leaf(pen, side * FINE * share, ((1 - share) * side * FINE / 2,) * 2)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def share_card() -> Image.Image:
    """Return what a shared link shows when its page has no picture: the leaf on green over a marigold line."""
    width, height = 1200 * FINE // 2, 630 * FINE // 2
    large = Image.new("RGB", (width, height), TULSI)
    pen = ImageDraw.Draw(large)
    pen.rectangle((0, height - height // 26, width, height), fill=MARIGOLD)
    side = height * 0.72
    _draw_leaf(pen, side, ((width - side) / 2, (height - side) / 2))
    return large.resize((1200, 630), Image.Resampling.LANCZOS)


def _draw_leaf(pen: ImageDraw.ImageDraw, side: float, corner: Point) -> None:
    scale = side / BOX
    pen.polygon([(corner[0] + x * scale, corner[1] + y * scale) for x, y in _outline()], fill=PAPER)


def _outline() -> Iterator[Point]:
    ends = [START, *(piece[-1] for piece in OUTLINE)]
    yield START
    for (start, end), piece in zip(pairwise(ends), OUTLINE, strict=True):
        if len(piece) == 1:
            yield end
            continue
        for step in range(1, 41):
            yield _on_curve(start, *piece, at=step / 40)


def _on_curve(start: Point, first: Point, second: Point, end: Point, *, at: float) -> Point:
    rest = 1 - at
    weights = (rest**3, 3 * rest**2 * at, 3 * rest * at**2, at**3)
    points = (start, first, second, end)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y
