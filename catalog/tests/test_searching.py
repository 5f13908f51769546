"""Search from question to page: what is found, what is given up, what is kept for staff, what is suggested."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from catalog.factories import CategoryFactory, list_product
from catalog.models import MissedSearch, SearchSynonym
from catalog.queries import suggestions
from catalog.search import SearchQuery, find, vocabulary
from catalog.services.searches import record_missed_search
from sellers.factories import SellerFactory
from sellers.models import Seller

NOON = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


@pytest.fixture
def town(db):
    """Return listings of three leaves by name."""
    mala = CategoryFactory(slug="mala", name="Mala", name_hi="माला")
    puja = CategoryFactory(slug="puja", name="Puja", name_hi="पूजा")
    japa = CategoryFactory(slug="mala-tulsi-japa", name="Tulsi japa mala", name_hi="तुलसी जप माला", parent=mala)
    incense = CategoryFactory(slug="agarbatti", name="Agarbatti", name_hi="अगरबत्ती", parent=puja)
    return {
        "cheap": list_product(title="Plain strung beads", title_hi="", category=japa, price="150.00"),
        "dear": list_product(title="Tulsi japa mala, knotted", title_hi="", category=japa, price="450.00"),
        "incense": list_product(title="Tulsi incense", title_hi="", category=incense, price="90.00"),
    }


def test_a_price_in_words_is_a_bound(town):
    result = find(SearchQuery("japa mala do sau tak"))

    assert result.pks == [town["cheap"].pk]
    assert result.is_beyond_price is False


def test_goods_meant_come_before_words_met_elsewhere(town):
    assert find(SearchQuery("tulsi japa mala")).pks[:2] == [town["dear"].pk, town["cheap"].pk]


def test_a_thing_is_found_by_its_leaf_without_the_word(town):
    assert town["cheap"].pk in find(SearchQuery("जप माला")).pks


def test_nothing_at_that_price_shows_the_nearest_and_says_so(client, town):
    result = find(SearchQuery("japa mala under 100"))
    assert result.is_beyond_price is True
    assert set(result.pks) == {town["cheap"].pk, town["dear"].pk}
    assert result.whole == []

    assert "at that price" in client.get("/search/?q=japa+mala+under+100").content.decode()


def test_what_is_not_sold_here_gets_an_honest_empty_page(client, town):
    page = client.get("/search/?q=iphone+charger").content.decode()

    assert "Nothing found" in page
    assert "/search/alert/?q=iphone+charger" in page


def test_understood_parts_can_be_taken_back(client, town):
    page = client.get("/search/?q=tulsi+japa+mala+500+ke+andar").content.decode()

    assert "Up to ₹500" in page
    assert 'href="/search/?q=tulsi+japa+mala"' in page


def test_a_word_that_staff_teach_is_heard_at_the_next_question(town, django_capture_on_commit_callbacks):
    assert town["incense"].pk not in find(SearchQuery("sugandhika")).pks

    with django_capture_on_commit_callbacks(execute=True):
        SearchSynonym.objects.create(phrase="sugandhika", kind="names", value="agarbatti")
        vocabulary.forget_at_commit()

    assert find(SearchQuery("sugandhika")).pks == [town["incense"].pk]


def test_a_search_without_result_is_kept_once_a_minute_without_numbers(db):
    for _ in range(3):
        record_missed_search(text="samosa 9812345678", language="en", now=NOON)

    row = MissedSearch.objects.get()
    assert (row.heard, row.language, row.count, row.last_seen_at) == ("samosa", "en", 1, NOON)


def test_few_new_words_are_kept_in_an_hour(db, monkeypatch):
    monkeypatch.setattr("catalog.services.searches.MOST_NEW_IN_AN_HOUR", 2)
    for word in ("one", "two", "three"):
        record_missed_search(text=f"{word}thing", language="en", now=NOON)

    assert MissedSearch.objects.count() == 2


def test_what_was_missed_long_ago_is_forgotten(db):
    record_missed_search(text="samosa", language="en", now=NOON)
    record_missed_search(text="pizza", language="en", now=NOON + timedelta(days=181))

    assert [row.heard for row in MissedSearch.objects.all()] == ["pija"]


def test_a_page_with_results_writes_nothing(client, town):
    client.get("/search/?q=tulsi")

    assert not MissedSearch.objects.exists()


def test_an_empty_search_page_stays_public_and_sets_no_cookie(client, town):
    response = client.get("/search/?q=zzzq")

    assert response.status_code == 200
    assert not response.cookies
    assert MissedSearch.objects.count() == 1


def test_categories_shops_and_products_are_suggested(town):
    SellerFactory(name="Tulsi Kunj", slug="tulsi-kunj")
    vocabulary.forget()

    found = suggestions("tulsi", "en")

    assert [suggestion.kind for suggestion in found[:2]] == ["category", "shop"]
    assert {suggestion.title for suggestion in found} >= {"Tulsi japa mala", "Tulsi Kunj", "Tulsi incense"}


def test_a_suspended_shop_is_not_suggested_though_it_is_remembered(town):
    shop = SellerFactory(name="Kadamb Kunj", slug="kadamb-kunj")
    vocabulary.forget()
    assert [suggestion.kind for suggestion in suggestions("kadamb", "en")] == ["shop"]

    Seller.objects.filter(pk=shop.pk).update(status="suspended")

    assert suggestions("kadamb", "en") == []


def test_what_left_the_market_is_not_suggested_though_it_is_remembered(town):
    vocabulary.current()
    town["incense"].delete()

    assert "Tulsi incense" not in {suggestion.title for suggestion in suggestions("incense", "en")}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("text", ["bel", "kunj", "zzz"])
def test_suggestions_cost_two_queries_at_most(db, rows, text, django_assert_max_num_queries):
    for number in range(rows):
        list_product(title=f"Bell {number}", title_hi="", seller=SellerFactory(name=f"Kunj {number}"))
    vocabulary.current()

    with django_assert_max_num_queries(2):
        suggestions(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "%" * 1000,
        "a" * 10_000,
        '"*',
        "NEAR(",
        "a:* & | !",
        "\u202e\u200fmala",
        "-" * 300,
        "₹",
        "9" * 400,
        "🙏 mala",
        "((()))",
    ],
)
def test_odd_questions_never_break_the_pages(client, town, text):
    for address in ("/search/", "/search/suggest/", "/api/v1/search", "/api/v1/suggest"):
        assert client.get(address, {"q": text}).status_code in (200, 400)


def test_labelled_questions_are_scored(town, tmp_path, capsys):
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"query": "tulsi japa mala 200 tak", "lang": "hinglish", "noise": "clean", "intent": "search",'
        ' "categories": ["mala"], "leaves": ["mala-tulsi-japa"], "price_min": null, "price_max": 200}\n'
        '{"query": "laptop", "lang": "en", "noise": "clean", "categories": [], "leaves": []}\n'
    )

    call_command("eval_search", str(file), "--json")

    found = json.loads(capsys.readouterr().out)
    assert (found["category"], found["price"], found["precision_at_5"], found["zero_result"]) == (1.0, 1.0, 1.0, 0.0)
    assert found["by_lang"]["en"]["category"] is None
    assert found["by_noise"]["clean"]["queries"] == 2


def test_integrators_read_what_was_understood(client, town):
    answer = client.get("/api/v1/search", {"q": "tulsi japa mala 200 tak"}).json()

    assert answer["understood"]["leaves"] == ["mala-tulsi-japa"]
    assert answer["understood"]["price_max"] == 20000
    assert client.get("/api/v1/suggest", {"q": "tulsi"}).json()["data"][0]["kind"] == "category"
