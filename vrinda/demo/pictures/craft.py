"""Motifs of books, music and art."""

from vrinda.demo.pictures.canvas import Canvas
from vrinda.demo.pictures.ornaments import feather, flower, leaf, lotus
from vrinda.demo.pictures.palettes import CREAM, GOLD, INK, LEAF, LEAF_DARK, PEACOCK, SINDOOR


def book(c: Canvas):
    """An open or closed book with a ribbon."""
    p = c.p
    c.ground(84, 34)
    if c.variant == 1:
        c.both("M50 32 C60 26 74 26 86 30 L86 78 C74 74 60 74 50 80 Z", p.main)
        c.both("M50 30 C60 24 72 24 83 27 L83 74 C72 71 60 71 50 77 Z", "#FFFBF0")
        for y in (38, 45, 52, 59):
            c.line(f"M55 {y} C62 {y - 3.5} 70 {y - 3.5} 78 {y - 2}", "#D9CDB6", 1.2)
            c.line(f"M45 {y} C38 {y - 3.5} 30 {y - 3.5} 22 {y - 2}", "#D9CDB6", 1.2)
        c.line("M50 32 L50 78", "#E4D7BE", 1)
        c.fill("M57 74 L62 73 L62 88 L59.5 85 L57 88 Z", SINDOOR)
        return
    c.fill("M28 20 L74 20 L80 24 L80 84 L34 84 L28 80 Z", p.dark)
    c.fill("M32 80 L76 80 L78 83 L36 83 Z", "#FFFBF0")
    c.box(24, 17, 74, 79, p.main, r=2)
    c.box(24, 17, 31, 79, p.dark, r=2)
    c.ring(53, 46, 14, 14, p.accent, 1.2)
    lotus(c, 53, 54, 0.9, p.accent, p.light)
    c.line("M40 69 L66 69", p.accent, 1.4)
    c.line("M40 25 L66 25", p.accent, 1.4)


def calendar(c: Canvas):
    """A wall calendar with a moon."""
    p = c.p
    c.box(22, 20, 78, 86, "#FFFBF0", r=3)
    c.box(22, 20, 78, 50, p.main, r=3)
    c.disc(50, 35, 10, GOLD)
    c.disc(54 if c.variant else 47, 33, 8.6, p.main)
    for row in range(4):
        for column in range(6):
            x, y = 27 + column * 8, 55 + row * 7.4
            colour = SINDOOR if (row * 6 + column) in (4, 15) else "#E4D9C4"
            c.box(x, y, x + 5.6, y + 5, colour, r=1)
    for x in range(28, 76, 6):
        c.line(f"M{x} 17 L{x} 23", INK, 1)


def framed(c: Canvas):
    """A framed darshan picture."""
    p = c.p
    c.box(20, 14, 80, 88, "#633E22", r=2)
    c.box(22.5, 16.5, 77.5, 85.5, GOLD, r=1)
    c.box(26, 20, 74, 82, "#FFFBF0")
    c.box(30, 24, 70, 78, p.light)
    c.disc(50, 46, 15, p.accent if p.accent != GOLD else "#FBE3A8")
    with c.placed(0, 3, zoom=0.52):
        feather(c, 52, 15, 1.2, 20)
        c.disc(50, 25, 10, p.main)
        c.sym("M50 36 L60 38 C68 48 66 56 63 60 L70 88 L50 88 Z", p.main)
        c.sym("M50 58 L63 58 L70 88 L50 88 Z", GOLD)
        c.line("M30 52 L78 36", "#5A3A1C", 3)
        c.dots("M42 38 Q50 52 58 38", 8, 1.3, CREAM)
    for x in (34, 66):
        lotus(c, x, 76, 0.5, "#C9577F", "#E79DB6")
    if c.variant:
        c.both("M70 24 L70 36 C66 34 64 30 62 24 Z", p.dark)


def usb(c: Canvas):
    """A bhajan USB stick with music notes."""
    p = c.p
    with c.placed(turn=-28):
        c.box(34, 30, 66, 84, p.main, r=7)
        c.box(56, 30, 66, 84, p.dark, r=5)
        c.box(39, 14, 61, 32, "#C3C2BB", r=1)
        c.box(43, 19, 48, 24, "#6F6D66")
        c.box(52, 19, 57, 24, "#6F6D66")
        c.disc(50, 57, 11, p.light)
        lotus(c, 50, 64, 0.85, p.accent, CREAM)
        c.disc(50, 78, 2, c.tint.paper)
    for x, y in ((76, 36), (20, 66)):
        c.ellipse(x, y, 4, 3, PEACOCK, -20)
        c.line(f"M{x + 3.4} {y - 1} L{x + 3.4} {y - 15} L{x + 9} {y - 12}", PEACOCK, 1.3)


