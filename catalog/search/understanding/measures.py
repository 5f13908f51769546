"""Weights, volumes, sizes and pieces: adha kilo, 500ml, 3 no., size zero, 9 inch, 25 पीस."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from catalog.search.understanding.frame import Slot
from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.numbers import Number
from catalog.search.understanding.sentence import Word

MOST_PIECES = 10_000
LARGEST_NUMBER_OF_A_DEITY = 12
LARGEST_SIZE = 60
SEVERAL_X = {"xl": "XL", "x": "XL"}


@dataclass
class Measures:
    """What was measured, and which words said it; ``counted`` are numbers that are spoken for."""

    slots: dict[str, Slot] = field(default_factory=dict)
    quantity: int | None = None
    taken: dict[str, frozenset[int]] = field(default_factory=dict)
    counted: set[int] = field(default_factory=set)

    def put(self, kind: str, value: Slot, start: int, end: int) -> None:
        if kind == "quantity":
            self.quantity = self.quantity or int(str(value))
        elif kind in self.slots:
            return
        else:
            self.slots[kind] = value
        self.taken.setdefault(kind, frozenset(range(start, end)))
        self.counted.update(range(start, end))


def measures_in(words: Sequence[Word], numbers: Sequence[Number], priced: frozenset[int], lexicon: Lexicon) -> Measures:
    """Return the measures of a question; words that say a price are left alone."""
    measures = Measures()
    for number in numbers:
        if not priced.intersection(range(number.start, number.end)):
            _read(number, words, measures, lexicon)
    _read_lone_letter(words, measures, lexicon)
    return measures


def lone_number(numbers: Sequence[Number], priced: frozenset[int], measures: Measures) -> Number | None:
    """Return a written number from 0 to 12 that nothing else speaks for: beside a small deity it is its size."""
    for number in numbers:
        place = set(range(number.start, number.end))
        is_size = number.value == int(number.value) and 0 <= number.value <= LARGEST_NUMBER_OF_A_DEITY
        if is_size and not number.is_light and not place & priced and not place & measures.counted:
            return number
    return None


def _read(number: Number, words: Sequence[Word], measures: Measures, lexicon: Lexicon) -> None:
    unit = lexicon.units.at(words, number.end) if number.end < len(words) else None
    if unit is not None and not _is_size_beside(number, words, unit[1][0].measures):
        length, meanings = unit
        _put_measured(number, meanings[0].measures, meanings[0].amount, number.end + length, measures)
        return
    if number.end < len(words) and words[number.end].text in SEVERAL_X and 2 <= number.value <= 4:
        measures.put("size", "X" * int(number.value) + "L", number.start, number.end + 1)
        return
    _read_size(number, words, measures, lexicon)


def _is_size_beside(number: Number, words: Sequence[Word], measures: str) -> bool:
    """Say whether "in" is the English word and not inches."""
    return measures == "inches" and words[number.end].text == "in" and number.end + 1 < len(words)


def _put_measured(number: Number, kind: str, amount: int, end: int, measures: Measures) -> None:
    value = number.value * amount
    if kind in ("weight_g", "volume_ml"):
        measures.put(kind, int(value), number.start, end)
    elif kind == "inches":
        measures.put("size", f"{_short(value)}in", number.start, end)
    elif kind == "quantity" and 1 <= value <= MOST_PIECES and value == int(value):
        measures.put(kind, int(value), number.start, end)
    else:
        measures.counted.update(range(number.start, end))


def _read_size(number: Number, words: Sequence[Word], measures: Measures, lexicon: Lexicon) -> None:
    if number.value > LARGEST_SIZE or number.value != int(number.value):
        return
    after = lexicon.size_cues.at(words, number.end) if number.end < len(words) else None
    start = number.start - 1
    before = lexicon.size_cues.at(words[: number.start], start) if start >= 0 else None
    if after is None and before is None:
        return
    end = number.end + (after[0] if after else 0)
    if before is not None and start > 0 and lexicon.size_cues.at(words[:start], start - 1):
        start -= 1  # "size no 3"
    if after is not None and end < len(words) and (more := lexicon.size_cues.at(words, end)):
        end += more[0]
    measures.put("size", str(int(number.value)), start if before else number.start, end)


def _read_lone_letter(words: Sequence[Word], measures: Measures, lexicon: Lexicon) -> None:
    """Read "size M" and "L size"; a letter alone says nothing."""
    for index, word in enumerate(words):
        if word.text not in ("s", "m", "l"):
            continue
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(words) and lexicon.size_cues.at(words[: beside + 1], beside):
                measures.put("size", word.text.upper(), min(index, beside), max(index, beside) + 1)


def _short(value: Decimal) -> str:
    return f"{value.normalize():f}"
