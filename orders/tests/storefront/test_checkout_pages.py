"""From basket to order with plain forms, as a guest and as a person."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from accounts.factories import AddressFactory, UserFactory
from orders.factories import basket_of
from orders.models import BasketHandle, Order
from payments.models import Payment
from sellers.models import Offer, Seller

pytestmark = pytest.mark.django_db

ADDRESS = {
    "name": "Asha Gupta",
    "phone": "98123 45678",
    "email": "asha@example.com",
    "line1": "12 Loi Bazaar",
    "city": "Vrindavan",
    "pincode": "281121",
    "state_code": "09",
}


@pytest.fixture
def shopper(client, bell, lamp):
    """Return a guest with two bells and a lamp in the basket."""
    client.post("/basket/add/", {"offer": bell.public_id, "quantity": "2"})
    client.post("/basket/add/", {"offer": lamp.public_id})
    return client


def hidden(html, name):
    return re.search(rf'name="{name}" value="([^"]+)"', html).group(1)


def shown_price(shopper):
    """Give the address and return what the form of the pay step carries."""
    shopper.post("/checkout/address/", ADDRESS)
    html = shopper.get("/checkout/").content.decode()
    return {"basket": hidden(html, "basket"), "seen": hidden(html, "seen")}


def test_without_anything_in_the_basket_there_is_no_checkout(client, market):
    assert client.get("/checkout/").url == "/basket/"


def test_a_guest_orders_for_cash_without_javascript(shopper):
    html = shopper.get("/checkout/").content.decode()
    assert 'name="pincode"' in html
    answer = shopper.post("/checkout/address/", ADDRESS)
    assert (answer.status_code, answer.url) == (302, "/checkout/")
    html = shopper.get("/checkout/").content.decode()
    assert "₹530.00" in html
    form = {"basket": hidden(html, "basket"), "seen": hidden(html, "seen"), "method": "cod"}
    answer = shopper.post("/checkout/place/", form)
    order = Order.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/orders/{order.public_id}/")
    page = shopper.get(answer.url)
    assert page.status_code == 200
    assert order.number in page.content.decode()
    assert (order.contact_phone, order.guest_email, order.language) == ("+919812345678", "asha@example.com", "en")


def test_paying_by_upi_goes_on_to_the_pay_page(shopper):
    answer = shopper.post("/checkout/place/", shown_price(shopper) | {"method": "gateway"})
    payment = Payment.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/pay/{payment.public_id}/")


def test_the_address_of_a_person_is_filled_in(client, bell, asha):
    AddressFactory(user=asha, landmark="near Banke Bihari temple")
    client.force_login(asha)
    client.post("/basket/add/", {"offer": bell.public_id})
    html = client.get("/checkout/").content.decode()
    assert 'value="12 Loi Bazaar"' in html
    assert 'value="near Banke Bihari temple"' in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pincode", "28112"),
        ("pincode", "081121"),
        ("phone", "12345"),
        ("state_code", "99"),
        ("email", "x"),
        ("name", ""),
    ],
)
def test_an_address_that_cannot_be_right_is_told_beside_its_field(field, value, shopper):
    answer = shopper.post("/checkout/address/", ADDRESS | {field: value})
    assert answer.status_code == 400
    assert f'name="{field}"' in answer.content.decode()
    assert "aria-invalid" in answer.content.decode()


def test_a_price_that_changed_is_shown_before_anything_is_ordered(shopper, bell):
    form = shown_price(shopper) | {"method": "cod"}
    Offer.across_sellers.filter(pk=bell.pk).update(price=Decimal("110.00"))
    answer = shopper.post("/checkout/place/", form, follow=True)
    assert not Order.objects.exists()
    html = answer.content.decode()
    assert "check the new total" in html
    assert "₹550.00" in html


def test_a_shop_that_closed_meanwhile_is_named(shopper):
    form = shown_price(shopper) | {"method": "cod"}
    Seller.objects.filter(slug="bela-poshak").update(status="suspended")
    answer = shopper.post("/checkout/place/", form)
    assert answer.status_code == 409
    assert "Brass bell: This is not on sale any more." in answer.content.decode()
    assert not Order.objects.exists()


def test_the_same_form_sent_twice_is_one_order(shopper):
    form = shown_price(shopper) | {"method": "cod"}
    first, second = shopper.post("/checkout/place/", form), shopper.post("/checkout/place/", form)
    assert first.url == second.url
    assert Order.objects.count() == 1


def test_a_stranger_cannot_order_another_visitors_basket(shopper, lamp, asha):
    form = shown_price(shopper) | {"method": "cod"}
    stranger = Client()
    stranger.post("/basket/add/", {"offer": lamp.public_id})
    shown_price(stranger)
    assert stranger.post("/checkout/place/", form).status_code == 404
    asha_s = BasketHandle.objects.get(basket=basket_of([(lamp, 1)], asha))
    assert stranger.post("/checkout/place/", form | {"basket": asha_s.public_id}).status_code == 404
    assert not Order.objects.exists()


@pytest.mark.parametrize("field", ["price", "total", "discount", "payable_paise"])
def test_a_price_in_the_order_form_is_refused(field, shopper):
    answer = shopper.post("/checkout/place/", shown_price(shopper) | {"method": "cod", field: "1"})
    assert answer.status_code == 400
    assert not Order.objects.exists()


def test_without_a_way_to_pay_nothing_is_ordered(shopper):
    for method in ("", "free", "GATEWAY"):
        answer = shopper.post("/checkout/place/", shown_price(shopper) | {"method": method})
        assert answer.url == "/checkout/"
    assert not Order.objects.exists()


def test_where_cash_is_not_taken_the_page_says_why(shopper):
    Seller.objects.filter(slug="bela-poshak").update(accepts_cod=False)
    shown_price(shopper)
    html = shopper.get("/checkout/").content.decode()
    assert "Bela Poshak does not take cash on delivery." in html
    assert 'value="cod"' not in html


def test_the_order_remembers_the_language_of_its_buyer(shopper):
    form = shown_price(shopper) | {"method": "cod"}
    shopper.post("/hi/checkout/place/", form)
    assert Order.objects.get().language == "hi"


def test_pin_code_of_another_state_is_told_beside_its_field(shopper):
    answer = shopper.post("/checkout/address/", ADDRESS | {"state_code": "07"})
    assert answer.status_code == 400
    assert "PIN code 281121 belongs to Uttar Pradesh. Correct the PIN code or the state." in answer.content.decode()


def order_as_guest(shopper, **changes):
    """Place a cash order and leave an address in the session."""
    shopper.post("/checkout/address/", ADDRESS | changes)
    html = shopper.get("/checkout/").content.decode()
    form = {"basket": hidden(html, "basket"), "seen": hidden(html, "seen"), "method": "cod"}
    shopper.post("/checkout/place/", form)
    return form


def test_a_guests_address_and_orders_do_not_reach_who_signs_in_next(shopper, bell, chand):
    form = order_as_guest(shopper)
    shopper.post("/basket/add/", {"offer": bell.public_id})
    shopper.force_login(chand)
    html = shopper.get("/checkout/").content.decode()
    assert "12 Loi Bazaar" not in html
    assert "asha@example.com" not in html
    assert "Brass bell" in shopper.get("/basket/").content.decode()  # the basket is joined, as ever
    order = Order.objects.get()
    assert shopper.get(f"/orders/{order.public_id}/").status_code == 404
    assert shopper.post("/checkout/place/", form).status_code in (302, 404)
    assert Order.objects.count() == 1


def test_guest_who_signs_in_with_the_same_email_goes_on_where_they_were(shopper, bell, asha):
    order_as_guest(shopper)
    shopper.post("/basket/add/", {"offer": bell.public_id})
    shopper.force_login(asha)
    assert "12 Loi Bazaar" in shopper.get("/checkout/").content.decode()
    assert shopper.get(f"/orders/{Order.objects.get().public_id}/").status_code == 200


def test_guest_orders_of_nobodys_mail_stay_closed_to_a_person_without_email(shopper):
    order_as_guest(shopper)
    Order.objects.update(guest_email="")
    shopper.force_login(UserFactory(email=None, phone="+919898989898"))
    assert shopper.get(f"/orders/{Order.objects.get().public_id}/").status_code == 404
