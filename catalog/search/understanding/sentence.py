"""A question as a row of words, each with the keys by which it is heard and its place in the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Generic, TypeVar
from unicodedata import decimal

from catalog.search.folding import plain, tokens, word_keys

LONGEST_TEXT = 200
MOST_WORDS = 32
SAID = [
    (re.compile(r"₹"), " rs "),
    (re.compile(r"(?<=\d)\s*[\"″”]"), " inch "),
    (re.compile(r"<=?"), " under "),
    (re.compile(r">=?"), " above "),
    (re.compile(r"~"), " around "),
    (re.compile(r"(?<=\d)\s*[-–—]\s*(?=(?:rs\.?\s*)?\d)"), " to "),
    (re.compile(r"(?<=\d)\s*\+"), " plus "),
    (re.compile(r"&"), " and "),
    (re.compile(r"/-|[\x00-\x1f]"), " "),
    (re.compile(r"([^\W\d_]{2,})(?=\d)"), r"\1 "),
]
WORD = re.compile(
    r"\d[\d,]*(?:\.\d+)?|[^\W_]+(?:[\u0900-\u0903\u093A-\u094F\u0962\u0963]+[^\W\d_]*)*",
)
NUMBER_FIRST = re.compile(r"\d[\d,]*(?:\.\d+)?")
MOST_DIGITS = 9
# "peda of Mathura", "मथुरा का पेड़ा": a phrase is the same with and without what binds its words.
BINDING = frozenset({"ka", "ke", "ki", "of", "vala", "vale", "vali", "ji"})
T = TypeVar("T")


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    end: int
    keys: tuple[str, ...]
    number: Decimal | None = None


@dataclass(frozen=True)
class Sentence:
    text: str
    words: tuple[Word, ...]

    def without(self, taken: Iterable[int]) -> str:
        """Return the text with some of its words left out."""
        left_out = set(taken)
        kept = [word.text for index, word in enumerate(self.words) if index not in left_out]
        return " ".join(kept)

    def heard_as(self, index: int, *keys: str) -> "Sentence":
        """Return the sentence with one word heard otherwise."""
        words = list(self.words)
        words[index] = replace(words[index], keys=keys)
        return replace(self, words=tuple(words))


def sentence(text: str) -> Sentence:
    """Split a question into words; numbers stand apart from the letters beside them."""
    said = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in plain(text[:LONGEST_TEXT]))
    for sign, words in SAID:
        said = sign.sub(words, said)
    said = " ".join(said.split())
    found: list[Word] = []
    for match in WORD.finditer(said):
        found += _words(match[0], match.start())
    return Sentence(said, tuple(found[:MOST_WORDS]))


def _words(text: str, start: int) -> list[Word]:
    number = NUMBER_FIRST.match(text)
    if number is None:
        keys = word_keys(text)
        return [Word(text, start, start + len(text), keys)] if keys else []
    digits = number[0].rstrip(",")
    value = Decimal(digits.replace(",", ""))
    if len(digits) > MOST_DIGITS:
        return [Word(text, start, start + len(text), word_keys(text.replace(".", "").replace(",", "")) or ("0",))]
    first = Word(digits, start, start + len(digits), (re.sub("[,.]", "", digits),), value)
    rest = text[number.end() :]
    return [first, *(_words(rest, start + number.end()) if rest else [])]


class Phrases(Generic[T]):
    """Phrases that mean something, found in a sentence by ear, written in one word or in several."""

    def __init__(self) -> None:
        self._meanings: dict[tuple[str, ...], list[T]] = {}
        self._joined: dict[str, list[T]] = {}
        self.longest = 1

    def add(self, phrase: str, meaning: T) -> None:
        for keys in [*phrase_keys(phrase), *_unbound(phrase_keys(phrase))]:
            known = self._meanings.setdefault(keys, [])
            if meaning not in known:
                known.append(meaning)
            self.longest = max(self.longest, len(keys))
            if len(keys) > 1 and len(joined := "".join(keys)) > 4:
                also = self._joined.setdefault(joined, [])
                if meaning not in also:
                    also.append(meaning)

    def keys(self) -> set[str]:
        """Return each single key that stands in a phrase."""
        return {key for keys in self._meanings for key in keys}

    def knows(self, key: str) -> bool:
        return (key,) in self._meanings or key in self._joined

    def at(self, words: Sequence[Word], start: int) -> tuple[int, list[T]] | None:
        """Return how many words from here on mean something, as many as possible, and what."""
        for length in range(min(self.longest + 1, len(words) - start), 0, -1):
            heard = [word.keys for word in words[start : start + length]]
            meanings = self._heard(heard)
            if meanings:
                return length, meanings
            meanings = self._heard(_loosened(heard)) if length > 2 else []
            if meanings:
                return length, meanings
        return None

    def _heard(self, heard: Sequence[tuple[str, ...]]) -> list[T]:
        if not heard:
            return []
        for keys in product(*heard):
            meanings = self._meanings.get(keys)
            joined = "".join(keys)
            if meanings is None and len(keys) <= 3 and len(joined) > 4:
                meanings = self._joined.get(joined) or (self._meanings.get((joined,)) if len(keys) > 1 else None)
            if meanings:
                return meanings
        return []

    def is_joined(self, word: Word) -> bool:
        """Say whether a word is a phrase of several, written in one."""
        return any(key in self._joined for key in word.keys)

    def all_in(self, words: Sequence[Word], *, but: Iterable[int] = ()) -> list[tuple[int, int, list[T]]]:
        """Return each phrase from start up to end, from left to right, the longest at each place, none overlapping."""
        left_out, found, index = set(but), [], 0
        while index < len(words):
            match = None if index in left_out else self.at(words, index)
            if match and not left_out.intersection(range(index, index + match[0])):
                found.append((index, index + match[0], match[1]))
                index += match[0]
            else:
                index += 1
        return found


def phrase_keys(phrase: str) -> list[tuple[str, ...]]:
    """Return the ways a phrase is heard."""
    heard = [word_keys(token) for token in tokens(phrase)]
    heard = [keys for keys in heard if keys]
    return list(product(*heard)) if heard else []


def _unbound(ways: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the ways of a phrase of several words without what binds them."""
    loose = [tuple(key for key in keys if key not in BINDING) for keys in ways]
    return [keys for keys, whole in zip(loose, ways, strict=True) if 1 < len(keys) < len(whole)]


def _loosened(heard: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return words without those that bind them; nothing where none stands inside."""
    inside = [keys for keys in heard[1:-1] if keys[0] not in BINDING]
    return [heard[0], *inside, heard[-1]] if len(inside) < len(heard) - 2 else []
