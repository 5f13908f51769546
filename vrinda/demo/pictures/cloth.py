"""Motifs of cloth: deity dress, crown, jewels, bed, garments, bags."""

from vrinda.demo.pictures.canvas import Canvas
from vrinda.demo.pictures.ornaments import feather, flower, lotus
from vrinda.demo.pictures.palettes import CREAM, GOLD, SINDOOR


def dress(c: Canvas):
    """A Laddu Gopal poshak with a worked border."""
    p = c.p
    c.sym(
        "M50 22 Q59 22 62.5 31 L67 55 C76 62 82 70 84 79 C74 84 62 86 50 86 Z",
        p.main,
    )
    c.fill("M50 22 Q59 22 62.5 31 L67 55 C76 62 82 70 84 79 C80 81 76 82.4 72 83.4 L58 55 Z", p.dark)
    c.sym("M50 22 Q59 22 62.5 31 L65.5 47 C60 50 55 51 50 51 Z", p.main)
    c.line("M42 29 Q50 36 58 29", p.accent, 2)
    c.line("M34.5 53.5 Q50 60 65.5 53.5", p.accent, 1.6)
    c.line("M20 75 Q50 87 80 75", p.accent, 2.8)
    if c.variant == 0:
        c.dots("M27 66 Q50 76 73 66", 17, 0.85, p.accent)
    elif c.variant == 1:
        for x, y in ((35, 65), (50, 68.5), (65, 65)):
            flower(c, x, y, 4.4, 8, p.light, p.accent)
        c.dots("M41 41 Q50 46 59 41", 7, 0.7, p.accent)
    else:
        for x in (30, 40, 50, 60, 70):
            c.line(f"M{50 + (x - 50) * 0.62} 59 Q{x} 68 {50 + (x - 50) * 1.18} 77", p.light, 0.9)
        c.dots("M45 40 L50 45 L55 40", 3, 1, p.accent)


def yugal_dress(c: Canvas):
    """The pair of dresses of Radha and Krishna."""
    p = c.p
    with c.placed(-18, 3, zoom=0.86):
        dress(c)
    with c.placed(17, 3, zoom=0.86):
        c.sym("M50 22 Q60 22 64 30 L65 42 L60 56 C70 64 80 74 82 82 C70 87 60 88 50 88 Z", p.accent)
        c.sym("M50 22 Q60 22 64 30 L65 42 L61 52 C56 55 53 55 50 55 Z", p.dark)
        c.line("M40 53 Q50 57 60 53", GOLD, 2)
        c.line("M21 79 Q50 90 79 79", p.main, 3)
        c.dots("M29 69 Q50 80 71 69", 13, 1.1, p.main)
        c.line("M43 27 Q50 33 57 27", GOLD, 1.6)


def grand_poshak(c: Canvas):
    """A wide made-to-order dress with a panelled skirt."""
    p = c.p
    c.sym("M50 16 Q57 16 60 23 L63 44 C74 54 86 68 88 82 C76 87 62 88 50 88 Z", p.main)
    for x in (-30, -10, 10, 30):
        c.fill(f"M{50 + x * 0.3} 46 L{50 + x - 4} 86 L{50 + x + 4} 86 Z", p.dark)
    c.line("M15 78 Q50 92 85 78", GOLD, 3.4)
    c.line("M18 72.5 Q50 86 82 72.5", p.light, 1)
    c.sym("M50 16 Q57 16 60 23 L63 44 C58 47 54 48 50 48 Z", p.main)
    c.line("M37 44 Q50 50 63 44", GOLD, 2.4)
    c.line("M43 20 Q50 27 57 20", GOLD, 2)
    for x, y in ((30, 70), (50, 74.5), (70, 70), (50, 37)):
        flower(c, x, y, 4.6, 8 if c.variant else 6, GOLD, p.dark)


