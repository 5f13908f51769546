"""The front page: what it costs, what is fresh at this hour, what the calendar puts on it."""

from datetime import date, datetime

import pytest

from catalog.editorial import Festival, FestivalDay, FestivalKind
from catalog.factories import CategoryFactory, list_product
from catalog.models import Listing
from catalog.queries import calendar, home_page
from catalog.services.attributes import write_attributes
from catalog.services.listings import refresh_listings
from sellers.factories import SellerFactory
from sellers.models import DeliveryRate, DeliveryZone
from sellers.states import Carrier
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db

ALL_DAY = [["00:00", "23:59"]]
MORNINGS = [["06:00", "12:00"]]


def moment(day: str, time: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}:00").replace(tzinfo=clock.INDIA)


@pytest.fixture
def empty_calendar():
    """Return a function that writes a festival; the seeded ones are taken away."""
    Festival.objects.all().delete()
    calendar.forget()

    def write(code, *days, kind=FestivalKind.FESTIVAL, categories=(), lead_days=7):
        festival = Festival.objects.create(
            code=code, name=code.title(), name_hi="पर्व", text="What is done.", kind=kind, lead_days=lead_days
        )
        for first, last in days:
            FestivalDay.objects.create(festival=festival, starts_on=first, ends_on=last)
        festival.categories.set(categories)
        return festival

    yield write
    calendar.keep(())


def one_day(day: str) -> tuple[date, date]:
    return date.fromisoformat(day), date.fromisoformat(day)


def fresh(**fields) -> Listing:
    return list_product(seller=SellerFactory(hours=ALL_DAY), **fields)


def vrat_safe(listing: Listing) -> Listing:
    write_attributes([(listing.product, {"vrat_safe": "yes"})])
    refresh_listings([listing.pk])
    return listing


# --- What it costs -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_home_costs_three_queries_and_a_fourth_once_a_minute_for_the_calendar(
    client, rows, django_assert_num_queries, empty_calendar, settings
):
    settings.REMEMBERED_PAGES = 0
    sweets = CategoryFactory(slug="sweets", is_sold_fresh=True)
    empty_calendar("jhulan", one_day("2027-08-10"), categories=[sweets])
    empty_calendar("ekadashi", one_day("2027-08-10"), kind=FestivalKind.VRAT)
    for _ in range(rows):
        fresh(category=sweets)
        vrat_safe(fresh(category=CategoryFactory()))

    client.get("/search/")  # fills the index
    calendar.forget()

    with clock.at(moment("2027-08-10")):
        with django_assert_num_queries(4):
            client.get("/")
        with django_assert_num_queries(3):
            response = client.get("/")

    assert response.status_code == 200
    assert response.content.count(b"Jhulan") > rows


@pytest.mark.parametrize("rows", [1, 3])
def test_what_is_near_a_pin_code_costs_three_queries(client, rows, django_assert_num_queries):
    SellerFactory.create_batch(rows)
    zone = DeliveryZone.objects.create(code="t", name="Vrindavan", pincodes=["281121"], rank=1)
    DeliveryRate.objects.create(zone=zone, carrier=Carrier.MARKET, fee_paise=2000)

    with django_assert_num_queries(3):
        client.get("/near/?pin=281121", headers={"HX-Request": "true"})


@pytest.mark.parametrize("address", ["/", "/shops/"])
def test_hearts_and_things_seen_lately_work_where_a_page_has_scripts_of_its_own(client, address):
    page = client.get(address).content.decode()
    assert "vrinda/elements/pin" in page
    assert "catalog/voices" in page


# --- Shelves -------------------------------------------------------------------------------------------


def test_an_empty_market_says_so(client):
    assert "The shelves are being filled" in client.get("/").content.decode()


def test_loved_takes_two_of_each_part_of_the_market_while_others_are_left():
    for _ in range(11):
        list_product(category=CategoryFactory(slug="bells"))
    list_product(title="Tulsi mala", category=CategoryFactory(slug="malas"))

    loved = home_page("en").loved

    assert [card.title for card in loved].index("Tulsi mala") <= 2
    assert len(loved) == 10


