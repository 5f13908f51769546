"""Pictures of the demo goods, drawn in code: no text, no photographs, the same for the same seed."""

from functools import lru_cache

from PIL import Image

from vrinda.demo.pictures import cloth, craft, kitchen, puja, sacred, scents
from vrinda.demo.pictures.canvas import Canvas
from vrinda.demo.pictures.palettes import PALETTES, TINT_OF_PALETTE

__all__ = [
    "MOTIFS", "PALETTES", "TINT_OF_PALETTE", "VARIANTS",
    "banner_picture", "category_picture", "draw", "picture_key", "shop_picture",
]  # fmt: skip

VARIANTS = 3
MOTIFS = {motif.__name__: motif for room in (cloth, sacred, puja, kitchen, craft, scents) for motif in room.MOTIFS}
_OF_CATEGORY = {
    "poshak": ("dress", "terracotta"),
    "murti": ("krishna", "brass"),
    "mala": ("japa_mala", "green"),
    "puja": ("diya", "saffron"),
    "prasad": ("peda", "khoya"),
    "gras": ("matki", "terracotta"),
    "phool": ("bloom", "pink"),
    "vastra": ("kurta", "peacock"),
    "pustak": ("book", "purple"),
    "vadya": ("bansuri", "peacock"),
    "kala": ("sanjhi", "maroon"),
    "sugandh": ("ittar", "purple"),
}
# Signs come in many colours, save those of things that have but a few.
_SIGN_PALETTES = ("terracotta", "green", "peacock", "purple", "maroon", "saffron")
_OWN_PALETTES = {
    "murti": ("copper", "marble", "wood", "silver"),
    "prasad": ("cream", "saffron"),
    "gras": ("copper", "silver", "brass"),
}


def picture_key(motif: str, palette_key: str, seed: int) -> str:
    """A name shared by all the specs that draw the same picture, fit for a file name."""
    return f"{motif}-{palette_key}-{seed % VARIANTS}"


# Few are kept: a picture of 1000 pixels takes 3 MB. Callers that draw many sort them by picture_key.
@lru_cache(maxsize=12)
def _drawn(motif: str, palette_key: str, variant: int, size: int) -> Image.Image:
    canvas = Canvas(palette=PALETTES[palette_key], variant=variant, pixels=2 * size)
    MOTIFS[motif](canvas)
    return canvas.image.reduce(2)


def draw(motif: str, palette_key: str, seed: int, size: int = 1000) -> Image.Image:
    """A square RGB picture of one thing in one palette; the seed chooses among its variants."""
    return _drawn(motif, palette_key, seed % VARIANTS, size).copy()


def category_picture(category_id: str, size: int = 1000) -> Image.Image:
    """The picture that stands for one of the twelve categories."""
    motif, palette_key = _OF_CATEGORY[category_id]
    return draw(motif, palette_key, 0, size)


def shop_picture(seed: int, category_id: str | None = None, size: int = 1000) -> Image.Image:
    """A shop's sign: the motif of its main category in a palette of the shop's own."""
    categories = list(_OF_CATEGORY)
    category_id = category_id or categories[seed % len(categories)]
    motif, home = _OF_CATEGORY[category_id]
    choices = [home, *_OWN_PALETTES.get(category_id, _SIGN_PALETTES)]
    return draw(motif, choices[seed % len(choices)], seed, size)


def banner_picture(seed: int, category_id: str, height: int = 300) -> Image.Image:
    """A shelf of what a shop makes: its motif side by side in several palettes."""
    motif, home = _OF_CATEGORY[category_id]
    palettes = [home, *_OWN_PALETTES.get(category_id, _SIGN_PALETTES)]
    shelf = Image.new("RGB", (height * 18 // 5, height))
    for place in range(4):
        palette = palettes[(seed + place) % len(palettes)]
        shelf.paste(draw(motif, palette, seed + place, height), (place * height, 0))
    return shelf
