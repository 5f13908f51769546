"""What `make bench` works out besides measuring: its goods, the filters it follows, its verdicts."""

from random import Random

import pytest

from bench import pages, report
from bench.market import goods
from bench.places import Size
from vrinda.demo.shops import plan_sellers


@pytest.fixture
def small_lots(monkeypatch):
    monkeypatch.setattr(goods, "LOT", 100)


def planned(products: int) -> list:
    sellers = plan_sellers(shops=20, rng=Random(7))
    return [plan for lot in goods.lots(Size(products, sellers=20), sellers) for plan in lot]


def test_the_goods_are_as_many_as_asked_and_have_thirteen_offers_for_ten(small_lots):
    plans = planned(250)
    assert [plan.index for plan in plans] == list(range(250))
    assert sum(max(1, len(plan.variants)) + len(plan.also_offered_by) for plan in plans) == 325


def test_some_goods_have_choices_and_some_have_several_shops(small_lots):
    plans = planned(100)
    assert any(plan.variants for plan in plans)
    assert any(plan.also_offered_by for plan in plans)


def test_a_larger_market_begins_with_the_goods_of_a_smaller_one(small_lots):
    assert planned(200)[:100] == planned(100)


def test_filters_are_taken_from_the_pages_own_links_and_boxes():
    reader = pages.read(
        b'<a href="?price=0-200">cheap</a><a href="?sort=newest">new</a><a href="/c/mala/">mala</a>'
        b'<input type="checkbox" name="size" value="4"><input type="checkbox" name="size" value="5" checked>'
    )
    assert pages._offered(reader, "/c/poshak/") == ["/c/poshak/?price=0-200", "/c/poshak/?size=4"]


def test_a_second_filter_is_of_another_kind_and_keeps_the_first():
    reader = pages.read(
        b'<a href="?price=200-500">dear</a><a href="?price=0-200&in_stock=1">there</a>'
        b'<input type="checkbox" name="price" value="500-"><input type="checkbox" name="size" value="4">'
    )
    offered = pages._offered(reader, "/c/poshak/?price=0-200")
    assert offered == ["/c/poshak/?price=0-200&in_stock=1", "/c/poshak/?price=0-200&size=4"]


def cost(cpu_ms: float, *, sql: int = 2, weight: int = 30_000) -> dict:
    return {"cpu_ms": cpu_ms, "sql": sql, "bytes": weight}


def test_aims_that_a_page_misses_are_named():
    found = {
        "market": {"category": cost(9.0, sql=5, weight=70_000), "home": cost(40.0)},
        "bare": {"cards": cost(4.0), "one query": cost(4.5)},
        "oscar": {"category": cost(64.0), "home": cost(64.0)},
    }
    assert report.missed(found, "category") == ["SQL ≤ 4", "CPU ≤ 2(a)+1 SQL = 8.5", "CPU ≤ (b)/8", "≤ 60 KB"]
    assert report.missed(found, "home") == []


def test_growth_is_the_power_of_the_number_of_products():
    small = {"category": {"cpu_ms": 5.0, "app_ms": 5.0, "database_ms": 1.0}}
    large = {"category": {"cpu_ms": 5.0, "app_ms": 50.0, "database_ms": 3.162}}
    powers = report.exponents(small, large, 10)
    assert powers == {"category": {"cpu_ms": 0.0, "app_ms": 1.0, "database_ms": 0.5}}
