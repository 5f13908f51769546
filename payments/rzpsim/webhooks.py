"""Signed events to the shop, written with the change they tell of and sent until answered or a day old."""

import hashlib
import hmac
import http.client
import json
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from payments.rzpsim.rules import ApiError, random_base62
from payments.rzpsim.store import public

if TYPE_CHECKING:
    from payments.rzpsim.simulator import Simulator

MODES = ("normal", "duplicate", "reorder", "delay", "drop", "corrupt_signature")
ANSWER_WITHIN_S = 5
GIVE_UP_AFTER_S = 24 * 3600
LONGEST_WAIT_S = 3600
REORDER_WINDOW_S = 1
Sink = Callable[[bytes, dict[str, str]], int]


def sign(secret: str, raw: bytes) -> str:
    """Return the hex HMAC-SHA256 of the raw bytes."""
    return hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def http_sink(url: str) -> Sink:
    """Return a sink that posts to `url` directly, whatever proxies the environment names."""
    target = urlsplit(url)

    def post(raw: bytes, headers: dict[str, str]) -> int:
        connection = http.client.HTTPConnection(target.hostname or "", target.port or 80, timeout=ANSWER_WITHIN_S)
        try:
            connection.request("POST", target.path or "/", body=raw, headers=headers)
            return connection.getresponse().status
        finally:
            connection.close()

    return post


class Webhooks:
    """The outbox of events and the thread that empties it."""

    def __init__(self, simulator: "Simulator", sink: Sink | None) -> None:
        self._simulator = simulator
        self._store = simulator.store
        self._sink = sink
        self._news = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None
        # A crash in the middle of a delivery leaves its row claimed; at least once means it goes again.
        self._store.execute("UPDATE delivery SET state = 'pending' WHERE state = 'sending'")

    # Emitting

    def emit(self, event: str, **entities: dict[str, Any]) -> None:
        """Write an event to the outbox, in the transaction of the change it tells of."""
        mode = self._store.setting("webhooks", "normal")
        now = self._store.now()
        envelope = {
            "entity": "event",
            "account_id": self._simulator.configuration.account_id,
            "event": event,
            "contains": list(entities),
            "payload": {name: {"entity": public(entity)} for name, entity in entities.items()},
            "created_at": now,
        }
        raw = json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
        event_id = random_base62()
        for _ in range(2 if mode == "duplicate" else 1):
            self._write(event_id, event, raw, mode=mode, now=now)

    def _write(self, event_id: str, event: str, raw: bytes, *, mode: str, now: int) -> None:
        wait = {"delay": int(self._store.setting("webhook_delay_s", "5")), "reorder": REORDER_WINDOW_S}.get(mode, 0)
        self._store.execute(
            "INSERT INTO delivery"
            " (event_id, event, body, secret, corrupt, newest_first, state, created_at, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            event_id, event, raw, self.secret, mode == "corrupt_signature", mode == "reorder",
            "dropped" if mode == "drop" else "pending", now, now + wait,
        )  # fmt: skip

    @property
    def secret(self) -> str:
        """Return the secret of new events; events already written keep the one they were born with."""
        return self._store.setting("webhook_secret", self._simulator.configuration.webhook_secret)

    def set_mode(self, mode: str, *, delay_s: int = 5) -> None:
        """Choose how the events from now on are delivered."""
        if mode not in MODES:
            raise ApiError(f"The webhooks must be one of {', '.join(MODES)}.", field="webhooks")
        self._store.set_setting("webhooks", mode)
        self._store.set_setting("webhook_delay_s", str(delay_s))

    # Delivering

    def flush(self, *, limit: int = 500) -> dict[str, int]:
        """Try every pending delivery once now, due or not, and say how it went."""
        seen: set[int] = set()
        result = {"delivered": 0, "failed": 0}
        while len(seen) < limit:
            row = self._claim(due_only=False, skip=seen)
            if row is None:
                break
            seen.add(row["id"])
            result["delivered" if self._deliver(row) else "failed"] += 1
        return result

    def deliver_due(self) -> bool:
        """Try one due delivery and say whether there was one."""
        row = self._claim(due_only=True, skip=set())
        if row is not None:
            self._deliver(row)
        return row is not None

    def _claim(self, *, due_only: bool, skip: set[int]) -> Any:
        """Take one pending row so that no other thread sends it meanwhile."""
        if self._sink is None:
            return None
        with self._store.transaction():
            latest = self._store.now() if due_only else 2**62
            rows = self._store.execute(
                "SELECT * FROM delivery WHERE state = 'pending' AND due_at <= ?"
                " ORDER BY newest_first, CASE newest_first WHEN 1 THEN -id ELSE id END",
                latest,
            )
            row = next((row for row in rows if row["id"] not in skip), None)
            if row is not None:
                self._store.execute("UPDATE delivery SET state = 'sending' WHERE id = ?", row["id"])
            return row

    def _deliver(self, row: Any) -> bool:
        """Send one row; no lock is held meanwhile, because the shop may call back before it answers."""
        status = self._send(row)
        delivered = status is not None and 200 <= status < 300
        with self._store.transaction():
            attempts = row["attempts"] + 1
            due_at = self._store.now() + self._backoff(attempts)
            state = "delivered" if delivered else self._state_after_failure(row, due_at)
            self._store.execute(
                "UPDATE delivery SET state = ?, attempts = ?, last_status = ?, due_at = ? WHERE id = ?",
                state, attempts, status, due_at, row["id"],
            )  # fmt: skip
        return delivered

    def _send(self, row: Any) -> int | None:
        signature = sign(row["secret"], row["body"])
        if row["corrupt"]:
            signature = signature[::-1]
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Razorpay-Webhook/v1",
            "X-Razorpay-Signature": signature,
            "x-razorpay-event-id": row["event_id"],
        }
        try:
            return self._sink(row["body"], headers) if self._sink else None
        except (OSError, http.client.HTTPException):
            return None

    def _backoff(self, attempts: int) -> int:
        return min(self._simulator.configuration.retry_base_s * 2 ** min(attempts - 1, 20), LONGEST_WAIT_S)

    @staticmethod
    def _state_after_failure(row: Any, due_at: int) -> str:
        return "abandoned" if due_at > row["created_at"] + GIVE_UP_AFTER_S else "pending"

    # The thread

    def start(self) -> None:
        """Deliver in the background from now on."""
        self._thread = threading.Thread(target=self._run, name="rzpsim-webhooks", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Tell the thread that there may be something new."""
        self._news.set()

    def stop(self) -> None:
        """Finish the delivery under way and stop."""
        self._stopping = True
        self._news.set()
        if self._thread:
            self._thread.join(timeout=ANSWER_WITHIN_S + 1)

    def _run(self) -> None:
        while not self._stopping:
            if not self.deliver_due():
                self._news.wait(timeout=0.5)
                self._news.clear()

    def deliveries(self) -> list[dict[str, Any]]:
        """Return the outbox, oldest first, with each event's payload."""
        rows = self._store.execute("SELECT * FROM delivery ORDER BY id")
        return [dict(row) | {"body": json.loads(row["body"]), "secret": None} for row in rows]
