"""What was understood of a question, in words: "up to ₹500", "size 3", "Laddu Gopal"."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from catalog.search.understanding import Part, Understanding
from vrinda.kernel.money import format_inr

# Values a shopper reads; a value that staff add stands as it is written.
VALUES = {
    "laddu_gopal": _("Laddu Gopal"), "krishna": _("Krishna"), "radha_krishna": _("Radha-Krishna"),
    "radha": _("Radha"), "jagannath": _("Jagannath"), "gaura_nitai": _("Gaura-Nitai"), "ganesha": _("Ganesha"),
    "lakshmi": _("Lakshmi"), "lakshmi_ganesha": _("Lakshmi-Ganesha"), "durga": _("Durga"), "hanuman": _("Hanuman"),
    "ram_darbar": _("Ram Darbar"), "ram": _("Ram"), "shiva": _("Shiva"), "narasimha": _("Narasimha"),
    "shaligram": _("Shaligram"), "vishnu": _("Vishnu"), "saraswati": _("Saraswati"), "balaram": _("Balaram"),
    "red": _("red"), "yellow": _("yellow"), "green": _("green"), "blue": _("blue"), "pink": _("pink"),
    "white": _("white"), "black": _("black"), "saffron": _("saffron"), "orange": _("orange"),
    "purple": _("purple"), "maroon": _("maroon"), "golden": _("golden"), "silver": _("silver"),
    "brown": _("brown"), "peacock": _("peacock blue"), "multicolour": _("many colours"), "brass": _("brass"),
    "copper": _("copper"), "ashtadhatu": _("ashtadhatu"), "marble": _("marble"), "stone": _("stone"),
    "wood": _("wood"), "sheesham": _("sheesham"), "clay": _("clay"), "resin": _("resin"), "fiber": _("fibre"),
    "glass": _("glass"), "bamboo": _("bamboo"), "pearl": _("pearl"), "kundan": _("kundan"), "tulsi": _("tulsi"),
    "rudraksha": _("rudraksha"), "sandalwood": _("sandalwood"), "sphatik": _("sphatik"), "cotton": _("cotton"),
    "silk": _("silk"), "velvet": _("velvet"), "wool": _("wool"), "khadi": _("khadi"), "zari": _("zari"),
    "gota": _("gota"), "janmashtami": _("Janmashtami"), "radhashtami": _("Radhashtami"), "diwali": _("Diwali"),
    "holi": _("Holi"), "griha_pravesh": _("Griha Pravesh"), "raksha_bandhan": _("Raksha Bandhan"),
    "navratri": _("Navratri"), "ekadashi": _("Ekadashi"), "satyanarayan": _("Satyanarayan Katha"),
    "havan": _("havan"), "wedding": _("wedding"), "birthday": _("birthday"), "kartik": _("Kartik"),
    "annakut": _("Annakut"), "vrat": _("for vrat"), "grain_free": _("without grains"),
    "no_onion_garlic": _("no onion or garlic"), "sugar_free": _("sugar-free"), "vegan": _("vegan"),
    "desi_ghee": _("desi ghee"), "winter": _("winter"), "summer": _("summer"), "monsoon": _("monsoon"),
    "yes": _("yes"), "no": _("no"), "small": _("small"), "medium": _("medium"), "large": _("large"),
}  # fmt: skip


def part_in_words(part: Part, meant: Understanding) -> str:
    """Return one thing understood, as a shopper says it; nothing for what needs no chip."""
    write = WRITERS.get(part.kind)
    if write is not None:
        return write(part, meant)
    values = part.value if isinstance(part.value, tuple) else (part.value,)
    return ", ".join(value_in_words(value) for value in values)


def word_for(value: str) -> str:
    """Return a value that a seller has written in the page's language where it is known, else as it was written."""
    return str(VALUES.get(value, value))


def value_in_words(value: str | int) -> str:
    return str(VALUES.get(str(value), str(value).replace("_", " ")))


def _price(part: Part, meant: Understanding) -> str:
    low, high = meant.price_min, meant.price_max
    if low is not None and high is not None:
        return f"{format_inr(low, short=True)} – {format_inr(high, short=True)}"
    if high is not None:
        return str(_("Up to %(to)s")) % {"to": format_inr(high, short=True)}
    return str(_("%(from)s and more")) % {"from": format_inr(low or 0, short=True)}


def _size(part: Part, meant: Understanding) -> str:
    size = str(part.value)
    if size.endswith("in"):
        return str(_("%(number)s inch")) % {"number": size[:-2]}
    return str(_("Size %(size)s")) % {"size": size} if size[:1].isdigit() or size.isupper() else value_in_words(size)


def _weight(part: Part, meant: Understanding) -> str:
    return _measure(int(str(part.value)), str(_("g")), str(_("kg")))


def _volume(part: Part, meant: Understanding) -> str:
    return _measure(int(str(part.value)), str(_("ml")), str(_("litre")))


def _measure(amount: int, small: str, large: str) -> str:
    return f"{amount // 1000} {large}" if amount >= 1000 and amount % 1000 == 0 else f"{amount} {small}"


def _nothing(part: Part, meant: Understanding) -> str:
    return ""


WRITERS: dict[str, Callable[[Part, Understanding], str]] = {
    "price": _price,
    "size": _size,
    "weight_g": _weight,
    "volume_ml": _volume,
    "quantity": _nothing,
}
