"""What OpenSearch is asked, and how its answers are read; the answers follow its API's documentation."""

import json
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from structlog.testing import capture_logs

from catalog.factories import list_product
from catalog.search import SearchQuery, find
from catalog.search.opensearch import OpenSearch
from catalog.search.opensearch_index import feed_all
from catalog.search.port import Wanted
from catalog.search.understanding import Sought

DATA = Path(__file__).with_name("data")
TULSI, MALA = Sought((("tulsi",), ("vrinda", "devi"))), Sought((("mala",),), leaves=frozenset({"mala"}))
WANTED = Wanted(ideas=(TULSI, MALA), paths=("0001",), slug_of={"0001": "mala"}, price_max=30000)
NOON = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


class Engine(HTTPServer):
    """A server on this machine that notes what it is asked and says what it was told to say."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, str, str]] = []
        self.answers: dict[str, str] = {}
        self.status = 200

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.asked[-1][2].splitlines()]


class Answering(BaseHTTPRequestHandler):
    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.asked.append((self.command, self.path, body))
        said = self.server.answers.get(self.path.rsplit("/", 1)[-1], '{"acknowledged": true}').encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_POST = do_PUT = answer  # noqa: N815

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def engine(settings):
    """Run an engine that the market is told to search with."""
    server = Engine()
    Thread(target=server.serve_forever, daemon=True).start()
    settings.SEARCH_ENGINE = "catalog.search.opensearch.OpenSearch"
    settings.OPENSEARCH_URL = f"http://127.0.0.1:{server.server_port}"
    server.answers = {name: (DATA / f"opensearch{name}.json").read_text() for name in ("_msearch",)}
    yield server
    server.shutdown()
    server.server_close()


def test_all_reads_go_in_one_request_with_a_head_before_each(engine):
    OpenSearch().candidates(WANTED)

    method, path, body = engine.asked[0]
    assert (method, path, body[-1]) == ("POST", "/listings/_msearch", "\n")
    assert engine.lines()[::2] == [{}, {}, {}, {}]


def test_a_search_asks_for_all_ideas_within_the_price_best_scored_first(engine):
    OpenSearch().candidates(WANTED)

    first = engine.lines()[1]
    assert first["sort"] == [{"score": "desc"}]
    assert first["size"] == 160
    assert first["query"]["bool"]["filter"] == [
        {
            "bool": {
                "should": [
                    {"bool": {"filter": [{"prefix": {"heard": {"value": "tulsi"}}}]}},
                    {
                        "bool": {
                            "filter": [
                                {"prefix": {"heard": {"value": "vrinda"}}},
                                {"prefix": {"heard": {"value": "devi"}}},
                            ]
                        }
                    },
                ],
                "minimum_should_match": 1,
            }
        },
        {"bool": {"filter": [{"prefix": {"heard": {"value": "mala"}}}]}},
        {"range": {"price_paise": {"lte": 30000}}},
    ]


def test_what_lies_in_the_leaf_need_not_say_its_name(engine):
    OpenSearch().candidates(WANTED)

    asked = engine.lines()[3]["query"]["bool"]["filter"]
    assert asked[-1] == {"terms": {"category_path": ["0001"]}}
    assert "mala" not in json.dumps(asked)


def test_each_listing_is_read_once(engine):
    found = OpenSearch().candidates(WANTED)

    assert [(one.pk, one.title_words, one.is_available, one.score) for one in found] == [
        (7, "tulsi japa mala", True, 160123),
        (9, "tulsi kanti", False, 50004),
    ]


def test_an_unknown_word_is_mended_and_a_known_one_stays(engine):
    engine.answers["_search"] = (DATA / "opensearch_suggest.json").read_text()

    assert OpenSearch().mend(["tulci", "mala"]) == ["tulsi", "mala"]
    assert engine.lines()[0]["suggest"]["w0"]["term"]["suggest_mode"] == "missing"


@pytest.mark.django_db
def test_the_database_answers_for_an_engine_that_fails_which_is_then_left_in_peace(engine):
    bell = list_product(title="Brass bell", title_hi="")
    engine.status = 503

    assert find(SearchQuery("bell")).pks == [bell.pk]
    assert find(SearchQuery("bell")).pks == [bell.pk]
    assert len(engine.asked) == 1


@pytest.mark.django_db
def test_what_is_noted_of_a_failure_names_no_password(engine, settings):
    settings.OPENSEARCH_URL = settings.OPENSEARCH_URL.replace("//", "//vrinda:s3cret@")
    engine.status = 401

    with capture_logs() as noted:
        find(SearchQuery("bell"))

    assert [(one["event"], one["status"]) for one in noted] == [("search_engine_failed", 401)]
    assert "s3cret" not in str(noted)


@pytest.mark.django_db
def test_feeding_writes_each_listing_then_turns_the_alias(engine):
    bell = list_product(title="Brass bell", title_hi="", price="120.00")
    engine.answers["_bulk"] = json.dumps({"took": 1, "errors": False, "items": [{"index": {"status": 201}}]})
    engine.answers["listings"] = json.dumps({"listings-20260228063000": {"aliases": {"listings": {}}}})

    assert feed_all(now=NOON, told=lambda count: None) == 1

    assert [path for _method, path, _body in engine.asked] == [
        "/listings-20260301063000",
        "/listings-20260301063000/_bulk",
        "/listings-20260301063000/_refresh",
        "/_alias/listings",
        "/_aliases",
    ]
    assert json.loads(engine.asked[-1][2])["actions"] == [
        {"add": {"index": "listings-20260301063000", "alias": "listings"}},
        {"remove_index": {"index": "listings-20260228063000"}},
    ]
    head, body = (json.loads(line) for line in engine.asked[1][2].splitlines())
    assert head == {"index": {"_id": str(bell.pk)}}
    assert (body["price_paise"], body["title_words"]) == (12000, "bras bel")


@pytest.mark.django_db
def test_a_refused_listing_stops_the_feed(engine):
    list_product(title="Brass bell", title_hi="")
    refused = {"index": {"status": 400, "error": {"type": "mapper_parsing_exception", "reason": "failed"}}}
    engine.answers["_bulk"] = json.dumps({"took": 1, "errors": True, "items": [refused]})

    with pytest.raises(RuntimeError, match="mapper_parsing_exception"):
        feed_all(now=NOON, told=lambda count: None)


def test_feeding_without_an_address_says_what_to_set(settings):
    settings.OPENSEARCH_URL = ""

    with pytest.raises(CommandError, match="OPENSEARCH_URL"):
        call_command("feed_search_engine")
