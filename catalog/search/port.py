"""What a search engine must answer, whichever database stands behind it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from catalog.search.folding import query_keys

MOST_HITS = 1000


@dataclass(frozen=True)
class SearchQuery:
    """What a shopper typed, as typed."""

    text: str
    limit: int = MOST_HITS


@dataclass(frozen=True)
class SearchResult:
    """Listings found, best first. ``is_near`` says that not every word was found, or only after mending."""

    pks: list[int] = field(default_factory=list)
    is_near: bool = False


class SearchPort(Protocol):
    def find(self, query: SearchQuery) -> SearchResult: ...


class KeySearch(ABC):
    """The ladder both adapters climb: all words; words mended; any of the words."""

    def find(self, query: SearchQuery) -> SearchResult:
        keys = query_keys(query.text)
        if not keys:
            return SearchResult()
        pks = self.hits(keys, must_have_all=True, limit=query.limit)
        if pks:
            return SearchResult(pks)
        mended = self.mend(keys)
        pks = self.hits(mended, must_have_all=True, limit=query.limit) if mended != keys else []
        if not pks and len(mended) > 1:
            pks = self.hits(mended, must_have_all=False, limit=query.limit)
        return SearchResult(pks, is_near=True)

    @abstractmethod
    def hits(self, keys: Sequence[str], *, must_have_all: bool, limit: int) -> list[int]:
        """Return pks of listings that hold words beginning with the keys, best first."""

    @abstractmethod
    def mend(self, keys: Sequence[str]) -> list[str]:
        """Return the keys with each one that no listing holds replaced by the nearest that some listing does."""
