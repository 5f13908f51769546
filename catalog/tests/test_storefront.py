"""The shop window: what it shows, what it keeps to itself, what it costs."""

import pytest
from django.urls import reverse

from catalog.factories import CategoryFactory, ProductFactory, list_product
from catalog.models import Product
from catalog.services.listings import refresh_listings
from catalog.services.products import change_product, withdraw_product
from sellers.factories import OfferFactory, SellerFactory, bring_everywhere
from sellers.models import Offer
from sellers.signals import seller_changed
from sellers.states import SellerKind, SellerStatus

pytestmark = pytest.mark.django_db


def page_of(listing, **params) -> str:
    return reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})


# --- What a page costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_categories_cost_one_query(client, rows, django_assert_num_queries):
    for _ in range(rows):
        CategoryFactory(parent=CategoryFactory())

    with django_assert_num_queries(1):
        client.get("/categories/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_category_costs_two_queries(client, rows, django_assert_num_queries):
    sweets = CategoryFactory(slug="sweets")
    for _ in range(rows):
        list_product(category=CategoryFactory(parent=sweets), seller=SellerFactory())
    client.get("/c/sweets/")  # a process loads the facet index once

    with django_assert_num_queries(2):
        response = client.get("/c/sweets/?price=0-200&in_stock=1&sort=price")

    assert response.content.count(b"<article") == rows


def test_a_page_that_still_holds_costs_one_query(client, django_assert_num_queries):
    listing = list_product(title="Brass lamp")
    addresses = ["/", "/c/" + listing.category.slug + "/", "/search/?q=lamp"]
    made = [client.get(address).content for address in addresses]

    for address, before in zip(addresses, made, strict=True):
        with django_assert_num_queries(1):
            assert client.get(address).content == before

    Offer.across_sellers.filter(product_id=listing.pk).update(price="77.00")
    refresh_listings([listing.pk])
    for address in addresses:
        assert "₹77" in client.get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_three_queries(client, rows, django_assert_num_queries):
    for _ in range(rows):
        list_product(title="Tulsi mala", seller=SellerFactory())
    client.get("/search/?q=other")

    with django_assert_num_queries(3):
        response = client.get("/search/?q=tulsi")

    assert response.content.count(b"<article") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_product_with_choices_costs_six_queries(client, rows, django_assert_num_queries):
    parent = ProductFactory(structure=Product.PARENT)
    for _ in range(rows):
        child = ProductFactory(structure=Product.CHILD, parent=parent, owner=parent.owner)
        OfferFactory(product=child, partner=parent.owner)
        OfferFactory(product=child)
    for _ in range(rows):
        list_product()
    refresh_listings([parent.pk])

    with django_assert_num_queries(6):
        response = client.get(page_of(parent))

    assert response.status_code == 200


# --- What is shown and what is not ---------------------------------------------------------------------


@pytest.mark.parametrize("status", [SellerStatus.PAUSED, SellerStatus.SUSPENDED, SellerStatus.DRAFT])
def test_a_closed_shop_is_nowhere_to_be_seen(client, status):
    seller = SellerFactory(slug="bela-poshak", name="Bela Poshak")
    listing = list_product(title="Brass lamp", seller=seller, category=CategoryFactory(slug="lamps"))
    seller.status = status
    seller.save()
    seller_changed.send(sender=type(seller), seller=seller)

    for address in ("/", "/c/lamps/", "/search/?q=lamp", "/shops/"):
        page = client.get(address).content.decode()
        assert "Brass lamp" not in page
        assert "Bela Poshak" not in page
    assert client.get(page_of(listing)).status_code == 404
    assert client.get("/shop/bela-poshak/").status_code == 404


def test_a_withdrawn_product_is_nowhere_to_be_seen(client):
    listing = list_product(title="Brass lamp", category=CategoryFactory(slug="lamps"))
    withdraw_product(product=listing.product, by=None)

    for address in ("/", "/c/lamps/", "/search/?q=lamp", f"/shop/{listing.seller_slug}/"):
        assert "Brass lamp" not in client.get(address).content.decode()
    assert client.get(page_of(listing)).status_code == 410


def test_the_product_page_names_all_that_the_law_asks_for(client):
    seller = SellerFactory(
        legal_name="Bela Sharma", name="Bela Poshak", address_line="7 Loi Bazaar", phone="+919812345678"
    )
    listing = list_product(seller=seller, price="150.00", mrp_paise=18_000, hsn="63079099", net_quantity="250 g")

    page = client.get(page_of(listing)).content.decode()

    for words in (
        "Bela Sharma, 7 Loi Bazaar",
        "+919812345678",
        seller.gstin,
        "India",
        "250 g",
        "63079099 · GST 5 %",
        "GST included",
        "₹0.60 per g",
        "₹150",
        "₹180",
        "7-day return",
        listing.product.title_hi,
    ):
        assert words in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (SellerKind.COMPOSITION, "composition scheme"),
        (SellerKind.ENROLLED_UNREGISTERED, "Not registered under GST, enrolled under 0926ABC"),
    ],
)
def test_a_shop_outside_the_regular_scheme_says_so(client, kind, words):
    seller = SellerFactory(kind=kind, enrolment_id="0926ABC")

    page = client.get(page_of(list_product(seller=seller))).content.decode()

    assert words in page
    assert "GST included" not in page
    assert "this shop charges no GST" in page


