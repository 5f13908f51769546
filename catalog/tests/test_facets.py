"""Lists narrowed by facets: what may be chosen, what is counted, what is ignored, in which order things stand."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.http import QueryDict

from catalog.factories import CategoryFactory, list_product
from catalog.models import Facet, FacetValue, Listing
from catalog.queries import Filters
from catalog.services.attributes import write_attributes
from catalog.services.listings import refresh_listings
from catalog.states import FacetKind
from sellers.factories import SellerFactory
from sellers.models import DeliveryRate, DeliveryZone
from sellers.states import Carrier, SellerKind
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _each_page_is_made_anew(settings):
    settings.REMEMBERED_PAGES = 0  # what a list is made of is looked at here


NOON = datetime(2026, 3, 5, 12, 0, tzinfo=clock.INDIA)


@pytest.fixture
def sweets(db):
    return CategoryFactory(slug="sweets", name="Sweets")


def put(title: str, *, attributes: dict[str, str] | None = None, **fields) -> Listing:
    """Put a product on show with particulars."""
    listing = list_product(title=title, **fields)
    if attributes:
        write_attributes([(listing.product, attributes)])
        refresh_listings([listing.pk])
        listing.refresh_from_db()
    return listing


def browse(client, address: str):
    context = client.get(address).context
    return (context.get("category") or context.get("search") or context.get("page")).browse


def titles(client, address: str) -> list[str]:
    return [card.title for card in browse(client, address).cards]


def options(found, title: str) -> dict[str, int]:
    return {option.label: option.count for group in found.facets if group.title == title for option in group.options}


# --- Choosing -------------------------------------------------------------------------------------------


def test_values_of_one_facet_are_alternatives_and_facets_must_all_be_met(client, sweets):
    put("Red cotton", attributes={"colour": "Red", "fabric": "Cotton"}, category=sweets)
    put("Blue cotton", attributes={"colour": "Blue", "fabric": "Cotton"}, category=sweets)
    put("Red silk", attributes={"colour": "Red", "fabric": "Silk"}, category=sweets)
    put("Green silk", attributes={"colour": "Green", "fabric": "Silk"}, category=sweets)

    found = browse(client, "/c/sweets/?a_colour=red&a_colour=blue&a_fabric=cotton")

    assert sorted(card.title for card in found.cards) == ["Blue cotton", "Red cotton"]
    assert options(found, "Colour") == {"Blue": 1, "Red": 1}
    assert options(found, "Fabric") == {"Cotton": 2, "Silk": 1}
    assert [chip.label for chip in found.chips] == ["Colour: Blue", "Colour: Red", "Fabric: Cotton"]
    assert found.chips[0].url == "?a_colour=red&a_fabric=cotton"


def test_sellers_writings_of_one_value_are_one_option_in_both_languages(client, sweets):
    for number, writing in enumerate(("Red", "laal", "लाल")):
        put(f"Cloth {number}", attributes={"colour": writing}, category=sweets)
    put("Other", attributes={"colour": "Teal"}, category=sweets)

    assert options(browse(client, "/c/sweets/"), "Colour") == {"Red": 3, "Teal": 1}
    assert options(browse(client, "/hi/c/sweets/"), "रंग") == {"लाल": 3, "Teal": 1}


def test_numbers_fall_into_the_bounds_that_staff_set(client, sweets):
    for grams in ("90", "100", "240 g", "5000"):
        put(f"Pack {grams}", attributes={"net weight (g)": grams}, category=sweets)

    found = browse(client, "/c/sweets/")

    assert options(found, "Net weight") == {"0–100 g": 1, "100–250 g": 2, "1000+ g": 1}
    assert titles(client, "/c/sweets/?a_net_weight_g=0-100") == ["Pack 90"]


def test_a_flag_holds_for_those_that_say_yes(client, sweets):
    put("Sabudana", attributes={"vrat safe": "yes"}, category=sweets)
    put("Namkeen", attributes={"vrat safe": "no"}, category=sweets)
    put("Peda", category=sweets)

    assert options(browse(client, "/c/sweets/"), "Fit for vrat") == {"Fit for vrat": 1}
    assert titles(client, "/c/sweets/?a_vrat_safe=1") == ["Sabudana"]


def test_a_facet_of_one_category_is_not_offered_in_another(client, sweets):
    books = CategoryFactory(slug="books")
    Facet.objects.create(code="binding", name="Binding").categories.add(books)
    for category in (sweets, books):
        for binding in ("Hard", "Soft"):
            put(f"{binding} one", attributes={"binding": binding}, category=category)

    assert options(browse(client, "/c/books/"), "Binding") == {"Hard": 1, "Soft": 1}
    assert options(browse(client, "/c/sweets/"), "Binding") == {}


def test_what_staff_change_about_a_facet_shows_at_the_next_list(client, sweets):
    for metal in ("Brass", "Peetal"):
        put(f"{metal} lamp", attributes={"metal": metal}, category=sweets)
    browse(client, "/c/sweets/")
    facet = Facet.objects.create(code="metal", name="Metal", kind=FacetKind.CHOICE)
    assert options(browse(client, "/c/sweets/"), "Metal") == {"Brass": 1, "Peetal": 1}

    FacetValue.objects.create(facet=facet, code="brass", label="Brass", aliases="peetal")

    found = browse(client, "/c/sweets/?a_metal=brass")
    assert options(found, "Metal") == {"Brass": 2}
    assert found.total == 2


def test_the_price_range_holds_both_its_ends_and_bands_are_counted_without_it(client, sweets):
    for price in ("100.00", "200.00", "350.50", "700.00"):
        put(f"At {price}", price=price, category=sweets)

    found = browse(client, "/c/sweets/?price_min=200&price_max=350")

    assert [card.title for card in found.cards] == ["At 200.00"]
    assert {band.label: band.count for band in found.price.bands} == {
        "Up to ₹200": 1,
        "₹200 – ₹500": 2,
        "₹500 – ₹1,000": 1,
    }
    assert found.chips[0].label == "₹200 – ₹350"
    assert browse(client, "/c/sweets/?price_min=350&price_max=200").canonical == "?price_min=200&price_max=350"


def test_rating_origin_stock_shop_and_fit(client, sweets):
    bela = SellerFactory(slug="bela", name="Bela")
    put("Plain", category=sweets)
    rated = put("Rated", category=sweets)
    Listing.objects.filter(pk=rated.pk).update(rating=Decimal("4.20"), rating_count=5)
    put("Imported", category=sweets, country_of_origin="NP")
    put("Gone", category=sweets, stock=0)
    put("Of Bela", category=sweets, seller=bela)
    fitting = put("Fitting", category=sweets)
    Listing.objects.filter(pk=fitting.pk).update(facets={**fitting.facets, "fits": ["laddu_gopal:3"]})

    assert titles(client, "/c/sweets/?rating=4") == ["Rated"]
    assert titles(client, "/c/sweets/?origin=NP") == ["Imported"]
    assert "Gone" not in titles(client, "/c/sweets/?in_stock=1")
    assert titles(client, "/c/sweets/?shop=bela") == ["Of Bela"]
    found = browse(client, "/c/sweets/?fits=laddu_gopal:3")
    assert [card.title for card in found.cards] == ["Fitting"]
    assert [chip.label for chip in found.chips] == ["Laddu Gopal, size 3"]


def test_shops_open_now(client, sweets):
    put("Day", category=sweets, seller=SellerFactory(hours=[["09:00", "18:00"]]))
    put("Night", category=sweets, seller=SellerFactory(hours=[["18:00", "23:00"]]))
    put("Untold", category=sweets)
    put("Away", category=sweets, seller=SellerFactory(hours=[["09:00", "18:00"]], closed_until=date(2026, 3, 8)))

    with clock.at(NOON):
        found = browse(client, "/c/sweets/?open=1")

    assert [card.title for card in found.cards] == ["Day"]
    assert options(found, "Available") == {"Shop open now": 1}


def test_delivery_to_a_pin_code(client, sweets):
    near = DeliveryZone.objects.create(code="near", name="Near", pincodes=["281121", "281001"], rank=1)
    far = DeliveryZone.objects.create(code="far", name="Far", rank=2)
    DeliveryRate.objects.create(zone=near, carrier=Carrier.MARKET, fee_paise=2000)
    DeliveryRate.objects.create(zone=far, carrier=Carrier.SELLER, fee_paise=9000)
    put("By rider", category=sweets, seller=SellerFactory(pincode="281121"))
    put("By courier", category=sweets, seller=SellerFactory(pincode="281121", ships_by_courier=True))
    small = SellerFactory(pincode="281121", ships_by_courier=True, kind=SellerKind.COMPOSITION)
    put("Not across states", category=sweets, seller=small)

    assert len(titles(client, "/c/sweets/?pin=281001")) == 3
    assert titles(client, "/c/sweets/?pin=110001") == ["By courier"]
    assert browse(client, "/c/sweets/?pin=110001").chips[0].label == "Delivered to 110001"

    near.pincodes = ["281121"]
    near.save()
    assert sorted(titles(client, "/c/sweets/?pin=281001")) == ["By courier", "Not across states"]


def test_where_one_circle_serves_two_states_a_list_says_what_the_page_of_the_product_says(client, sweets):
    plains = DeliveryZone.objects.create(code="up", name="Uttar Pradesh", state_code="09", rank=1)
    DeliveryRate.objects.create(zone=plains, carrier=Carrier.SELLER, fee_paise=4000)
    listing = put("Peda", category=sweets, seller=SellerFactory(ships_by_courier=True))
    product = f"/p/{listing.public_id}/{listing.slug}/"

    assert titles(client, "/c/sweets/?pin=243001") == ["Peda"]
    assert client.get(f"{product}?pin=243001").context["page"].chosen.fee_text.startswith("Delivery ₹40")
    assert titles(client, "/c/sweets/?pin=248001") == []
    assert client.get(f"{product}?pin=248001").context["page"].chosen.promise_text == "Not brought to 248001"


# --- Order ----------------------------------------------------------------------------------------------


def test_each_order_of_a_list(client, sweets):
    small = put("Small", price="90.00", net_quantity="100 g", category=sweets)
    large = put("Large", price="400.00", net_quantity="1 kg", category=sweets)
    piece = put("Piece", price="200.00", net_quantity="1 piece", category=sweets)
    Listing.objects.filter(pk=piece.pk).update(rating=Decimal("4.50"), rating_count=2)
    Listing.objects.filter(pk=small.pk).update(rating=Decimal("4.50"), rating_count=3)
    Listing.objects.filter(pk=large.pk).update(score=900_000)

    assert titles(client, "/c/sweets/")[0] == "Large"
    assert titles(client, "/c/sweets/?sort=price") == ["Small", "Piece", "Large"]
    assert titles(client, "/c/sweets/?sort=-price") == ["Large", "Piece", "Small"]
    assert titles(client, "/c/sweets/?sort=unit_price") == ["Large", "Small", "Piece"]
    assert titles(client, "/c/sweets/?sort=rating") == ["Small", "Piece", "Large"]
    assert titles(client, "/c/sweets/?sort=newest") == ["Piece", "Large", "Small"]


def test_what_is_weighed_out_loose_stands_by_its_price_of_a_kilogram(client, sweets):
    put("Dear pack", price="500.00", net_quantity="1 kg", category=sweets)
    put("Loose", price="100.00", step_g=250, category=sweets)
    put("Cheap pack", price="300.00", net_quantity="1 kg", category=sweets)

    assert titles(client, "/c/sweets/?sort=unit_price") == ["Cheap pack", "Loose", "Dear pack"]


# --- Addresses ------------------------------------------------------------------------------------------


def test_an_address_is_written_in_one_order():
    one = Filters.read(QueryDict("sort=price&a_fabric=silk&shop=z&shop=a&price_max=500&q=peda&in_stock=1&page=3"))
    other = Filters.read(QueryDict("q=peda&in_stock=1&shop=a&price_max=500&shop=z&shop=a&sort=price&a_fabric=silk"))

    assert one.query_string() == other.query_string()
    assert one.query_string() == "?q=peda&a_fabric=silk&in_stock=1&shop=a&shop=z&price_max=500&sort=price"


@pytest.mark.parametrize(
    "query",
    [
        "a_colour=no-such-colour",
        "a_no_such=red",
        "a_colour=%01",
        "shop=nobody",
        "origin=XX",
        "fits=laddu_gopal:99",
        "rating=5",
        "open=yes&in_stock=maybe",
        "pin=12",
        "price_min=abc&price_max=-5",
        "price=5000000000000-",
        "sort=owner__email",
        "page=0",
        "product__owner__pan=x&score__gt=1",
        "a_" + "x" * 500 + "=1",
    ],
)
def test_junk_narrows_nothing_and_is_not_shown_as_asked(client, sweets, query):
    put("Peda", attributes={"colour": "Red"}, category=sweets)

    found = browse(client, f"/c/sweets/?{query}")

    assert found.total == 1
    assert found.chips == []
    assert "colour" not in found.canonical


def test_a_thousand_values_are_no_trouble(client, sweets):
    put("Peda", attributes={"colour": "Red"}, category=sweets)
    many = "&".join(f"a_colour=c{number}&a_f{number}=x" for number in range(1000))

    assert client.get(f"/c/sweets/?a_colour=red&{many}").status_code in (200, 400)


def test_no_parameter_leaves_the_category_or_the_shop(client, sweets, bela_shop):
    put("Peda", category=sweets)
    put("Bell", category=CategoryFactory(slug="bells"), seller=bela_shop)

    assert titles(client, "/c/sweets/?c=bells&q=bell&shop=bela-poshak") == []
    assert titles(client, "/shop/bela-poshak/?shop=nobody&price_max=1&pin=110001") == ["Bell"]


def test_the_plain_address_is_told_to_htmx(client, sweets):
    put("Peda", category=sweets)

    response = client.get("/c/sweets/?price_min=&price_max=500&pin=&in_stock=1")

    assert response["HX-Push-Url"] == "/c/sweets/?in_stock=1&price_max=500"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_with_every_filter_costs_three_queries(client, sweets, rows, django_assert_num_queries):
    zone = DeliveryZone.objects.create(code="near", name="Near", pincodes=["281121"], rank=1)
    DeliveryRate.objects.create(zone=zone, carrier=Carrier.MARKET, fee_paise=2000)
    for number in range(rows):
        seller = SellerFactory(pincode="281121", hours=[["00:00", "23:59"]])
        put(f"Peda {number}", attributes={"colour": "Red"}, category=sweets, seller=seller)
    client.get("/c/sweets/")

    with clock.at(NOON), django_assert_num_queries(3):  # what changed, zones with rates for a new PIN code, the rows
        response = client.get("/c/sweets/?a_colour=red&open=1&in_stock=1&pin=281121&price_max=500&sort=unit_price")

    assert response.content.count(b"<article") == rows


def test_a_list_is_narrowed_to_a_shop_with_a_web_name_in_hindi(client):
    shop = SellerFactory(name="Bela", slug="बेला-पोशाक")
    list_product(title="Brass bell", seller=shop)
    list_product(title="Copper bell")
    assert titles(
        client, "/search/?shop=%E0%A4%AC%E0%A5%87%E0%A4%B2%E0%A4%BE-%E0%A4%AA%E0%A5%8B%E0%A4%B6%E0%A4%BE%E0%A4%95"
    ) == ["Brass bell"]
