"""OpenSearch, for a town that outgrows its database: candidates from its index, everything else as with the others.

The index is fed by ``manage.py feed_search_engine``. A search it cannot answer in time is answered by the database.
"""

import json
from collections.abc import Sequence
from typing import Any

import requests
import structlog
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from catalog.search.port import ENGINES, MOST_FILLING, MOST_OF_A_KIND, Candidate, SearchPort, Wanted
from catalog.search.understanding import Sought
from vrinda.kernel.recall import keep_in_mind, recall

log = structlog.get_logger(__name__)
SECONDS = 0.8
REST_SECONDS = 30
RESTING = "catalog:search:opensearch:resting"
FIELDS = ["category_path", "title_words", "words", "is_available", "score"]
NDJSON = {"Content-Type": "application/x-ndjson"}
Query = dict[str, Any]


class OpenSearch:
    def candidates(self, wanted: Wanted) -> list[Candidate]:
        asked = [_search([_idea(idea) for idea in wanted.musts], wanted)] if wanted.ideas else []
        if wanted.paths:
            beside = wanted.musts_beside_goods
            if beside:
                asked.append(_search([_idea(idea) for idea in beside], wanted, in_leaves=True))
                asked.append(_search([_any(wanted.ideas)], wanted, in_leaves=True))
            asked.append(_search([], wanted, in_leaves=True, size=MOST_FILLING if beside else MOST_OF_A_KIND))
        found = self._hits(asked)
        return found if found is not None else _database().candidates(wanted)

    def some(self, wanted: Wanted) -> list[Candidate]:
        found = self._hits([_search([_any(wanted.ideas)], wanted)])
        return found if found is not None else _database().some(wanted)

    def mend(self, keys: Sequence[str]) -> list[str]:
        asked = {
            f"w{place}": {"text": key, "term": {"field": "heard", "suggest_mode": "missing", "min_word_length": 3}}
            for place, key in enumerate(keys)
        }
        answer = _post("_search", json.dumps({"size": 0, "suggest": asked}), {"Content-Type": "application/json"})
        if answer is None:
            return _database().mend(keys)
        return [_nearest(answer["suggest"].get(f"w{place}", []), key) for place, key in enumerate(keys)]

    def _hits(self, asked: Sequence[Query]) -> list[Candidate] | None:
        lines = "".join(f"{{}}\n{json.dumps(query)}\n" for query in asked)
        answer = _post("_msearch", lines, NDJSON)
        if answer is None or any("error" in one for one in answer["responses"]):
            return None
        found = {hit["_id"]: hit["_source"] for one in answer["responses"] for hit in one["hits"]["hits"]}
        return [Candidate(pk=int(pk), **{name: source[name] for name in FIELDS}) for pk, source in found.items()]


def _search(must: list[Query], wanted: Wanted, *, in_leaves: bool = False, size: int = MOST_OF_A_KIND) -> Query:
    asked = [*must, *_price(wanted)]
    if in_leaves:
        asked.append({"terms": {"category_path": list(wanted.paths)}})
    return {
        "size": size,
        "_source": FIELDS,
        "track_total_hits": False,
        "query": {"bool": {"filter": asked}},
        "sort": [{"score": "desc"}],
    }


def _any(ideas: Sequence[Sought]) -> Query:
    return {"bool": {"should": [_idea(idea) for idea in ideas], "minimum_should_match": 1}}


def _idea(idea: Sought) -> Query:
    ways: list[Query] = [
        {"bool": {"filter": [{"prefix": {"heard": {"value": key}}} for key in way]}} for way in idea.ways
    ]
    return ways[0] if len(ways) == 1 else {"bool": {"should": ways, "minimum_should_match": 1}}


def _price(wanted: Wanted) -> list[Query]:
    bounds = {"gte": wanted.price_min, "lte": wanted.price_max}
    said = {name: value for name, value in bounds.items() if value is not None}
    return [{"range": {"price_paise": said}}] if said else []


def _nearest(suggested: Sequence[dict[str, Any]], key: str) -> str:
    options = [option["text"] for entry in suggested for option in entry["options"]]
    return options[0] if options else key


def _post(path: str, body: str, headers: dict[str, str]) -> dict[str, Any] | None:
    """Ask the engine; after a failure it is left in peace for a while."""
    if recall(RESTING):
        return None
    try:
        answer = requests.post(
            f"{settings.OPENSEARCH_URL}/{settings.OPENSEARCH_INDEX}/{path}",
            data=body.encode(),
            headers=headers,
            timeout=SECONDS,
        )
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
    except (requests.RequestException, ValueError) as error:
        # Not in its own words: they name the engine's whole address, which may carry a password.
        status = getattr(getattr(error, "response", None), "status_code", None)
        log.warning("search_engine_failed", error=type(error).__name__, status=status)
        keep_in_mind(RESTING, True, REST_SECONDS)
        return None
    return found


def _database() -> SearchPort:
    port: SearchPort = import_string(ENGINES[connection.vendor])()
    return port