def test_the_cheapest_offer_in_stock_is_put_first_with_its_reason(client):
    bring_everywhere()
    dear = SellerFactory(name="Dear shop")
    listing = list_product(seller=dear, price="120.00")
    OfferFactory(product_id=listing.pk, partner=SellerFactory(name="Empty shop"), price="80.00", num_in_stock=0)
    cheap = OfferFactory(product_id=listing.pk, partner=SellerFactory(name="Cheap shop"), price="100.00")
    refresh_listings([listing.pk])

    page = client.get(page_of(listing)).content.decode()

    assert f'name="offer" value="{cheap.public_id}"' in page
    assert "Shown first: the lowest price with delivery, of 2 shops that have it." in page
    assert page.index("Cheap shop") < page.index("Dear shop</a>") < page.index("Empty shop</a>")


def test_another_offer_can_be_chosen_by_its_address(client):
    listing = list_product(price="100.00")
    other = OfferFactory(product_id=listing.pk, price="120.00", mrp_paise=12_000)

    page = client.get(page_of(listing), {"offer": other.public_id}).content.decode()

    assert f'name="offer" value="{other.public_id}"' in page


def test_an_offer_of_another_product_is_passed_over(client):
    listing, other = list_product(), list_product()

    page = client.get(page_of(listing), {"offer": other.best_offer, "v": other.public_id}).content.decode()

    assert f'name="offer" value="{listing.best_offer}"' in page


def test_a_choice_is_a_link_and_its_own_address_leads_to_it(client):
    parent = ProductFactory(structure=Product.PARENT, title="Gota poshak")
    small, large = (
        ProductFactory(structure=Product.CHILD, parent=parent, owner=parent.owner, variant_label=label)
        for label in ("Size 2", "Size 4")
    )
    OfferFactory(product=small, partner=parent.owner, price="90.00")
    offer = OfferFactory(product=large, partner=parent.owner, price="100.00")
    refresh_listings([parent.pk])

    response = client.get(page_of(large), follow=True)

    assert response.redirect_chain == [(f"{page_of(parent)}?v={large.public_id}", 302)]
    page = response.content.decode()
    assert f'name="offer" value="{offer.public_id}"' in page
    assert f'href="{page_of(parent)}?v={small.public_id}"' in page


def test_what_is_sold_out_cannot_be_put_in_the_basket(client):
    listing = list_product(stock=0)

    page = client.get(page_of(listing)).content.decode()

    assert 'name="offer"' not in page
    assert "Out of stock at the moment." in page


def test_a_shop_shows_its_own_price_even_when_another_is_cheaper(client):
    seller = SellerFactory(slug="bela-poshak")
    listing = list_product(seller=seller, price="120.00")
    OfferFactory(product_id=listing.pk, price="99.00")
    refresh_listings([listing.pk])
    own = Offer.across_sellers.get(partner=seller)

    page = client.get("/shop/bela-poshak/").content.decode()

    assert "₹120" in page
    assert f"?offer={own.public_id}" in page


def test_a_shops_page_has_no_facets_on_prices_that_are_not_its_own(client):
    seller = SellerFactory(slug="bela-poshak")
    for number in (1, 2):
        list_product(seller=seller, stock=0, price="500.00", category=CategoryFactory(name=f"Shelf {number}"))

    browse = client.get("/shop/bela-poshak/?in_stock=1&price=0-200&sort=price").context["page"].browse

    assert [group.title for group in browse.facets] == ["Category"]
    assert browse.total == 2
    assert browse.sort == "relevance"


def test_lists_are_sorted_and_paged(client):
    bells = CategoryFactory(slug="bells")
    for number in range(1, 27):
        list_product(title=f"Bell no {number}", category=bells, price=f"{number * 10}.00")

    first = client.get("/c/bells/?sort=price").context["category"].browse
    second = client.get("/c/bells/?sort=price&page=2").context["category"].browse
    beyond = client.get("/c/bells/?sort=price&page=99").context["category"].browse

    assert [card.price_paise for card in first.cards[:3]] == [1000, 2000, 3000]
    assert [card.price_paise for card in second.cards] == [25_000, 26_000]
    assert beyond.page.number == 2


# --- What strangers send -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=" + "%25" * 1000,
        "/search/?q=%F0%9F%99%8F",
        "/search/?q=peda&sort=owner__email&price=1;drop&page=-1&shop=%20&c=../..&in_stock=maybe",
        "/search/?sort[]=x&page=99999999999999999999",
        "/search/?page=%D9%A3",
        "/search/suggest/?q=%22*",
        "/?v=%20",
    ],
)
def test_junk_is_answered_calmly(client, address):
    list_product(title="Peda")

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/p/prd_x/x/", "/p/prd_00000000000000000000/x/", "/c/none/"])
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_script_in_a_description_is_harmless(client):
    listing = list_product()
    change_product(
        product=listing.product,
        by=None,
        title="<b>Bold</b> bell",
        description="<p onclick=x>Fine</p><script>alert(1)</script><img src=x onerror=alert(2)>",
    )

    response = client.get(page_of(listing), follow=True)

    page = response.content.decode()
    assert "<p>Fine</p>" in page
    assert "alert(" not in page
    assert "onerror" not in page
    assert "&lt;b&gt;Bold&lt;/b&gt; bell" in page
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_script_that_reached_the_database_is_harmless_too(client):
    listing = list_product(description="<p>Fine</p><svg/onload=alert(1)><a href='javascript:alert(2)'>x</a>")

    page = client.get(page_of(listing)).content.decode()

    assert "<p>Fine</p>" in page
    assert "alert(" not in page


# --- What caches may keep ------------------------------------------------------------------------------


def test_a_signed_in_reader_sees_the_same_public_page(client, asha):
    list_product()
    stranger = client.get("/").content
    client.force_login(asha)

    assert client.get("/").content == stranger


def test_a_hindi_page_speaks_hindi_first(client):
    list_product(title="Brass lamp", title_hi="पीतल का दीपक")

    page = client.get("/hi/").content.decode()

    assert 'lang="hi"' in page
    assert page.index("पीतल का दीपक") < page.index("Brass lamp")