def notebook(c: Canvas):
    """A bound notebook with a pen."""
    p = c.p
    c.ground(86, 30)
    c.box(26, 18, 72, 86, p.dark, r=3)
    c.box(24, 16, 70, 84, p.main, r=3)
    c.box(24, 16, 30, 84, SINDOOR, r=2)
    c.box(38, 28, 63, 50, CREAM, r=2)
    for y in (34, 39, 44):
        c.line(f"M42 {y} L59 {y}", p.light, 1)
    flower(c, 50, 67, 7, 8, p.light, p.accent)
    c.line("M78 26 L70 74", "#5A3A1C", 3.2)
    c.line("M70 74 L69 80", INK, 1.8)
    c.line("M78 26 L77.3 31", GOLD, 3.4)


def bansuri(c: Canvas):
    """A flute laid across, with a tassel or feather."""
    p = c.p
    if c.variant == 1:
        feather(c, 72, 42, 1.5, 150)
    c.line("M17 77 L83 21", p.dark, 8)
    c.line("M17 76 L83 20", p.main, 6.6)
    c.line("M20 72 L80 21.4", p.light, 1)
    for index in range(6):
        t = 0.2 + index * 0.1
        c.disc(17 + 66 * t, 76 - 56 * t, 1.7, CREAM)
    c.ellipse(17 + 66 * 0.86, 76 - 56 * 0.86, 2.4, 1.8, CREAM, -40)
    for t in (0.08, 0.14, 0.76, 0.95):
        x, y = 17 + 66 * t, 76 - 56 * t
        c.line(f"M{x - 2.2} {y - 2.7} L{x + 2.2} {y + 2.7}", p.accent, 1.3)
    if c.variant != 1:
        c.line("M78 26 C84 32 82 38 80 42", SINDOOR, 1.2)
        leaf(c, 80, 40, 15, 176, LEAF_DARK)


def manjira(c: Canvas):
    """A pair of small cymbals on a cord, or a kartal."""
    p = c.p
    c.line("M32 40 C36 14 64 14 68 54", SINDOOR, 1.8)
    for x, y in ((33, 46), (66, 62)):
        c.disc(x + 1, y + 1.6, 19, p.dark)
        c.disc(x, y, 19, p.main)
        for r in (15, 11):
            c.ring(x, y, r, r, p.light, 0.8)
        c.disc(x, y, 6.6, p.light)
        c.disc(x, y, 5, p.main)
        c.disc(x, y, 1.6, SINDOOR)
    if c.variant:
        c.disc(50, 16, 3, SINDOOR)


def dholak(c: Canvas):
    """A barrel drum with tightening ropes."""
    p = c.p
    c.ground(80, 36)
    c.fill("M22 34 C40 22 60 22 78 34 L78 68 C60 80 40 80 22 68 Z", p.main)
    c.fill("M22 56 C40 66 60 66 78 56 L78 68 C60 80 40 80 22 68 Z", p.dark)
    for index in range(6):
        x, bulge = 25 + index * 8.4, 0.2 * index * (5 - index)
        c.line(
            f"M{x} {31 - bulge} L{x + 4.2} {71 + 4 * bulge / 3} L{x + 8.4} {31 - bulge}",
            CREAM,
            0.9,
        )
    c.ellipse(22, 51, 6.6, 19, "#F1E4C9")
    c.ring(22, 51, 6.6, 19, "#8A5A34", 1.6)
    c.ellipse(22, 51, 3, 8, "#5B4632")
    c.ellipse(78, 51, 6, 19, "#8A5A34")
    c.line("M40 27 L40 75", GOLD, 1.6)
    c.line("M60 27 L60 75", GOLD, 1.6)
    if c.variant:
        c.line("M26 32 C36 4 66 4 76 32", SINDOOR, 1.6)


