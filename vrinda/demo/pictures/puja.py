"""Motifs of puja goods: lamp, bell, conch, incense, water."""

from vrinda.demo.pictures.canvas import Canvas
from vrinda.demo.pictures.ornaments import flame, flower, leaf, marigold, smoke
from vrinda.demo.pictures.palettes import CREAM, GOLD, LEAF, LEAF_DARK, SINDOOR


def diya(c: Canvas):
    """One lamp with its flame."""
    p = c.p
    c.ground(83, 28)
    flame(c, 50, 52, 1.5)
    c.sym("M50 57 C64 57 76 53 82 47 C82 66 72 82 50 82 Z", p.main)
    c.fill("M70 54 C75 52 79 50 82 47 C82 66 72 82 50 82 C62 78 70 68 70 54 Z", p.dark)
    c.line("M20 49.5 C30 58 70 58 80 49.5", p.light, 2)
    c.dots("M27 62 Q50 76 73 62", 11, 1.2, GOLD if c.variant else CREAM)


def clay_diyas(c: Canvas):
    """A row of small clay lamps."""
    c.ground(84, 36)
    for x, y, size in ((30, 6, 0.5), (70, 6, 0.5), (50, 22, 0.62)):
        with c.placed(x - 50, y, zoom=size):
            flame(c, 50, 52, 1.35)
            c.sym("M50 56 C64 56 76 53 82 47 C80 68 70 80 50 80 Z", c.p.main)
            c.fill("M68 54 C75 52 79 50 82 47 C80 68 70 80 50 80 C60 76 67 68 68 54 Z", c.p.dark)
            c.line("M20 49 C30 57 70 57 80 49", c.p.light, 2.4)
            c.dots("M28 64 Q50 75 72 64", 8, 1.4, CREAM)


def thali(c: Canvas):
    """An aarti plate seen from above, with lamp, roli, rice and flowers."""
    p = c.p
    c.disc(50, 52, 37, p.dark)
    c.disc(50, 50, 37, p.main)
    c.disc(50, 50, 31, p.light)
    c.ring(50, 50, 34, 34, GOLD, 0.8)
    for x, y, colour in ((36, 40, SINDOOR), (64, 40, "#E3A51C"), (64, 62, "#FFFDF6")):
        c.disc(x, y, 8, p.dark)
        c.disc(x, y, 6.4, colour)
    c.disc(36, 62, 8.6, "#A55A2E")
    c.disc(36, 62, 6, "#7A3F1E")
    flame(c, 36, 64, 0.75)
    marigold(c, 50, 51, 6.5 + c.variant * 0.6, "#F2A007", "#DD7A1B")
    leaf(c, 50, 75, 8, -60)
    leaf(c, 50, 75, 8, 60)
    flower(c, 50, 74, 5, 6, "#C9577F")


def lamp_stand(c: Canvas):
    """A tall brass samai with five flames."""
    p = c.p
    c.ground(87, 26)
    for x in (36, 43, 57, 64):
        flame(c, x, 35, 0.6)
    flame(c, 50, 32, 0.8)
    c.sym("M50 38 L72 34 C70 42 60 45 50 45 Z", p.main)
    c.sym("M50 45 L54 45 L53 54 L57 58 L53 62 L54 72 L50 72 Z", p.main)
    c.sym("M50 72 L56 72 C64 74 72 80 74 86 L50 86 Z", p.main)
    c.fill("M56 72 C64 74 72 80 74 86 L60 86 Z", p.dark)
    c.line("M29 35.5 Q50 45 71 35.5", p.light, 1.4)
    c.line("M29 81 Q50 85 71 81", p.light, 1.2)
    c.line("M44 58 L56 58", p.light, 1.4)


def bell(c: Canvas):
    """A hand bell with an ornamented handle."""
    p = c.p
    c.ground(85, 28)
    if c.variant == 1:
        c.both("M50 24 C58 12 68 12 72 18 C66 20 60 26 54 30 Z", p.light)
    c.disc(50, 15, 4.4, p.main)
    c.sym("M50 17 L52 18 L52.5 26 L55 29 L52.5 33 L53 40 L50 40 Z", p.main)
    c.sym("M50 39 C62 40 66 50 68 62 C69 70 74 74 77 78 L50 78 Z", p.main)
    c.fill("M58 41 C64 45 66.6 54 68 62 C69 70 74 74 77 78 L62 78 C64 66 63 50 58 41 Z", p.dark)
    c.box(20, 76, 80, 81, p.light, r=2.4)
    c.disc(50, 84, 4, p.dark)
    c.line("M35 58 Q50 63 65 58", p.light, 1.4)
    c.line("M33 66 Q50 71 67 66", p.light, 1)
    c.line("M44 29 L56 29", p.light, 1.6)


