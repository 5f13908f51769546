"""Quote and place: the price told is the price placed, once."""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.api.factories import Caller, token_for
from accounts.factories import AddressFactory
from orders.api.tests.conftest import ADDRESS, CONTACT
from orders.factories import basket_of
from orders.models import BasketHandle, Order
from orders.queries.baskets import handle_of
from orders.services.basket import add_line, open_secret_basket
from payments.models import Payment
from sellers.models import Offer
from vrinda.kernel import clock
from vrinda.kernel.models import IdempotencyKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def handle(offers) -> BasketHandle:
    """Fill a guest's basket with two pieces of Bela's offer."""
    handle, secret = open_secret_basket()
    add_line(basket=handle.basket, offer_id=offers[0].public_id, quantity=2)
    handle.secret = secret
    return handle


@pytest.fixture
def buyer(handle):
    return Caller(**{"x-basket-secret": handle.secret})


def quote_for(caller, handle) -> dict:
    return caller.post("checkout/quote", {"basket": handle.public_id, "address": ADDRESS}).json()


def place(caller, quote, method="gateway", key="key-1", **changes):
    wish = {"quote_id": quote["quote_id"], "contact": CONTACT, "payment_method": method}
    return caller.post("checkout/place", wish | changes, idempotency_key=key)


def test_quote_tells_every_amount(buyer, handle, bela_shop):
    quote = quote_for(buyer, handle)
    assert quote["totals"] == {
        "goods": {"amount": 20000, "currency": "INR"},
        "discount": {"amount": 0, "currency": "INR"},
        "delivery": {"amount": 4000, "currency": "INR"},
        "payable": {"amount": 24000, "currency": "INR"},
        "tax_included": {"amount": 1562, "currency": "INR"},
    }
    part = quote["parts"][0]
    assert part["seller"] == {"id": bela_shop.public_id, "name": "Bela Poshak", "slug": "bela-poshak"}
    assert part["delivery_choices"][0]["carrier"] == "market"
    assert [method["is_possible"] for method in quote["payment_methods"]] == [True, True]


def test_quote_names_problems_instead_of_refusing(buyer, handle):
    far = ADDRESS | {"state_code": "07", "pincode": "110001", "city": "New Delhi"}
    quote = buyer.post("checkout/quote", {"basket": handle.public_id, "address": far}).json()
    assert quote["can_be_placed"] is False
    assert [problem["code"] for problem in quote["parts"][0]["problems"]] == ["not_delivered_there"]
    refused = place(buyer, quote)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "not_delivered_there")
    assert Order.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "param"),
    [
        ({"pincode": "28112"}, "address.pincode"),
        ({"state_code": "25"}, "address.state_code"),
        ({"state_code": "07"}, "address.pincode"),
        ({"phone": "12345"}, "address.phone"),
        ({"country": "IN"}, "address.country"),
        ({"line1": ""}, "address.line1"),
        ({"name": "x" * 121}, "address.name"),
    ],
)
def test_senseless_address_is_refused_by_name(buyer, handle, change, param):
    answer = buyer.post("checkout/quote", {"basket": handle.public_id, "address": ADDRESS | change})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, param)


def test_empty_basket_has_no_price(db):
    handle, secret = open_secret_basket()
    caller = Caller(**{"x-basket-secret": secret})
    answer = caller.post("checkout/quote", {"basket": handle.public_id, "address": ADDRESS})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "basket_empty")


def test_person_quotes_with_an_address_of_their_own_only(asha, chand, offers):
    handle = handle_of(basket_of([(offers[0], 1)], user=asha))
    caller = Caller(token_for(asha, "basket"))
    own, others = AddressFactory(user=asha), AddressFactory(user=chand)
    fits = caller.post("checkout/quote", {"basket": handle.public_id, "address_id": own.public_id})
    assert fits.json()["can_be_placed"] is True
    foreign = caller.post("checkout/quote", {"basket": handle.public_id, "address_id": others.public_id})
    assert foreign.status_code == 404


def test_guest_reaches_no_kept_address(buyer, handle, asha):
    kept = AddressFactory(user=asha)
    answer = buyer.post("checkout/quote", {"basket": handle.public_id, "address_id": kept.public_id})
    assert answer.status_code == 404