def khol(c: Canvas):
    """A clay mridanga, wide in the middle."""
    p = c.p
    c.ground(80, 36)
    c.line("M24 40 C30 6 72 6 78 44", SINDOOR, 2)
    c.fill("M20 44 L30 36 C42 24 56 24 64 34 L82 46 L82 58 L64 70 C56 80 42 80 30 68 L20 62 Z", p.main)
    c.fill("M20 56 L30 60 C42 70 56 70 64 60 L82 54 L82 58 L64 70 C56 80 42 80 30 68 L20 62 Z", p.dark)
    for x, top, bottom in ((30, 36, 68), (38, 30, 75), (46, 27.5, 77.5), (54, 28, 77), (62, 32, 72), (70, 38, 66)):
        c.line(f"M{x} {top} Q{x + 3} 52 {x} {bottom}", CREAM, 0.9)
    c.ellipse(20, 53, 4.6, 10, "#F1E4C9")
    c.ellipse(20, 53, 2.4, 5, "#3A2C22")
    c.ellipse(82, 52, 3, 6.6, "#F1E4C9")
    c.ellipse(82, 52, 1.6, 3.4, "#3A2C22")
    c.dots("M30 52 L72 52", 6, 1.3, GOLD)


def harmonium(c: Canvas):
    """A harmonium with open bellows."""
    p = c.p
    c.ground(82, 38)
    c.fill("M16 24 L84 24 L84 46 L16 46 Z", p.dark)
    for x in range(20, 84, 6):
        c.line(f"M{x} 25 L{x - 2} 45", p.light, 0.8)
    c.box(12, 44, 88, 80, p.main, r=3)
    c.box(12, 70, 88, 80, p.dark, r=3)
    c.box(17, 49, 83, 65, CREAM, r=1)
    for index in range(1, 14):
        x = 17 + index * 4.71
        c.line(f"M{x} 49 L{x} 65", "#CDBFA6", 0.5)
        if index % 7 not in (3, 0):
            c.box(x - 1.3, 49, x + 1.3, 58.5, INK)
    for index in range(5 + c.variant * 2):
        c.disc(24 + index * 52 / (4 + c.variant * 2), 75, 1.7, CREAM)
    c.line("M14 46.5 L86 46.5", GOLD, 1.2)


def sanjhi(c: Canvas):
    """A paper-cut panel: a lattice round a peacock or a tree."""
    p = c.p
    c.box(16, 16, 84, 84, p.main, r=2)
    c.box(21, 21, 79, 79, CREAM)
    c.disc(50, 50, 27, p.main)
    for index in range(16):
        with c.placed(turn=22.5 * index):
            c.fill("M50 25 L53 31 L50 37 L47 31 Z", CREAM)
            c.disc(50, 40.5, 1.1, CREAM)
    c.disc(50, 50, 12, CREAM)
    if c.variant == 1:
        lotus(c, 50, 57, 1.0, p.main, p.light)
    else:
        c.fill("M45 56 C44 48 50 46 50 41 C51 39 54 39 55 41 L57 42 L54.6 43 C55 50 54 56 50 58 Z", p.main)
        c.fill("M47 55 C42 54 40 50 40 46 C44 48 48 52 49 56 Z", p.light)
    for x, y in ((28, 28), (72, 28), (28, 72), (72, 72)):
        flower(c, x, y, 5, 6, p.main, CREAM)


def pichwai(c: Canvas):
    """A pichwai: lotuses on dark cloth."""
    p = c.p
    c.line("M18 15 L82 15", "#8A5A34", 3)
    c.box(22, 15, 78, 88, p.main)
    c.box(25, 18, 75, 85, p.dark)
    c.ring(50, 40, 12, 12, GOLD, 1.2)
    c.disc(50, 40, 9, GOLD if c.variant else "#FBE3A8")
    if c.variant:
        c.fill("M43 42 C46 36 54 36 57 42 C57 48 43 48 43 42 Z", CREAM)
    else:
        feather(c, 50, 48, 0.8)
    for x, y, s in ((34, 66, 0.8), (66, 66, 0.8), (50, 72, 1.0), (33, 81, 0.55), (67, 81, 0.55)):
        lotus(c, x, y, s, "#E08BA4", "#F3C3CF")
    for x, y in ((33, 30), (67, 30), (32, 48), (68, 48)):
        leaf(c, x, y, 9, 180 if y > 40 else 0, LEAF)
    c.dots("M24 20 L24 84", 18, 0.6, GOLD)
    c.dots("M76 20 L76 84", 18, 0.6, GOLD)


def carved_box(c: Canvas):
    """A carved wooden box."""
    p = c.p
    c.ground(82, 36)
    c.fill("M20 40 L30 28 L70 28 L80 40 Z", p.light)
    c.box(18, 38, 82, 48, p.main, r=2)
    c.box(20, 48, 80, 80, p.main, r=2)
    c.box(64, 48, 80, 80, p.dark, r=2)
    for x in (30, 44):
        c.ring(x + 4, 64, 8, 8, p.light, 1)
        flower(c, x + 4, 64, 6, 8 - c.variant, p.light, p.accent)
    c.dots("M22 43 L78 43", 19, 0.9, p.light)
    c.box(46, 44, 54, 54, GOLD, r=1)
    c.disc(50, 50, 1.3, INK)


