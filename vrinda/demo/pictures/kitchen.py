"""Motifs of food and flowers: sweets, dairy, grocery, garlands, plants."""

from vrinda.demo.pictures.canvas import Canvas
from vrinda.demo.pictures.ornaments import flower, leaf, lotus, marigold, plate
from vrinda.demo.pictures.palettes import CREAM, GOLD, LEAF, LEAF_DARK, SINDOOR


def peda(c: Canvas):
    """A plate of peda with a thumb-pressed top."""
    p = c.p
    c.ground(84, 30)
    spots = ((30, 63), (50, 64), (70, 63), (40, 50), (60, 50), (50, 37))
    for x, y in spots[: 6 - (c.variant == 2) * 1]:
        c.ellipse(x, y + 2.4, 11, 7.6, p.dark)
        c.ellipse(x, y, 11, 7.6, p.main)
        c.ellipse(x, y - 1.4, 6, 3.4, p.light)
        if c.variant:
            c.ellipse(x - 1.5, y - 1.5, 1.8, 0.9, p.accent, 25)
            c.ellipse(x + 1.8, y - 1, 1.6, 0.8, "#D98A1B", -30)
    plate(c, 70)


def laddu(c: Canvas):
    """A pyramid of laddu."""
    p = c.p
    c.ground(84, 30)
    for x, y in ((30, 60), (50, 60), (70, 60), (40, 45), (60, 45), (50, 30)):
        c.disc(x, y, 10.6, p.main)
        c.disc(x - 1.6, y - 1.8, 7.6, p.light)
        for dx, dy in ((-4, -3), (2, -5), (4, 2), (-2, 3), (-6, 2), (0, -1)):
            c.disc(x + dx, y + dy, 1, p.dark if (dx + dy) % 2 else GOLD)
    plate(c, 69)


def katli(c: Canvas):
    """Diamonds of katli with silver leaf."""
    p = c.p
    c.disc(50, 53, 36, "#A19F96")
    c.disc(50, 51, 36, "#D8D7D0")
    c.disc(50, 51, 31, "#EAE9E3")
    for x, y in ((50, 32), (36, 42), (64, 42), (50, 51), (36, 61), (64, 61), (50, 70)):
        c.fill(f"M{x} {y - 8} L{x + 12} {y + 1} L{x} {y + 10} L{x - 12} {y + 1} Z", p.dark)
        c.fill(f"M{x} {y - 9} L{x + 12} {y} L{x} {y + 8} L{x - 12} {y} Z", p.main)
        c.fill(
            f"M{x - 3} {y - 4} L{x + 4} {y - 3} L{x + 5} {y + 2} L{x - 4} {y + 2} Z",
            "#FFFFFF" if c.variant else p.light,
        )
        c.ellipse(x + 1, y, 2, 0.9, LEAF, 20)


def rabdi(c: Canvas):
    """A kulhad of rabdi with nuts."""
    p = c.p
    c.ground(86, 26)
    c.sym("M50 34 L76 34 L68 84 Q60 87 50 87 Z", "#B4623C")
    c.fill("M62 34 L76 34 L68 84 Q64 86 58 86.6 Z", "#8E4527")
    c.ellipse(50, 34, 26, 8.5, "#8E4527")
    c.ellipse(50, 34, 23, 7, p.light)
    c.ellipse(48, 33, 14, 4, CREAM)
    for x, y, turn in ((40, 33, 20), (52, 31, -30), (60, 35, 40), (46, 37, 0), (55, 37, 15)):
        c.ellipse(x, y, 2.6, 1.1, LEAF if turn % 20 else "#D98A1B", turn)
    for y in (50, 56, 76):
        c.line(f"M{26 + (y - 34) * 0.16} {y} Q50 {y + 6} {74 - (y - 34) * 0.16} {y}", "#D88D63", 1)
    if c.variant:
        c.line("M62 34 L82 14", "#E9D2A0", 3)


