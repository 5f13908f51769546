"""PostgreSQL: a stored, weighted tsvector with a GIN index, and trigrams for words that were mistyped."""

from collections.abc import Sequence

from django.db import connection

from catalog.search.port import KeySearch

HITS = "SELECT product_id FROM catalogue_listing WHERE search @@ to_tsquery('simple', %s) "
# All words found: in stock, all of them whole in the title, all begun in the title, then the listing's own score.
ORDER_ALL = """
ORDER BY is_available DESC, search @@ to_tsquery('simple', %s) DESC, search @@ to_tsquery('simple', %s) DESC,
    score DESC
LIMIT %s
"""
# Some words found: how many and how telling comes first; a word of a title weighs more than one elsewhere.
ORDER_ANY = """
ORDER BY round(ts_rank(search, to_tsquery('simple', %s))::numeric, 2) DESC, is_available DESC, score DESC
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
        if must_have_all:
            whole, begun = (" & ".join(f"{key}:{how}" for key in keys) for how in ("A", "*A"))
            return _pks(HITS + ORDER_ALL, " & ".join(f"{key}:*" for key in keys), whole, begun, limit)
        wanted = " | ".join(f"{key}:*" for key in keys)
        return _pks(HITS + ORDER_ANY, wanted, wanted, limit)

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


def _pks(sql: str, *params: object) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]