def inlay_plate(c: Canvas):
    """A marble plate inlaid with flowers."""
    p = c.p
    c.disc(50, 52, 37, p.dark)
    c.disc(50, 50, 37, p.main)
    c.ring(50, 50, 33, 33, SINDOOR if c.variant else PEACOCK, 1)
    for index in range(8):
        with c.placed(turn=45 * index):
            leaf(c, 50, 34, 9, 24)
            leaf(c, 50, 34, 9, -24)
            flower(c, 50, 27, 3.6, 6, SINDOOR if index % 2 else "#34639F", GOLD)
    flower(c, 50, 50, 13, 10, "#C9577F" if c.variant else PEACOCK, GOLD)


def gamla(c: Canvas):
    """A square marble tulsi stand."""
    p = c.p
    c.ground(88, 30)
    for turn in (-40, 0, 40, -70, 70):
        leaf(c, 50, 36, 18, turn, LEAF)
    c.sym("M50 34 L76 34 L73 44 L50 44 Z", p.light)
    c.sym("M50 44 L70 44 L70 76 L50 76 Z", p.main)
    c.box(60, 44, 70, 76, p.dark)
    c.sym("M50 76 L76 76 L78 87 L50 87 Z", p.light)
    c.sym("M50 50 C56 54 58 58 58 64 L58 74 L50 74 Z", p.dark)
    c.dots("M28 39 L72 39", 11, 1.1, SINDOOR)
    c.dots("M28 81.5 L72 81.5", 11, 1.1, LEAF)


def keychain(c: Canvas):
    """A key ring with a feather charm."""
    p = c.p
    c.ring(50, 25, 12, 12, "#8D95A1", 2.4)
    c.line("M50 37 L50 46", "#8D95A1", 2)
    c.disc(50, 66, 21, p.dark)
    c.disc(50, 65, 20, p.main)
    c.ring(50, 65, 16.6, 16.6, GOLD, 0.9)
    if c.variant == 1:
        c.line("M40 75 L61 54", GOLD, 3.4)
        for t in range(4):
            c.disc(44.5 + t * 4, 70.5 - t * 4, 0.9, p.dark)
    elif c.variant == 2:
        lotus(c, 50, 73, 1.2, CREAM, p.light)
    else:
        feather(c, 50, 80, 1.35)


def doll(c: Canvas):
    """A cloth Bal Gopal doll."""
    p = c.p
    c.ground(87, 24)
    feather(c, 53, 18, 0.9, 20)
    for x in (42, 58):
        c.ellipse(x, 82, 6.5, 4.6, "#5C86A8")
    c.sym("M50 46 C62 46 68 60 70 76 Q60 82 50 82 Z", p.main)
    c.line("M34 56 L24 66", "#6F9BBB", 7)
    c.line("M66 56 L76 66", "#6F9BBB", 7)
    c.line("M31 74 Q50 81 69 74", p.accent, 2.4)
    c.disc(50, 33, 16, "#6F9BBB")
    c.fill("M34 31 C36 12 64 12 66 31 C58 23 42 23 34 31 Z", INK)
    c.line("M36 25 Q50 17 64 25", GOLD, 2.4)
    for x in (44, 56):
        c.ellipse(x, 34, 2, 2.6, INK)
        c.disc(x + 0.6, 33, 0.7, CREAM)
        c.disc(x + (x - 50) * 0.55, 39, 1.9, "#D98AA0")
    c.line("M46 41 Q50 44.6 54 41", SINDOOR, 1.2)
    c.dots("M40 48 Q50 58 60 48", 8, 1, CREAM)


def lattu(c: Canvas):
    """A lacquered wooden top."""
    p = c.p
    c.ground(86, 18)
    c.box(47, 14, 53, 34, "#633E22", r=2)
    c.sym("M50 32 C66 32 76 40 76 50 C72 66 60 76 50 84 Z", p.main)
    c.sym("M50 43 L73.5 43 C76 46 76 50 75 54 L50 56 Z", GOLD)
    c.sym("M50 60 L72 60 C70 63 68 66 66 68 L50 69 Z", p.light)
    c.line("M50 84 L50 88", INK, 1.6)
    c.line("M38 38 Q44 34 50 34", CREAM, 1.2)


MOTIFS = (
    book, calendar, framed, usb, notebook, bansuri, manjira, dholak, khol, harmonium, sanjhi,
    pichwai, carved_box, inlay_plate, gamla, keychain, doll, lattu,
)  # fmt: skip
