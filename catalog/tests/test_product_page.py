"""The product page: choices, the way to the door, weights, bundles and what the law wants said."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from catalog.factories import CategoryFactory, ProductFactory, list_product
from catalog.models import BundlePart, Listing, Product
from catalog.services.attributes import write_attributes
from catalog.services.listings import refresh_listings
from catalog.services.products import withdraw_product
from sellers.factories import OfferFactory, SellerFactory, bring_everywhere
from sellers.models import DeliveryRate
from sellers.services.onboarding import change_seller
from sellers.states import SellerKind
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db


def address(shown) -> str:
    return reverse("catalog:product", kwargs={"public_id": shown.public_id, "slug": shown.slug})


def page(client, shown, **params):
    return client.get(address(shown), params).context["page"]


def robe(*combinations: dict[str, str], seller=None) -> tuple[Product, list[Product]]:
    """A product whose choices differ in what is given, each at ₹100 from one shop."""
    parent = ProductFactory(structure=Product.PARENT, title="Gota poshak", owner=seller or SellerFactory())
    children = []
    for values in combinations:
        label = ", ".join(values.values())
        child = ProductFactory(structure=Product.CHILD, parent=parent, owner=parent.owner, variant_label=label)
        write_attributes([(child, values)])
        OfferFactory(product=child, partner=parent.owner)
        children.append(child)
    refresh_listings([parent.pk])
    return parent, children


def bundle_of(*offers, **fields) -> Listing:
    bundle = ProductFactory(owner=offers[0].partner, **fields)
    for offer in offers:
        BundlePart.objects.create(bundle=bundle, offer=offer, quantity=2)
    refresh_listings([bundle.pk])
    return Listing.objects.get(pk=bundle.pk)


# --- Queries --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("offers", [1, 3])
def test_one_offer_or_three_cost_six_queries(client, offers, django_assert_num_queries):
    listing = list_product()
    for _ in range(offers - 1):
        OfferFactory(product_id=listing.pk)

    with django_assert_num_queries(6):
        client.get(address(listing), {"pin": "110001"})


@pytest.mark.parametrize("parts", [2, 4])
def test_a_bundle_costs_five_queries(client, parts, django_assert_num_queries):
    seller = SellerFactory()
    bundle = bundle_of(*[OfferFactory(partner=seller) for _ in range(parts)])

    with django_assert_num_queries(5):
        client.get(address(bundle))


@pytest.mark.parametrize("rows", [1, 3])
def test_more_like_this_costs_two_queries(client, rows, django_assert_num_queries):
    listing = list_product()
    for _ in range(rows):
        list_product()

    with django_assert_num_queries(2):
        response = client.get(reverse("catalog:related", kwargs={"public_id": listing.public_id}))

    assert response.content.count(b"<article") == rows


@pytest.mark.parametrize("public_id", ["prd_00000000000000000000", "junk"])
def test_more_like_nothing_is_nothing(client, public_id):
    assert b"<article" not in client.get(reverse("catalog:related", kwargs={"public_id": public_id})).content


# --- Choices --------------------------------------------------------------------------------------------


def test_choices_that_differ_in_two_ways_are_two_rows_of_links(client):
    parent, (red_2, red_4, blue_2, _blue_4) = robe(
        {"size": "2", "colour": "red"},
        {"size": "4", "colour": "red"},
        {"size": "2", "colour": "blue"},
        {"size": "4", "colour": "blue"},
    )

    groups = {group.legend: group.options for group in page(client, parent, v=red_2.public_id).variants}

    assert [(option.label, option.is_selected) for option in groups["Size"]] == [("2", True), ("4", False)]
    assert [(option.label, option.is_selected) for option in groups["Colour"]] == [("red", True), ("blue", False)]
    assert groups["Size"][1].url == f"{address(parent)}?v={red_4.public_id}"
    assert groups["Colour"][1].url == f"{address(parent)}?v={blue_2.public_id}"


def test_a_combination_that_is_not_made_leads_to_the_nearest_and_says_so(client):
    parent, (red_2, blue_4) = robe(
        {"size": "2", "colour": "red", "fabric": "silk"}, {"size": "4", "colour": "blue", "fabric": "silk"}
    )

    groups = {group.legend: group.options for group in page(client, parent, v=red_2.public_id).variants}

    assert set(groups) == {"Size", "Colour"}
    assert (groups["Size"][1].url, groups["Size"][1].note) == (
        f"{address(parent)}?v={blue_4.public_id}",
        "another combination",
    )


def test_choices_that_differ_in_one_way_show_their_labels_and_prices(client):
    parent, _children = robe({"size": "2"}, {"size": "4"})

    (group,) = page(client, parent).variants

    assert group.legend == "Size"
    assert [(option.label, option.note) for option in group.options] == [("2", "₹100"), ("4", "₹100")]


def test_choices_without_particulars_fall_back_to_their_labels(client):
    parent, children = robe({"size": "2"}, {"size": "4"})
    write_attributes([(child, {}) for child in children])

    (group,) = page(client, parent).variants

    assert (group.legend, [option.label for option in group.options]) == ("Choose", ["2", "4"])


def test_a_choice_for_a_deity_says_what_it_fits_and_any_other_says_nothing(client):
    parent, _children = robe({"laddu_gopal_size": "2"}, {"laddu_gopal_size": "4"})
    plain, _children = robe({"size": "2"}, {"size": "4"})

    assert [option.fits for option in page(client, parent).variants[0].options] == ["laddu_gopal:2", "laddu_gopal:4"]
    assert b'data-choice-fits="laddu_gopal:4"' in client.get(address(parent)).content
    assert b"data-choice-fits" not in client.get(address(plain)).content


def test_a_choice_keeps_the_pin_code(client):
    parent, (small, _large) = robe({"size": "2"}, {"size": "4"})

    shown = page(client, parent, pin="110001")

    assert shown.variants[0].options[0].url == f"{address(parent)}?pin=110001&v={small.public_id}"


# --- To the door ----------------------------------------------------------------------------------------


def test_the_promise_names_day_place_and_fee(client):
    bring_everywhere()
    listing = list_product(price="300.00")

    with clock.at(clock.now()):
        shown = page(client, listing, pin="281001").chosen
        day = (clock.today() + timedelta(days=2)).strftime("%A")

    assert shown.promise_text == f"By {day} to 281001"
    assert shown.fee_text == "Delivery ₹40, free from ₹500"


def test_delivery_is_free_from_the_value_the_market_says(client):
    bring_everywhere()
    assert page(client, list_product(price="500.00")).chosen.fee_text == "Delivery free"


def test_far_away_the_shop_with_a_courier_stands_first(client):
    bring_everywhere()
    near = SellerFactory(name="Near shop")
    listing = list_product(price="100.00", seller=near)
    far = OfferFactory(product_id=listing.pk, price="110.00", partner=SellerFactory(ships_by_courier=True))

    at_home, in_delhi = page(client, listing), page(client, listing, pin="110001")

    assert at_home.chosen.public_id == listing.best_offer
    assert in_delhi.chosen.public_id == far.public_id
    assert [row.promise_text for row in in_delhi.offers][1] == "Not brought to 110001"


def test_a_shop_that_may_not_sell_across_states_is_not_offered_there(client):
    bring_everywhere()
    listing = list_product(seller=SellerFactory(ships_by_courier=True, kind=SellerKind.COMPOSITION))

    assert page(client, listing, pin="226001").chosen.promise_text.endswith("to 226001")
    assert page(client, listing, pin="110001").chosen.promise_text == "Not brought to 110001"


def test_in_hindi_too_the_page_says_that_a_thing_comes_and_calls_a_rating_a_rating(client):
    bring_everywhere()
    DeliveryRate.objects.update(min_days=0, max_days=0)
    shown = client.get(f"/hi{address(list_product())}").context["page"]

    assert shown.chosen.promise_text == "आज या कल, 281121 पर"
    assert "दुकान की रेटिंग" in dict(shown.facts)


@pytest.mark.parametrize("junk", ["12", "28112x", "<b>", "000000", "1" * 5000])
def test_what_is_no_pin_code_is_said_so_and_the_markets_own_is_shown(client, junk):
    response = client.get(address(list_product()), {"pin": junk})

    assert response.status_code == 200
    assert "A PIN code has six digits" in response.content.decode()
    assert response.context["page"].pin == "281121"


def test_a_shop_on_holiday_never_stands_first_and_says_until_when(client):
    bring_everywhere()
    away = SellerFactory(name="Away shop")
    listing = list_product(price="50.00", seller=away)
    other = OfferFactory(product_id=listing.pk, price="100.00")
    change_seller(seller=away, by="bela", closed_until=clock.today() + timedelta(days=9))

    shown = page(client, listing)

    assert shown.chosen.public_id == other.public_id
    assert shown.offers[1].promise_text.startswith("Closed until ")
    listing.refresh_from_db()
    assert (listing.best_offer, listing.price_paise) == (other.public_id, 10_000)


def test_a_lone_shop_on_holiday_sells_nothing_and_is_not_in_stock(client):
    seller = SellerFactory()
    listing = list_product(seller=seller)
    change_seller(seller=seller, by="bela", closed_until=clock.today() + timedelta(days=9))

    text = client.get(address(listing)).content.decode()

    assert 'name="offer"' not in text
    assert "Closed until" in text
    listing.refresh_from_db()
    assert not listing.is_available


def test_a_shop_that_is_full_for_today_says_so(client):
    seller = SellerFactory(orders_per_day=1, orders_counted=1, orders_counted_on=clock.today())

    assert page(client, list_product(seller=seller)).chosen.gone_text == "Takes no more orders today; tomorrow again"


# --- By weight ------------------------------------------------------------------------------------------


def test_what_is_weighed_out_shows_the_price_of_a_kilogram_and_weights_to_choose(client):
    listing = list_product(price="120.00", step_g=250, stock=5)

    shown = page(client, listing).chosen

    assert (shown.unit_text, shown.for_text) == ("₹480.00 per kg", "for 250 g")
    assert shown.weights == [(1, "250 g", 12_000), (2, "500 g", 24_000), (3, "750 g", 36_000), (4, "1 kg", 48_000)]


def test_a_card_of_a_loose_thing_shows_the_price_of_a_kilogram(client):
    list_product(price="120.00", step_g=250, category=CategoryFactory(slug="sweets"))
    assert "₹480.00 per kg" in client.get("/c/sweets/").content.decode()


# --- Bundles --------------------------------------------------------------------------------------------


def test_a_bundle_costs_the_sum_of_its_lines(client):
    seller = SellerFactory()
    bundle = bundle_of(OfferFactory(partner=seller, price="100.00"), OfferFactory(partner=seller, price="30.00"))

    shown = page(client, bundle).bundle

    assert (shown.price_paise, bundle.price_paise, shown.is_available) == (26_000, 26_000, True)
    assert [line.total_paise for line in shown.lines] == [20_000, 6000]


def test_a_bundle_that_lacks_a_part_says_which_and_is_not_in_stock(client):
    seller = SellerFactory()
    gone = OfferFactory(partner=seller, num_in_stock=1)
    bundle = bundle_of(OfferFactory(partner=seller), gone)

    text = client.get(address(bundle)).content.decode()

    assert not bundle.is_available
    assert "sold out" in text
    assert 'name="bundle"' not in text


def test_a_bundles_listing_follows_its_parts():
    seller = SellerFactory()
    part = OfferFactory(partner=seller)
    bundle = bundle_of(OfferFactory(partner=seller), part)

    withdraw_product(product=part.product, by=None)

    bundle.refresh_from_db()
    assert not bundle.is_available


def test_a_bundle_of_a_closed_shop_is_nowhere(client):
    seller = SellerFactory()
    bundle = bundle_of(OfferFactory(partner=seller), OfferFactory(partner=seller))
    seller.status = "paused"
    seller.save()

    assert client.get(address(bundle)).status_code == 404


# --- Before the law -------------------------------------------------------------------------------------


def test_food_from_abroad_tells_all_that_the_law_wants(client):
    seller = SellerFactory(legal_name="Bela Sharma", fssai="12725111000011")
    listing = list_product(
        seller=seller,
        price="150.00",
        mrp_paise=18_000,
        net_quantity="250 g",
        country_of_origin="AF",
        importer="Bela Sharma, 7 Loi Bazaar, Vrindavan",
        packer="Kabul Dry Fruits, Kabul",
        packed_on=date(2026, 1, 1),
        shelf_life_days=180,
        veg_mark="veg",
    )

    facts = dict(page(client, listing).facts)

    assert facts["MRP"] == "₹180.00, all taxes included"
    assert facts["Net quantity"] == "250 g"
    assert facts["Unit price"] == "₹0.60 per g"
    assert facts["Veg mark"] == "Vegetarian"
    assert facts["Best before"] == "180 days from making"
    assert facts["Packed in"] == "January 2026"
    assert facts["Made or packed by"] == "Kabul Dry Fruits, Kabul"
    assert facts["Country of origin"] == "Afghanistan"
    assert facts["Imported by"] == "Bela Sharma, 7 Loi Bazaar, Vrindavan"
    assert facts["Sold by"].startswith("Bela Sharma, 7 Banke Bihari Gali")
    assert facts["FSSAI"] == "12725111000011"


def test_countries_are_named_in_the_pages_language(client):
    listing = list_product(country_of_origin="NP")
    assert "नेपाल" in client.get(f"/hi{address(listing)}").content.decode()


def test_the_veg_mark_has_words_beside_its_symbol(client):
    text = client.get(address(list_product(veg_mark="veg"))).content.decode()
    assert 'class="veg-mark' in text
    assert "Vegetarian" in text


def test_the_page_holds_no_token_and_sets_no_cookie(client):
    response = client.get(address(list_product()))
    assert b"csrfmiddlewaretoken" not in response.content
    assert not response.cookies


def test_particulars_are_said_in_the_language_of_the_page_where_their_words_are_known(client):
    listing = list_product()
    write_attributes([(listing.product, {"vrat_safe": "yes", "colour": "purple", "finish": "Meera's own"})])
    said = [client.get(root + address(listing)).context["page"].particulars for root in ("", "/hi")]

    assert ("Vrat safe", "yes") in said[0]
    assert {("व्रत योग्य", "हाँ"), ("रंग", "बैंगनी"), ("फ़िनिश", "Meera's own")} <= set(said[1])
