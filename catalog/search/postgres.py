"""PostgreSQL: a stored, weighted tsvector with a GIN index, and trigrams for words that were mistyped."""

from collections.abc import Sequence

from django.db import connection

from catalog.search.sql import Clause, DatabaseSearch
from catalog.search.understanding import Sought

MATCH = "search @@ to_tsquery('simple', %s)"
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


class PostgresSearch(DatabaseSearch):
    def holding_all(self, ideas: Sequence[Sought]) -> Clause:
        return Clause(MATCH, [" & ".join(_idea(idea) for idea in ideas)])

    def holding_any(self, ideas: Sequence[Sought]) -> Clause:
        return Clause(MATCH, [" | ".join(_idea(idea) for idea in ideas)])

    def mended(self, key: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(IS_KNOWN, [f"{key}:*"])
            if cursor.fetchone()[0]:
                return key
            cursor.execute(NEAREST, [key, key, key])
            row = cursor.fetchone()
        return row[0] if row else key


# Keys hold only a-z and 0-9: nothing of to_tsquery's syntax can come in with them.
def _idea(idea: Sought) -> str:
    ways = (" & ".join(f"{key}:*" for key in way) for way in idea.ways)
    return f"({' | '.join(f'({way})' for way in ways)})"
