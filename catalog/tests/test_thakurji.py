"""My Thakurji: told once, with an account or without, and shelves, cards and pages know what fits."""

import json

import pytest
from django.test import Client

from catalog.factories import CategoryFactory, ProductFactory
from catalog.models import Listing, Thakurji
from catalog.services.attributes import write_attributes
from catalog.services.listings import refresh_listings
from catalog.services.thakurji import MOST_AT_HOME, Told, TooManyAtHome, keep_thakurji, read
from sellers.factories import OfferFactory
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db

OWN = "/account/thakurji/"


@pytest.fixture
def shelf(db):
    return CategoryFactory(name="Poshak", slug="poshak")


@pytest.fixture
def poshak(shelf, bela_shop):
    return on_sale("Yellow silk poshak", shelf, bela_shop, {"Laddu Gopal size": "2–3"})


def on_sale(title, shelf, shop, attributes):
    product = ProductFactory(owner=shop, title=title)
    product.categories.set([shelf])
    write_attributes([(product, attributes)])
    OfferFactory(partner=shop, product=product)
    refresh_listings([product.pk])
    return product


def page(client, url):
    return client.get(url).content.decode()


def test_listing_knows_what_its_product_fits(poshak):
    assert Listing.objects.get(product=poshak).facets["fits"] == ["laddu_gopal:2", "laddu_gopal:3"]


def test_listing_of_what_is_not_for_a_deity_says_nothing_of_fits(shelf, bela_shop):
    bell = on_sale("Brass ghanti, 6 inch", shelf, bela_shop, {"Height (inch)": "6 inch"})
    assert "fits" not in Listing.objects.get(product=bell).facets


def test_shelf_is_narrowed_to_what_fits(client, poshak, shelf, bela_shop, chand_shop):
    on_sale("Red silk poshak", shelf, chand_shop, {"Laddu Gopal size": "5"})
    html = page(client, "/c/poshak/?fits=laddu_gopal:3")
    assert "Yellow silk poshak" in html
    assert "Red silk poshak" not in html
    assert "Laddu Gopal, size 3" in html


def test_cards_and_pages_say_what_a_thing_fits_and_hold_nothing_personal(client, poshak, asha):
    keep_thakurji(user=asha, told=Told("laddu_gopal", "3", name="Kanha of the house"))
    anonymous = page(client, "/c/poshak/")
    client.force_login(asha)
    known = page(client, "/c/poshak/")
    assert 'data-fits="laddu_gopal:2 laddu_gopal:3"' in known
    assert "data-thakurji-line" in known
    assert "Kanha of the house" not in known
    assert anonymous == known
    assert 'data-fits="laddu_gopal:2 laddu_gopal:3"' in page(client, poshak.get_absolute_url())


def test_guide_shows_the_chart_and_is_the_same_for_everybody(client):
    response = client.get("/thakurji/")
    assert "3.01–3.5" in response.content.decode()
    assert "csrf" not in response.content.decode()
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    ("told", "name", "size", "fits"),
    [
        ({"deity": "laddu_gopal", "number": "३"}, "Laddu Gopal", "size 3", ["laddu_gopal:3"]),
        ({"deity": "laddu_gopal", "height": "3.25 inch"}, "Laddu Gopal", "3.25 inch", ["laddu_gopal:3"]),
        ({"deity": "radha_krishna", "height": "१५.२ सेमी"}, "Radha-Krishna", "5.98 inch", ["height_in:6"]),
        ({"deity": "krishna", "height": "9", "name": "Giridhari"}, "Giridhari", "9 inch", ["height_in:9"]),
    ],
)
def test_script_learns_how_a_size_is_written(client, told, name, size, fits):
    answer = client.get("/thakurji/fit/", told, headers={"accept": "application/json"})
    assert answer.json() == {"key": answer.json()["key"], "name": name, "size": size, "fits": fits}
    assert Thakurji.objects.count() == 0


