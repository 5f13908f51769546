"""The gateway's memory: one SQLite file behind one lock, its journal of money append-only."""

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from payments.rzpsim.rules import ApiError

MAIN = "main"

SCHEMA = """
CREATE TABLE IF NOT EXISTS entity (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    parent TEXT, receipt TEXT, created_at INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS entity_by_parent ON entity (kind, parent);
CREATE UNIQUE INDEX IF NOT EXISTS order_receipt_is_unique ON entity (receipt)
    WHERE kind = 'order' AND receipt IS NOT NULL;
CREATE TABLE IF NOT EXISTS journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, account TEXT NOT NULL,
    entity_id TEXT NOT NULL, payment_id TEXT, order_id TEXT, amount INTEGER NOT NULL, fee INTEGER NOT NULL,
    tax INTEGER NOT NULL, net INTEGER NOT NULL, balance INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS journal_by_account ON journal (account, seq);
CREATE TRIGGER IF NOT EXISTS journal_is_never_changed BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS journal_is_never_deleted BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE IF NOT EXISTS answered (
    scope TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (scope, key));
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL, event TEXT NOT NULL, body BLOB NOT NULL,
    secret TEXT NOT NULL, corrupt INTEGER NOT NULL, newest_first INTEGER NOT NULL, state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, last_status INTEGER,
    created_at INTEGER NOT NULL, due_at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS delivery_by_state ON delivery (state, due_at);
"""


class Store:
    """Entities as JSON bodies, the journal, answered idempotency keys and settings."""

    def __init__(self, path: str) -> None:
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.executescript(SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let one request at a time change the books, entirely or not at all."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def execute(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """Run one statement inside the caller's transaction."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    # Time

    def now(self) -> int:
        """Return the gateway's clock in unix seconds: the wall clock and what the tests advanced it by."""
        return int(time.time()) + int(self.setting("clock_offset_s", "0"))

    def setting(self, name: str, default: str) -> str:
        """Return a stored setting."""
        rows = self.execute("SELECT value FROM setting WHERE name = ?", name)
        return rows[0]["value"] if rows else default

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting."""
        self.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value)

    # Entities

    def insert(self, kind: str, body: dict[str, Any], *, parent: str | None = None) -> dict[str, Any]:
        """Keep a new entity; `body` carries its id."""
        self.execute(
            "INSERT INTO entity (id, kind, parent, receipt, created_at, body) VALUES (?, ?, ?, ?, ?, ?)",
            body["id"], kind, parent, body.get("receipt"), body["created_at"], json.dumps(body),
        )  # fmt: skip
        return body

    def save(self, body: dict[str, Any]) -> None:
        """Keep the changed entity."""
        self.execute("UPDATE entity SET body = ? WHERE id = ?", json.dumps(body), body["id"])

    def get(self, kind: str, entity_id: str) -> dict[str, Any]:
        """Return an entity or refuse as the gateway does."""
        rows = self.execute("SELECT body FROM entity WHERE id = ? AND kind = ?", entity_id, kind)
        if not rows:
            raise ApiError("The id provided does not exist")
        return json.loads(rows[0]["body"])

    def children(self, kind: str, parent: str) -> list[dict[str, Any]]:
        """Return what belongs to an entity, newest first."""
        rows = self.execute("SELECT body FROM entity WHERE kind = ? AND parent = ? ORDER BY seq DESC", kind, parent)
        return [json.loads(row["body"]) for row in rows]

    def page(self, kind: str, *, since: int, until: int, count: int, skip: int) -> list[dict[str, Any]]:
        """Return one page of a kind, newest first."""
        rows = self.execute(
            "SELECT body FROM entity WHERE kind = ? AND created_at BETWEEN ? AND ?"
            " ORDER BY seq DESC LIMIT ? OFFSET ?",
            kind, since, until, count, skip,
        )  # fmt: skip
        return [json.loads(row["body"]) for row in rows]

    def order_by_receipt(self, receipt: str) -> dict[str, Any] | None:
        """Return the one order with this receipt."""
        rows = self.execute("SELECT body FROM entity WHERE kind = 'order' AND receipt = ?", receipt)
        return json.loads(rows[0]["body"]) if rows else None

    def all_of(self, kind: str) -> list[dict[str, Any]]:
        """Return every entity of a kind, oldest first."""
        rows = self.execute("SELECT body FROM entity WHERE kind = ? ORDER BY seq", kind)
        return [json.loads(row["body"]) for row in rows]

    # Money

    def balance(self, account: str) -> int:
        """Return what the gateway holds for an account, in paise."""
        rows = self.execute("SELECT balance FROM journal WHERE account = ? ORDER BY seq DESC LIMIT 1", account)
        return rows[0]["balance"] if rows else 0

    def move(
        self,
        kind: str,
        *,
        account: str,
        entity: dict[str, Any],
        net: int,
        fee: int = 0,
        tax: int = 0,
        payment: dict[str, Any] | None = None,
    ) -> None:
        """Write one movement: `net` is what the account gains, fee and tax are already inside it."""
        self.execute(
            "INSERT INTO journal"
            " (at, kind, account, entity_id, payment_id, order_id, amount, fee, tax, net, balance)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self.now(), kind, account, entity["id"],
            payment and payment["id"], payment and payment["order_id"],
            entity["amount"], fee, tax, net, self.balance(account) + net,
        )  # fmt: skip

    def journal(self) -> list[dict[str, Any]]:
        """Return every movement, oldest first."""
        return [dict(row) for row in self.execute("SELECT * FROM journal ORDER BY seq")]

    def balances(self) -> dict[str, int]:
        """Return the balance of each account that ever moved."""
        accounts = self.execute("SELECT DISTINCT account FROM journal ORDER BY account")
        return {row["account"]: self.balance(row["account"]) for row in accounts}

    # Idempotency keys

    def answered(self, scope: str, key: str) -> sqlite3.Row | None:
        """Return what was answered under this key."""
        rows = self.execute("SELECT fingerprint, answer FROM answered WHERE scope = ? AND key = ?", scope, key)
        return rows[0] if rows else None

    def remember_answer(self, scope: str, key: str, fingerprint: str, answer: dict[str, Any]) -> None:
        """Keep the answer given under this key."""
        self.execute("INSERT INTO answered VALUES (?, ?, ?, ?)", scope, key, fingerprint, json.dumps(answer))


def public(body: dict[str, Any]) -> dict[str, Any]:
    """Return an entity without the simulator's own notes about it."""
    return {name: value for name, value in body.items() if not name.startswith("_")}


def collection(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Wrap entities in the gateway's list envelope."""
    return {"entity": "collection", "count": len(items), "items": [public(item) for item in items]}
