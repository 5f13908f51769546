"""The catalogue over the API: what is on show, and nothing that is not."""

import json

import pytest

from accounts.api.factories import Caller
from catalog.factories import CategoryFactory, list_product
from catalog.models import Product
from catalog.queries import resources
from catalog.search import vocabulary
from catalog.services.attributes import write_attributes
from catalog.services.listings import refresh_listings
from catalog.states import Moderation
from sellers.factories import OfferFactory, SellerFactory, bring_everywhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def anyone():
    return Caller()


@pytest.fixture
def bell(bela_shop):
    return list_product(seller=bela_shop, title="Brass bell", title_hi="पीतल की घंटी", price="100.00", mrp_paise=12000)


def test_product_is_listed_with_its_best_offer(anyone, bell, bela_shop):
    row = anyone.get("products").json()["data"][0]
    assert (row["id"], row["title_hi"]) == (bell.public_id, "पीतल की घंटी")
    assert (row["price"], row["mrp"]["amount"]) == ({"amount": 10000, "currency": "INR"}, 12000)
    assert row["seller"]["id"] == bela_shop.public_id
    assert row["offers"] is None


def test_offers_are_embedded_on_request(anyone, bell, chand_shop):
    OfferFactory(partner=chand_shop, product=bell.product, price="90.00")
    row = anyone.get("products", {"expand": "offers"}).json()["data"][0]
    assert [offer["price"]["amount"] for offer in row["offers"]] == [9000, 10000]
    listed = anyone.get(f"products/{bell.public_id}/offers").json()["data"]
    assert [offer["seller"]["name"] for offer in listed] == ["Chand Vastra", "Bela Poshak"]


def test_strangers_learn_no_stock_sku_or_moderation(anyone, bell):
    told = json.dumps(anyone.get(f"products/{bell.public_id}", {"expand": "offers"}).json())
    assert "sku" not in told.lower()
    assert "stock" not in told
    assert "moderation" not in told


def test_unpublished_product_is_absent(anyone, bell):
    Product.objects.filter(pk=bell.pk).update(moderation=Moderation.WITHDRAWN)
    refresh_listings([bell.pk])
    assert anyone.get("products").json()["data"] == []
    assert anyone.get(f"products/{bell.public_id}").status_code == 404
    assert anyone.get(f"products/{bell.public_id}/offers").status_code == 404
    assert anyone.get("search", {"q": "bell"}).json()["data"] == []


def test_list_is_filtered_and_sorted(anyone, bela_shop, chand_shop):
    cheap = list_product(seller=bela_shop, price="50.00")
    dear = list_product(seller=chand_shop, price="500.00")
    ids = lambda query: [row["id"] for row in anyone.get("products", query).json()["data"]]  # noqa: E731
    assert ids({"sort": "-price"}) == [dear.public_id, cheap.public_id]
    assert ids({"price_max": 5000}) == [cheap.public_id]
    assert ids({"seller": chand_shop.public_id}) == [dear.public_id]
    assert ids({"category": cheap.category.public_id, "sort": "price"}) == [cheap.public_id, dear.public_id]
    assert ids({"category": CategoryFactory(slug="lamps").public_id}) == []
    assert ids({"available": "false"}) == []


def test_pages_follow_each_other_without_gap_or_repeat(anyone, bela_shop):
    wanted = [list_product(seller=bela_shop, price="50.00").public_id for _number in range(3)]
    first = anyone.get("products", {"limit": 2, "sort": "price"}).json()
    second = anyone.get("products", {"limit": 2, "sort": "price", "cursor": first["next"]}).json()
    assert sorted(row["id"] for row in [*first["data"], *second["data"]]) == sorted(wanted)
    assert second["has_more"] is False
    assert anyone.get("products", {"limit": 2, "sort": "-price", "cursor": first["next"]}).status_code == 400


def test_search_finds_in_both_scripts(anyone, bell):
    assert [row["id"] for row in anyone.get("search", {"q": "bell"}).json()["data"]] == [bell.public_id]
    assert [row["id"] for row in anyone.get("search", {"q": "घंटी"}).json()["data"]] == [bell.public_id]


@pytest.mark.parametrize("text", ["%" * 200, "'\"*:^()", "a OR b NOT c", "\\", "🪔"])
def test_odd_search_text_is_no_error(anyone, bell, text):
    assert anyone.get("search", {"q": text}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"filter[owner__email__startswith]": "a"},
        {"ordering": "owner__email"},
        {"sort": "owner"},
        {"category": "bells"},
        {"price_min": "-1"},
        {"price_min": "1e9"},
        {"available": "yes"},
        {"expand": "owner"},
        {"fields": "owner"},
        {"limit": "101"},
        {"cursor": "x" * 601},
    ],
)
def test_list_takes_no_parameter_beyond_its_own(anyone, bell, query):
    assert anyone.get("products", query).status_code == 400


def test_search_needs_words(anyone, db):
    assert anyone.get("search").json()["error"]["param"] == "q"


def test_categories_name_their_parents(anyone, db):
    top = CategoryFactory(slug="puja", name="Puja")
    below = CategoryFactory(slug="lamps", name="Lamps", parent=top)
    rows = anyone.get("categories").json()["data"]
    assert [(row["slug"], row["parent"]) for row in rows] == [("puja", None), ("lamps", top.public_id)]
    assert anyone.get(f"categories/{below.public_id}").json()["parent"] == top.public_id
    assert anyone.get("categories/cat_x").status_code == 404


