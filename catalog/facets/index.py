"""The index of this process: loaded once, then brought up to date from the log of changes at each use.

What a transaction has not committed must never reach other requests. Inside one, therefore, an index of its own is
made and thrown away; pages are served outside.
"""

import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from threading import Lock

from django.db import connection

from catalog.facets import log, words
from catalog.facets.shelf import Shelf as Sets
from catalog.facets.words import ORDERS, Definition
from catalog.tree import Tree, category_tree
from sellers.models import Seller
from vrinda.kernel import clock

# The log is kept for a day. Who has not looked for an hour begins anew, long before anything could be missing.
LONGEST_SLEEP = 3600
_versions = count(1)
KEPT_OUT = ("pan", "bank_account", "about", "about_hi")  # secrets, and texts no list shows


@dataclass
class Shelf:
    """All that lists are made of: the sets, the tree, the facets that staff defined, the open shops."""

    mark: str
    tree: Tree
    facets: list[Definition]
    sellers: list[Seller]
    sets: Sets
    looked_at: float = 0.0
    version: int = field(default_factory=lambda: next(_versions))

    def __post_init__(self) -> None:
        self.read_sellers()

    def read_sellers(self) -> None:
        self.sellers = list(Seller.objects.open_for_trade().defer(*KEPT_OUT).order_by("pk"))
        self.by_slug = {seller.slug: seller for seller in self.sellers}
        self.delivered: dict[str, frozenset[str]] = {}
        self._open: tuple[datetime | None, frozenset[str]] = (None, frozenset())

    def open_shops(self) -> frozenset[str]:
        """Return the shops whose door is open at this minute."""
        minute = clock.now().replace(second=0, microsecond=0)
        if self._open[0] != minute:
            self._open = minute, frozenset(seller.slug for seller in self.sellers if seller.is_open_now)
        return self._open[1]

    def definition(self, name: str) -> Definition | None:
        return next((one for one in self.facets if one.name == name), None)


_lock = Lock()
_held: Shelf | None = None
_was_looked_at: ContextVar[bool] = ContextVar("was_looked_at", default=False)


@contextmanager
def shelf() -> Iterator[Shelf]:
    """Lend the index as of now; one query when nothing has changed."""
    global _held
    if _is_in_own_transaction():
        yield _load()
        return
    with _lock:
        if _held is None or not _was_looked_at.get():
            _held = _fresh(_held)
        yield _held


@contextmanager
def as_of_now() -> Iterator[Hashable]:
    """Give a version that changes with whatever lists show, and each minute; inside, lists are not looked after again.

    One query. The version is None inside a transaction: what it has not committed is nobody else's.
    """
    if _is_in_own_transaction():
        yield None
        return
    with shelf() as held:
        version = held.version, clock.now().replace(second=0, microsecond=0)
    token = _was_looked_at.set(True)
    try:
        yield version
    finally:
        _was_looked_at.reset(token)


def forget() -> None:
    """Drop the index; the next use loads it anew."""
    global _held
    with _lock:
        _held = None


def _is_in_own_transaction() -> bool:
    # A test's outermost transaction is the test's whole world; Django tells it apart for durable blocks.
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


def _fresh(held: Shelf | None) -> Shelf:
    if held is None or time.time() - held.looked_at > LONGEST_SLEEP:
        return _load()
    changes = log.changes_since(held.mark)
    held.looked_at = time.time()
    if changes.topics & {log.ALL, log.FACETS}:
        return _load()
    if changes.topics & {log.TREE, log.SELLERS}:
        held.sets.forget_answers()
    if log.TREE in changes.topics:
        held.tree = category_tree()
    if log.SELLERS in changes.topics:
        held.read_sellers()
    if changes.topics:
        held.version = next(_versions)
    for pk, row in changes.rows.items():
        held.sets.put(pk, words.record_of(row, held.facets) if row is not None else None)
    held.mark = changes.mark
    return held


def _load() -> Shelf:
    started = time.time()
    mark = log.mark_of_now()  # before all else: what changes while the tables are read is read again
    facets = words.definitions()
    records = [words.record_of(row, facets) for row in log.all_rows()]
    return Shelf(mark, category_tree(), facets, [], Sets(records, len(ORDERS)), started)