def matki(c: Canvas):
    """A pot brimming with butter."""
    p = c.p
    c.ground(86, 30)
    c.sym("M50 20 C58 20 62 26 66 30 C72 32 72 38 68 40 L50 42 Z", "#FFFDF4")
    c.fill("M54 28 C60 30 66 34 68 40 L50 41 Z", "#F3E6C8")
    c.sym("M50 39 L70 39 L68 46 C82 52 86 64 80 76 C76 84 64 87 50 87 Z", p.main)
    c.fill("M68 46 C82 52 86 64 80 76 C76 84 64 87 50 87 C72 80 74 60 62 47 Z", p.dark)
    c.box(28, 37, 72, 44, p.light, r=3)
    c.line("M19 62 Q50 74 81 62", CREAM, 1.6)
    c.dots("M22 69 Q50 81 78 69", 13, 1.3, GOLD)
    c.fill("M58 42 C59 52 63 52 63 58 C63 62 58 62 58 58 C58 52 55 50 55 42 Z", "#FFFDF4")
    if c.variant:
        c.line("M36 52 Q50 58 64 52", SINDOOR, 1.4)


def gift_box(c: Canvas):
    """A tied prasad box."""
    p = c.p
    c.ground(84, 34)
    c.box(20, 46, 80, 84, p.main, r=2)
    c.box(64, 46, 80, 84, p.dark, r=2)
    c.box(16, 34, 84, 48, p.light, r=2)
    c.box(46, 34, 54, 84, p.accent)
    c.both("M50 34 C56 20 72 16 74 24 C74 31 62 34 50 35 Z", p.accent)
    c.both("M52 33 C58 25 66 21 69 25 C69 29 60 32 52 33 Z", p.dark)
    c.disc(50, 33, 3.6, p.accent)
    if c.variant:
        lotus(c, 33, 70, 0.75, p.light, p.accent)
    else:
        for x, y in ((29, 58), (38, 66), (29, 74)):
            c.disc(x, y, 2, p.light)


def bowl(c: Canvas):
    """A bowl heaped with namkeen or nuts."""
    p = c.p
    c.ground(84, 28)
    c.sym("M50 30 C64 30 74 42 78 54 L50 56 Z", p.light)
    grains = ((50, 35), (42, 40), (58, 40), (36, 46), (50, 44), (64, 46), (30, 52), (43, 51), (57, 51), (70, 52))
    for index, (x, y) in enumerate(grains):
        colour = (p.main, p.dark, p.accent)[(index + c.variant) % 3]
        if c.variant == 0:
            c.line(f"M{x - 5} {y + 2} Q{x} {y - 5} {x + 5} {y + 1}", colour, 2)
        else:
            c.ellipse(x, y, 5, 3, colour, 30 * index)
    c.sym("M50 54 L84 54 C82 72 70 83 50 83 Z", "#8FA3A6")
    c.fill("M66 54 L84 54 C82 72 70 83 50 83 C62 78 68 68 66 54 Z", "#6F8488")
    c.box(14, 51.5, 86, 57, "#B9C8CA", r=2.6)


def _jar(c: Canvas, body, shade, gleam, lid):
    c.ground(86, 26)
    c.sym("M50 30 L64 30 C72 34 74 38 74 44 L74 78 Q74 86 66 86 L50 86 Z", body)
    c.fill("M64 30 C72 34 74 38 74 44 L74 78 Q74 86 66 86 L60 86 Q66 84 66 76 L66 42 Q66 36 60 30 Z", shade)
    c.line("M32 44 L32 74", gleam, 2)
    c.box(32, 18, 68, 31, lid, r=3)
    c.line("M36 24.5 L64 24.5", CREAM, 1)


def ghee_jar(c: Canvas):
    """A jar of golden ghee."""
    _jar(c, "#EDB52E", "#CC8F12", "#FBE3A0", c.p.main)
    c.disc(50, 60, 13, CREAM)
    if c.variant:
        c.fill("M42 55 C46 50 54 50 58 55 C60 62 56 68 50 69 C44 68 40 62 42 55 Z", c.p.main)
        c.both("M58 54 C64 50 65 48 64 46 C60 46 57 49 56 52 Z", c.p.dark)
        c.ellipse(50, 65, 4, 2.6, c.p.light)
    else:
        c.fill("M50 51 C57 59 57 67 50 69 C43 67 43 59 50 51 Z", "#E3A51C")


