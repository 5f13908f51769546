"""The directory of shops and a shop's own page."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from catalog.factories import CategoryFactory, list_product
from catalog.models import ListChange
from catalog.queries import Wanted, directory
from catalog.services import shop_front
from catalog.services.categories import change_category
from catalog.services.shelves import count_shelves
from sellers.factories import MemberFactory, SellerFactory
from sellers.models import DeliveryRate, DeliveryZone, Seller
from sellers.services.renaming import rename_shop
from sellers.states import Carrier, Role, SellerKind, SellerStatus
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 1, 5, 12, tzinfo=clock.INDIA)
ALL_DAY = [["06:00", "22:00"]]


@pytest.fixture
def zones():
    """Vrindavan and Mathura by the market's riders; all else by the shops' couriers."""
    town = DeliveryZone.objects.create(code="t", name="Vrindavan", name_hi="वृंदावन", pincodes=["281121"], rank=1)
    city = DeliveryZone.objects.create(code="c", name="Mathura", pincodes=["281001", "281003"], rank=2)
    india = DeliveryZone.objects.create(code="i", name="India", rank=9)
    DeliveryRate.objects.create(zone=town, carrier=Carrier.MARKET, fee_paise=2000, free_above_paise=49_900)
    DeliveryRate.objects.create(zone=city, carrier=Carrier.MARKET, fee_paise=5500, max_days=1)
    DeliveryRate.objects.create(zone=india, carrier=Carrier.SELLER, fee_paise=11_500, min_days=3, max_days=8)
    return {"town": town, "city": city, "india": india}


def names(**params) -> list[str]:
    with clock.at(NOON):
        return [shop.name for shop in directory(Wanted.read(params), "en").shops]


# --- What it costs -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_directory_costs_two_queries(client, rows, django_assert_num_queries):
    SellerFactory.create_batch(rows)

    with django_assert_num_queries(2):
        response = client.get("/shops/")

    assert response.content.count(b'class="seller-card ') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_directory_with_every_filter_costs_four_queries(client, rows, django_assert_num_queries, zones):
    poshak = CategoryFactory(slug="poshak")
    for _ in range(rows):
        list_product(category=poshak, seller=SellerFactory(hours=ALL_DAY))
    count_shelves()

    with clock.at(NOON), django_assert_num_queries(4):
        response = client.get("/shops/?pin=281001&c=poshak&open=1&delivers=1")

    assert response.content.count(b'class="seller-card ') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_shop_costs_five_queries(client, rows, django_assert_num_queries):
    seller = SellerFactory(slug="bela-poshak")
    for _ in range(rows):
        list_product(seller=seller)
    client.get("/search/")  # fills the index
    ListChange.objects.all().delete()  # PostgreSQL: what a test has not committed would be read at each use

    with django_assert_num_queries(5):
        response = client.get("/shop/bela-poshak/")

    assert response.content.count(b'<article class="product-card') == rows


# --- The directory -------------------------------------------------------------------------------------


def test_shops_near_a_pin_code_come_first_then_the_zone_then_the_rest(zones):
    SellerFactory(name="Delhi", pincode="110001", listed_count=99)
    SellerFactory(name="Mathura 3", pincode="281003", listed_count=5)
    SellerFactory(name="Mathura 1", pincode="281001", listed_count=1)

    assert names(pin="281001") == ["Mathura 1", "Mathura 3", "Delhi"]
    assert names() == ["Delhi", "Mathura 3", "Mathura 1"]


def test_open_now_leaves_out_shut_shops_and_those_that_have_not_told(zones):
    SellerFactory(name="Open", hours=ALL_DAY)
    SellerFactory(name="Shut", hours=[["16:00", "21:00"]])
    SellerFactory(name="Silent", hours=[])
    SellerFactory(name="Away", hours=ALL_DAY, closed_until=date(2027, 1, 6))
    SellerFactory(name="Back", hours=ALL_DAY, closed_until=date(2027, 1, 5))

    assert names(open="1") == ["Back", "Open"]


def test_delivers_to_me_follows_the_rates_and_a_shops_own_come_before_the_markets(zones):
    SellerFactory(name="Local", pincode="281121", listed_count=9)
    SellerFactory(name="Courier", pincode="110001", state_code="07", ships_by_courier=True)
    SellerFactory(name="Far", pincode="110001")
    own = SellerFactory(name="Own", pincode="281121", listed_count=8)
    DeliveryRate.objects.create(zone=zones["india"], seller=own, carrier=Carrier.MARKET, fee_paise=100)

    assert names(pin="281001", delivers="1") == ["Local", "Own", "Courier"]
    assert names(pin="560001", delivers="1") == ["Own", "Courier"]


def test_a_shop_that_may_not_sell_into_another_state_does_not_deliver_there(zones):
    SellerFactory(name="Small", kind=SellerKind.COMPOSITION, ships_by_courier=True)

    assert names(pin="560001", delivers="1") == []
    assert names(pin="226001", delivers="1") == ["Small"]


def test_cards_say_what_bringing_costs(zones):
    SellerFactory(name="Local", pincode="281121")
    SellerFactory(name="Far", pincode="110001")

    with clock.at(NOON):
        shops = directory(Wanted.read({"pin": "281001"}), "en").shops

    assert {shop.name: shop.distance_text for shop in shops} == {
        "Local": "delivery ₹55, within a day",
        "Far": "does not deliver there",
    }


def test_the_category_filter_shows_who_sells_it():
    poshak, bells = CategoryFactory(slug="poshak"), CategoryFactory(slug="bells")
    bela, chand = SellerFactory(name="Bela"), SellerFactory(name="Chand")
    list_product(seller=bela, category=CategoryFactory(slug="laddu-poshak", parent=poshak))
    list_product(seller=chand, category=bells)
    count_shelves()

    assert names(c="poshak") == ["Bela"]
    assert names(c="bells") == ["Chand"]


def test_counting_again_changes_nothing_and_follows_what_left():
    listing = list_product(seller=SellerFactory(name="Bela"))

    assert count_shelves() == 2
    assert count_shelves() == 0
    listing.delete()
    assert count_shelves() == 2
    assert Seller.objects.get().listed_count == 0


def test_the_directory_is_paged_and_a_page_beyond_the_last_is_the_last():
    SellerFactory.create_batch(26)

    first, second, beyond = (directory(Wanted.read({"page": page}), "en") for page in ("1", "2", "99"))

    assert [len(page.shops) for page in (first, second, beyond)] == [24, 2, 2]
    assert (second.page.number, beyond.page.number, beyond.total) == (2, 2, 26)


@pytest.mark.parametrize(
    "query", ["pin=x", "pin=%00", "open=maybe&c='&page=-1", "c=../..&delivers=1", "pin=281121&page=9999999", "pin="]
)
def test_junk_in_the_directory_is_answered_calmly(client, query):
    SellerFactory()

    assert client.get(f"/shops/?{query}").status_code in (200, 400)


@pytest.mark.parametrize("status", [SellerStatus.PAUSED, SellerStatus.SUSPENDED, SellerStatus.DRAFT])
def test_a_shop_that_does_not_trade_is_not_in_the_directory(status, zones):
    SellerFactory(name="Gone", status=status, hours=ALL_DAY)

    assert names(pin="281121", open="1", delivers="1") == []
    assert names() == []


# --- A shop's page -------------------------------------------------------------------------------------


def test_a_shop_tells_its_story_hours_and_rules(client, zones):
    SellerFactory(
        slug="bela-poshak",
        about="Since 1950.",
        about_hi="1950 से।",
        hours=[["08:00", "13:00"], ["16:00", "21:00"]],
        accepts_cod=False,
        return_window_days=10,
    )

    with clock.at(NOON):
        page = client.get("/shop/bela-poshak/").content.decode()
        hindi = client.get("/hi/shop/bela-poshak/").content.decode()

    for words in (
        "Since 1950.",
        "Open until 1 pm",
        "8\u00a0am\u00a0–\u00a01\u00a0pm, 4\u00a0pm\u00a0–\u00a09\u00a0pm",
        "10 days to return what can be returned",
        "no cash at the door",
        "₹20, same day · free from ₹499",
    ):
        assert words in page
    assert "India" not in page.split("How this shop sells")[1].split("About this shop")[0]
    assert "1950 से।" in hindi


def test_a_shop_that_is_away_says_until_when(client):
    SellerFactory(slug="bela-poshak", hours=ALL_DAY, closed_until=date(2027, 1, 9))

    with clock.at(NOON):
        page = client.get("/shop/bela-poshak/").content.decode()

    assert "Closed until 9 January" in page
    assert 'data-open="yes"' not in page


def test_a_shut_shop_says_when_it_opens(client):
    SellerFactory(slug="bela-poshak", hours=[["16:00", "21:00"]])

    with clock.at(NOON):
        assert "Opens at 4 pm" in client.get("/shop/bela-poshak/").content.decode()


def test_one_can_search_inside_a_shop_in_either_script(client):
    seller = SellerFactory(slug="bela-poshak")
    list_product(seller=seller, title="Velvet poshak", title_hi="मखमली पोशाक")
    list_product(seller=seller, title="Brass bell")
    list_product(title="Silk poshak")

    for text in ("poshak", "पोशाक", "velvet posak"):
        browse = client.get("/shop/bela-poshak/", {"q": text}).context["page"].browse
        assert [card.title for card in browse.cards] == ["Velvet poshak"]


def test_a_shop_of_one_main_category_lets_one_choose_below_it(client):
    seller, poshak = SellerFactory(slug="bela-poshak"), CategoryFactory(slug="poshak", name="Poshak")
    for slug in ("mukut", "jhula"):
        list_product(seller=seller, title=slug, category=CategoryFactory(slug=slug, name=slug.title(), parent=poshak))

    browse = client.get("/shop/bela-poshak/").context["page"].browse
    chosen = client.get("/shop/bela-poshak/?c=mukut").context["page"].browse

    assert [(option.label, option.count) for option in browse.facets[0].options] == [("Mukut", 1), ("Jhula", 1)]
    assert [card.title for card in chosen.cards] == ["mukut"]


# --- Addresses -----------------------------------------------------------------------------------------


def test_a_renamed_shop_is_found_under_its_old_name(client, bela_shop):
    rename_shop(seller=bela_shop, slug="bela-vastra", by=None)
    rename_shop(seller=bela_shop, slug="bela-silks", by=None)

    for old in ("bela-poshak", "bela-vastra"):
        response = client.get(f"/shop/{old}/?q=silk")
        assert (response.status_code, response["Location"]) == (301, "/shop/bela-silks/?q=silk")
    assert client.get("/shop/bela-silks/").status_code == 200


def test_the_old_name_of_a_suspended_shop_leads_nowhere(client, bela_shop):
    rename_shop(seller=bela_shop, slug="bela-vastra", by=None)
    Seller.objects.update(status=SellerStatus.SUSPENDED)

    assert client.get("/shop/bela-poshak/").status_code == 404


def test_a_shop_may_be_named_in_devanagari(client, bela_shop):
    rename_shop(seller=bela_shop, slug="बेला-पोशाक", by=None)

    address = reverse("catalog:shop", kwargs={"slug": "बेला-पोशाक"})

    assert client.get(address).status_code == 200
    assert client.get("/shop/bela-poshak/")["Location"] == address


def test_a_renamed_category_is_found_under_its_old_name(client):
    category = CategoryFactory(slug="sweets")
    change_category(category=category, by=None, slug="मिठाई")

    response = client.get("/c/sweets/?sort=price")

    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_a_product_named_in_hindi_alone_keeps_its_vowel_signs(client):
    from catalog.services.products import change_product

    listing = list_product()
    change_product(product=listing.product, by=None, title="मथुरा पेड़ा")
    listing.refresh_from_db()

    assert listing.slug == "मथुरा-पेड़ा"
    address = reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})
    assert client.get(address).status_code == 200
    assert client.get(f"/p/{listing.public_id}/old-name/")["Location"] == address


# --- Sign and banner -----------------------------------------------------------------------------------


def photo(size=(1200, 900)) -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", size, (180, 60, 40)).save(data, "JPEG", exif=b"Exif\0\0GPS")
    return SimpleUploadedFile("my shop.jpg", data.getvalue(), "image/jpeg")


def test_a_banner_is_cut_wide_re_encoded_and_shown(client, bela, bela_shop):
    client.force_login(bela)

    response = client.post("/portal/products/shop-front/", {"hang_banner": "1", "banner-picture": photo()})

    bela_shop.refresh_from_db()
    with Image.open(bela_shop.banner.path) as image:
        assert (response.status_code, image.format, image.size) == (302, "WEBP", (1000, 277))
    assert b"GPS" not in Path(bela_shop.banner.path).read_bytes()
    assert bela_shop.banner.url in client.get("/shop/bela-poshak/").content.decode()


def test_a_banner_can_be_taken_down(client, bela, bela_shop):
    client.force_login(bela)
    client.post("/portal/products/shop-front/", {"hang_banner": "1", "banner-picture": photo()})

    client.post("/portal/products/shop-front/no-banner/")

    bela_shop.refresh_from_db()
    assert (bela_shop.banner.name, bela_shop.banner_small.name) == ("", "")


def test_a_sign_that_is_no_picture_is_refused_with_the_way_to_mend_it(client, bela, bela_shop):
    client.force_login(bela)
    drawing = SimpleUploadedFile("sign.png", b"<svg onload=alert(1)>", "image/png")

    response = client.post("/portal/products/shop-front/", {"hang_sign": "1", "sign-picture": drawing})

    assert "JPEG, PNG or WebP" in str(response.context["sign"].errors)
    bela_shop.refresh_from_db()
    assert bela_shop.logo.name == ""


def test_a_packer_hangs_nothing(client, bela_shop):
    packer = MemberFactory(seller=bela_shop, role=Role.PACKER).user
    client.force_login(packer)

    assert client.post("/portal/products/shop-front/", {"hang_banner": "1"}).status_code == 403


def test_a_rival_hangs_only_their_own_banner(client, chand, bela_shop, chand_shop):
    client.force_login(chand)

    client.post("/portal/products/shop-front/", {"hang_banner": "1", "banner-picture": photo(), "seller": "bela"})

    bela_shop.refresh_from_db()
    chand_shop.refresh_from_db()
    assert (bela_shop.banner.name, bool(chand_shop.banner.name)) == ("", True)


def test_a_shop_hangs_so_many_pictures_a_day_and_no_more(client, bela, bela_shop, monkeypatch):
    monkeypatch.setattr(shop_front, "MOST_PICTURES_A_DAY", 1)
    client.force_login(bela)
    client.post("/portal/products/shop-front/", {"hang_banner": "1", "banner-picture": photo()})
    kept = Seller.objects.get(pk=bela_shop.pk).banner.name
    again = client.post("/portal/products/shop-front/", {"hang_banner": "1", "banner-picture": photo()})
    assert "tried too often" in again.content.decode()
    assert Seller.objects.get(pk=bela_shop.pk).banner.name == kept
