"""Makes each target's database, remembers what it was filled with, and fills it again only when that changed."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench.places import POSTGRES, ROOT, Size, database_of

SERVED = "bench-served"  # what a served target's connections call themselves


def note_of(target: str, size: Size) -> dict[str, Any]:
    """Return what the filling noted on the database, or nothing."""
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
        row = server.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [database_of(target, size)],
        ).fetchone()
    return json.loads(row[0]) if row and row[0] else {}


def write_note(target: str, size: Size, note: dict[str, Any]) -> None:
    name = sql.Identifier(database_of(target, size))
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
        server.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(json.dumps(note))))


def make_anew(target: str, size: Size) -> None:
    name = sql.Identifier(database_of(target, size))
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(name))


def settle(target: str, size: Size) -> None:
    """Tell the planner what is in the tables, and leave no cleaning for the middle of a measurement."""
    with psycopg.connect(f"{POSTGRES}/{database_of(target, size)}", autocommit=True) as database:
        database.execute("VACUUM (ANALYZE)")
        database.execute("CHECKPOINT")


def backends_of(target: str, size: Size) -> list[int]:
    """Return the process ids that serve this target's connections."""
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
        rows = server.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND application_name = %s ORDER BY pid",
            [database_of(target, size), SERVED],
        ).fetchall()
    return [pid for (pid,) in rows]


def print_of(paths: Iterable[Path]) -> str:
    """Return a fingerprint of the code that decides what is filled in."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:16]