def test_unchanged_answer_is_not_sent_again(anyone, bell):
    first = anyone.get(f"products/{bell.public_id}")
    assert first["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in first["Vary"]
    again = anyone.get(f"products/{bell.public_id}", **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("products", 1),
        ("products?expand=offers", 2),
        ("search?q=bell", 2),
        ("categories", 2),
        ("products?sort=newest", 1),
    ],
)
def test_one_and_three_rows_cost_the_same_queries(anyone, bela_shop, path, count, django_assert_num_queries):
    parent = CategoryFactory(slug="puja")
    list_product(seller=bela_shop, title="Bell A", category=CategoryFactory(slug="c1", parent=parent))
    vocabulary.current()
    with django_assert_num_queries(count):
        assert anyone.get(path).status_code == 200
    list_product(title="Bell B", category=CategoryFactory(slug="c2", parent=parent))
    list_product(title="Bell C", category=CategoryFactory(slug="c3", parent=parent))
    with django_assert_num_queries(count):
        assert anyone.get(path).status_code == 200


def test_products_are_narrowed_by_the_facets_that_pages_have(anyone):
    red = list_product(title="Red", price="100.00")
    blue = list_product(title="Blue", price="300.00", country_of_origin="NP")
    list_product(title="Plain")
    write_attributes([(red.product, {"colour": "laal"}), (blue.product, {"colour": "Blue"})])
    refresh_listings([red.pk, blue.pk])
    titles = lambda query: [row["title"] for row in anyone.get("products", query).json()["data"]]  # noqa: E731

    assert titles({"facets": "colour:red"}) == ["Red"]
    assert titles({"facets": "colour:red,colour:blue", "sort": "-price"}) == ["Blue", "Red"]
    assert titles({"facets": "colour:red,colour:blue", "price_max": 10_000}) == ["Red"]
    assert titles({"facets": "colour:red", "available": "false"}) == []
    assert titles({"facets": "colour:red", "seller": blue.seller.public_id}) == []
    assert titles({"facets": "colour:red", "category": red.category.public_id}) == ["Red"]
    assert titles({"origin": "NP"}) == ["Blue"]
    assert titles({"facets": "colour:no-such"}) == []
    assert titles({"rating_min": "4"}) == []
    assert len(titles({"sort": "unit_price"})) == 3


def test_a_narrowed_list_is_read_page_by_page(anyone):
    for number in range(3):
        list_product(title=f"Bell {number}")
    first = anyone.get("products", {"origin": "IN", "limit": 2, "sort": "newest"}).json()
    second = anyone.get("products", {"origin": "IN", "limit": 2, "sort": "newest", "cursor": first["next"]}).json()

    assert [row["title"] for row in first["data"] + second["data"]] == ["Bell 2", "Bell 1", "Bell 0"]
    assert second["next"] is None
    assert anyone.get("products", {"origin": "NP", "limit": 2, "cursor": first["next"]}).status_code == 400


@pytest.mark.parametrize(
    "query", [{"facets": "no_such:x"}, {"pincode": "12"}, {"rating_min": "9"}, {"open_now": "1"}, {"colour": "red"}]
)
def test_a_filter_that_means_nothing_is_refused(anyone, query):
    list_product()

    assert anyone.get("products", query).status_code == 400


def test_offers_name_what_they_cost_at_a_pin_code(anyone, db):
    bring_everywhere()
    listing = list_product(price="100.00")
    far = OfferFactory(product_id=listing.pk, price="110.00", partner=SellerFactory(ships_by_courier=True))

    rows = anyone.get(f"products/{listing.public_id}/offers?pincode=110001").json()["data"]

    assert [row["id"] for row in rows] == [far.public_id, listing.best_offer]
    assert (rows[0]["pincode"], rows[0]["delivery_fee"]["amount"], rows[0]["landed_price"]["amount"]) == (
        "110001",
        9000,
        20000,
    )
    assert (rows[0]["days"], rows[1]["delivery_fee"]) == (5, None)


def test_a_pin_code_of_five_digits_is_refused(anyone, db):
    response = anyone.get(f"products/{list_product().public_id}/offers?pincode=11000")
    assert (response.status_code, response.json()["error"]["param"]) == (400, "pincode")


@pytest.mark.parametrize("offers", [1, 3])
def test_offers_cost_the_same_for_one_and_three(anyone, offers, django_assert_num_queries):
    listing = list_product()
    for _ in range(offers - 1):
        OfferFactory(product_id=listing.pk)
    with django_assert_num_queries(4):
        anyone.get(f"products/{listing.public_id}/offers")


def test_what_is_not_available_is_found_in_one_walk(monkeypatch):
    walks = []

    class Walked(list):
        def __iter__(self):
            walks.append(len(self))
            return super().__iter__()

    monkeypatch.setattr(
        resources, "matching_pks", lambda asked: Walked(range(100 if not asked.values("in_stock") else 90))
    )
    assert resources.narrowed(available=False, sort="rating") == list(range(90, 100))
    assert walks == [90, 100]
