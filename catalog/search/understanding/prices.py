"""Bounds of price: "500 ke andar", "100 se 300 tak", "around 500", "dhai sau tak", "between 100 and 300"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.numbers import Number
from catalog.search.understanding.sentence import Word

AROUND_BP = 2000
PAISE = 100
LEAST_PRICE = 5
FEW = 100  # "1 se 2 hazaar": a number this small takes the scale of the one behind it
MOST_RUPEES = 100_000_000


@dataclass(frozen=True)
class Price:
    """Bounds in paise, and the words that said them."""

    low: int | None
    high: int | None
    taken: frozenset[int]


def price_in(words: Sequence[Word], numbers: Sequence[Number], lexicon: Lexicon) -> Price | None:
    """Return the bounds a question sets; the first that is complete wins, a range before a single bound."""
    reading = _Reading(words, numbers, lexicon)
    for read in (reading.range, reading.bound, reading.amount):
        for index in range(len(numbers)):
            price = read(index)
            if price is not None:
                return _with_other_end(price, reading, read == reading.bound)
    return None


def _with_other_end(price: Price, reading: "_Reading", is_bound: bool) -> Price:
    """Join "above 200" and "under 500" where both are said."""
    if not is_bound:
        return price
    for index, number in enumerate(reading.numbers):
        other = None if number.start in price.taken else reading.bound(index)
        if other and (other.low is None) != (price.low is None) and (other.high is None) != (price.high is None):
            low, high = price.low or other.low, price.high or other.high
            return Price(low, high, price.taken | other.taken)
    return price


@dataclass(frozen=True)
class _Reading:
    words: Sequence[Word]
    numbers: Sequence[Number]
    lexicon: Lexicon

    def range(self, index: int) -> Price | None:
        if index + 1 >= len(self.numbers):
            return None
        low, high = self.numbers[index], self.numbers[index + 1]
        start, _had_sign = self._sign_before(low.start)
        middle, signs = self._joined(low.end, high.start)
        if not middle or self._is_measure(high.end):
            return None
        end, has_sign = self._sign_after(high.end)
        last = self._cue_at(end, "range_end")
        begun = self._cue_before(start, "between")
        least, most = low.value, high.value
        scale = next((s for s in (Decimal(100000), Decimal(1000), Decimal(100)) if most % s == 0 and most >= s), None)
        if scale and least < FEW and least < most / scale and high.end - high.start > low.end - low.start:
            least *= scale
        is_meant = last or begun or has_sign or signs or _had_sign or least >= 20
        if not is_meant or least >= most or not _is_price(most):
            return None
        return Price(_paise(least), _paise(most), self._span(begun or start, last or end))

    def bound(self, index: int) -> Price | None:
        number = self.numbers[index]
        start, _ = self._sign_before(number.start)
        end, _ = self._sign_after(number.end)
        if self._is_measure(number.end) or not _is_price(number.value):
            return None
        for cue, low, high in _BOUNDS:
            after, before = self._cue_at(end, f"{cue}_after", cue), self._cue_before(start, f"{cue}_before", cue)
            if after is not None and self._leads_on(end, after, cue):
                after = None
            if after is None and before is None:
                continue
            after = after if after is not None else end
            before = before if before is not None else start
            after = self._sign_after(after)[0]
            return Price(low(number.value), high(number.value), self._span(before, after))
        return None

    def amount(self, index: int) -> Price | None:
        """Read an amount of rupees that stands alone as the most that is paid."""
        number = self.numbers[index]
        start, has_sign = self._sign_before(number.start)
        end, had_sign = self._sign_after(number.end)
        is_within = number.value >= FEW / 2 and bool(self._cue_at(end, "within")) and not number.is_light
        if not (has_sign or had_sign or is_within) or not _is_price(number.value):
            return None
        return Price(None, _paise(number.value), self._span(start, self._cue_at(end, "at") or end))

    def _leads_on(self, start: int, end: int, cue: str) -> bool:
        """Say whether a cue belongs to the next number: "size 6 under 150"."""
        following = self._sign_after(end)[0]
        is_before_too = f"{cue}_before" in (self.lexicon.price_cues.at(self.words, start) or (0, []))[1]
        return is_before_too and any(number.start in (end, following) for number in self.numbers)

    def _joined(self, start: int, end: int) -> tuple[bool, bool]:
        """Say whether only "to" stands between two numbers, and whether a sign of rupees does too."""
        has_sign, has_to = False, False
        while start < end:
            match = self.lexicon.price_cues.at(self.words[:end], start)
            if match is None or not {"to", "currency"} & set(match[1]):
                return False, False
            has_sign, has_to = has_sign or "currency" in match[1], has_to or "to" in match[1]
            start += match[0]
        return has_to, has_sign

    def _is_measure(self, index: int) -> bool:
        """Say whether a unit or a word of size follows: then the number is no price."""
        if index >= len(self.words):
            return False
        return bool(self.lexicon.units.at(self.words, index) or self.lexicon.size_cues.at(self.words, index))

    def _cue_at(self, index: int, *cues: str) -> int | None:
        match = self.lexicon.price_cues.at(self.words, index) if index < len(self.words) else None
        return index + match[0] if match and set(cues) & set(match[1]) else None

    def _cue_before(self, index: int, *cues: str) -> int | None:
        longest = self.lexicon.price_cues.longest
        for start in range(max(0, index - longest), index):
            match = self.lexicon.price_cues.at(self.words[:index], start)
            if match and start + match[0] == index and set(cues) & set(match[1]):
                return start
        return None

    def _sign_before(self, index: int) -> tuple[int, bool]:
        start = self._cue_before(index, "currency")
        return (index, False) if start is None else (start, True)

    def _sign_after(self, index: int) -> tuple[int, bool]:
        end = self._cue_at(index, "currency")
        return (index, False) if end is None else (end, True)

    def _span(self, start: int, end: int) -> frozenset[int]:
        return frozenset(range(start, end))


def _paise(rupees: Decimal) -> int:
    return int(rupees * PAISE)


def _is_price(value: Decimal) -> bool:
    return LEAST_PRICE <= value <= MOST_RUPEES


def _nothing(_value: Decimal) -> None:
    return None


def _less(value: Decimal) -> int:
    return _paise(value) * (10_000 - AROUND_BP) // 10_000


def _more(value: Decimal) -> int:
    return _paise(value) * (10_000 + AROUND_BP) // 10_000


# "se kam se" and the like: what sets a least is looked for before what sets a most.
_BOUNDS = (("near", _less, _more), ("min", _paise, _nothing), ("max", _nothing, _paise))
