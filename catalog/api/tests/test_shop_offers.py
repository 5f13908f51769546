"""A shop's own offers over the API: prices by the office, stock by the packers, others' offers absent."""

import pytest

from accounts.api.factories import Caller, token_for
from catalog.factories import ProductFactory
from catalog.states import Moderation
from sellers.api.factories import shop_caller
from sellers.factories import MemberFactory, OfferFactory
from sellers.models import Offer
from sellers.states import Role
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(bela_shop):
    return shop_caller(bela_shop, "seller:catalog")


@pytest.fixture
def offer(bela_shop):
    return OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop, title="Brass bell"))


def rupees(amount: object) -> dict:
    return {"amount": amount, "currency": "INR"}


def new_offer(product, **changes) -> dict:
    body = {"product": product.public_id, "price": rupees(45000), "mrp": rupees(50000), "stock": 5, "sku": "BELL-1"}
    return body | changes


def path_of(offer: Offer) -> str:
    return f"seller/offers/{offer.public_id}"


def test_shop_puts_its_product_on_sale(shop, bela_shop):
    made = shop.post("seller/offers", new_offer(ProductFactory(owner=bela_shop)))
    assert made.status_code == 201
    assert made.json()["price"] == rupees(45000)
    assert made.json()["stock"] == {"on_shelf": 5, "reserved": 0, "free": 5}
    assert Offer.across_sellers.get().partner == bela_shop


def test_same_offer_twice_is_refused(shop, offer):
    again = shop.post("seller/offers", new_offer(offer.product))
    assert (again.status_code, again.json()["error"]["code"]) == (409, "offer_exists")


def test_unpublished_product_of_a_rival_is_absent(shop, chand_shop):
    hidden = ProductFactory(owner=chand_shop, moderation=Moderation.DRAFT)
    answer = shop.post("seller/offers", new_offer(hidden))
    assert (answer.status_code, answer.json()["error"]["param"]) == (404, "product")
    assert Offer.across_sellers.count() == 0


@pytest.mark.parametrize(
    ("change", "param"),
    [
        ({"price": rupees(0)}, "price"),
        ({"price": rupees(-1)}, "price"),
        ({"price": rupees(60000)}, "price"),
        ({"price": rupees(10**12)}, "price"),
        ({"price": 450}, "price"),
        ({"price": rupees(1.5)}, "price"),
        ({"mrp": None}, "mrp"),
        ({"stock": -1}, "stock"),
        ({"stock": 1.5}, "stock"),
        ({"stock": 10**9}, "stock"),
        ({"stock": "٣"}, "stock"),
        ({"stock": True}, "stock"),
        ({"seller": "sel_1"}, "seller"),
        ({"commission_bp": 0}, "commission_bp"),
        ({"num_allocated": 0}, "num_allocated"),
    ],
)
def test_senseless_offer_is_refused_and_nothing_made(shop, bela_shop, change, param):
    answer = shop.post("seller/offers", new_offer(ProductFactory(owner=bela_shop), **change))
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, param)
    assert Offer.across_sellers.count() == 0


def test_price_and_sale_are_changed(shop, offer):
    changed = shop.patch(path_of(offer), {"price": rupees(9000), "is_active": False}).json()
    assert (changed["price"]["amount"], changed["mrp"]["amount"], changed["is_active"]) == (9000, 12000, False)


def test_price_above_mrp_changes_nothing(shop, offer):
    answer = shop.patch(path_of(offer), {"price": rupees(12001)})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "price")
    assert shop.get(path_of(offer)).json()["price"]["amount"] == 10000


def test_stock_changes_by_a_difference_once_per_key(shop, offer):
    body = {"delta": 3, "reason": "Delivered by the weaver"}
    first = shop.post(f"{path_of(offer)}/stock", body, idempotency_key="k")
    second = shop.post(f"{path_of(offer)}/stock", body, idempotency_key="k")
    assert first.json()["stock"]["on_shelf"] == 13
    assert second.json() == first.json()
    assert Offer.across_sellers.get().num_in_stock == 13


def test_more_than_is_free_cannot_be_taken(shop, offer):
    answer = shop.post(f"{path_of(offer)}/stock", {"delta": -11, "reason": "Lost"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "stock_is_promised")


def test_rival_finds_no_offer_and_leaves_no_trace(offer, chand_shop):
    rival, traces = shop_caller(chand_shop, "seller:catalog"), Event.objects.count()
    assert rival.get(path_of(offer)).status_code == 404
    assert rival.patch(path_of(offer), {"price": rupees(1)}).status_code == 404
    assert rival.post(f"{path_of(offer)}/stock", {"delta": -5, "reason": "x"}).status_code == 404
    assert rival.get("seller/offers").json()["data"] == []
    kept = Offer.across_sellers.get()
    assert (kept.price_paise, kept.num_in_stock, Event.objects.count()) == (10000, 10, traces)


def test_packer_counts_stock_and_sets_no_price(bela_shop, offer):
    packer = Caller(token_for(MemberFactory(seller=bela_shop, role=Role.PACKER).user, "seller:catalog"))
    assert packer.post(f"{path_of(offer)}/stock", {"delta": 1, "reason": "Found"}).status_code == 200
    refused = packer.patch(path_of(offer), {"price": rupees(1)})
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "role_too_small")
    assert packer.post("seller/offers", new_offer(offer.product)).status_code == 403


def test_list_is_filtered(shop, offer, bela_shop):
    OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop), is_active=False)
    assert len(shop.get("seller/offers").json()["data"]) == 2
    assert len(shop.get("seller/offers", {"active": "true"}).json()["data"]) == 1
    assert len(shop.get("seller/offers", {"sku": offer.partner_sku}).json()["data"]) == 1
    assert shop.get("seller/offers", {"partner": "1"}).status_code == 400


def test_one_and_three_offers_cost_the_same_queries(shop, offer, bela_shop, django_assert_num_queries):
    with django_assert_num_queries(4):
        shop.get("seller/offers")
    OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop))
    OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop))
    with django_assert_num_queries(4):
        assert len(shop.get("seller/offers").json()["data"]) == 3
