"""The words of the town: what is sold and what is said, as data. Staff's rows lie over what the market ships with."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from catalog.search.folding import bare, skeleton, tokens, word_keys
from catalog.search.understanding.sentence import Phrases, phrase_keys

NAMES, MENTIONS, HINTS = "names", "mentions", "hints"
FOR_DEITY, FOR_PEOPLE, FOR_CHILD = "for_deity", "for_people", "for_child"
HOW = (NAMES, MENTIONS, HINTS, FOR_DEITY, FOR_PEOPLE, FOR_CHILD)
FEWEST_SOUNDS = 3
SLOTS = ("deity", "colour", "material", "occasion", "recipient", "dietary", "season", "size")


class Phrase(NamedTuple):
    """A phrase for goods (``kind`` is how it names them, ``value`` a category's slug) or for a slot's value."""

    phrase: str
    kind: str
    value: str


class Goods(NamedTuple):
    slug: str
    how: str


class Unit(NamedTuple):
    measures: str
    amount: int


@dataclass(frozen=True)
class WordStatistics:
    """In which leaves the live catalogue holds a word, and in how many listings at all."""

    leaves_of: Mapping[str, Mapping[str, int]]
    listings: int


NO_STATISTICS = WordStatistics({}, 0)


class Lexicon:
    """Phrases, compiled; ``parents`` maps each leaf on show to its top category."""

    def __init__(
        self,
        *,
        leaves: Mapping[str, Mapping[str, list[str]]],
        slots: Mapping[str, Mapping[str, list[str]]],
        words: Mapping[str, Any],
        parents: Mapping[str, str],
        more: Iterable[Phrase] = (),
        without: Iterable[Phrase] = (),
    ) -> None:
        self.parents = dict(parents)
        self.statistics = NO_STATISTICS
        self.goods: Phrases[Goods] = Phrases()
        self.slots: dict[str, Phrases[str]] = {kind: Phrases() for kind in SLOTS}
        self.said: dict[tuple[str, str], list[str]] = {}
        self._spelt: dict[tuple[str, bool], str] = {}
        self._add_all([*_shipped(leaves, slots), *more], set(without))
        self._read_words(words)
        self._remember_keys()

    def with_statistics(self, statistics: WordStatistics) -> "Lexicon":
        """Return the same words, beside what the live catalogue says now."""
        lively = copy(self)
        lively.statistics = statistics
        lively._remember_keys()
        return lively

    def _add_all(self, phrases: Iterable[Phrase], without: set[Phrase]) -> None:
        unheard = {(keys, *entry[1:]) for entry in without for keys in phrase_keys(entry.phrase)}
        for entry in phrases:
            if any((keys, *entry[1:]) in unheard for keys in phrase_keys(entry.phrase)):
                continue
            self._remember_spelling(entry.phrase)
            if entry.kind in HOW:
                if entry.value in self.parents or entry.value in self.parents.values():
                    self.goods.add(entry.phrase, Goods(entry.value, entry.kind))
            elif entry.kind in self.slots:
                self.slots[entry.kind].add(entry.phrase, entry.value)
                self.said.setdefault((entry.kind, entry.value), []).append(entry.phrase)

    def _read_words(self, words: Mapping[str, Any]) -> None:
        self.numbers = _numbers(words["numbers"])
        self.multipliers = _numbers(words["multipliers"])
        self.fractions = _numbers(words["fractions"])
        self.added = _numbers(words["added"])
        self.units: Phrases[Unit] = Phrases()
        for phrase, (measures, amount) in words["units"].items():
            self.units.add(phrase, Unit(measures, amount))
        self.size_cues = _one_meaning({"size": words["size_cues"]["words"]})
        self.price_cues = _one_meaning(words["price_cues"])
        self.intents = _one_meaning(words["intents"])
        self.relative = _one_meaning(words["relative"])
        self.elsewhere = _one_meaning({"elsewhere": words["elsewhere"]["names"]})
        self.fillers = _one_meaning({"filler": words["fillers"]["words"]})
        self.turns = _one_meaning(words["turns"])
        self.goes_with: Mapping[str, list[str]] = words["goes_with"]
        self.brings: Mapping[str, list[str]] = words["brings"]
        self.wears: Mapping[str, Mapping[str, str]] = words["wears"]
        self.order_of_intents = list(words["intents"])

    def _remember_keys(self) -> None:
        books: list[Phrases[Any]] = [self.goods, *self.slots.values()]
        books += [self.numbers, self.multipliers, self.fractions, self.added, self.units]
        books += [
            self.size_cues,
            self.price_cues,
            self.intents,
            self.relative,
            self.elsewhere,
            self.fillers,
            self.turns,
        ]
        self._books = books
        self.keys: set[str] = set().union(*(book.keys() for book in books))
        self._by_bare: dict[str, str] = {}
        for key in sorted(self.keys, key=lambda key: (not self.goods.knows(key), key)):
            if len(skeleton(key)) >= FEWEST_SOUNDS:
                self._by_bare.setdefault(bare(key), key)
        # Words that are mended to: what is sold or said in a slot, then what the live catalogue says often.
        lively = {key for key, leaves in self.statistics.leaves_of.items() if sum(leaves.values()) > 1}
        telling = self.goods.keys().union(*(book.keys() for book in self.slots.values()), self.price_cues.keys())
        self.telling = sorted(key for key in telling | lively if len(key) > 3 and key.isalpha())
        self.mended: dict[str, str] = {}
        self.skeletons = {key: skeleton(key) for key in self.telling}

    def knows(self, key: str) -> bool:
        return key in self.keys or key in self.statistics.leaves_of or any(book.knows(key) for book in self._books)

    def _remember_spelling(self, phrase: str) -> None:
        for token in tokens(phrase):
            for key in word_keys(token):
                self._spelt.setdefault((key, token.isascii()), token)

    def also_heard(self, key: str) -> str:
        """Return the lexicon's word that differs only in its *a*: त्रिफला is trifla, triphala is trifala."""
        return "" if key in self.keys else self._by_bare.get(bare(key), "")

    def spelt(self, key: str, *, in_latin: bool) -> str:
        """Return how a key is written, in the script asked for where it is known."""
        return self._spelt.get((key, in_latin)) or self._spelt.get((key, not in_latin)) or key

    def times_said(self, key: str) -> int:
        """Return in how many listings the live catalogue says a word."""
        return sum(self.statistics.leaves_of.get(key, {}).values())

    def leaves_of(self, slug: str) -> list[str]:
        """Return the leaf itself, or all leaves of a top category."""
        return [slug] if slug in self.parents else [leaf for leaf, top in self.parents.items() if top == slug]


def _shipped(
    leaves: Mapping[str, Mapping[str, list[str]]], slots: Mapping[str, Mapping[str, list[str]]]
) -> Iterable[Phrase]:
    for slug, ways in leaves.items():
        for how, phrases in ways.items():
            yield from (Phrase(phrase, how, slug) for phrase in phrases)
    for kind, values in slots.items():
        for value, phrases in values.items():
            yield from (Phrase(phrase, kind, value) for phrase in phrases)


def _numbers(table: Mapping[str, object]) -> Phrases[Decimal]:
    phrases: Phrases[Decimal] = Phrases()
    for phrase, value in table.items():
        phrases.add(phrase, Decimal(str(value)))
    return phrases


def _one_meaning(table: Mapping[str, list[str]]) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for meaning, spellings in table.items():
        for spelling in spellings:
            phrases.add(spelling, meaning)
    return phrases