def test_fresh_today_is_what_shops_open_now_make_for_the_day(client):
    sweets = CategoryFactory(slug="sweets", is_sold_fresh=True)
    list_product(title="Open peda", category=sweets, seller=SellerFactory(hours=ALL_DAY))
    list_product(title="Shut peda", category=sweets, seller=SellerFactory(hours=MORNINGS))
    list_product(title="Silent peda", category=sweets, seller=SellerFactory(hours=[]))
    list_product(title="Sold-out peda", category=sweets, seller=SellerFactory(hours=ALL_DAY), stock=0)
    list_product(title="Brass bell", seller=SellerFactory(hours=ALL_DAY))

    with clock.at(moment("2027-01-05", "15:00")):
        assert [card.title for card in home_page("en").fresh] == ["Open peda"]
    with clock.at(moment("2027-01-05", "09:00")):
        assert {card.title for card in home_page("en").fresh} == {"Open peda", "Shut peda"}


def test_when_all_are_shut_the_page_says_from_when(client):
    sweets = CategoryFactory(slug="sweets", is_sold_fresh=True)
    list_product(title="Shut peda", category=sweets, seller=SellerFactory(hours=MORNINGS))
    list_product(title="Late peda", category=sweets, seller=SellerFactory(hours=[["08:00", "20:00"]]))

    with clock.at(moment("2027-01-05", "22:00")):
        page = client.get("/").content.decode()

    assert "Fresh sweets and flowers from 6 am" in page


def test_open_shops_stand_before_larger_ones_that_are_shut():
    SellerFactory(name="Large", hours=MORNINGS, listed_count=90)
    SellerFactory(name="Small", hours=ALL_DAY, listed_count=2)

    with clock.at(moment("2027-01-05", "15:00")):
        assert [(shop.name, shop.is_open) for shop in home_page("en").shops] == [("Small", True), ("Large", False)]


# --- Ekadashi ------------------------------------------------------------------------------------------


def test_on_ekadashi_grain_sweets_leave_today_and_falahari_comes_forward(client, empty_calendar):
    empty_calendar("ekadashi", one_day("2027-01-03"), kind=FestivalKind.VRAT, lead_days=0)
    sweets = CategoryFactory(slug="sweets", is_sold_fresh=True, requires_fssai=True)
    flowers = CategoryFactory(slug="flowers", is_sold_fresh=True)
    fresh(title="Besan laddu", category=sweets)
    vrat_safe(fresh(title="Khoya peda", category=sweets))
    fresh(title="Marigold", category=flowers)
    vrat_safe(list_product(title="Vrat flour", category=CategoryFactory(slug="grocery", requires_fssai=True)))

    with clock.at(moment("2027-01-03")):
        home = home_page("en")
        page = client.get("/").content.decode()
    with clock.at(moment("2027-01-04")):
        calendar.forget()
        next_day = home_page("en")

    assert {card.title for card in home.fresh} == {"Khoya peda", "Marigold"}
    assert {card.title for card in home.vrat.shelf} == {"Khoya peda", "Vrat flour"}
    assert ("Vrat-safe", "tulsi") in home.vrat.shelf[0].badges
    assert "Today is Ekadashi" in page
    assert {card.title for card in next_day.fresh} == {"Besan laddu", "Khoya peda", "Marigold"}
    assert next_day.vrat is None


def test_ekadashi_ends_at_midnight_in_india(empty_calendar):
    empty_calendar("ekadashi", one_day("2027-01-03"), kind=FestivalKind.VRAT, lead_days=0)

    with clock.at(moment("2027-01-03", "23:59")):
        assert calendar.vrat() is not None
    with clock.at(moment("2027-01-04", "00:00")):
        assert calendar.vrat() is None


def test_only_a_clear_yes_makes_a_product_vrat_safe():
    listing = list_product()
    write_attributes([(listing.product, {"vrat_safe": "no"})])
    refresh_listings([listing.pk])

    assert Listing.objects.get().is_vrat_safe is False


# --- The season ----------------------------------------------------------------------------------------


def test_the_market_speaks_of_a_festival_from_its_lead_days_to_its_last(client, empty_calendar):
    poshak = CategoryFactory(slug="poshak")
    empty_calendar("janmashtami", one_day("2027-08-25"), categories=[poshak], lead_days=30)
    list_product(title="Yellow poshak", category=CategoryFactory(slug="laddu-poshak", parent=poshak))
    list_product(title="Brass bell")
    said = {}

    for day in ("2027-07-25", "2027-07-26", "2027-08-25", "2027-08-26"):
        with clock.at(moment(day)):
            said[day] = client.get("/").context["home"].season
        calendar.forget()

    assert [day for day, season in said.items() if season] == ["2027-07-26", "2027-08-25"]
    season = said["2027-08-25"]
    assert (season.name, season.when) == ("Janmashtami", "25 August")
    assert [url for _name, url in season.links] == ["/c/poshak/"]
    assert [card.title for card in season.shelf] == ["Yellow poshak"]
    assert list(season.shelf[0].badges) == [("Janmashtami", "marigold")]


