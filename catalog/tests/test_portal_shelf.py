"""A shop's own shelf: prices, stock, pictures and new products; the rival finds nothing there."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from catalog.factories import CategoryFactory, ProductFactory, TaxRateFactory
from catalog.models import Product, ProductImage
from catalog.states import Moderation
from sellers.factories import MemberFactory, OfferFactory
from sellers.models import Offer
from sellers.states import Role
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db

SHELF = "/portal/products/"
NEW = "/portal/products/new/"


@pytest.fixture
def offer(bela_shop):
    product = ProductFactory(owner=bela_shop, title="Mor mukut", title_hi="मोर मुकुट")
    return OfferFactory(partner=bela_shop, product=product, partner_sku="MOR-1")


def page_of(offer):
    return f"{SHELF}{offer.public_id}/"


def price(**changes):
    return {"price": "90", "mrp": "120.00", "lead_time_days": "1", "is_active": "on", **changes}


def picture():
    data = io.BytesIO()
    Image.new("RGB", (300, 300), "green").save(data, "PNG")
    return SimpleUploadedFile("mukut.png", data.getvalue(), "image/png")


def newcomer(leaf, **changes):
    form = {
        "title": "Tulsi mala",
        "title_hi": "तुलसी माला",
        "category": str(leaf.pk),
        "net_quantity": "1 piece",
        "price": "108",
        "mrp": "151",
        "stock": "21",
        "picture": picture(),
    }
    return {**form, **changes}


@pytest.fixture
def malas():
    TaxRateFactory(hsn_prefix="9606")
    return CategoryFactory(name="Malas", slug="malas", default_hsn="96062910")


def as_role(client, seller, role):
    client.force_login(MemberFactory(seller=seller, role=role).user)


def test_shelf_lists_own_offers_only(client, bela, offer, chand_shop):
    OfferFactory(partner=chand_shop, product=ProductFactory(title="Chand's bell"))
    client.force_login(bela)
    page = client.get(SHELF).content.decode()
    assert "Mor mukut" in page
    assert "₹100" in page
    assert "Chand" not in page


@pytest.mark.parametrize(("text", "found"), [("mukut", True), ("मुकुट", True), ("mor-1", True), ("peda", False)])
def test_shelf_is_searched_by_name_and_sku(client, bela, offer, text, found):
    client.force_login(bela)
    assert ("Mor mukut" in client.get(SHELF, {"q": text}).content.decode()) is found


@pytest.mark.parametrize("junk", [{"page": "999"}, {"page": "x"}, {"show": "everything"}, {"q": "%" * 1000}])
def test_junk_in_the_address_is_no_error(client, bela, offer, junk):
    client.force_login(bela)
    assert client.get(SHELF, junk).status_code == 200


def test_shelf_shows_low_and_hidden_offers_by_tab(client, bela, bela_shop, offer):
    OfferFactory(partner=bela_shop, product=ProductFactory(title="Last bell"), num_in_stock=2)
    OfferFactory(partner=bela_shop, product=ProductFactory(title="Hidden bell"), is_active=False)
    client.force_login(bela)
    low = client.get(SHELF, {"show": "low"}).content.decode()
    off = client.get(SHELF, {"show": "off"}).content.decode()
    assert ("Last bell" in low, "Mor mukut" in low, "Hidden bell" in low) == (True, False, False)
    assert ("Last bell" in off, "Hidden bell" in off) == (False, True)


def test_shelf_costs_the_same_with_one_row_and_three(client, bela, bela_shop, offer, django_assert_num_queries):
    client.force_login(bela)
    client.get(SHELF)
    with django_assert_num_queries(7):
        client.get(SHELF)
    OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop))
    OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop))
    with django_assert_num_queries(7):
        client.get(SHELF)


def test_owner_changes_the_price(client, bela, offer):
    client.force_login(bela)
    assert client.post(page_of(offer), price()).status_code == 302
    offer = Offer.across_sellers.get(pk=offer.pk)
    assert (offer.price_paise, offer.mrp_paise, offer.lead_time_days, offer.is_active) == (9000, 12000, 1, True)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"price": "120.01"}, "may not be higher than the MRP"),
        ({"price": "-1"}, "greater than or equal to 0.01"),
        ({"price": "1.005"}, "no more than 2 decimal places"),
        ({"price": "1e9"}, "no more than"),
        ({"price": "NaN"}, "Enter a number"),
        ({"price": ""}, "required"),
    ],
)
def test_refused_price_stays_on_the_page_with_its_reason(client, bela, offer, changes, says):
    client.force_login(bela)
    response = client.post(page_of(offer), price(**changes))
    assert response.status_code == 200
    assert says in response.content.decode()
    assert Offer.across_sellers.get(pk=offer.pk).price_paise == 10000


@pytest.mark.parametrize("role", [Role.PACKER, Role.VIEWER])
def test_packer_and_viewer_cannot_change_prices(client, bela_shop, offer, role):
    as_role(client, bela_shop, role)
    assert client.get(page_of(offer)).status_code == 200
    assert client.post(page_of(offer), price()).status_code == 403
    assert Offer.across_sellers.get(pk=offer.pk).price_paise == 10000
    assert Event.objects.count() == 0


def test_packer_counts_the_stock(client, bela_shop, offer):
    as_role(client, bela_shop, Role.PACKER)
    assert client.post(f"{page_of(offer)}stock/", {"pieces": "-3", "reason": "damaged"}).status_code == 302
    assert Offer.across_sellers.get(pk=offer.pk).num_in_stock == 7


def test_viewer_cannot_count_the_stock(client, bela_shop, offer):
    as_role(client, bela_shop, Role.VIEWER)
    assert client.post(f"{page_of(offer)}stock/", {"pieces": "5", "reason": "received"}).status_code == 403
    assert Offer.across_sellers.get(pk=offer.pk).num_in_stock == 10


@pytest.mark.parametrize(
    "form",
    [{"pieces": "-11", "reason": "damaged"}, {"pieces": "0", "reason": "counted"}, {"pieces": "1", "reason": "x"}],
)
def test_refused_stock_stays_on_the_page(client, bela, offer, form):
    client.force_login(bela)
    assert client.post(f"{page_of(offer)}stock/", form).status_code == 200
    assert Offer.across_sellers.get(pk=offer.pk).num_in_stock == 10


def test_rival_gets_404_on_every_door_to_belas_offer_and_leaves_no_trace(client, chand, offer):
    client.force_login(chand)
    before = Event.objects.count()
    answers = [
        client.get(page_of(offer)).status_code,
        client.post(page_of(offer), price()).status_code,
        client.post(f"{page_of(offer)}stock/", {"pieces": "-5", "reason": "damaged"}).status_code,
        client.post(f"{page_of(offer)}picture/", {"picture": picture()}).status_code,
        client.post(f"{page_of(offer)}submit/").status_code,
    ]
    assert answers == [404, 404, 404, 404, 404]
    kept = Offer.across_sellers.get(pk=offer.pk)
    assert (kept.price_paise, kept.num_in_stock) == (10000, 10)
    assert (Event.objects.count(), ProductImage.objects.count()) == (before, 0)


def test_shop_that_offers_anothers_product_cannot_picture_it(client, chand, chand_shop, offer):
    theirs = OfferFactory(partner=chand_shop, product=offer.product)
    client.force_login(chand)
    assert client.post(f"{page_of(theirs)}picture/", {"picture": picture()}).status_code == 404
    assert ProductImage.objects.count() == 0


def test_new_product_is_written_priced_pictured_and_handed_in(client, bela, bela_shop, malas):
    client.force_login(bela)
    assert client.post(NEW, newcomer(malas)).status_code == 302

    product = Product.objects.get(title="Tulsi mala")
    assert (product.owner, product.moderation, product.hsn) == (bela_shop, "submitted", "96062910")
    offer = Offer.across_sellers.get(product=product)
    assert (offer.partner, offer.price_paise, offer.mrp_paise, offer.num_in_stock) == (bela_shop, 10800, 15100, 21)
    assert ProductImage.objects.filter(product=product).count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"price": "152"}, "may not be higher than the MRP"),
        ({"hsn": "1234"}, "No GST rate"),
        ({"picture": SimpleUploadedFile("x.png", b"<svg onload=alert(1)>", "image/png")}, "JPEG, PNG or WebP"),
        ({"category": "999999"}, "Select a valid choice"),
        ({"title": ""}, "required"),
    ],
)
def test_refused_product_leaves_nothing_behind(client, bela, malas, changes, says):
    client.force_login(bela)
    response = client.post(NEW, newcomer(malas, **changes))
    assert response.status_code == 200
    assert says in response.content.decode()
    assert Product.objects.count() == 0
    assert Offer.across_sellers.count() == 0


def test_privileged_fields_of_the_new_product_form_are_ignored(client, bela, bela_shop, chand_shop, malas):
    client.force_login(bela)
    client.post(NEW, newcomer(malas, owner=chand_shop.pk, moderation="published", is_public="on", partner="1"))
    product = Product.objects.get(title="Tulsi mala")
    assert (product.owner, product.moderation) == (bela_shop, "submitted")


@pytest.mark.parametrize("role", [Role.PACKER, Role.VIEWER])
def test_packer_and_viewer_write_no_products(client, bela_shop, malas, role):
    as_role(client, bela_shop, role)
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, newcomer(malas)).status_code == 403
    assert Product.objects.count() == 0


def test_product_sent_back_is_handed_in_again(client, bela, offer):
    Product.objects.filter(pk=offer.product_id).update(
        moderation=Moderation.REJECTED, moderation_note="A sharper picture, please"
    )
    client.force_login(bela)
    assert "A sharper picture, please" in client.get(page_of(offer)).content.decode()
    assert "Sent back by the market" in client.get("/portal/").content.decode()
    client.post(f"{page_of(offer)}submit/")
    assert Product.objects.get(pk=offer.product_id).moderation == "submitted"
