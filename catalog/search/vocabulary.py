"""What a process remembers of the town's words and of the live catalogue, so that understanding asks no database.

It is made anew every few minutes, and at the next question after staff change a word: all processes watch one mark
in the shared cache.
"""

import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as remembered
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils.crypto import get_random_string

from catalog.models import Category, Listing, SearchSynonym
from catalog.search.folding import keys
from catalog.search.understanding import Lexicon, Phrase, Sought
from catalog.search.understanding.lexicon import WordStatistics
from sellers.models import Seller
from vrinda.kernel.language import in_page_language
from vrinda.kernel.recall import keep_in_mind, recall

TOWN = Path(__file__).with_name("town")
MARK = "catalog:search:vocabulary"
SECONDS = 300
MOST_READ = 10_000
MOST_SUGGESTED = 3_000
MOST_SHOPS = 1_000
COMMON = 0.3
BY_THE_WAY = 0.4


@dataclass(frozen=True)
class Known:
    """A name that may be suggested: where it stands, how it is heard, what it is called."""

    pk: int
    heard: str
    name: str = ""
    name_hi: str = ""
    address: str = ""

    @property
    def display_name(self) -> str:
        return in_page_language(self.name, self.name_hi)


@dataclass(frozen=True)
class Vocabulary:
    mark: str
    lexicon: Lexicon
    path_of: Mapping[str, str]
    slug_of: Mapping[str, str]
    names: Mapping[str, Known]
    goods: tuple[Known, ...]
    shops: tuple[Known, ...]

    def weight(self, idea: Sought) -> float:
        """Return how telling an idea is: what stands in few listings tells more."""
        total = self.lexicon.statistics.listings or 1
        counts = [sum(self.lexicon.statistics.leaves_of.get(key, {}).values()) for way in idea.ways[:1] for key in way]
        share = (min(counts) if counts else 0) / total
        said = BY_THE_WAY if idea.is_by_the_way else 1.0
        return said * (1.0 if share < COMMON / 10 else 0.7 if share < COMMON else 0.4)


_kept: dict[str, Vocabulary] = {}


def current() -> Vocabulary:
    """Return the words as they stand; four queries when they have to be read anew, otherwise none."""
    mark = _mark()
    if mark in _kept:
        return _kept[mark]
    vocabulary = _read(mark)
    _kept.clear()
    _kept[mark] = vocabulary
    return vocabulary


def _mark() -> str:
    """Return the mark that all processes share; with the cache away, one of this process's own."""
    mark = recall(MARK)
    if mark is None:
        mark = get_random_string(12)
        if not keep_in_mind(MARK, mark, SECONDS):
            mark = f"alone-{int(time.time()) // SECONDS}"
    return str(mark)


def forget() -> None:
    """Let every process read the words anew at its next question."""
    cache.delete(MARK)


def forget_at_commit() -> None:
    """Let them read anew what this transaction changes, once it stands."""
    transaction.on_commit(forget)


def _read(mark: str) -> Vocabulary:
    categories = list(
        Category.objects.filter(is_public=True, ancestors_are_public=True)
        .order_by("path")
        .values_list("path", "depth", "slug", "name", "name_hi", "pk")
    )
    tops = {path: slug for path, depth, slug, *_ in categories if depth == 1}
    step = Category.steplen
    stems = {path[:-step] for path, *_ in categories}
    parents = {
        slug: tops[path[:step]] for path, _depth, slug, *_ in categories if path not in stems and path[:step] in tops
    }
    slug_of = {path: slug for path, _depth, slug, *_ in categories}
    listings = list(Listing.objects.order_by("-score").values_list("pk", "title_words", "category_path")[:MOST_READ])
    return Vocabulary(
        mark=mark,
        lexicon=_lexicon(tuple(parents.items()), *_rows()).with_statistics(_statistics(listings, slug_of)),
        path_of={slug: path for path, slug in slug_of.items()},
        slug_of=slug_of,
        names={slug: Known(pk, _heard(name, name_hi), name, name_hi) for _p, _d, slug, name, name_hi, pk in categories},
        goods=tuple(Known(pk, f" {words}") for pk, words, _path in listings[:MOST_SUGGESTED]),
        shops=_shops(),
    )


def _rows() -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    rows = SearchSynonym.objects.order_by("pk").values_list("phrase", "kind", "value", "is_left_out")
    more = tuple(Phrase(*row[:3]) for row in rows if not row[3])
    return more, tuple(Phrase(*row[:3]) for row in rows if row[3])


def _shops() -> tuple[Known, ...]:
    rows = Seller.objects.open_for_trade().order_by("pk").values_list("pk", "name", "name_hi", "slug")[:MOST_SHOPS]
    return tuple(Known(pk, _heard(name, name_hi), name, name_hi, slug) for pk, name, name_hi, slug in rows)


def _heard(*texts: str) -> str:
    return "".join(f" {key}" for text in texts for key in keys(text))


def _statistics(listings: list[tuple[int, str, str]], slug_of: Mapping[str, str]) -> WordStatistics:
    leaves_of: dict[str, Counter[str]] = defaultdict(Counter)
    for _pk, words, path in listings:
        slug = slug_of.get(path)
        if slug:
            for key in words.split():
                leaves_of[key][slug] += 1
    return WordStatistics(leaves_of, len(listings))


@lru_cache(maxsize=4)
def _lexicon(parents: tuple[tuple[str, str], ...], more: tuple[Phrase, ...], without: tuple[Phrase, ...]) -> Lexicon:
    return Lexicon(
        leaves=town("leaves"),
        slots=town("slots"),
        words=town("words"),
        parents=dict(parents),
        more=more,
        without=without,
    )


@remembered
def town(name: str) -> dict[str, Any]:
    """Return one of the files the market ships with."""
    return tomllib.loads((TOWN / f"{name}.toml").read_text(encoding="utf-8"))
