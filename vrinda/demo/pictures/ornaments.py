"""Small things that several motifs share: feather, flame, leaf, flower, smoke, plate."""

import math

from vrinda.demo.pictures.canvas import Canvas
from vrinda.demo.pictures.palettes import FLAME, GOLD, LEAF, LEAF_DARK, PEACOCK, STEEL, STEEL_DARK


def feather(c: Canvas, x, y, size=1.0, turn=0.0):
    """A peacock feather whose quill starts at x, y."""

    def at(px, py):
        a = math.radians(turn)
        return x + (px * math.cos(a) - py * math.sin(a)) * size, y + (px * math.sin(a) + py * math.cos(a)) * size

    c.line([at(0, 0), at(0, -7)], LEAF_DARK, 0.7 * size)
    for rx, ry, up, colour in (
        (4.4, 7.2, 11.5, LEAF),
        (3.3, 5.2, 12.3, GOLD),
        (2.5, 3.8, 12.8, PEACOCK),
        (1.3, 1.9, 13.4, "#123A63"),
    ):
        fx, fy = at(0, -up)
        c.ellipse(fx, fy, rx * size, ry * size, colour, turn)


def flame(c: Canvas, x, y, size=1.0, outer=FLAME, inner="#FFF1C4"):
    """A flame standing on x, y."""
    for grow, colour in ((1.0, outer), (0.52, inner)):
        s = size * grow
        c.fill(
            f"M{x} {y - 16 * s} C{x + 3 * s} {y - 10 * s} {x + 6 * s} {y - 7 * s} {x + 5 * s} {y - 3 * s} "
            f"Q{x + 3.6 * s} {y} {x} {y} Q{x - 3.6 * s} {y} {x - 5 * s} {y - 3 * s} "
            f"C{x - 6 * s} {y - 7 * s} {x - 2 * s} {y - 10 * s} {x} {y - 16 * s} Z",
            colour,
        )


def leaf(c: Canvas, x, y, length=10.0, turn=0.0, colour=LEAF):
    """A leaf growing from x, y upward, turned clockwise."""
    a = math.radians(turn)
    sin, cos = math.sin(a), math.cos(a)

    def at(px, py):
        return x + px * cos - py * sin, y + px * sin + py * cos

    w, h = length * 0.32, length
    outline = [(0, 0), (w * 0.8, -h * 0.25), (w, -h * 0.5), (w * 0.7, -h * 0.78), (0, -h)]
    outline += [(-px, py) for px, py in reversed(outline[1:-1])]
    c.fill([at(*corner) for corner in outline], colour)
    c.line([at(0, -h * 0.08), at(0, -h * 0.82)], LEAF_DARK, 0.35)


def flower(c: Canvas, x, y, r, petals, colour, heart=FLAME):
    """A round flower seen from above."""
    for index in range(petals):
        turn = 360 * index / petals
        a = math.radians(turn)
        c.ellipse(x + math.cos(a) * r * 0.58, y + math.sin(a) * r * 0.58, r * 0.42, r * 0.24, colour, turn)
    c.disc(x, y, r * 0.27, heart)


def marigold(c: Canvas, x, y, r, colour, dark):
    """A marigold head: three frilled rounds."""
    for ring, (reach, count) in enumerate(((0.72, 12), (0.44, 9), (0.16, 5))):
        for index in range(count):
            a = math.tau * (index + ring * 0.5) / count
            shade = dark if (index + ring) % 2 else colour
            c.disc(x + math.cos(a) * r * reach, y + math.sin(a) * r * reach, r * 0.27, shade)


def lotus(c: Canvas, x, y, size, colour, light):
    """A lotus in side view, resting on x, y."""
    for turn in (-62, 62, -34, 34, 0):
        a = math.radians(turn)
        reach = 8 * size
        shade = light if turn in (-34, 34) else colour
        c.ellipse(x + math.sin(a) * reach, y - math.cos(a) * reach, 3.6 * size, 8.4 * size, shade, turn)


def smoke(c: Canvas, x, y, colour, width=1.0):
    """A curl of smoke rising from x, y."""
    c.line(
        f"M{x} {y} C{x - 5} {y - 7} {x + 6} {y - 12} {x} {y - 19} C{x - 4} {y - 24} {x + 3} {y - 28} {x + 1} {y - 31}",
        colour,
        width,
    )


def plate(c: Canvas, y=70.0, half=32.0, main=STEEL, dark=STEEL_DARK):
    """A shallow dish seen from the side."""
    c.fill(
        f"M{50 - half} {y} L{50 + half} {y} C{50 + half - 2} {y + 9} {50 + half * 0.5} {y + 11} {50} {y + 11} "
        f"C{50 - half * 0.5} {y + 11} {50 - half + 2} {y + 9} {50 - half} {y} Z",
        main,
    )
    c.fill(
        f"M{50 - half + 3} {y + 5} C{50 - half * 0.5} {y + 9} {50 + half * 0.5} {y + 9} {50 + half - 3} {y + 5} "
        f"C{50 + half - 6} {y + 10} {50 + half * 0.5} {y + 11} {50} {y + 11} "
        f"C{50 - half * 0.5} {y + 11} {50 - half + 6} {y + 10} {50 - half + 3} {y + 5} Z",
        dark,
    )
    c.box(50 - half - 1, y - 1, 50 + half + 1, y + 1, main, r=1)
