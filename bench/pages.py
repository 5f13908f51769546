"""Reads pages as a browser would: what they link to as filters, which style and script they load, what they weigh."""

import gzip
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from bench.processes import BenchFailed, get

FACETS = 3
NOT_A_FACET = {"q", "sort", "page", "csrfmiddlewaretoken"}
CARD = b"product-card-title"
GZIP_LEVEL = 6  # what a proxy in front takes


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.choices: list[tuple[str, str]] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag == "input" and given.get("type") in ("checkbox", "radio") and "checked" not in given:
            self.choices.append((given.get("name", ""), given.get("value", "on")))
        elif tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])
        elif tag == "script" and given.get("src"):
            self.scripts.append(given["src"])


def read(html: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(html.decode())
    reader.styles, reader.scripts = (
        [name for name in names if name.startswith("/static/")] for names in (reader.styles, reader.scripts)
    )
    return reader


def safe(address: str) -> str:
    """Return an address whose letters beyond ASCII are escaped, as a browser sends it."""
    return quote(address, safe="/?=&%+:,;~-._")


def faceted(port: int, address: str) -> str:
    """Choose filters that the page itself offers, one kind after another, as long as goods are left."""
    for _ in range(FACETS):
        address = _narrower(port, address)
    return address


def _narrower(port: int, address: str) -> str:
    reader = read(get(port, address)[2])
    for candidate in _offered(reader, address):
        status, _headers, body = get(port, candidate)
        if status == 200 and body.count(CARD) > 1:
            return candidate
    raise BenchFailed(f"{address} offers no further filter that leaves goods.")


def _offered(reader: _Reader, address: str) -> list[str]:
    """Return the addresses with one more kind of filter than now, in the page's order."""
    here = urlsplit(address)
    now = parse_qsl(here.query)
    names = {name for name, _ in now}
    found = []
    for link in reader.links:
        there = urlsplit(urljoin(address, link))
        asked = parse_qsl(there.query)
        if there.path == here.path and set(now) <= set(asked):
            found.append([pair for pair in asked if pair[0] not in NOT_A_FACET])
    found += [[*now, choice] for choice in reader.choices if choice[0]]
    more = [asked for asked in found if {name for name, _ in asked} > names]
    return [f"{here.path}?{urlencode(asked)}" for asked in more if not NOT_A_FACET & {name for name, _ in asked}]


@dataclass(frozen=True)
class Looked:
    """One look at each address of a page."""

    sql: int
    html: int
    css: int
    js: int
    cards: int
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        return self.html + self.css + self.js


def look(port: int, addresses: list[str], static: Path) -> Looked:
    """Count queries and bytes; of several addresses the worst counts."""
    worst = []
    for address in addresses:
        status, headers, body = get(port, address, {"X-Bench-Count": "1"})
        if status != 200:
            raise BenchFailed(f"{address} on port {port} answers {status}.")
        reader = read(body)
        css, js = (sum(_weight(name, static) for name in names) for names in (reader.styles, reader.scripts))
        told = {name: headers.get(name, "") for name in ("cache-control", "vary", "etag", "set-cookie")}
        html = len(gzip.compress(body, GZIP_LEVEL, mtime=0))
        worst.append(Looked(int(headers["x-bench-sql"]), html, css, js, body.count(CARD), told))
    heaviest = max(worst, key=lambda looked: looked.bytes)
    return Looked(
        max(looked.sql for looked in worst),
        heaviest.html,
        heaviest.css,
        heaviest.js,
        max(looked.cards for looked in worst),
        heaviest.headers,
    )


def _weight(address: str, static: Path) -> int:
    """Return what a style or script weighs as whitenoise sends it, or as a proxy would compress it."""
    path = static / urlsplit(address).path.removeprefix("/static/")
    sent = path.with_name(f"{path.name}.gz")
    return sent.stat().st_size if sent.exists() else len(gzip.compress(path.read_bytes(), GZIP_LEVEL, mtime=0))