def test_placing_needs_a_key(buyer, handle):
    answer = place(buyer, quote_for(buyer, handle), key="")
    assert answer.status_code == 400
    wish = {"quote_id": "x", "contact": CONTACT, "payment_method": "gateway"}
    assert buyer.post("checkout/place", wish).json()["error"]["param"] == "Idempotency-Key"
    assert Order.objects.count() == 0


def test_same_key_answers_with_the_same_order(buyer, handle):
    quote = quote_for(buyer, handle)
    first, second = place(buyer, quote), place(buyer, quote)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert Order.objects.count() == 1
    assert Payment.objects.count() == 1


def test_another_key_for_an_ordered_basket_answers_with_that_order(buyer, handle):
    quote = quote_for(buyer, handle)
    first, second = place(buyer, quote), place(buyer, quote, key="key-2")
    assert first.json()["id"] == second.json()["id"]
    assert Order.objects.count() == 1


def test_kept_answer_holds_nothing_in_the_clear(buyer, handle):
    place(buyer, quote_for(buyer, handle))
    kept = str(IdempotencyKey.objects.values_list("body", flat=True))
    assert "Asha" not in kept
    assert "order_token" not in kept


def test_changed_price_is_told_with_the_new_quote(buyer, handle, offers):
    quote = quote_for(buyer, handle)
    Offer.across_sellers.filter(pk=offers[0].pk).update(price=Decimal("110.00"))
    refused = place(buyer, quote)
    assert refused.status_code == 409
    error = refused.json()["error"]
    assert (error["type"], error["code"]) == ("conflict", "quote_changed")
    assert error["quote"]["totals"]["payable"]["amount"] == 26000
    assert Order.objects.count() == 0
    assert place(buyer, error["quote"]).json()["totals"]["payable"]["amount"] == 26000


def test_old_quote_is_not_held(buyer, handle):
    quote = quote_for(buyer, handle)
    with clock.at(clock.now() + timedelta(minutes=31)):
        refused = place(buyer, quote)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "quote_expired")


def test_made_up_quote_is_refused(buyer, handle):
    quote = quote_for(buyer, handle)
    refused = place(buyer, {"quote_id": quote["quote_id"][:-2] + "xx"})
    assert (refused.status_code, refused.json()["error"]["param"]) == (400, "quote_id")


def test_quote_of_another_basket_does_not_place_it(buyer, handle, asha):
    quote = quote_for(buyer, handle)
    assert place(Caller(), quote, key="a-long-random-key-1").status_code == 404
    assert place(Caller(token_for(asha, "orders:write")), quote).status_code == 404
    assert Order.objects.count() == 0


@pytest.mark.parametrize("name", ["total", "price", "address", "discount", "user", "status"])
def test_placing_takes_no_amount_and_no_state(buyer, handle, name):
    refused = place(buyer, quote_for(buyer, handle), **{name: 1})
    assert (refused.status_code, refused.json()["error"]["param"]) == (400, name)
    assert Order.objects.count() == 0


def test_cash_order_is_confirmed_at_once_and_needs_no_page(buyer, handle):
    order = place(buyer, quote_for(buyer, handle), method="cod").json()
    assert (order["status"], order["payment"]["method"]) == ("confirmed", "cod")
    assert order["payment"]["pay_url"] is None


def test_persons_order_is_theirs_and_has_no_token(asha, offers):
    handle = handle_of(basket_of([(offers[0], 1)], user=asha))
    caller = Caller(token_for(asha, "basket", "orders:write", "orders:read"))
    order = place(caller, quote_for(caller, handle)).json()
    assert order["order_token"] is None
    assert Order.objects.get().user == asha
    assert caller.get(f"orders/{order['id']}").json()["number"] == order["number"]


def test_placing_needs_its_scope(asha, offers):
    handle = handle_of(basket_of([(offers[0], 1)], user=asha))
    caller = Caller(token_for(asha, "basket"))
    assert place(caller, quote_for(caller, handle)).status_code == 403
    assert Order.objects.count() == 0