def shankh(c: Canvas):
    """A conch."""
    p = c.p
    c.ground(83, 30)
    c.fill(
        "M18 34 C24 26 34 24 42 28 C60 30 78 40 80 54 C80 68 66 80 48 79 C56 74 54 66 46 62 C32 56 22 46 18 34 Z",
        p.main,
    )
    c.fill("M46 62 C54 58 68 56 78 60 C74 72 62 80 48 79 C56 74 54 66 46 62 Z", "#E9A79A" if c.variant != 1 else p.dark)
    c.fill(
        "M50 66 C56 62 66 60 74 62 C70 70 62 76 54 77 C56 73 55 69 50 66 Z", SINDOOR if c.variant == 2 else "#D98677"
    )
    for x, y, s in ((28, 30, 8), (37, 31, 11), (48, 34, 14), (60, 40, 14)):
        c.line(f"M{x} {y - 4} Q{x - s * 0.3} {y + s * 0.7} {x + 3} {y + s + 4}", p.dark, 0.9)
    c.disc(18, 33, 2.8, GOLD)
    c.line("M20 36 L23 30", GOLD, 2)
    c.line("M38 31 C48 32 60 36 68 42", "#FFFFFF", 1.2)


def agarbatti(c: Canvas):
    """Incense sticks in a stand, with smoke."""
    p = c.p
    c.ground(86, 28)
    for turn, x in ((-14, 44), (0, 50), (14, 56)):
        tip = x + turn * 1.05
        c.line(f"M{x} 76 L{tip} 36", p.dark, 1)
        c.line(f"M{x + (tip - x) * 0.4} 60 L{tip} 36", "#5B3A29", 2)
        c.disc(tip, 35, 1.5, "#E5602B")
    smoke(c, 50, 32, "#FFFFFF", 1.2)
    smoke(c, 35, 33, c.tint.shade, 1)
    c.sym("M50 72 L62 72 C64 76 72 80 74 86 L50 86 Z", p.main)
    c.fill("M56 72 L62 72 C64 76 72 80 74 86 L64 86 Z", p.dark)
    c.line("M38 73 L62 73", GOLD, 2)
    flower(c, 50, 80, 4.4, 6 + c.variant, p.light, GOLD)


def dhoop(c: Canvas):
    """Dhoop cones smouldering on a brass tray."""
    p = c.p
    smoke(c, 50, 40, "#FFFFFF", 1.4)
    smoke(c, 56, 42, c.tint.shade, 1)
    for x, y, s in ((36, 72, 0.8), (64, 72, 0.8), (50, 72, 1.15)):
        c.fill(f"M{x} {y - 28 * s} L{x + 9 * s} {y} L{x - 9 * s} {y} Z", p.main)
        c.fill(f"M{x} {y - 28 * s} L{x + 9 * s} {y} L{x + 2 * s} {y} Z", p.dark)
    c.disc(50, 41, 1.8, "#E5602B")
    c.sym("M50 71 L84 71 C82 80 70 83 50 83 Z", GOLD)
    c.line("M18 72 L82 72", "#C98F2B", 1.6)
    c.dots("M26 77 Q50 82 74 77", 11, 0.9, "#8A5A1A")


def kapoor(c: Canvas):
    """Camphor tablets in a jar beside a burning lamp."""
    p = c.p
    c.ground(84, 34)
    c.box(20, 38, 54, 84, "#F3F7F7", r=6)
    c.box(22, 52, 52, 82, "#FFFFFF", r=5)
    for x, y in ((28, 76), (37, 77), (46, 75), (31, 68), (42, 68), (36, 60), (47, 62)):
        c.ellipse(x, y, 4.2, 2.8, p.light)
        c.ellipse(x, y - 0.8, 4.2, 2.6, "#FFFFFF")
        c.ring(x, y - 0.8, 4.2, 2.6, "#D5DEDE", 0.4)
    c.box(18, 30, 56, 41, p.main, r=3)
    c.line("M22 35.5 L52 35.5", p.light, 1.2)
    flame(c, 71, 69, 1.2)
    c.fill("M58 70 L84 70 C83 79 78 83 71 83 C64 83 59 79 58 70 Z", GOLD)
    c.fill("M72 70 L84 70 C83 79 78 83 71 83 C76 80 78 76 77 70 Z", "#C98F2B")


def tilak(c: Canvas):
    """Bowls of roli and chandan with a stick."""
    p = c.p
    c.ground(83, 34)
    for x, powder in ((31, SINDOOR), (69, "#E0B04A")):
        c.fill(f"M{x - 15} 60 Q{x} {36 - c.variant * 2} {x + 15} 60 Z", powder)
        c.fill(
            f"M{x - 18} 60 L{x + 18} 60 C{x + 17} 74 {x + 8} 82 {x} 82 C{x - 8} 82 {x - 17} 74 {x - 18} 60 Z", p.main
        )
        c.fill(f"M{x + 6} 60 L{x + 18} 60 C{x + 17} 74 {x + 8} 82 {x} 82 C{x + 6} 78 {x + 9} 70 {x + 6} 60 Z", p.dark)
        c.line(f"M{x - 17} 61 L{x + 17} 61", p.light, 1.8)
    c.line("M40 52 L63 22", "#E9D2A0", 4.4)
    c.line("M40 52 L44 46.8", SINDOOR, 4.4)


