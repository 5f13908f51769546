"""What both databases ask alike: which reads there are, price, leaves, and several reads as one statement."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from catalog.search.port import MOST_FILLING, MOST_OF_A_KIND, Candidate, Wanted
from catalog.search.understanding import Sought

COLUMNS = "product_id, category_path, title_words, words, is_available, score"


@dataclass(frozen=True)
class Clause:
    """A condition with its values."""

    sql: str
    values: list[int | str] = field(default_factory=list)


class DatabaseSearch(ABC):
    """What both databases look for; each says how it matches ideas, and how it mends a word."""

    @abstractmethod
    def holding_all(self, ideas: Sequence[Sought]) -> Clause: ...

    @abstractmethod
    def holding_any(self, ideas: Sequence[Sought]) -> Clause: ...

    @abstractmethod
    def mended(self, key: str) -> str: ...

    def candidates(self, wanted: Wanted) -> list[Candidate]:
        reads = [within(wanted, MOST_OF_A_KIND, self.holding_all(wanted.musts))] if wanted.ideas else []
        if wanted.paths:
            beside = wanted.musts_beside_goods
            if beside:
                reads.append(within(wanted, MOST_OF_A_KIND, self.holding_all(beside), in_leaves=True))
                reads.append(within(wanted, MOST_OF_A_KIND, self.holding_any(wanted.ideas), in_leaves=True))
            reads.append(within(wanted, MOST_FILLING if beside else MOST_OF_A_KIND, in_leaves=True))
        return read(reads)

    def some(self, wanted: Wanted) -> list[Candidate]:
        return read([within(wanted, MOST_OF_A_KIND, self.holding_any(wanted.ideas))])

    def mend(self, keys: Sequence[str]) -> list[str]:
        return [self.mended(key) for key in keys]


def within(wanted: Wanted, limit: int, *conditions: Clause, in_leaves: bool = False) -> Clause:
    """Return one read: listings within the price that meet the conditions, the best scored of them."""
    asked = [*conditions, *_price(wanted)]
    if in_leaves:
        asked.append(Clause(f"category_path IN ({', '.join(['%s'] * len(wanted.paths))})", list(wanted.paths)))
    where = " AND ".join(clause.sql for clause in asked) or "TRUE"
    values = [value for clause in asked for value in clause.values]
    return Clause(  # what is joined are our own columns and conditions; values go beside them
        f"SELECT * FROM (SELECT {COLUMNS} FROM catalogue_listing WHERE {where} ORDER BY score DESC LIMIT {limit}) AS r",  # noqa: S608
        values,
    )


def read(reads: Sequence[Clause]) -> list[Candidate]:
    """Ask for all of them with one query."""
    sql = " UNION ".join(clause.sql for clause in reads)
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for clause in reads for value in clause.values])
        return [Candidate(*row) for row in cursor.fetchall()]


def _price(wanted: Wanted) -> list[Clause]:
    asked = []
    if wanted.price_min is not None:
        asked.append(Clause("price_paise >= %s", [wanted.price_min]))
    if wanted.price_max is not None:
        asked.append(Clause("price_paise <= %s", [wanted.price_max]))
    return asked
