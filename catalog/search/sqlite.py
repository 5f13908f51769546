"""SQLite: an FTS5 table that keeps no text of its own, filled by triggers on the listing projection."""

from collections.abc import Sequence

from django.db import connection
from rapidfuzz import fuzz, process

from catalog.search.port import KeySearch

HITS = """
SELECT listing.product_id
FROM catalogue_listing_fts AS fts
JOIN catalogue_listing AS listing ON listing.product_id = fts.rowid
WHERE catalogue_listing_fts MATCH %s
"""
IN_TITLE = "fts.rowid IN (SELECT rowid FROM catalogue_listing_fts WHERE catalogue_listing_fts MATCH %s)"
# All words found: in stock, all of them whole in the title, all begun in the title, then the listing's own score.
ORDER_ALL = f"ORDER BY listing.is_available DESC, {IN_TITLE} DESC, {IN_TITLE} DESC, listing.score DESC LIMIT %s"
# Some words found: how many and how telling comes first; a word of a title weighs as much as ten elsewhere.
ORDER_ANY = (
    "ORDER BY round(bm25(catalogue_listing_fts, 10.0, 1.0), 1), listing.is_available DESC, listing.score DESC LIMIT %s"
)
VOCABULARY = "SELECT term FROM catalogue_listing_vocab WHERE term >= %s AND term < %s ORDER BY doc DESC LIMIT 3000"
NEAR_ENOUGH = 75


class SqliteSearch(KeySearch):
    def hits(self, keys: Sequence[str], *, must_have_all: bool, limit: int) -> list[int]:
        # Keys hold only a-z and 0-9, so quoting them is enough to keep FTS5's own syntax out.
        if must_have_all:
            begun, whole = " AND ".join(f'"{key}"*' for key in keys), " AND ".join(f'"{key}"' for key in keys)
            return _pks(HITS + ORDER_ALL, begun, f"title_words : ({whole})", f"title_words : ({begun})", limit)
        return _pks(HITS + ORDER_ANY, " OR ".join(f'"{key}"*' for key in keys), limit)

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


def _pks(sql: str, *params: object) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]