def kalava(c: Canvas):
    """A roll of red thread and cotton wicks."""
    p = c.p
    c.ground(83, 34)
    c.box(22, 34, 52, 80, p.main, r=5)
    for y in range(40, 78, 5):
        c.line(f"M23 {y} Q37 {y + 4} 51 {y - 1}", p.light if y % 2 else "#F3C14B", 1.4)
    c.ellipse(37, 34, 15, 4.6, "#E9D2A0")
    c.ellipse(37, 34, 5, 1.7, "#8A5A34")
    c.line("M51 74 C62 80 56 88 70 84", p.main, 1.5)
    for x, y in ((64, 76), (75, 77), (69, 68), (62, 62 + c.variant), (76, 60)):
        c.ellipse(x, y, 6, 4.2, "#FFFDF6")
        c.fill(f"M{x - 2} {y - 3} L{x} {y - 11} L{x + 2} {y - 3} Z", "#FFFDF6")
        c.ring(x, y, 6, 4.2, "#E3D9C4", 0.5)


def kalash(c: Canvas):
    """A full pot with mango leaves and a coconut."""
    p = c.p
    c.ground(86, 26)
    for turn in (-72, -44, 44, 72, -16, 16):
        leaf(c, 50, 42, 22, turn, LEAF if turn % 8 else LEAF_DARK)
    c.sym("M50 14 C60 20 62 32 60 40 L50 42 Z", "#8A5A34")
    c.fill("M53 17 C60 22 62 32 60 40 L54 41 C58 32 57 24 53 17 Z", "#633E22")
    c.sym("M50 40 L64 40 L61 46 L60 49 C74 54 78 66 74 76 C70 84 62 87 50 87 Z", p.main)
    c.fill("M60 49 C74 54 78 66 74 76 C70 84 62 87 50 87 C66 80 68 62 60 49 Z", p.dark)
    c.line("M37 41 L63 41", p.light, 2.6)
    c.line("M29 58 Q50 66 71 58", SINDOOR, 2)
    c.line("M50 66 L50 78", SINDOOR, 1.8)
    c.line("M44 72 L56 72", SINDOOR, 1.8)
    for x, y in ((46, 68.5), (54, 68.5), (46, 75.5), (54, 75.5)):
        c.disc(x, y, 0.9, SINDOOR)


def jal(c: Canvas):
    """A sealed copper water pot and a small bottle."""
    p = c.p
    c.ground(85, 30)
    c.sym("M50 30 L57 30 L56 40 C68 45 72 56 70 68 C68 80 60 85 50 85 Z", p.main)
    c.fill("M56 40 C68 45 72 56 70 68 C68 80 60 85 50 85 C62 76 64 56 56 40 Z", p.dark)
    c.sym("M50 20 L55 22 L59 30 L50 31 Z", p.light)
    c.disc(50, 19, 2.6, SINDOOR)
    c.line("M42.5 36 L57.5 36", SINDOOR, 2.2)
    c.line("M33 52 Q50 59 67 52", p.light, 1.2)
    for y in (62, 68, 74):
        c.line(
            f"M36 {y} C41 {y - 4} 45 {y + 4} 50 {y} C55 {y - 4} 59 {y + 4} 64 {y}",
            "#BFE3EA" if c.variant else p.light,
            1.3,
        )


def puja_kit(c: Canvas):
    """A basket of puja things."""
    p = c.p
    c.ground(86, 34)
    for x, turn in ((36, -12), (41, -4)):
        c.line(f"M{x} 54 L{x + turn} 18", "#5B3A29", 1.4)
    c.box(54, 26, 66, 54, "#9A5A3A", r=3)
    c.box(56, 21, 64, 28, GOLD, r=1)
    flame(c, 47, 45, 0.8)
    c.fill("M38 46 L56 46 C55 54 52 56 47 56 C42 56 39 54 38 46 Z", "#A97B2B")
    marigold(c, 28, 50, 7, "#F2A007", "#DD7A1B")
    marigold(c, 73, 50, 7.5, "#C9577F", "#9B3A5E")
    leaf(c, 66, 50, 16, 20)
    c.sym("M50 53 L84 53 L76 86 L50 86 Z", p.main)
    for y in (61, 69, 77):
        c.line(f"M{18 + (y - 53) * 0.24} {y} L{82 - (y - 53) * 0.24} {y}", p.dark, 1)
    for x in range(24, 80, 8):
        c.line(f"M{x} 56 L{50 + (x - 50) * 0.78} 85", p.dark, 0.8)
    c.box(14, 50, 86, 57, p.light, r=3)
    c.dots("M20 53.5 L80 53.5", 13, 0.9 + 0.2 * c.variant, SINDOOR)


MOTIFS = (
    diya, clay_diyas, thali, lamp_stand, bell, shankh, agarbatti, dhoop, kapoor, tilak, kalava,
    kalash, jal, puja_kit,
)  # fmt: skip
