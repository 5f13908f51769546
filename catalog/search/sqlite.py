"""SQLite: an FTS5 table that keeps no text of its own, filled by triggers on the listing projection."""

from collections.abc import Sequence

from django.db import connection
from rapidfuzz import fuzz, process

from catalog.search.port import MOST_FILLING, MOST_OF_A_KIND, Candidate, Wanted
from catalog.search.sql import Clause, read, within
from catalog.search.understanding import Sought

MATCH = "product_id IN (SELECT rowid FROM catalogue_listing_fts WHERE catalogue_listing_fts MATCH %s)"
VOCABULARY = "SELECT term FROM catalogue_listing_vocab WHERE term >= %s AND term < %s ORDER BY doc DESC LIMIT 3000"
NEAR_ENOUGH = 75


class SqliteSearch:
    def candidates(self, wanted: Wanted) -> list[Candidate]:
        reads = [within(wanted, MOST_OF_A_KIND, Clause(MATCH, [_all(wanted.musts)]))] if wanted.ideas else []
        if wanted.paths:
            beside = wanted.musts_beside_goods
            if beside:
                reads.append(within(wanted, MOST_OF_A_KIND, Clause(MATCH, [_all(beside)]), in_leaves=True))
                reads.append(within(wanted, MOST_OF_A_KIND, Clause(MATCH, [_any(wanted.ideas)]), in_leaves=True))
            reads.append(within(wanted, MOST_FILLING if beside else MOST_OF_A_KIND, in_leaves=True))
        return read(reads)

    def some(self, wanted: Wanted) -> list[Candidate]:
        return read([within(wanted, MOST_OF_A_KIND, Clause(MATCH, [_any(wanted.ideas)]))])

    def mend(self, keys: Sequence[str]) -> list[str]:
        return [self._mended(key) for key in keys]

    def _mended(self, key: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(VOCABULARY, [key[0], key[0] + "\U0010ffff"])
            known = [row[0] for row in cursor.fetchall()]
        if any(term.startswith(key) for term in known):
            return key
        nearest = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
        return nearest[0] if nearest else key


# Keys hold only a-z and 0-9, so quoting them is enough to keep FTS5's own syntax out.
def _all(ideas: Sequence[Sought]) -> str:
    return " AND ".join(_idea(idea) for idea in ideas)


def _any(ideas: Sequence[Sought]) -> str:
    return " OR ".join(_idea(idea) for idea in ideas)


def _idea(idea: Sought) -> str:
    ways = (" AND ".join(f'"{key}"*' for key in way) for way in idea.ways)
    return f"({' OR '.join(f'({way})' for way in ways)})"
