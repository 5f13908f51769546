"""Motifs of the shrine: murti, throne, swing, beads."""

import math

from vrinda.demo.pictures.canvas import Canvas, oval
from vrinda.demo.pictures.ornaments import feather, leaf, lotus
from vrinda.demo.pictures.palettes import CREAM, GOLD, INK, LEAF_DARK, PALETTES, SINDOOR


def _pedestal(c: Canvas, top=79.0):
    c.fill(f"M27 {top} L73 {top} L79 {top + 9} L21 {top + 9} Z", c.p.light)
    c.fill(f"M62 {top} L73 {top} L79 {top + 9} L66 {top + 9} Z", c.p.dark)


def krishna(c: Canvas):
    """Krishna with flute and feather."""
    p = c.p
    _pedestal(c)
    feather(c, 54, 19, 1.0, 24)
    c.disc(50, 26, 9.5, p.main)
    c.ring(50, 20.5, 7.5, 2.2, GOLD, 1.4)
    c.sym("M50 37 L58 37 C66 42 68 50 66 57 L62 57 C66 63 68 69 68 74 C60 77 55 78 50 78 Z", p.main)
    c.fill("M58 37 C66 42 68 50 66 57 L62 57 C66 63 68 69 68 74 L58 76.5 Z", p.dark)
    c.line("M34 51 C40 57 46 51 52 46", p.light, 4.4)
    c.line("M66 51 C60 53 58 49 60 45", p.light, 4.4)
    c.line("M32 52 L76 39", "#5A3A1C", 2.4)
    c.line("M35 59 Q50 64 65 59", GOLD, 1.8)
    c.line("M33.5 72 Q50 78 66.5 72", p.light, 1.8)
    c.dots("M43 37 Q50 49 57 37", 9, 0.9, CREAM if c.variant else GOLD)


def gopal(c: Canvas):
    """Crawling Bal Gopal with a butter ball."""
    p = c.p
    _pedestal(c, 76)
    feather(c, 39, 24, 0.8, -22)
    c.fill("M36 46 C48 43 64 46 74 58 C80 66 78 73 70 74 L50 74 C42 68 38 58 36 46 Z", p.main)
    c.fill("M58 50 C66 52 76 60 76 66 C77 72 74 74 70 74 L54 74 C62 68 62 58 58 50 Z", p.dark)
    c.line("M44 56 C42 64 40 70 36 74", p.light, 6)
    c.line("M36 50 C28 52 24 50 22 46", p.light, 5.6)
    c.disc(21, 43, 4.6, CREAM)
    c.disc(40, 36, 12, p.main)
    c.ring(40, 28.5, 9, 2.4, GOLD, 1.8)
    for x in (34.5, 43):
        c.ellipse(x, 36, 1.5, 2, CREAM)
        c.disc(x, 36.3, 0.9, INK)
    c.line("M36 41.5 Q39 44 42.5 41.5", p.dark, 0.9)
    c.dots("M33 46 Q42 54 50 44", 9, 1, GOLD)
    c.line("M58 49 Q66 60 60 73", GOLD, 1.8)


def yugal_murti(c: Canvas):
    """Radha and Krishna side by side before an arch."""
    p = c.p
    c.sym("M50 10 C66 16 78 30 78 50 L78 82 L50 82 Z", p.light)
    c.sym("M50 15 C63 20 73 32 73 50 L73 82 L50 82 Z", p.dark)
    c.box(16, 80, 84, 88, p.main, r=2)
    for x, cloth, skirt in ((39, "#D9A520", 9), (61, SINDOOR, 12)):
        c.fill(
            f"M{x} 44 C{x + 6} 44 {x + 8} 50 {x + 7} 56 L{x + skirt} 80 "
            f"L{x - skirt} 80 L{x - 7} 56 C{x - 8} 50 {x - 6} 44 {x} 44 Z",
            p.main,
        )
        c.fill(f"M{x - 7} 57 L{x + 7} 57 L{x + skirt} 80 L{x - skirt} 80 Z", cloth)
        c.line(f"M{x - skirt + 1} 77 L{x + skirt - 1} 77", GOLD, 1.6)
        c.disc(x, 36, 6.6, p.main)
        c.fill(f"M{x - 6} 33 L{x - 4} 25 L{x} 29 L{x + 4} 25 L{x + 6} 33 Z", GOLD)
        c.dots(f"M{x - 5} 45 Q{x} 54 {x + 5} 45", 7, 0.8, CREAM)
    feather(c, 39, 27, 0.6, 12)
    c.line("M28 53 L50 47", "#5A3A1C", 1.6)
    c.dots("M25 52 C25 34 36 21 50 17 C64 21 75 34 75 52", 17, 1, GOLD)