def mukut(c: Canvas):
    """A crown with jewels and a peacock feather."""
    p = c.p
    feather(c, 50, 36, 1.5, 0 if c.variant else 12)
    c.sym("M50 34 C54 42 57 46 60 48 C64 44 66 40 67 37 C70 46 74 48 80 46 C78 56 76 64 74 72 L50 75 Z", GOLD)
    c.fill("M26 65 Q50 71 74 65 L73 75 Q50 81 27 75 Z", p.main)
    c.dots("M30 70.5 Q50 76 70 70.5", 9, 1.3, CREAM)
    for x, y, r in ((50, 54, 4.6), (35, 57, 2.8), (65, 57, 2.8)):
        c.disc(x, y, r, p.main)
        c.disc(x - r * 0.3, y - r * 0.3, r * 0.35, p.light)
    for x, y in ((20, 45), (33, 36), (67, 36), (80, 45), (50, 33)):
        c.disc(x, y, 1.8, p.main)


def pagdi(c: Canvas):
    """A tied turban with a brooch and feather."""
    p = c.p
    feather(c, 64, 42, 1.5, 18)
    c.sym("M50 32 C70 32 80 46 79 64 C76 72 64 76 50 76 Z", p.main)
    for shift in (0, 9, 18, 27):
        c.line(
            f"M{23 + shift * 0.4} {62 - shift} Q{48} {70 - shift * 1.3} {76 - shift * 0.3} {52 - shift * 0.7}",
            p.dark,
            1,
        )
    c.fill("M21 62 Q50 72 79 62 L78 70 Q50 81 22 70 Z", p.light)
    c.dots("M24 67 Q50 77 76 67", 13, 0.9, p.dark)
    c.disc(63, 47, 5, GOLD)
    c.disc(63, 47, 2.6, SINDOOR)


def haar(c: Canvas):
    """A necklace set with ear drops."""
    p = c.p
    c.dots("M26 24 C24 58 38 72 50 74 C62 72 76 58 74 24", 31, 2.1, p.main)
    c.dots("M26 24 C24 58 38 72 50 74 C62 72 76 58 74 24", 31, 1.1, CREAM)
    c.dots("M33 24 C32 50 42 60 50 62 C58 60 68 50 67 24", 25, 1.5, GOLD)
    c.sym("M50 66 L58 74 C57 81 53 85 50 87 Z", GOLD)
    c.disc(50, 76, 4.2, p.main)
    c.disc(48.8, 74.8, 1.3, p.light)
    for x in (20, 80):
        c.disc(x, 62, 3, GOLD)
        c.fill(f"M{x} 64 L{x + 4.5} 74 Q{x} 79 {x - 4.5} 74 Z", p.main)
        c.dots(f"M{x - 4} 78 L{x + 4} 78", 3, 1, GOLD)


def bedding(c: Canvas):
    """A small quilt, mattress and bolster."""
    p = c.p
    c.ground(82, 36)
    c.box(16, 62, 84, 80, p.dark, r=6)
    c.box(16, 58, 84, 70, CREAM, r=5)
    c.ellipse(29, 53, 10, 6.5, p.light)
    c.ellipse(29, 53, 6, 3.4, CREAM)
    c.fill("M40 49 Q64 44 84 52 L85 74 Q62 80 42 73 Z", p.main)
    c.fill("M40 49 Q43 48.2 46 47.8 L48 74.5 L42 73 Z", p.light)
    for x in (54, 64, 74):
        c.line(f"M{x} 47.5 L{x + 1} 75.5", p.dark, 0.6)
    for y in (56, 65):
        c.line(f"M47 {y} Q64 {y + 2} 84.5 {y}", p.dark, 0.6)
    for x in (52, 60, 69, 78):
        c.disc(x - 1 + c.variant, 60.6, 1.3, p.accent)


