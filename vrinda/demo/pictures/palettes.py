"""The colours of the pictures: a tint behind, and a main colour with its shades in front."""

from dataclasses import dataclass

GOLD = "#F3C14B"
CREAM = "#FFF4DC"
INK = "#3A2C22"
LEAF = "#3F7A46"
LEAF_DARK = "#2B5A32"
PEACOCK = "#0B6478"
SINDOOR = "#B3362B"
FLAME = "#F2A007"
STEEL = "#C3C2BB"
STEEL_DARK = "#A19F96"


@dataclass(frozen=True)
class Tint:
    """A background: paper, the lattice line on it, and the soft shade under an object."""

    paper: str
    lattice: str
    shade: str


@dataclass(frozen=True)
class Palette:
    """The paint of one picture."""

    tint: str
    main: str
    dark: str
    light: str
    accent: str


TINTS = {
    "rose": Tint("#F6D9CA", "#EBC7B6", "#E6BDA9"),
    "sand": Tint("#EAE0CF", "#DDD1BC", "#D3C5AD"),
    "leaf": Tint("#E1EAD6", "#D1DDC4", "#C3D2B3"),
    "amber": Tint("#FBEACB", "#F1DBB4", "#EBCF9E"),
    "sky": Tint("#DAEAED", "#C7DCE1", "#B5D0D7"),
    "lilac": Tint("#E8DFEC", "#DACEE0", "#CBBCD3"),
}

PALETTES = {
    "terracotta": Palette("rose", "#BA6038", "#8E4527", "#D88D63", GOLD),
    "red": Palette("rose", "#B3362B", "#86241D", "#D46E62", GOLD),
    "maroon": Palette("rose", "#7E2A3A", "#5B1B28", "#AC5A6A", GOLD),
    "pink": Palette("rose", "#C9577F", "#9B3A5E", "#E79DB6", "#FBE3A8"),
    "saffron": Palette("amber", "#DD7A1B", "#AE590C", "#F2A95F", "#FFF1CF"),
    "yellow": Palette("amber", "#E3A51C", "#B27A08", "#F5CF6C", "#B3362B"),
    "green": Palette("leaf", "#47703A", "#2F5228", "#7FA56B", GOLD),
    "peacock": Palette("sky", "#0B6478", "#07495A", "#4E9BAA", GOLD),
    "blue": Palette("sky", "#34639F", "#224576", "#7FA5D1", GOLD),
    "night": Palette("lilac", "#353A5E", "#232743", "#6B7099", GOLD),
    "purple": Palette("lilac", "#6E417E", "#4E2B5B", "#A17AB0", GOLD),
    "white": Palette("sky", "#F9F4E9", "#DCD1BB", "#FFFFFF", "#C98F2B"),
    "brass": Palette("sand", "#A97B2B", "#7C571B", "#DDB865", PEACOCK),
    "copper": Palette("sand", "#9A5A3A", "#6F3D25", "#CC9070", PEACOCK),
    "wood": Palette("sand", "#8A5A34", "#633E22", "#B98A5C", GOLD),
    "silver": Palette("lilac", "#8D95A1", "#666E7B", "#C8CED6", PEACOCK),
    "marble": Palette("leaf", "#F4F0E8", "#D0C8BA", "#FFFFFF", "#C98F2B"),
    "khoya": Palette("amber", "#B98443", "#93612A", "#E6C38C", LEAF),
    "cream": Palette("amber", "#FBF3DF", "#E2CFA6", "#FFFFFF", "#C98F2B"),
}

TINT_OF_PALETTE = {key: palette.tint for key, palette in PALETTES.items()}
