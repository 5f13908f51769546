"""Fills OpenSearch's index from the listings: all of them into a new index behind one alias, or what changed."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import requests
from django.conf import settings
from django.db.models import QuerySet

from catalog.models import Listing

BATCH = 1000
SECONDS = 30
NOT_FOUND = 404
FIELDS = ("pk", "category_path", "title_words", "words", "is_available", "score", "price_paise")
BY_EAR = {"type": "text", "analyzer": "whitespace", "copy_to": "heard"}
MAPPINGS = {
    "properties": {
        "category_path": {"type": "keyword"},
        "title_words": BY_EAR,
        "words": BY_EAR,
        # Keys by ear are matched from their beginning, as in the databases.
        "heard": {"type": "text", "analyzer": "whitespace", "index_prefixes": {"min_chars": 1, "max_chars": 10}},
        "price_paise": {"type": "long"},
        "score": {"type": "integer"},
        "is_available": {"type": "boolean"},
    }
}
Told = Callable[[int], object]


def feed_all(*, now: datetime, told: Told) -> int:
    """Write every listing into a new index, then let the alias point at it alone; return how many."""
    alias, name = settings.OPENSEARCH_INDEX, f"{settings.OPENSEARCH_INDEX}-{now:%Y%m%d%H%M%S}"
    _send("PUT", name, {"mappings": MAPPINGS})
    count = _write(name, Listing.objects.all(), told)
    _send("POST", f"{name}/_refresh", {})
    actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": alias}}]
    actions += [{"remove_index": {"index": old}} for old in _behind(alias)]
    _send("POST", "_aliases", {"actions": actions})
    return count


def feed_changes(*, since: datetime, told: Told) -> int:
    """Write the listings that changed since; what left the market is passed over at search, and goes with the next
    feed of all."""
    return _write(settings.OPENSEARCH_INDEX, Listing.objects.filter(updated_at__gte=since), told)


def _behind(alias: str) -> list[str]:
    """Return the indices an alias points at; none before the first feed."""
    answer = requests.get(f"{settings.OPENSEARCH_URL}/_alias/{alias}", timeout=SECONDS)
    if answer.status_code == NOT_FOUND:
        return []
    answer.raise_for_status()
    return sorted(answer.json())


def _write(index: str, listings: QuerySet[Listing], told: Told) -> int:
    count, batch = 0, []
    for row in listings.order_by("pk").values(*FIELDS).iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            count += _bulk(index, batch, told)
            batch = []
    return count + (_bulk(index, batch, told) if batch else 0)


def _bulk(index: str, rows: Sequence[dict[str, Any]], told: Told) -> int:
    answer = _request("POST", f"{index}/_bulk", "".join(_lines(rows)), "application/x-ndjson")
    if answer["errors"]:
        failed = next(item["index"]["error"] for item in answer["items"] if "error" in item["index"])
        raise RuntimeError(f"the search engine refused a listing: {failed}")
    told(len(rows))
    return len(rows)


def _lines(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    for row in rows:
        yield json.dumps({"index": {"_id": str(row["pk"])}}) + "\n"
        yield json.dumps({name: value for name, value in row.items() if name != "pk"}) + "\n"


def _send(method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    return _request(method, path, json.dumps(body), "application/json")


def _request(method: str, path: str, body: str, kind: str) -> dict[str, Any]:
    answer = requests.request(
        method,
        f"{settings.OPENSEARCH_URL}/{path}",
        data=body.encode(),
        headers={"Content-Type": kind},
        timeout=SECONDS,
    )
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found