def _garment_body(c: Canvas, hem):
    p = c.p
    c.sym(f"M50 20 L58 18 C66 20 70 23 73 28 L86 52 L76 58 L70 46 L{hem} 84 L50 84 Z", p.main)
    c.fill(f"M58 18 C66 20 70 23 73 28 L86 52 L76 58 L70 46 L{hem} 84 L{hem - 8} 84 L64 40 Z", p.dark)


def kurta(c: Canvas):
    """A long shirt with placket and side slits."""
    p = c.p
    _garment_body(c, 71)
    c.line("M42 19 Q50 30 58 19", p.accent, 1.6)
    c.line("M50 25 L50 48", p.accent, 1.8)
    c.dots("M50 29 L50 46", 4, 0.8, p.dark)
    c.line("M30.5 81 L70 81", p.accent, 1.2)
    c.line("M78.5 55.5 L84.5 51.5", p.accent, 1.2)
    c.line("M21.5 55.5 L15.5 51.5", p.accent, 1.2)
    if c.variant == 1:
        c.line("M36 36 Q44 30 50 26", p.light, 1)
        c.line("M64 36 Q56 30 50 26", p.light, 1)
    if c.variant == 2:
        for x, y in ((40, 58), (60, 58), (40, 70), (60, 70), (50, 64)):
            c.disc(x, y, 1.1, p.light)


def lehenga(c: Canvas):
    """A gopi dress: blouse, full skirt and veil."""
    p = c.p
    c.fill("M30 20 C16 40 14 64 20 84 L30 84 C26 60 30 44 40 30 Z", p.light)
    c.sym("M50 24 L59 20 L70 30 L66 37 L61 34 L60 45 L50 46 Z", p.dark)
    c.sym("M50 48 L60 47 C68 58 82 74 84 84 C72 88 60 89 50 89 Z", p.main)
    c.line("M40 47.5 L60 47.5", p.accent, 2)
    for x in (-24, -12, 0, 12, 24):
        c.line(f"M{50 + x * 0.33} 50 Q{50 + x * 0.9} 66 {50 + x * 1.25} 84", p.dark, 0.6)
    c.line("M18 82 Q50 92 82 82", p.accent, 2.6)
    for x, y in ((34, 72), (50, 75), (66, 72), (42, 62), (58, 62)):
        flower(c, x, y, 3 + 0.4 * c.variant, 6, p.light, p.accent)
    c.line("M43 22.5 Q50 30 57 22.5", p.accent, 1.2)


def saree(c: Canvas):
    """A folded saree with its border fanned out."""
    p = c.p
    c.ground(80, 34)
    c.box(18, 66, 82, 78, p.dark, r=3)
    c.box(18, 56, 82, 69, p.main, r=3)
    c.box(18, 46, 82, 59, p.light, r=3)
    c.box(18, 36, 82, 49, p.main, r=3)
    for y in (37.5, 47.5, 57.5, 67.5):
        c.box(72, y, 82, y + 10, p.accent, r=2)
    c.fill("M22 36 L50 36 L58 74 L30 74 Z", p.main)
    c.fill("M22 36 L28 36 L36 74 L30 74 Z", p.accent)
    c.fill("M48 36 L50 36 L58 74 L56 74 Z", p.accent)
    for x, y in ((35, 42), (43, 46), (38, 54), (46, 58), (42, 67), (50, 68)):
        c.disc(x, y, 1.2 + 0.3 * c.variant, p.light)
    for x in (32, 36, 40, 44, 48, 52, 56):
        c.line(f"M{x} 74 L{x + 0.8} 79", p.accent, 0.8)