def honey_jar(c: Canvas):
    """A jar of honey with a dipper, or lumps of gur."""
    _jar(c, "#D9821B", "#A85C0D", "#F6C46F", c.p.main)
    for x, y in ((44, 54), (56, 54), (50, 64.4), (38, 64.4), (62, 64.4)):
        c.fill(
            f"M{x} {y - 6} L{x + 5.2} {y - 3} L{x + 5.2} {y + 3} L{x} {y + 6} L{x - 5.2} {y + 3} L{x - 5.2} {y - 3} Z",
            "#F6C46F",
        )
        c.fill(
            f"M{x} {y - 4} L{x + 3.5} {y - 2} L{x + 3.5} {y + 2} L{x} {y + 4} L{x - 3.5} {y + 2} L{x - 3.5} {y - 2} Z",
            "#EDA63A",
        )


def pickle_jar(c: Canvas):
    """A ceramic pickle jar with a cloth cap."""
    p = c.p
    c.ground(86, 26)
    c.sym("M50 36 L66 36 C74 42 76 52 75 66 C74 78 72 86 66 86 L50 86 Z", "#F4EBDD")
    c.sym("M50 30 L68 30 L68 40 C72 42 74 46 75 52 L50 52 Z", "#8A4A22")
    c.fill("M66 54 L75 54 C75 74 72 86 66 86 L60 86 C66 78 67 66 66 54 Z", "#DDCDB4")
    c.sym("M50 14 C60 14 66 20 67 28 L74 36 Q62 34 50 36 Z", p.main)
    c.line("M31 30 Q50 34 69 30", p.accent, 1.8)
    c.dots("M36 22 Q50 18 64 22", 6, 1.1, p.light)
    leaf(c, 46, 78, 16, -28)
    c.fill("M44 66 C48 58 60 58 62 68 C62 76 52 80 47 76 C44 73 43 70 44 66 Z", p.light)


def milk(c: Canvas):
    """A milk can and a glass."""
    p = c.p
    c.ground(86, 34)
    c.box(32, 18, 52, 26, p.dark, r=2)
    c.fill(
        "M30 26 L54 26 L52 34 C64 42 66 52 66 60 L66 82 Q66 86 60 86 L24 86 Q18 86 18 82 L18 60 C18 52 20 42 32 34 Z",
        p.light,
    )
    c.fill("M52 34 C64 42 66 52 66 60 L66 82 Q66 86 60 86 L52 86 Q58 84 58 76 L58 58 C58 48 56 40 48 34 Z", p.main)
    c.line("M20 58 L64 58", p.dark, 1.2)
    c.line("M20 76 L64 76", p.dark, 1.2)
    c.fill("M62 54 L86 54 L83 86 L65 86 Z", "#F6FAFB")
    c.fill("M63 61 L85.4 61 L83 86 L65 86 Z", "#FFFFFF")
    c.fill("M78 61 L85.4 61 L83 86 L77 86 Z", "#E4EEF0")


def dahi(c: Canvas):
    """A clay bowl of curd."""
    c.ground(84, 32)
    c.sym("M50 42 L82 42 C84 62 74 84 50 84 Z", "#B4623C")
    c.fill("M66 44 L82 42 C84 62 74 84 50 84 C64 78 70 62 66 44 Z", "#8E4527")
    c.ellipse(50, 42, 32, 10, "#D88D63")
    c.ellipse(50, 42, 28, 8, "#FFFDF6")
    c.line("M34 41 C42 37 48 46 56 42 C60 40 64 40 66 42", "#EADFC8", 1.4)
    c.dots("M25 60 Q50 76 75 60", 13, 1.2, CREAM)
    leaf(c, 54, 42, 8, 60)
    if c.variant:
        leaf(c, 50, 42, 8, -50)


def paneer(c: Canvas):
    """Blocks of paneer on a board."""
    p = c.p
    c.ground(85, 36)
    c.box(14, 72, 86, 82, "#8A5A34", r=4)
    c.box(14, 78, 86, 82, "#633E22", r=2)
    for x, y, s in ((22, 50, 22), (48, 50, 22), (36, 30, 20)):
        c.fill(f"M{x} {y} L{x + 6} {y - 7} L{x + s + 6} {y - 7} L{x + s} {y} Z", "#FFFFFF")
        c.box(x, y, x + s, y + 22, p.main)
        c.fill(f"M{x + s} {y} L{x + s + 6} {y - 7} L{x + s + 6} {y + 15} L{x + s} {y + 22} Z", p.dark)
    leaf(c, 76, 72, 14, 20)
    leaf(c, 76, 72, 12, -24)


