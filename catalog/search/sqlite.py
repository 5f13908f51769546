"""SQLite: an FTS5 table that keeps no text of its own, filled by triggers on the listing projection."""

from collections.abc import Sequence

from django.db import connection
from rapidfuzz import fuzz, process

from catalog.search.port import KeySearch

# A word of a title weighs as much as ten elsewhere. Near-equal matches are left to the score of the listing.
HITS = """
SELECT listing.product_id
FROM catalogue_listing_fts AS fts
JOIN catalogue_listing AS listing ON listing.product_id = fts.rowid
WHERE catalogue_listing_fts MATCH %s
ORDER BY listing.is_available DESC, round(bm25(catalogue_listing_fts, 10.0, 1.0), 0), listing.score DESC
LIMIT %s
"""
VOCABULARY = "SELECT term FROM catalogue_listing_vocab WHERE term >= %s AND term < %s ORDER BY doc DESC LIMIT 3000"
NEAR_ENOUGH = 75


class SqliteSearch(KeySearch):
    def hits(self, keys: Sequence[str], *, must_have_all: bool, limit: int) -> list[int]:
        # Keys hold only a-z and 0-9, so quoting them is enough to keep FTS5's own syntax out.
        match = (" AND " if must_have_all else " OR ").join(f'"{key}"*' for key in keys)
        with connection.cursor() as cursor:
            cursor.execute(HITS, [match, limit])
            return [row[0] for row in cursor.fetchall()]

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
