"""The basket as a visitor sees and changes it."""

import pytest
from django.test import Client

from catalog.factories import ProductFactory
from catalog.services.listings import refresh_listings
from orders.factories import basket_of
from orders.models import BasketHandle
from orders.queries.baskets import Basket, BasketRow, count_in, open_basket_of
from sellers.factories import OfferFactory
from sellers.models import Offer

pytestmark = pytest.mark.django_db


def put_in(client, offer, quantity="1", **fields):
    return client.post("/basket/add/", {"offer": offer.public_id, "quantity": quantity, **fields})


def quantities():
    return list(BasketRow.objects.order_by("pk").values_list("quantity", flat=True))


def test_a_visitor_without_a_basket_sees_an_empty_one_and_none_is_made(client, market):
    page = client.get("/basket/")
    assert page.status_code == 200
    assert "Your basket is empty" in page.content.decode()
    assert not Basket.objects.exists()


def test_a_guest_fills_a_basket_with_plain_forms(client, bell, lamp):
    assert put_in(client, bell, "2").url == "/basket/"
    assert put_in(client, lamp).url == "/basket/"
    html = client.get("/basket/").content.decode()
    assert "Brass bell" in html
    assert "Bela Poshak" in html
    assert "Chand Vastra" in html
    assert "₹450.00" in html
    client.post(f"/basket/{bell.public_id}/", {"quantity": "5"})
    client.post(f"/basket/{lamp.public_id}/remove/")
    assert quantities() == [5]


def test_a_basket_page_costs_ten_queries_at_most_signed_out(client, bell, lamp, django_assert_num_queries):
    refresh_listings([bell.product_id, lamp.product_id])
    put_in(client, bell)
    client.get("/basket/")
    with django_assert_num_queries(4):
        client.get("/basket/")
    for _ in range(2):
        put_in(client, OfferFactory(product=ProductFactory()))
    client.get("/basket/")
    with django_assert_num_queries(4):
        client.get("/basket/")


@pytest.mark.parametrize("quantity", ["-1", "0", "1.5", "1000000000", "NaN", "1e3", "٣", "१", "", "true", "null"])
def test_a_quantity_that_is_none_is_400_with_the_rule_and_changes_nothing(quantity, client, bell):
    put_in(client, bell, "2")
    for answer in (
        put_in(client, bell, quantity),
        client.post(f"/basket/{bell.public_id}/", {"quantity": quantity}),
    ):
        assert answer.status_code == 400
        assert "whole number from 1 to 100" in answer.content.decode()
    assert quantities() == [2]


@pytest.mark.parametrize("field", ["price", "unit_price", "total", "discount", "tax", "currency", "seller"])
def test_a_price_in_the_form_is_refused(field, client, bell):
    put_in(client, bell, "2")
    assert put_in(client, bell, "1", **{field: "1"}).status_code == 400
    answer = client.post(f"/basket/{bell.public_id}/", {"quantity": "3", field: "1"})
    assert answer.status_code == 400
    assert f"“{field}” is not a field of this form." in answer.content.decode()
    assert quantities() == [2]


def test_more_than_is_in_stock_is_told_and_not_put_in(client, bell):
    answer = put_in(client, bell, "11")
    assert answer.status_code == 409
    assert "Only 10 pieces are left" in answer.content.decode()
    assert quantities() == []


def test_an_unknown_offer_is_not_found(client, market):
    assert client.post("/basket/add/", {"offer": "off_nothing"}).status_code == 404
    assert client.post("/basket/add/", {}).status_code == 404


def test_a_strangers_form_does_not_touch_another_visitors_basket(client, bell):
    put_in(client, bell, "2")
    stranger = Client()
    assert stranger.post(f"/basket/{bell.public_id}/", {"quantity": "9"}).status_code == 404
    assert stranger.post(f"/basket/{bell.public_id}/remove/").status_code == 404
    assert quantities() == [2]


def test_the_handle_of_another_persons_basket_opens_nothing(client, bell, asha):
    theirs = BasketHandle.objects.get(basket=basket_of([(bell, 2)], asha))
    session = client.session
    session["basket"] = theirs.public_id
    session.save()
    assert "Your basket is empty" in client.get("/basket/").content.decode()


def test_at_sign_in_the_guests_basket_becomes_the_persons(client, bell, asha):
    put_in(client, bell, "2")
    client.login(username="asha@example.com", password="radhe radhe 108")
    html = client.get("/header/").content.decode()
    assert "Asha" in html
    assert count_in(open_basket_of(asha)) == 2


def test_no_form_from_elsewhere_fills_a_basket(bell):
    strict = Client(enforce_csrf_checks=True)
    assert put_in(strict, bell).status_code == 403
    assert not Basket.objects.exists()


def test_looking_never_changes_a_basket(client, bell):
    put_in(client, bell, "2")
    assert client.get("/basket/add/").status_code == 405
    assert client.get(f"/basket/{bell.public_id}/remove/").status_code == 405
    assert quantities() == [2]


def test_after_adding_a_visitor_goes_back_only_to_our_own_pages(client, bell):
    assert put_in(client, bell, next="/search/?q=bell").url == "/search/?q=bell"
    assert put_in(client, bell, next="https://evil.example/").url == "/basket/"
    assert put_in(client, bell, next="//evil.example/").url == "/basket/"


def test_the_header_counts_pieces_and_is_kept_by_no_cache(client, bell):
    put_in(client, bell, "3")
    answer = client.get("/header/")
    assert "3" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_line_that_ran_out_keeps_the_way_to_checkout_shut(client, bell):
    put_in(client, bell, "3")
    Offer.across_sellers.update(num_in_stock=1)
    html = client.get("/basket/").content.decode()
    assert "Only 1 left. Please lower the quantity." in html
    assert "/checkout/" not in html.split("<main")[1].split("</main")[0]
