"""Measures all targets in turn, page by page and round by round, so that the machine's noise falls on all alike."""

import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice

from tqdm import tqdm

from bench.pages import Looked, look
from bench.places import static_of
from bench.processes import WORKERS, BenchFailed, Server, get

CLIENTS = (1, 4)
ROUNDS, FEWEST_ROUNDS = 8, 3
ENOUGH_S = 150  # on a busy machine fewer rounds have to do
# Requests of one client in one round; together the four clients send twice as many.
REQUESTS = {"market": 12, "bare": 12, "oscar": 4}


@dataclass
class Seen:
    """What a page of a target cost: CPU per request by round, and each request's milliseconds by number of clients."""

    looked: Looked
    app_ms: list[float] = field(default_factory=list)
    database_ms: list[float] = field(default_factory=list)
    waits: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))

    def summary(self) -> dict[str, object]:
        app, database = statistics.median(self.app_ms), statistics.median(self.database_ms)
        return {
            "sql": self.looked.sql,
            "app_ms": round(app, 2),
            "database_ms": round(database, 2),
            "cpu_ms": round(app + database, 2),
            **{f"median_{n}": round(statistics.median(waits), 1) for n, waits in self.waits.items()},
            **{f"p95_{n}": round(_p95(waits), 1) for n, waits in self.waits.items()},
            "html_bytes": self.looked.html,
            "css_bytes": self.looked.css,
            "js_bytes": self.looked.js,
            "bytes": self.looked.bytes,
            "cards": self.looked.cards,
            "headers": self.looked.headers,
        }


def measure(servers: Sequence[Server], pages: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, object]]:
    """Return a summary of each page of each target, by target and page."""
    names = list(dict.fromkeys(page for server in servers for page in pages[server.target]))
    turns = [(page, server) for page in names for server in servers if page in pages[server.target]]
    _warm(turns, pages)
    seen = {
        (server.target, page): Seen(look(server.port, pages[server.target][page], static_of(server.target)))
        for page, server in turns
    }
    deadline = time.monotonic() + ENOUGH_S
    for number in tqdm(range(ROUNDS), "Rounds", leave=False, disable=None):
        if number >= FEWEST_ROUNDS and time.monotonic() > deadline:
            break
        for page, server in turns:
            _take(server, pages[server.target][page], seen[server.target, page], skip=number)
    found: dict[str, dict[str, object]] = defaultdict(dict)
    for (target, page), cost in seen.items():
        found[target][page] = cost.summary()
    return found


def _warm(turns: Sequence[tuple[str, Server]], pages: Mapping[str, Mapping[str, list[str]]]) -> None:
    for page, server in turns:
        _send(server.port, pages[server.target][page], 2 * max(WORKERS, len(pages[server.target][page])), 1, skip=0)


def _take(server: Server, addresses: list[str], cost: Seen, *, skip: int) -> None:
    for clients in CLIENTS:
        count = REQUESTS[server.target] * (2 if clients > 1 else 1)
        before = server.cpu()
        cost.waits[clients] += _send(server.port, addresses, count, clients, skip=skip)
        used = server.cpu() - before
        if clients == 1:
            cost.app_ms.append(used.app / count / 1e6)
            cost.database_ms.append(used.database / count / 1e6)


def _send(port: int, addresses: list[str], count: int, clients: int, *, skip: int) -> list[float]:
    """Send so many requests, each address in turn; return how many milliseconds each took."""
    asked = list(islice(cycle(addresses), skip, skip + count))
    if clients == 1:
        return [_timed(port, address) for address in asked]
    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(lambda address: _timed(port, address), asked))


def _timed(port: int, address: str) -> float:
    start = time.perf_counter()
    status, _headers, _body = get(port, address)
    if status != 200:
        raise BenchFailed(f"{address} on port {port} answers {status}.")
    return (time.perf_counter() - start) * 1000


def _p95(waits: Sequence[float]) -> float:
    return sorted(waits)[max(0, round(0.95 * len(waits)) - 1)]