def test_a_near_festival_is_spoken_of_before_a_season_of_weeks_and_before_a_later_one(empty_calendar):
    empty_calendar("kartik", (date(2027, 10, 16), date(2027, 11, 14)), kind=FestivalKind.SEASON)
    empty_calendar("annakut", one_day("2027-10-30"), lead_days=10)
    empty_calendar("diwali", one_day("2027-10-29"), lead_days=15)

    with clock.at(moment("2027-10-12")):
        calendar.forget()
        named = [calendar.season(date(2027, 10, day)).code for day in (12, 20, 30, 31)]
    assert named == ["kartik", "diwali", "annakut", "kartik"]


def test_a_hidden_festival_is_not_spoken_of(empty_calendar):
    festival = empty_calendar("jhulan", one_day("2027-08-10"))
    festival.is_shown = False
    festival.save()

    with clock.at(moment("2027-08-10")):
        assert calendar.season() is None


def test_a_category_shows_the_season_and_others_do_not(client, empty_calendar):
    poshak = CategoryFactory(slug="poshak")
    CategoryFactory(slug="bells")
    CategoryFactory(slug="laddu-poshak", parent=poshak)
    empty_calendar("janmashtami", one_day("2027-08-25"), categories=[poshak])

    with clock.at(moment("2027-08-24")):
        pages = {slug: client.get(f"/c/{slug}/").content.decode() for slug in ("poshak", "laddu-poshak", "bells")}

    assert [slug for slug, page in pages.items() if "Janmashtami" in page] == ["poshak", "laddu-poshak"]


def test_a_season_of_weeks_marks_only_what_is_made_for_it(empty_calendar):
    puja = CategoryFactory(slug="puja")
    diya = CategoryFactory(slug="diya", parent=puja)
    empty_calendar(
        "kartik", (date(2027, 10, 16), date(2027, 11, 14)), kind=FestivalKind.SEASON, categories=[puja, diya]
    )
    list_product(title="Diya", category=diya)
    list_product(title="Bell", category=puja)

    with clock.at(moment("2027-10-20")):
        marked = {card.title: [text for text, _tone in card.badges] for card in home_page("en").loved}

    assert marked == {"Diya": ["Kartik"], "Bell": []}


def test_the_first_calendar_knows_the_festivals_and_ekadashis_of_two_years():
    days = FestivalDay.objects.filter(festival__kind=FestivalKind.FESTIVAL)
    ekadashis = FestivalDay.objects.filter(festival__code="ekadashi", starts_on__year=2027)

    assert days.get(festival__code="janmashtami", starts_on__year=2027).starts_on == date(2027, 8, 25)
    assert days.get(festival__code="holi", starts_on__year=2026).ends_on == date(2026, 3, 4)
    assert ekadashis.count() == 24
    assert all(festival.name_hi and festival.text_hi for festival in Festival.objects.all())


def test_the_days_ahead_are_told_in_hindi(client, empty_calendar):
    empty_calendar("ekadashi", one_day("2027-01-03"), kind=FestivalKind.VRAT)

    with clock.at(moment("2027-01-01")):
        page = client.get("/hi/").content.decode()

    assert "पर्व" in page
    assert "3 जनवरी" in page


# --- The PIN code --------------------------------------------------------------------------------------


def test_home_is_the_same_for_everybody_and_the_pin_code_comes_as_a_fragment(client):
    list_product()

    plain, asked = client.get("/"), client.get("/?pin=281001")

    assert asked.context["home"] == plain.context["home"]
    assert b'hx-get="/near/"' in plain.content
    assert b'value="281001"' not in asked.content


def test_without_htmx_the_pin_code_leads_to_the_directory(client):
    response = client.get("/near/?pin=281001")

    assert (response.status_code, response["Location"]) == (302, "/shops/?pin=281001")


def test_a_wrong_pin_code_is_told_what_a_right_one_is(client):
    page = client.get("/near/?pin=12", headers={"HX-Request": "true"}).content.decode()

    assert "A PIN code has six digits, like 281121." in page
