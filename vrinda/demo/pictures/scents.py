"""Motifs of fragrance, herbs and the goods of the gaushala."""

from vrinda.demo.pictures.canvas import Canvas
from vrinda.demo.pictures.ornaments import flame, flower, leaf
from vrinda.demo.pictures.palettes import CREAM, GOLD, LEAF, LEAF_DARK


def ittar(c: Canvas):
    """A cut-glass ittar bottle."""
    p = c.p
    c.ground(86, 24)
    c.sym("M50 10 C56 14 58 20 54 26 L50 27 Z", GOLD)
    c.box(44, 26, 56, 36, "#C98F2B", r=1)
    if c.variant == 1:
        c.sym("M50 36 L56 36 L74 54 L66 82 Q60 86 50 86 Z", p.light)
        c.sym("M50 56 L73 56 L66 82 Q60 86 50 86 Z", p.main)
        c.fill("M58 56 L73 56 L66 82 Q62 84.6 57 85.6 Z", p.dark)
    else:
        c.sym("M50 36 L56 36 C72 42 78 56 76 68 C74 80 64 86 50 86 Z", p.light)
        c.sym("M50 56 L77 58 C78 74 70 86 50 86 Z", p.main)
        c.fill("M62 57 L77 58 C78 74 70 86 50 86 C64 80 66 66 62 57 Z", p.dark)
    c.line("M50 36 L38 60 L50 80 L62 60 Z L50 36", CREAM, 0.7)
    c.line("M36 50 Q32 60 35 70", "#FFFFFF", 1.8)
    flower(c, 50, 62, 6, 6, CREAM, GOLD)


def flower_water(c: Canvas):
    """A tall bottle of floral water with roses."""
    p = c.p
    c.ground(87, 30)
    c.box(38, 12, 56, 24, p.dark, r=2)
    c.fill(
        "M40 24 L54 24 L55 32 C64 36 66 42 66 48 L66 82 Q66 87 61 87 L33 87 Q28 87 28 82 L28 48 C28 42 30 36 39 32 Z",
        p.light,
    )
    c.fill("M29 56 L65 56 L66 82 Q66 87 61 87 L33 87 Q28 87 28 82 Z", "#F8DDE4" if c.variant != 1 else "#FFFFFF")
    c.disc(47, 66, 11, CREAM)
    flower(c, 47, 66, 9, 7, p.main, GOLD)
    c.line("M33 46 L33 78", "#FFFFFF", 1.6)
    leaf(c, 72, 84, 12, 40)
    for r, colour in ((9, p.dark), (7, p.main), (4, p.light)):
        c.disc(74, 78, r, colour)
    c.line("M71 78 Q74 74 77 78", p.dark, 1)


def herbs(c: Canvas):
    """A mortar with herbs."""
    p = c.p
    c.ground(86, 28)
    for turn in (-50, -24, 4, 30):
        leaf(c, 46, 46, 26, turn, LEAF if turn % 3 else LEAF_DARK)
    c.line("M58 46 L78 16", "#633E22", 6)
    c.line("M77 17 L78 16", "#8A5A34", 8)
    c.sym("M50 44 L78 44 C78 62 70 74 60 76 L60 80 L68 86 L50 86 Z", p.main)
    c.fill("M64 44 L78 44 C78 62 70 74 60 76 L60 80 L68 86 L56 86 C62 74 66 60 64 44 Z", p.dark)
    c.box(20, 40, 80, 47, p.light, r=3)
    c.dots("M29 58 Q50 68 71 58", 9, 1.2, p.accent)


def soap(c: Canvas):
    """A stack of soaps with a sprig."""
    p = c.p
    c.ground(83, 34)
    c.box(20, 58, 80, 82, p.dark, r=7)
    c.box(20, 56, 80, 77, p.main, r=7)
    c.box(28, 36, 74, 57, p.dark, r=7)
    c.box(28, 34, 74, 53, p.light, r=7)
    c.ring(50, 66.5, 12, 6, p.light, 1)
    c.ring(51, 43.5, 10, 5, p.main, 1)
    leaf(c, 56, 33, 16, 34)
    leaf(c, 52, 33, 14, -20)
    for x, y, r in ((82, 42, 4), (88, 52, 2.6), (17, 46, 3.4), (14, 36, 2)):
        c.ring(x, y, r, r, "#FFFFFF", 0.9)


def oil(c: Canvas):
    """A bottle of hair oil with a leaf."""
    p = c.p
    c.ground(87, 22)
    c.box(42, 12, 58, 24, p.dark, r=2)
    c.sym("M50 24 L55 24 L55 32 C66 36 68 44 68 50 L68 82 Q68 87 62 87 L50 87 Z", p.main)
    c.fill("M55 32 C66 36 68 44 68 50 L68 82 Q68 87 62 87 L56 87 Q61 84 61 76 L61 50 Q61 40 54 33 Z", p.dark)
    c.disc(49, 62, 13, CREAM)
    leaf(c, 49, 72, 18, -24)
    leaf(c, 49, 72, 18, 24)
    c.line("M38 48 L38 78", p.light, 1.8)


def upla(c: Canvas):
    """Dung cakes for the havan, with a small fire."""
    p = c.p
    c.ground(85, 34)
    for x, y in ((32, 74), (56, 76), (68, 72), (44, 66), (58, 64)):
        c.ellipse(x, y + 3, 16, 7, "#4E3826")
        c.ellipse(x, y, 16, 7, p.main)
        c.ring(x, y, 10, 4, p.dark, 0.9)
    for x, y, size in ((42, 58, 0.9), (58, 57, 1.0), (50, 60, 1.7)):
        flame(c, x, y, size, "#E5702B", GOLD)


MOTIFS = (ittar, flower_water, herbs, soap, oil, upla)
