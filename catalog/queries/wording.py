"""What was understood of a question, in words: "up to ₹500", "size 3", "Laddu Gopal"."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.search.understanding import Part, Understanding
from vrinda.kernel.money import format_inr

# Values a shopper reads; a value that staff add stands as it is written.
VALUES = {
    "laddu_gopal": gettext_lazy("Laddu Gopal"), "krishna": gettext_lazy("Krishna"), "radha_krishna": gettext_lazy("Radha-Krishna"),
    "radha": gettext_lazy("Radha"), "jagannath": gettext_lazy("Jagannath"), "gaura_nitai": gettext_lazy("Gaura-Nitai"),
    "ganesha": gettext_lazy("Ganesha"), "lakshmi": gettext_lazy("Lakshmi"), "lakshmi_ganesha": gettext_lazy("Lakshmi-Ganesha"),
    "durga": gettext_lazy("Durga"), "hanuman": gettext_lazy("Hanuman"), "ram_darbar": gettext_lazy("Ram Darbar"),
    "ram": gettext_lazy("Ram"), "shiva": gettext_lazy("Shiva"), "narasimha": gettext_lazy("Narasimha"),
    "shaligram": gettext_lazy("Shaligram"), "vishnu": gettext_lazy("Vishnu"), "saraswati": gettext_lazy("Saraswati"),
    "balaram": gettext_lazy("Balaram"), "red": gettext_lazy("red"), "yellow": gettext_lazy("yellow"), "green": gettext_lazy("green"),
    "blue": gettext_lazy("blue"), "pink": gettext_lazy("pink"), "white": gettext_lazy("white"), "black": gettext_lazy("black"),
    "saffron": gettext_lazy("saffron"), "orange": gettext_lazy("orange"), "purple": gettext_lazy("purple"),
    "maroon": gettext_lazy("maroon"), "golden": gettext_lazy("golden"), "silver": gettext_lazy("silver"),
    "brown": gettext_lazy("brown"), "peacock": gettext_lazy("peacock blue"), "multicolour": gettext_lazy("many colours"),
    "brass": gettext_lazy("brass"), "copper": gettext_lazy("copper"), "ashtadhatu": gettext_lazy("ashtadhatu"),
    "marble": gettext_lazy("marble"), "stone": gettext_lazy("stone"), "wood": gettext_lazy("wood"), "sheesham": gettext_lazy("sheesham"),
    "clay": gettext_lazy("clay"), "resin": gettext_lazy("resin"), "fiber": gettext_lazy("fibre"), "glass": gettext_lazy("glass"),
    "bamboo": gettext_lazy("bamboo"), "pearl": gettext_lazy("pearl"), "kundan": gettext_lazy("kundan"), "tulsi": gettext_lazy("tulsi"),
    "rudraksha": gettext_lazy("rudraksha"), "sandalwood": gettext_lazy("sandalwood"), "sphatik": gettext_lazy("sphatik"),
    "cotton": gettext_lazy("cotton"), "silk": gettext_lazy("silk"), "velvet": gettext_lazy("velvet"), "wool": gettext_lazy("wool"),
    "khadi": gettext_lazy("khadi"), "zari": gettext_lazy("zari"), "gota": gettext_lazy("gota"),
    "janmashtami": gettext_lazy("Janmashtami"), "radhashtami": gettext_lazy("Radhashtami"), "diwali": gettext_lazy("Diwali"),
    "holi": gettext_lazy("Holi"), "griha_pravesh": gettext_lazy("Griha Pravesh"), "raksha_bandhan": gettext_lazy("Raksha Bandhan"),
    "navratri": gettext_lazy("Navratri"), "ekadashi": gettext_lazy("Ekadashi"), "satyanarayan": gettext_lazy("Satyanarayan Katha"),
    "havan": gettext_lazy("havan"), "wedding": gettext_lazy("wedding"), "birthday": gettext_lazy("birthday"),
    "kartik": gettext_lazy("Kartik"), "annakut": gettext_lazy("Annakut"), "vrat": gettext_lazy("for vrat"),
    "grain_free": gettext_lazy("without grains"), "no_onion_garlic": gettext_lazy("no onion or garlic"),
    "sugar_free": gettext_lazy("sugar-free"), "vegan": gettext_lazy("vegan"), "desi_ghee": gettext_lazy("desi ghee"),
    "winter": gettext_lazy("winter"), "summer": gettext_lazy("summer"), "monsoon": gettext_lazy("monsoon"),
    "small": gettext_lazy("small"), "medium": gettext_lazy("medium"), "large": gettext_lazy("large"),
}  # fmt: skip


def part_in_words(part: Part, meant: Understanding) -> str:
    """Return one thing understood, as a shopper says it; nothing for what needs no chip."""
    write = WRITERS.get(part.kind)
    if write is not None:
        return write(part, meant)
    values = part.value if isinstance(part.value, tuple) else (part.value,)
    return ", ".join(value_in_words(value) for value in values)


def value_in_words(value: str | int) -> str:
    return str(VALUES.get(str(value), str(value).replace("_", " ")))


def _price(part: Part, meant: Understanding) -> str:
    low, high = meant.price_min, meant.price_max
    if low is not None and high is not None:
        return f"{format_inr(low, short=True)} – {format_inr(high, short=True)}"
    if high is not None:
        return _("Up to %(to)s") % {"to": format_inr(high, short=True)}
    return _("%(from)s and more") % {"from": format_inr(low or 0, short=True)}


def _size(part: Part, meant: Understanding) -> str:
    size = str(part.value)
    if size.endswith("in"):
        return _("%(number)s inch") % {"number": size[:-2]}
    return _("Size %(size)s") % {"size": size} if size[:1].isdigit() or size.isupper() else value_in_words(size)


def _weight(part: Part, meant: Understanding) -> str:
    return _measure(int(str(part.value)), _("g"), _("kg"))


def _volume(part: Part, meant: Understanding) -> str:
    return _measure(int(str(part.value)), _("ml"), _("litre"))


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
