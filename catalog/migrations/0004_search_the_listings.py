"""Full text search on the listing projection, in each engine's own way.

SQLite drops the triggers of a table that a later migration rebuilds: such a migration ends with
``RunPython(install, remove)`` of this one.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE catalogue_listing_fts USING fts5(
        title_words, words, content='catalogue_listing', content_rowid='product_id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')""",
    "CREATE VIRTUAL TABLE catalogue_listing_vocab USING fts5vocab(catalogue_listing_fts, 'row')",
    """CREATE TRIGGER catalogue_listing_fts_insert AFTER INSERT ON catalogue_listing BEGIN
        INSERT INTO catalogue_listing_fts(rowid, title_words, words)
        VALUES (new.product_id, new.title_words, new.words);
    END""",
    """CREATE TRIGGER catalogue_listing_fts_delete AFTER DELETE ON catalogue_listing BEGIN
        INSERT INTO catalogue_listing_fts(catalogue_listing_fts, rowid, title_words, words)
        VALUES ('delete', old.product_id, old.title_words, old.words);
    END""",
    """CREATE TRIGGER catalogue_listing_fts_update AFTER UPDATE OF title_words, words ON catalogue_listing BEGIN
        INSERT INTO catalogue_listing_fts(catalogue_listing_fts, rowid, title_words, words)
        VALUES ('delete', old.product_id, old.title_words, old.words);
        INSERT INTO catalogue_listing_fts(rowid, title_words, words)
        VALUES (new.product_id, new.title_words, new.words);
    END""",
    "INSERT INTO catalogue_listing_fts(catalogue_listing_fts) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS catalogue_listing_fts_insert",
    "DROP TRIGGER IF EXISTS catalogue_listing_fts_delete",
    "DROP TRIGGER IF EXISTS catalogue_listing_fts_update",
    "DROP TABLE IF EXISTS catalogue_listing_vocab",
    "DROP TABLE IF EXISTS catalogue_listing_fts",
]
POSTGRES = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """ALTER TABLE catalogue_listing ADD COLUMN search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_words), 'A') || setweight(to_tsvector('simple', words), 'C')
    ) STORED""",
    "CREATE INDEX listing_by_search ON catalogue_listing USING gin (search)",
    "CREATE INDEX listing_by_trigrams ON catalogue_listing USING gin (title_words gin_trgm_ops)",
]
POSTGRES_BACK = [
    "DROP INDEX IF EXISTS listing_by_trigrams",
    "DROP INDEX IF EXISTS listing_by_search",
    "ALTER TABLE catalogue_listing DROP COLUMN IF EXISTS search",
]


def install(apps, schema_editor) -> None:
    _run(schema_editor, SQLITE, POSTGRES)


def remove(apps, schema_editor) -> None:
    _run(schema_editor, SQLITE_BACK, POSTGRES_BACK)


def _run(schema_editor, sqlite: list[str], postgres: list[str]) -> None:
    for statement in postgres if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_name_variants_and_block_words")]
    operations = [migrations.RunPython(install, remove)]