def chadar(c: Canvas):
    """A printed shawl hanging from a rod."""
    p = c.p
    c.line("M14 22 L86 22", "#8A5A34", 2.6)
    c.fill("M24 21 L76 21 L77 78 Q62 75 50 78 Q38 81 23 78 Z", p.main)
    c.fill("M62 21 L76 21 L77 78 Q70 76 64 76 Z", p.dark)
    for y in (66, 70):
        c.line(f"M23.5 {y} Q38 {y + 2.5} 50 {y} Q62 {y - 2.5} 76.8 {y}", p.accent, 1.5)
    for row in range(3):
        for column in range(4):
            x, y = 31 + column * 12.5 + (row % 2) * 3, 31 + row * 12
            if c.variant:
                lotus(c, x, y + 3, 0.38, p.light, p.accent)
            else:
                c.ring(x, y, 2.6, 2.6, p.light, 0.8)
                c.disc(x, y, 1, p.accent)
    for x in range(25, 77, 4):
        c.line(f"M{x} 78 L{x} 84", p.accent, 0.8)


def shawl(c: Canvas):
    """A folded woollen shawl with a paisley corner and fringe."""
    p = c.p
    c.ground(82, 32)
    c.fill("M22 30 Q50 22 78 30 L82 74 Q50 82 18 74 Z", p.main)
    c.fill("M50 25.6 Q66 26 78 30 L82 74 Q66 79 50 79.5 Z", p.dark)
    c.line("M19.5 62 Q50 71 80.8 62", p.accent, 2)
    c.line("M19 66.5 Q50 75.5 81.4 66.5", p.light, 1)
    for x in (34, 66):
        c.fill(
            f"M{x} 38 C{x + 9} 40 {x + 9} 54 {x} 55 C{x - 8} 55 {x - 8} 46 {x - 1} 46 C{x + 3} 45 {x + 3} 41 {x} 38 Z",
            p.light,
        )
        c.disc(x - 0.4, 50, 2.2, p.accent)
    for x in range(20, 82, 4):
        c.line(f"M{x} {75.5 + 4 * (1 - abs(x - 50) / 32)} L{x} {82 + 3 * (1 - abs(x - 50) / 32)}", p.light, 0.8)


def kids_krishna(c: Canvas):
    """A child's Krishna costume: dress, crown and feather."""
    p = c.p
    feather(c, 50, 26, 1.0, 14)
    c.sym("M50 19 L54 23 L60 20 L62 31 L50 33 Z", GOLD)
    c.dots("M42 29 Q50 31 58 29", 5, 1, SINDOOR)
    c.sym("M50 38 L58 37 L72 45 L69 52 L62 49 L62 58 L50 60 Z", p.main)
    c.sym("M50 60 L62 58 C70 66 74 76 75 84 L55 84 L50 72 Z", p.light)
    c.fill("M36 42 L64 58 L62 62 L38 47 Z", p.accent)
    c.line("M38 59 Q50 63 62 59", GOLD, 2.4)
    c.line("M25.5 81.5 L44 81.5", p.main, 2.2)
    c.line("M56 81.5 L74.5 81.5", p.main, 2.2)
    c.dots("M42 38.5 Q50 48 58 38.5", 9, 0.9, CREAM)


def japa_bag(c: Canvas):
    """A gomukhi bag with embroidery and a loop."""
    p = c.p
    c.line("M38 36 C32 8 68 8 62 36", p.dark, 2)
    c.sym("M50 32 L68 32 C74 46 74 56 70 66 C66 78 58 86 50 88 Z", p.main)
    c.fill("M58 32 L68 32 C74 46 74 56 70 66 C66 78 58 86 50 88 C60 74 62 54 58 32 Z", p.dark)
    c.box(30, 29, 70, 36, p.accent, r=2)
    c.dots("M34 32.5 L66 32.5", 9, 0.9, p.dark)
    c.disc(50, 55, 11, p.light)
    if c.variant:
        flower(c, 50, 55, 9.5, 8, p.main, p.accent)
    else:
        lotus(c, 50, 62, 0.85, p.main, p.accent)
    c.dots("M36 68 Q50 80 64 68", 11, 0.8, p.accent)


MOTIFS = (
    dress, yugal_dress, grand_poshak, mukut, pagdi, haar, bedding, kurta, lehenga, saree,
    chadar, shawl, kids_krishna, japa_bag,
)  # fmt: skip
