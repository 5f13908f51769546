"""The part of the question that both databases ask alike: price, leaves, and several reads as one statement."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from catalog.search.port import Candidate, Wanted

COLUMNS = "product_id, category_path, title_words, words, is_available, score"


@dataclass(frozen=True)
class Clause:
    """A condition with its values."""

    sql: str
    values: list[int | str] = field(default_factory=list)


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
