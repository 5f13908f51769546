"""What a search engine must answer, whichever stands behind it: candidates in plenty. Order is ours, see ranking."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from catalog.search.understanding import Sought, Understanding

MOST_OF_A_KIND = 160  # candidates read for each reason; what is read in all does not grow with the market
MOST_FILLING = 60
MOST_HITS = 480
# The engine of each database; SEARCH_ENGINE in the settings names another.
ENGINES = {
    "postgresql": "catalog.search.postgres.PostgresSearch",
    "sqlite": "catalog.search.sqlite.SqliteSearch",
}


@dataclass(frozen=True)
class SearchQuery:
    """What a shopper typed, as typed."""

    text: str
    limit: int = MOST_HITS


@dataclass(frozen=True)
class Wanted:
    """What candidates must hold: all ideas anywhere, or some of them in the leaves at these paths of categories."""

    ideas: tuple[Sought, ...]
    paths: tuple[str, ...] = ()
    slug_of: dict[str, str] = field(default_factory=dict, compare=False)
    price_min: int | None = None
    price_max: int | None = None

    @property
    def musts(self) -> tuple[Sought, ...]:
        """Return the ideas that have to be there; where all are said by the way, all of them."""
        return tuple(idea for idea in self.ideas if not idea.is_by_the_way) or self.ideas

    @property
    def musts_beside_goods(self) -> tuple[Sought, ...]:
        """Return the ideas that lying in one of the leaves does not answer by itself."""
        meant = {self.slug_of.get(path, "") for path in self.paths}
        return tuple(idea for idea in self.musts if not idea.leaves & meant)


@dataclass(frozen=True)
class Candidate:
    pk: int
    category_path: str
    title_words: str
    words: str
    is_available: bool
    score: int


@dataclass(frozen=True)
class SearchResult:
    """Listings found, best first, with how the question was understood and what of it had to be given up.

    ``whole`` are those that hold everything that was asked, within the price.
    """

    pks: list[int] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    is_near: bool = False
    understanding: Understanding = field(default_factory=lambda: Understanding(""))
    is_beyond_price: bool = False


class SearchPort(Protocol):
    def candidates(self, wanted: Wanted) -> list[Candidate]:
        """Return listings that hold all ideas, and listings of the leaves meant; the best scored of each kind."""
        ...

    def some(self, wanted: Wanted) -> list[Candidate]:
        """Return listings that hold any of the ideas."""
        ...

    def mend(self, keys: Sequence[str]) -> list[str]:
        """Return the keys with each one that no listing holds replaced by the nearest that some listing does."""
        ...
