"""What is on screen, and how a remark about it ("cheaper", "थोड़ी बड़ी, 4 नंबर") changes what is looked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from catalog.search.understanding.frame import Slot, Understanding
from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.numbers import Number, numbers_in
from catalog.search.understanding.sentence import Word, sentence

PAISE = 100
CHEAPER, BIGGER, SMALLER, OTHER, BY_LESS = "cheaper", "bigger", "smaller", "other", "by_less"
LADDER = ("small", "medium", "large")
LETTERS = ("S", "M", "L", "XL", "XXL", "XXXL")
LARGEST_NUMBER = 12
LEAST_STEP = 10


@dataclass(frozen=True)
class Shown:
    """The request before, and the price in paise of the thing it put on screen."""

    categories: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    price_min: int | None = None
    price_max: int | None = None
    price: int | None = None


def revise(shown: Shown, said: Understanding, lexicon: Lexicon) -> Understanding:
    """Return the request as the remark changes it: new goods replace, new slots overlay, prices move."""
    words = sentence(said.text).words
    asked = {meaning for _start, _end, meanings in lexicon.relative.all_in(words) for meaning in meanings}
    is_about_other_goods = said.is_named and bool(said.leaves) and not set(said.categories[:1]) & set(shown.categories)
    slots = {**({} if is_about_other_goods else shown.slots), **_slots_of_remark(shown, said, asked)}
    if OTHER in asked:
        slots.pop("colour", None)
    low, high = _prices(shown, said, asked, _named_step(words, lexicon))
    return replace(
        said,
        categories=said.categories if is_about_other_goods else shown.categories,
        leaves=said.leaves if is_about_other_goods else shown.leaves,
        slots=slots,
        price_min=low,
        price_max=high,
        is_sure=True,
    )


def _slots_of_remark(shown: Shown, said: Understanding, asked: set[str]) -> dict[str, Slot]:
    slots = dict(said.slots)
    size = slots.get("size")
    if (size is None or size in LADDER) and asked & {BIGGER, SMALLER}:
        moved = _next_size(shown.slots.get("size"), +1 if BIGGER in asked else -1)
        if moved:
            slots["size"] = moved
        elif size is None:
            slots.pop("size", None)
    return slots


def _next_size(size: Slot | None, step: int) -> str:
    text = str(size) if size is not None else ""
    if text.isdigit():
        number = int(text) + (step if int(text) <= LARGEST_NUMBER else 2 * step)
        return str(max(0, number))
    for ladder in (LADDER, LETTERS):
        if text in ladder:
            return ladder[min(len(ladder) - 1, max(0, ladder.index(text) + step))]
    return ""


def _prices(shown: Shown, said: Understanding, asked: set[str], step: int | None) -> tuple[int | None, int | None]:
    if said.price_min is not None or said.price_max is not None:
        return said.price_min, said.price_max
    if CHEAPER in asked and shown.price is not None:
        less = step if step is not None and BY_LESS in asked and step < shown.price else PAISE
        return None, shown.price - less
    return shown.price_min, shown.price_max


def _named_step(words: tuple[Word, ...], lexicon: Lexicon) -> int | None:
    """Return by how many paise it should cost less: "200 kam karo"."""
    numbers: list[Number] = numbers_in(words, lexicon)
    for number in numbers:
        if not number.is_light and number.value >= LEAST_STEP:
            return int(number.value * PAISE)
    return None
