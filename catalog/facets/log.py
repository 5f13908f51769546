# ruff: noqa: S608 — every name in these statements is a constant of this module
"""What changed since this process last looked, in one query.

Triggers write a row of ``ListChange`` in the transaction of each change. The reader must neither miss a change nor
see one that was rolled back, whatever order transactions commit in:

- PostgreSQL: each row carries its transaction's id, and the reader remembers its whole snapshot. It takes what its
  snapshot of now sees and the earlier one did not. Ids of rows would not do: a lower one may commit later. Only what
  its own transaction wrote (a test's, which is one long transaction) is told apart by ids: a snapshot holds its own
  transaction as running or as ended, depending on whether a younger one has ended elsewhere.
- SQLite: writers come one after another, so ids are in the order of the commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from catalog.facets.words import COLUMNS
from catalog.models import ListChange, Listing

LISTING, TREE, FACETS, SELLERS, ALL = "listing", "tree", "facets", "sellers", "all"

_COLUMNS = ", ".join(f"l.{name}" for name in COLUMNS)
_FROM = f"""
LEFT JOIN {Listing._meta.db_table} l ON c.topic = 'listing' AND l.product_id = c."row"
"""
_POSTGRES = f"""
SELECT pg_current_snapshot()::text, c.id, c.topic, c."row", {_COLUMNS}
FROM (SELECT 1) AS one
LEFT JOIN {ListChange._meta.db_table} c
    ON c.xid >= pg_snapshot_xmin(%(since)s::pg_snapshot)
    AND CASE WHEN c.xid = pg_current_xact_id_if_assigned() THEN c.id > %(own)s
        ELSE NOT pg_visible_in_snapshot(c.xid, %(since)s::pg_snapshot) END
{_FROM}
"""
_POSTGRES_NOW = f"SELECT pg_current_snapshot()::text, COALESCE(MAX(id), 0) FROM {ListChange._meta.db_table}"
_SQLITE = f"""
SELECT one.seq, c.id, c.topic, c."row", {_COLUMNS}
FROM (SELECT COALESCE(
    (SELECT seq FROM sqlite_sequence WHERE name = '{ListChange._meta.db_table}'), 0) AS seq) AS one
LEFT JOIN {ListChange._meta.db_table} c ON c.id > %s
{_FROM}
"""
_ALL_ROWS = f"SELECT {_COLUMNS} FROM {Listing._meta.db_table} l ORDER BY l.product_id"


@dataclass(frozen=True)
class Changes:
    """Where the reader stands now, the topics that changed, and the listings that did, as they are now or None."""

    mark: str
    topics: frozenset[str]
    rows: dict[int, Sequence[Any] | None]


def mark_of_now() -> str:
    """Return the place from which later changes are to be read; everything before it can be seen in the tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_NOW)
            return "|".join(map(str, cursor.fetchone()))
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [ListChange._meta.db_table])
        found = cursor.fetchone()
        return str(found[0] if found else 0)


def changes_since(mark: str) -> Changes:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            since, _bar, own = mark.partition("|")
            cursor.execute(_POSTGRES, {"since": since, "own": int(own)})
        else:
            cursor.execute(_SQLITE, [int(mark)])
        found = cursor.fetchall()
    now = str(found[0][0])
    topics = {row[2] for row in found if row[2]}
    if connection.vendor == "postgresql":
        now = f"{now}|{max([int(own), *(row[1] for row in found if row[1])])}"
    elif int(now) < int(mark):
        topics.add(ALL)  # the tables were emptied and begin to count anew
    rows = {row[3]: row[4:] if row[4] is not None else None for row in found if row[2] == LISTING}
    return Changes(now, frozenset(topics), rows)


def all_rows() -> list[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(_ALL_ROWS)
        return list(cursor.fetchall())
