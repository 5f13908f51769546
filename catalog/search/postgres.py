"""PostgreSQL: a stored, weighted tsvector with a GIN index, and trigrams for words that were mistyped."""

from collections.abc import Sequence

from django.db import connection

from catalog.search.port import KeySearch

HITS = """
SELECT product_id
FROM catalogue_listing, to_tsquery('simple', %s) AS wanted
WHERE search @@ wanted
ORDER BY is_available DESC, round(ts_rank(search, wanted)::numeric, 1) DESC, score DESC
LIMIT %s
"""
# <%% finds titles that hold a word like the key with the help of the trigram index; then the word itself is picked.
NEAREST = """
SELECT word
FROM (
    SELECT title_words FROM catalogue_listing WHERE %s <%% title_words
    ORDER BY word_similarity(%s, title_words) DESC LIMIT 200
) AS near, regexp_split_to_table(title_words, ' ') AS word
ORDER BY similarity(word, %s) DESC, word
LIMIT 1
"""
IS_KNOWN = "SELECT EXISTS (SELECT 1 FROM catalogue_listing WHERE search @@ to_tsquery('simple', %s))"


class PostgresSearch(KeySearch):
    def hits(self, keys: Sequence[str], *, must_have_all: bool, limit: int) -> list[int]:
        # Keys hold only a-z and 0-9: nothing of to_tsquery's syntax can come in with them.
        wanted = (" & " if must_have_all else " | ").join(f"{key}:*" for key in keys)
        with connection.cursor() as cursor:
            cursor.execute(HITS, [wanted, limit])
            return [row[0] for row in cursor.fetchall()]

    def mend(self, keys: Sequence[str]) -> list[str]:
        return [self._mended(key) for key in keys]

    def _mended(self, key: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(IS_KNOWN, [f"{key}:*"])
            if cursor.fetchone()[0]:
                return key
            cursor.execute(NEAREST, [key, key, key])
            row = cursor.fetchone()
        return row[0] if row else key
