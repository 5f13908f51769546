"""What is on show, as sets: a filter is an AND, a choice of values an OR, a count the number of bits.

Nothing here knows the database. A record is what the index keeps of one listing.
"""

from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from catalog.facets.bits import Slices, as_bytes, bits_of, positions_in, union

FEW = 400  # so many hits are counted one by one faster than set by set
SOME = 4000  # so many are sorted faster than found along the order of the whole shelf
KEPT_ANSWERS = 400
PK_BITS = 31
PK_MASK = (1 << PK_BITS) - 1
HIGHEST_KEY = (1 << 32) - 1

# What is true of a shop holds for what it sells: these names take shops as values.
STANDS_FOR = {"open": "shop", "pin": "shop"}

Term = tuple[str, str]  # a dimension and a value


class Record(NamedTuple):
    """One listing: its values, its price in paise, and its key in each order; the low bits of a key are the pk."""

    pk: int
    terms: tuple[Term, ...]
    price: int
    keys: tuple[int, ...]


def key_of(pk: int, rank: int) -> int:
    """Return a key that sorts by rank, then by pk."""
    return min(max(rank, 0), HIGHEST_KEY) << PK_BITS | pk


@dataclass(frozen=True)
class Question:
    """Any of the values within a dimension, all of the dimensions; ``counted`` names those wanted with counts."""

    scope: Term | frozenset[int] | None = None
    picks: tuple[tuple[str, frozenset[str]], ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    counted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """The answer: the set itself, its size, the counts by dimension and value (each under the other filters)."""

    hits: int
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    under: Mapping[str, int] = field(default_factory=dict)


class Shelf:
    """All records. Positions are given out once and used again when their listing has gone."""

    def __init__(self, records: Sequence[Record] = (), orders: int = 0) -> None:
        self.records: list[Record | None] = list(records)
        self.place_of = {record.pk: place for place, record in enumerate(records)}
        self.free: list[int] = []
        self.everything = (1 << len(records)) - 1
        self.sets = _sets_of(records)
        self.prices = Slices([record.price for record in records])
        self.orders = [array("q", sorted(record.keys[order] for record in records)) for order in range(orders)]
        self.answers: dict[Question, Found] = {}
        self.unions: dict[tuple[str, frozenset[str]], int] = {}
        self.kept: dict[Hashable, Any] = {}

    def put(self, pk: int, record: Record | None) -> None:
        """Take in how a listing is now; None means that it has gone."""
        place = self.place_of.get(pk)
        before = self.records[place] if place is not None else None
        if before == record:
            return
        self.forget_answers()
        if place is None:
            place = self._new_place(pk)
        self.records[place] = record
        self._move(place, before, record)
        if record is None:
            del self.place_of[pk]
            self.free.append(place)

    def forget_answers(self) -> None:
        self.answers.clear()
        self.unions.clear()
        self.kept.clear()

    def keep(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what was made of an answer; made anew once something on the shelf has changed."""
        if key not in self.kept:
            if len(self.kept) >= KEPT_ANSWERS:
                self.kept.clear()
            self.kept[key] = make()
        return self.kept[key]

    def _new_place(self, pk: int) -> int:
        if not self.free:
            self.records.append(None)
        place = self.free.pop() if self.free else len(self.records) - 1
        self.place_of[pk] = place
        return place

    def _move(self, place: int, before: Record | None, after: Record | None) -> None:
        bit = 1 << place
        if (before is None) != (after is None):
            self.everything ^= bit
        for name, value in set(before.terms if before else ()) ^ set(after.terms if after else ()):
            values = self.sets.setdefault(name, {})
            values[value] = values.get(value, 0) ^ bit
            if not values[value]:
                del values[value]
        self.prices.change(place, before.price if before else 0, after.price if after else 0)
        for number, order in enumerate(self.orders):
            _replace(order, before.keys[number] if before else None, after.keys[number] if after else None)

    # --- Answers ---------------------------------------------------------------------------------------

    def ask(self, question: Question) -> Found:
        """Answer a question; the same one again costs nothing until something on the shelf changes."""
        known = self.answers.get(question)
        if known is None:
            if len(self.answers) >= KEPT_ANSWERS:
                self.forget_answers()
            known = self.answers[question] = self._answer(question)
        return known

    def _answer(self, question: Question) -> Found:
        base = self._scope(question.scope)
        picked = {name: self.any_of(name, values) for name, values in question.picks}
        # A price range stands under the name of its bands, so that these are counted without it.
        if question.price_min is not None or question.price_max is not None:
            picked["band"] = self.prices.within(question.price_min, question.price_max, self.everything)
        hits = base
        for one in picked.values():
            hits &= one
        under = {name: self._without(base, picked, name) if name in picked else hits for name in question.counted}
        counts = {name: self.count(name, among) for name, among in under.items()}
        return Found(hits, hits.bit_count(), counts, under)

    def _scope(self, scope: Term | frozenset[int] | None) -> int:
        if scope is None:
            return self.everything
        if isinstance(scope, frozenset):
            places = (self.place_of[pk] for pk in scope if pk in self.place_of)
            return bits_of(places, len(self.records))
        return self.sets.get(scope[0], {}).get(scope[1], 0)

    def any_of(self, name: str, values: frozenset[str]) -> int:
        """Return what has any of the values; the same union of many shops is asked for again and again."""
        held = self.sets.get(STANDS_FOR.get(name, name), {})
        if len(values) < 4:
            return union(held.get(value, 0) for value in values)
        if (name, values) not in self.unions:
            self.unions[name, values] = union(held.get(value, 0) for value in values)
        return self.unions[name, values]

    def _without(self, base: int, picked: Mapping[str, int], left_out: str) -> int:
        for name, one in picked.items():
            if name != left_out:
                base &= one
        return base

    def count(self, name: str, among: int) -> dict[str, int]:
        """Return how many of these listings have each value of a dimension; values that none has are left out."""
        held = self.sets.get(name, {})
        if len(held) > 3 and among.bit_count() <= FEW:
            records = (self.records[place] for place in positions_in(among))
            return dict(Counter(value for record in records if record for dim, value in record.terms if dim == name))
        counted = ((value, (one & among).bit_count()) for value, one in held.items())
        return {value: count for value, count in counted if count}

    def page(self, hits: int, order: int, start: int, stop: int) -> list[int]:
        """Return the pks from start to stop of a set in one of the orders."""
        size = hits.bit_count()
        if size <= SOME:
            records = (self.records[place] for place in positions_in(hits))
            keys = sorted(record.keys[order] for record in records if record)
            return [key & PK_MASK for key in keys[start:stop]]
        is_hit = self._test(hits)
        in_order = (key & PK_MASK for key in self.orders[order])
        return list(islice((pk for pk in in_order if is_hit(pk)), start, stop))

    def in_given_order(self, hits: int, pks: Sequence[int], start: int, stop: int) -> list[int]:
        """Return the pks from start to stop of a set, in the order of a ranking."""
        is_hit = self._test(hits)
        return list(islice((pk for pk in pks if is_hit(pk)), start, stop))

    def _test(self, hits: int) -> Callable[[int], bool]:
        held, places = as_bytes(hits), self.place_of
        end = len(held) * 8

        def is_hit(pk: int) -> bool:
            place = places.get(pk, end)
            return place < end and bool(held[place >> 3] >> (place & 7) & 1)

        return is_hit


def _sets_of(records: Sequence[Record]) -> dict[str, dict[str, int]]:
    places: dict[Term, list[int]] = {}
    for place, record in enumerate(records):
        for term in record.terms:
            places.setdefault(term, []).append(place)
    sets: dict[str, dict[str, int]] = {}
    for (name, value), held in places.items():
        sets.setdefault(name, {})[value] = bits_of(held, len(records))
    return sets


def _replace(order: "array[int]", before: int | None, after: int | None) -> None:
    if before == after:
        return
    if before is not None:
        del order[bisect_left(order, before)]
    if after is not None:
        insort(order, after)