def jagannath(c: Canvas):
    """The trio of Jagannath in wood."""
    c.ground(86, 36)
    for x, body, face, size in (
        (24, "#F4EFE6", "#F7F3EA", 0.9),
        (50, "#C9352B", "#EDB52E", 0.78),
        (76, "#B3362B", "#2B2622", 0.9),
    ):
        with c.placed(x - 50, 4, zoom=size):
            c.sym("M50 40 L62 42 L64 86 L50 86 Z", c.p.main if face != "#EDB52E" else c.p.dark)
            c.sym("M50 62 L63 60 L64 86 L50 86 Z", body)
            c.sym("M50 14 C62 14 66 24 65 36 C64 46 58 50 50 50 Z", face)
            c.sym("M50 4 C55 6 60 12 62 19 L50 17 Z", GOLD)
            for dx in (-6.4, 6.4):
                c.disc(50 + dx, 31, 5.4, "#FFFFFF")
                c.disc(50 + dx, 31, 3.6, SINDOOR)
                c.disc(50 + dx, 31, 2, "#17130F")
            mouth = CREAM if face == "#2B2622" else SINDOOR
            c.line("M41 41 Q50 48 59 41", mouth, 1.8)
            c.line("M36 80 L64 80", GOLD, 2.2)
            c.line("M50 18 L50 25", SINDOOR if face != "#2B2622" else CREAM, 1.6)


def cow(c: Canvas):
    """A cow with a garland, as the clay toys of Braj."""
    # A green or blue cow would look wrong, so she is white unless the palette is of earth.
    p = c.p if c.p.tint in ("rose", "amber") else PALETTES["white"]
    c.ground(84, 34)
    for x in (34, 44, 62, 71):
        c.box(x, 60, x + 6, 84, p.dark, r=2)
    c.fill("M30 46 C40 38 64 38 74 44 C80 50 79 62 74 68 C60 73 42 73 32 68 C26 62 26 52 30 46 Z", p.main)
    c.fill("M56 41 C64 41 70 42 74 44 C80 50 79 62 74 68 C70 70 66 70 62 70.5 C68 62 66 50 56 41 Z", p.light)
    c.line("M76 48 C84 52 80 64 83 72", p.dark, 1.6)
    c.disc(83, 73, 2.4, p.dark)
    c.fill("M36 50 C30 40 26 34 22 30 C16 30 12 38 15 46 C19 52 28 60 34 60 Z", p.main)
    c.line("M22 31 C16 28 15 22 17 18", CREAM, 2.2)
    c.line("M27 32 C32 28 33 22 31 18", CREAM, 2.2)
    c.ellipse(33, 35, 5, 2.4, p.dark, -25)
    c.disc(21, 38, 1.5, INK)
    c.disc(22.6, 33.6, 1.7, SINDOOR)
    c.ellipse(16.5, 46, 2.8, 2.2, p.light, 40)
    c.dots("M24 56 Q33 60 38 46", 9, 1.7, "#F2A007")
    c.dots("M46 45 Q54 52 62 44", 7, 1.1, p.accent)


def charan(c: Canvas):
    """A pair of silver footprints on a tray."""
    p = c.p
    c.disc(50, 51, 35, p.dark)
    c.disc(50, 50, 34, p.light)
    c.ring(50, 50, 30, 30, p.main, 0.8)
    for side in (-1, 1):
        x = 50 + side * 10
        c.fill(
            f"M{x} 38 C{x + side * 8} 38 {x + side * 9} 46 {x + side * 6} 54 "
            f"C{x + side * 6} 64 {x + side * 6} 74 {x} 74 C{x - side * 6} 74 {x - side * 5} 62 {x - side * 5} 54 "
            f"C{x - side * 7} 46 {x - side * 6} 38 {x} 38 Z",
            p.main,
        )
        for dx, dy, r in ((-5, 33, 3), (-0.5, 31, 2.3), (3, 32, 2), (6, 34, 1.8), (8.4, 37, 1.5)):
            c.disc(x + side * dx, dy, r, p.main)
        lotus(c, x, 55, 0.42, CREAM, GOLD)
        c.disc(x, 66, 1.8, GOLD)
    for index in range(24):
        a = math.tau * index / 24
        c.disc(50 + math.cos(a) * 32, 50 + math.sin(a) * 32, 0.8, p.main)


def jhula(c: Canvas):
    """A swing hung from a carved arch."""
    p = c.p
    c.ground(87, 36)
    for x in (20, 74):
        c.box(x, 22, x + 6, 86, p.main, r=1)
        c.box(x - 3, 82, x + 9, 88, p.dark, r=1)
        c.disc(x + 3, 20, 3.6, p.light)
    c.sym("M50 14 C62 14 72 18 77 24 L77 30 C70 24 60 22 50 22 Z", p.main)
    c.dots("M27 25 Q50 12 73 25", 11, 1, p.accent)
    for x in (38, 62):
        c.line(f"M{x} 20 L{x + (x - 50) * 0.2} 60", GOLD, 1.1)
    c.fill("M34 46 Q50 36 66 46 L68 62 L32 62 Z", p.dark)
    c.box(36, 54, 64, 62, SINDOOR, r=3)
    c.box(30, 60, 70, 67, p.light, r=2)
    c.dots("M33 67 L67 67", 12, 1.1, GOLD)
    c.ellipse(43, 52, 4.6, 3, CREAM)
    c.ellipse(57, 52, 4.6, 3, CREAM)
    if c.variant:
        leaf(c, 50, 12, 8, 0, LEAF_DARK)