def sack(c: Canvas):
    """A cloth sack of flour."""
    p = c.p
    c.ground(86, 28)
    c.sym("M50 36 C66 34 76 42 78 58 C80 72 78 84 72 86 L50 87 Z", "#E8D9BC")
    c.fill("M64 36 C72 40 77 48 78 58 C80 72 78 84 72 86 L60 86.6 C68 76 70 52 64 36 Z", "#CDB98F")
    c.sym("M50 26 C60 22 70 26 72 38 Q62 44 50 44 Z", "#F4EBD8")
    c.sym("M50 22 C58 20 64 26 67 34 Q58 38 50 38 Z", "#FFFDF6")
    c.disc(50, 65, 12, p.main)
    for turn in (-40, -14, 14, 40):
        leaf(c, 50, 73, 14, turn, p.light)


def marigolds(c: Canvas):
    """A heap of loose flowers."""
    p = c.p
    for x, y, turn in ((24, 40, -60), (76, 42, 60), (30, 72, -120), (70, 74, 120)):
        leaf(c, x, y, 13, turn)
    for x, y, r in ((36, 38, 13), (63, 37, 14), (50, 55, 15), (30, 62, 12), (70, 63, 12), (50, 76, 10)):
        if c.variant == 1:
            flower(c, x, y, r, 9, p.main, p.accent)
        else:
            marigold(c, x, y, r, p.main, p.dark)
            c.disc(x, y, r * 0.2, p.light)


def bloom(c: Canvas):
    """One open flower with a golden heart."""
    p = c.p
    leaf(c, 62, 74, 20, 130)
    leaf(c, 38, 74, 20, -130)
    for index in range(8):
        with c.placed(turn=45 * index):
            c.sym("M50 50 C58 40 60 24 50 16 Z", p.main)
            c.fill("M50 50 C58 40 60 24 50 16 C53 28 53 40 50 50 Z", p.dark)
            c.line("M50 44 L50 26", p.light, 0.6)
    c.disc(50, 50, 8, "#F2A007")
    for index in range(10):
        with c.placed(turn=36 * index):
            c.disc(50, 45, 1, "#B05A0C")


def garland(c: Canvas):
    """A fresh garland."""
    p = c.p
    path = "M24 16 C22 54 34 74 50 78 C66 74 78 54 76 16"
    c.dots(path, 22, 4.8, p.dark)
    c.dots(path, 22, 3.6, p.main)
    c.dots(path, 22, 1.4, p.light)
    for x, y in ((24, 16), (76, 16)):
        c.disc(x, y, 4, LEAF)
    marigold(c, 50, 80, 9, p.accent if c.variant else "#F2A007", "#DD7A1B")
    leaf(c, 44, 84, 10, -150)
    leaf(c, 56, 84, 10, 150)


def tulsi(c: Canvas):
    """A tulsi plant in a pot."""
    p = c.p
    c.ground(87, 24)
    for path in ("M50 62 L50 22", "M50 54 C44 48 38 44 34 36", "M50 54 C56 48 62 44 66 36"):
        c.line(path, "#6B4A2B", 1.6)
    green = LEAF_DARK if c.variant == 1 else LEAF
    for x, y, turn in (
        (50, 30, 0),
        (50, 38, -50),
        (50, 38, 50),
        (50, 48, -64),
        (50, 48, 64),
        (34, 38, -20),
        (34, 40, -80),
        (66, 38, 20),
        (66, 40, 80),
        (40, 46, -46),
        (60, 46, 46),
        (50, 56, -80),
        (50, 56, 80),
    ):
        leaf(c, x, y, 14, turn, green if turn % 4 else "#5D9A57")
    for x, y in ((50, 16), (33, 27), (67, 27)):
        c.dots(f"M{x} {y - 5} L{x} {y + 3}", 4, 1.2, "#8C5A86")
    c.sym("M50 62 L72 62 L66 87 L50 87 Z", p.main)
    c.fill("M60 62 L72 62 L66 87 L56 87 Z", p.dark)
    c.box(26, 58, 74, 65, p.light, r=2)
    c.dots("M34 75 Q50 79 66 75", 7, 1.3, CREAM)


MOTIFS = (
    peda, laddu, katli, rabdi, matki, gift_box, bowl, ghee_jar, honey_jar, pickle_jar, milk, dahi,
    paneer, sack, marigolds, bloom, garland, tulsi,
)  # fmt: skip
