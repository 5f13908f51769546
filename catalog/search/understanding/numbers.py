"""Numbers as they are said: 1.5k, dhai sau, paune do hazaar, पाँच सौ पचास, five hundred."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.sentence import Phrases, Word

MANY = 100


@dataclass(frozen=True)
class Number:
    """A value from one word up to another. A light one ("do", "ek") counts only beside a unit or a price."""

    value: Decimal
    start: int
    end: int
    is_light: bool = False


def numbers_in(words: Sequence[Word], lexicon: Lexicon) -> list[Number]:
    """Return the numbers of a question, from left to right."""
    found, index = [], 0
    while index < len(words):
        number = _number_at(words, index, lexicon)
        if number is None:
            index += 1
        else:
            found.append(number)
            index = number.end
    return found


def _number_at(words: Sequence[Word], start: int, lexicon: Lexicon) -> Number | None:
    first = _group_at(words, start, lexicon)
    if first is None:
        return None
    total, end, is_plain = first.value, first.end, first.is_light
    scale = first.scale
    # "do hazaar paanch sau pachas": each further group must be smaller than the scale of the one before it.
    while scale > 1 and (following := _group_at(words, end, lexicon)) and following.value < scale:
        if following.is_written and not first.is_light:
            break
        total, end, scale = total + following.value, following.end, following.scale
    return Number(total, start, end, is_light=is_plain and scale == 1 and end - start == 1)


@dataclass(frozen=True)
class _Group:
    value: Decimal
    end: int
    scale: Decimal
    is_light: bool
    is_written: bool


def _group_at(words: Sequence[Word], start: int, lexicon: Lexicon) -> _Group | None:
    """Read one number word or row of digits with the multipliers behind it."""
    added, index = _value(lexicon.added, words, start), start
    if added is not None:
        index += 1
    base = _base(words, index, lexicon)
    multiplier = _value(lexicon.multipliers, words, index + (base is not None))
    is_measured = added is not None and bool(lexicon.units.at(words, index)) if index < len(words) else False
    if base is None and multiplier is None and not is_measured:
        return None
    is_written = index < len(words) and words[index].number is not None
    value = (Decimal(1) if base is None else base) + (added or 0)
    if added is not None and base is None:
        value = 1 + added
    end, scale = index + (base is not None), Decimal(1)
    while (times := _value(lexicon.multipliers, words, end)) is not None and not _is_postposition(words[end], value):
        value, scale, end = value * times, times, end + 1
    return _Group(value, end, scale, is_light=not is_written, is_written=is_written)


def _is_postposition(word: Word, value: Decimal) -> bool:
    """Say whether *k* stands for *ke*: "200 k andar" is two hundred, "1.5 k" fifteen hundred."""
    return word.text == "k" and value >= MANY


def _base(words: Sequence[Word], index: int, lexicon: Lexicon) -> Decimal | None:
    if index >= len(words):
        return None
    written = words[index].number
    if written is not None:
        return written
    fraction = _value(lexicon.fractions, words, index)
    return fraction if fraction is not None else _value(lexicon.numbers, words, index)


def _value(book: Phrases[Decimal], words: Sequence[Word], index: int) -> Decimal | None:
    if index >= len(words):
        return None
    match = book.at(words[: index + 1], index)
    return match[1][0] if match else None