def singhasan(c: Canvas):
    """A throne with a cushion."""
    p = c.p
    c.sym("M50 12 C58 18 66 20 74 28 L76 62 L50 62 Z", p.main)
    c.sym("M50 20 C56 24 62 26 68 33 L69 60 L50 60 Z", SINDOOR)
    c.disc(50, 14, 4, GOLD)
    for x in (38, 50, 62):
        for y in (38, 47):
            c.disc(x, y, 1.1, GOLD)
    c.both("M66 46 L84 46 Q88 46 87 50 L84 66 L68 66 Z", p.dark)
    c.box(20, 62, 80, 72, p.light, r=3)
    c.box(28, 54, 72, 64, p.accent if c.variant else "#2F6B3A", r=5)
    c.both("M66 72 L80 72 L82 87 L74 87 Z", p.main)
    c.dots("M23 67 L77 67", 15, 1, p.dark)


def _strand(c: Canvas, count, bead, rx, ry, y=42.0):
    p = c.p
    corners = oval(50, y, rx, ry)
    corners = [*corners[18:], *corners[:19]]
    c.line([*corners], p.dark, 0.6)
    for index in range(count):
        x, by = corners[round(index * 72 / count)]
        c.disc(x, by, bead, p.main)
        c.disc(x - bead * 0.3, by - bead * 0.3, bead * 0.34, p.light)


def _tassel(c: Canvas, top):
    p = c.p
    c.line(f"M50 {top - 3} L50 {top + 7}", p.dark, 1.3)
    c.disc(50, top + 1, 2.6, p.dark)
    colour = (LEAF_DARK, SINDOOR, "#D98A1B")[c.variant]
    c.fill(f"M46.5 {top + 6} L53.5 {top + 6} L56 {top + 18} L44 {top + 18} Z", colour)
    c.line(f"M46 {top + 8.5} L54 {top + 8.5}", GOLD, 1.2)


def japa_mala(c: Canvas):
    """A string of round beads with a tassel."""
    _strand(c, 36, 2.7, 27, 27)
    _tassel(c, 71)


def bold_mala(c: Canvas):
    """A string of large grooved beads."""
    p = c.p
    corners = oval(50, 43, 27, 28)
    for index in range(24):
        x, y = corners[(18 + index * 3) % 72]
        c.disc(x, y, 3.7, p.main)
        c.line(f"M{x - 2} {y - 2.4} Q{x + 0.6} {y} {x - 2} {y + 2.4}", p.dark, 0.8)
        c.line(f"M{x + 2} {y - 2.4} Q{x - 0.6} {y} {x + 2} {y + 2.4}", p.dark, 0.8)
    _tassel(c, 73)


def kanthi(c: Canvas):
    """Fine beads in two or three rounds with a pendant."""
    p = c.p
    for step in range(2 + (c.variant > 0)):
        c.dots(
            f"M{24 + step * 5} 18 C{22 + step * 5} {66 - step * 9} {42} {74 - step * 10} 50 {74 - step * 10} "
            f"C58 {74 - step * 10} {78 - step * 5} {66 - step * 9} {76 - step * 5} 18",
            44 - step * 6,
            1.5,
            p.main,
        )
    c.sym("M50 73 L56 79 C56 86 53 89 50 90 Z", GOLD)
    c.disc(50, 81, 2.6, p.dark)
    for x in (24, 76):
        c.line(f"M{x} 18 L{x + (x - 50) * 0.08} 12", p.dark, 0.9)


def crystal_mala(c: Canvas):
    """Clear stone beads with glints."""
    p = c.p
    corners = oval(50, 43, 27, 28)
    for index in range(24):
        x, y = corners[(18 + index * 3) % 72]
        c.disc(x, y, 3.5, p.main)
        c.disc(x, y, 3, p.light)
        c.disc(x - 0.9, y - 0.9, 1.3, "#FFFFFF")
        c.line(f"M{x - 0.6} {y + 1.9} Q{x + 1.6} {y + 1.6} {x + 1.9} {y - 0.4}", p.main, 0.6)
    _tassel(c, 73)


MOTIFS = (
    krishna, gopal, yugal_murti, jagannath, cow, charan, jhula, singhasan, japa_mala, bold_mala,
    kanthi, crystal_mala,
)  # fmt: skip