def test_form_without_a_script_leads_to_the_shelf_of_what_fits(client, poshak):
    answer = client.get("/thakurji/fit/", {"deity": "laddu_gopal", "number": "3"})
    assert (answer.status_code, answer.url) == (302, "/c/poshak/?fits=laddu_gopal%3A3")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"deity": "laddu_gopal", "number": "13"}, "0 to 12"),
        ({"deity": "laddu_gopal", "number": "-1"}, "0 to 12"),
        ({"deity": "laddu_gopal", "number": "1.5"}, "0 to 12"),
        ({"deity": "laddu_gopal"}, "6 inch or 15 cm"),
        ({"deity": "krishna", "height": "tall"}, "6 inch or 15 cm"),
        ({"deity": "krishna", "number": "3"}, "6 inch or 15 cm"),
        ({"deity": "krishna", "height": "1000000"}, "6 inch or 15 cm"),
        ({"deity": "zeus", "height": "6"}, "Select a valid choice"),
    ],
)
def test_size_that_cannot_be_is_told_beside_its_field(client, told, says):
    answer = client.get("/thakurji/fit/", told)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert client.get("/thakurji/fit/", told, headers={"accept": "application/json"}).status_code == 400


def test_several_are_kept_with_an_account_and_taken_out_again(client, asha):
    client.force_login(asha)
    client.post(OWN, {"deity": "laddu_gopal", "number": "3", "name": "Kanha"})
    client.post(OWN, {"deity": "radha_krishna", "height": "9 inch"})
    assert [one["size"] for one in client.get("/thakurji/mine/").json()["thakurji"]] == ["size 3", "9 inch"]
    kanha = Thakurji.objects.order_by("pk").first()
    assert "Kanha" in page(client, OWN)
    client.post(f"{OWN}{kanha.public_id}/remove/")
    assert [one.deity for one in Thakurji.objects.all()] == ["radha_krishna"]
    types = Event.objects.filter(type__startswith="thakurji.").order_by("pk").values_list("type", flat=True)
    assert list(types) == ["thakurji.kept", "thakurji.kept", "thakurji.removed"]


def test_the_same_is_kept_once_and_not_without_end(asha):
    for _time in range(2):
        keep_thakurji(user=asha, told=Told("laddu_gopal", "3"))
    assert Thakurji.objects.count() == 1
    for number in range(MOST_AT_HOME - 1):
        keep_thakurji(user=asha, told=Told("laddu_gopal", "1", name=f"Gopal {number}"))
    with pytest.raises(TooManyAtHome):
        keep_thakurji(user=asha, told=Told("laddu_gopal", "2"))


def test_nobody_reaches_what_another_keeps(client, asha, chand):
    kept = keep_thakurji(user=asha, told=Told("laddu_gopal", "3", name="Kanha"))
    client.force_login(chand)
    before = Event.objects.count()
    assert client.post(f"{OWN}{kept.public_id}/remove/").status_code == 404
    assert client.get("/thakurji/mine/").json() == {"signed_in": True, "thakurji": []}
    assert "Kanha" not in page(client, OWN)
    assert (Thakurji.objects.count(), Event.objects.count()) == (1, before)


def test_guest_is_sent_to_sign_in_and_told_nothing(client):
    assert client.get(OWN).url.startswith("/accounts/login/")
    assert Client().get("/thakurji/mine/").json() == {"signed_in": False, "thakurji": []}


@pytest.mark.parametrize("count", [1, 3])
def test_own_page_asks_the_same_of_the_database_for_one_and_for_three(
    client, asha, poshak, count, django_assert_num_queries
):
    for number in range(count):
        keep_thakurji(user=asha, told=Told("laddu_gopal", str(number)))
    client.force_login(asha)
    client.get(OWN)  # the chart and the session are known from here on
    with django_assert_num_queries(5):
        client.get(OWN)


def test_name_of_the_house_is_text_and_nothing_else(client, asha):
    client.force_login(asha)
    client.post(OWN, {"deity": "laddu_gopal", "number": "3", "name": "<script>alert(1)</script>"})
    assert "<script>alert" not in page(client, OWN)
    assert json.loads(client.get("/thakurji/mine/").content)["thakurji"][0]["name"] == "<script>alert(1)</script>"


def test_name_longer_than_a_name_is_refused():
    with pytest.raises(InvalidInput) as refusal:
        read(Told("laddu_gopal", "3", name="x" * 41))
    assert refusal.value.param == "name"
