"""SQLite: an FTS5 table that keeps no text of its own, filled by triggers on the listing projection."""

from collections.abc import Sequence

from django.db import connection
from rapidfuzz import fuzz, process

from catalog.search.sql import Clause, DatabaseSearch
from catalog.search.understanding import Sought

MATCH = "product_id IN (SELECT rowid FROM catalogue_listing_fts WHERE catalogue_listing_fts MATCH %s)"
VOCABULARY = "SELECT term FROM catalogue_listing_vocab WHERE term >= %s AND term < %s ORDER BY doc DESC LIMIT 3000"
NEAR_ENOUGH = 75


class SqliteSearch(DatabaseSearch):
    def holding_all(self, ideas: Sequence[Sought]) -> Clause:
        return Clause(MATCH, [" AND ".join(_idea(idea) for idea in ideas)])

    def holding_any(self, ideas: Sequence[Sought]) -> Clause:
        return Clause(MATCH, [" OR ".join(_idea(idea) for idea in ideas)])

    def mended(self, key: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(VOCABULARY, [key[0], key[0] + "\U0010ffff"])
            known = [row[0] for row in cursor.fetchall()]
        if any(term.startswith(key) for term in known):
            return key
        nearest = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
        return nearest[0] if nearest else key


# Keys hold only a-z and 0-9, so quoting them is enough to keep FTS5's own syntax out.
def _idea(idea: Sought) -> str:
    ways = (" AND ".join(f'"{key}"*' for key in way) for way in idea.ways)
    return f"({' OR '.join(f'({way})' for way in ways)})"
