"""Bundles put into a basket line by line, and things sold by weight from the basket to the order's papers."""

import pytest

from catalog.factories import ProductFactory
from catalog.models import BundlePart
from orders.factories import VRINDAVAN, basket_of, open_market, place
from orders.models import Line
from orders.queries.baskets import lines_of
from orders.queries.quoting import quote
from orders.services.basket import BundleIncomplete, OfferGone, add_bundle, add_line, open_basket
from orders.services.placing import Contact, QuoteChanged, place_order
from orders.storefront.sections import basket_sections
from payments.states import PaymentMethod
from sellers.factories import OfferFactory
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput, NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(bela_shop):
    bundle = ProductFactory(owner=bela_shop, title="Aarti set")
    for price, quantity, title in (("100.00", 1, "Lamp"), ("20.00", 3, "Wick")):
        offer = OfferFactory(
            partner=bela_shop, price=price, product=ProductFactory(owner=bela_shop, title=title, title_hi="")
        )
        BundlePart.objects.create(bundle=bundle, offer=offer, quantity=quantity)
    return bundle


def test_a_bundle_becomes_a_line_for_each_thing_at_its_own_price(bundle):
    basket = open_basket()

    add_bundle(basket=basket, bundle_id=bundle.public_id, quantity=2)

    assert [(line.title, line.quantity, line.total_paise) for line in lines_of(basket)] == [
        ("Lamp", 2, 20_000),
        ("Wick", 6, 12_000),
    ]


def test_a_bundle_that_lacks_a_thing_leaves_the_basket_as_it_was(bundle):
    part = bundle.parts.order_by("pk").last()
    type(part.offer).across_sellers.filter(pk=part.offer_id).update(num_in_stock=2)
    basket = open_basket()

    with pytest.raises(BundleIncomplete, match="Wick: Only 2 pieces are left"):
        add_bundle(basket=basket, bundle_id=bundle.public_id)

    assert lines_of(basket) == []


@pytest.mark.parametrize("what", ["product", "nothing", "junk"])
def test_what_is_no_bundle_cannot_be_added_as_one(what):
    bundle_id = {"product": ProductFactory().public_id, "nothing": "", "junk": "prd_x"}[what]
    with pytest.raises(NotFound):
        add_bundle(basket=open_basket(), bundle_id=bundle_id)


def test_too_many_sets_are_refused_with_the_rule(bundle):
    with pytest.raises(InvalidInput):
        add_bundle(basket=open_basket(), bundle_id=bundle.public_id, quantity="101")


def test_the_storefront_adds_a_bundle(client, bundle):
    client.post("/basket/add/", {"bundle": bundle.public_id, "quantity": "1"})
    page = client.get("/basket/").content.decode()
    assert "Lamp" in page
    assert "Wick" in page


def test_a_loose_thing_shows_its_weight_in_the_basket(bela_shop):
    peda = OfferFactory(partner=bela_shop, price="120.00", product=ProductFactory(owner=bela_shop, step_g=250))
    basket = basket_of([(peda, 3)])

    ((card,),) = (section.lines for section in basket_sections(lines_of(basket)))

    assert (card.quantity_text, card.step_text, card.total_paise) == ("750 g", "250 g", 36_000)
    assert card.steps[:4] == [(1, "250 g"), (2, "500 g"), (3, "750 g"), (4, "1 kg")]


def test_an_order_keeps_what_a_step_weighed(bela_shop, client, asha):
    open_market()
    peda = OfferFactory(partner=bela_shop, price="120.00", product=ProductFactory(owner=bela_shop, step_g=250))
    order = place([(peda, 6)], user=asha)
    type(peda.product).objects.update(step_g=0)

    line = Line.objects.get()

    assert (line.quantity_text, line.step_text, line.gross_paise) == ("1.5 kg", "250 g", 72_000)
    client.force_login(asha)
    assert "1.5 kg · ₹120 per 250 g" in client.get(f"/orders/{order.public_id}/").content.decode()


def test_too_little_left_is_said_as_a_weight(bela_shop):
    peda = OfferFactory(partner=bela_shop, num_in_stock=2, product=ProductFactory(owner=bela_shop, step_g=250))
    with pytest.raises(OfferGone, match="Only 500 g is left"):
        add_line(basket=open_basket(), offer_id=peda.public_id, quantity=3)


@pytest.mark.parametrize("fields", [{"step_g": 100}, {"net_quantity": "100 g"}])
def test_less_for_the_same_price_is_a_changed_quote(bela_shop, fields):
    open_market()
    peda = OfferFactory(partner=bela_shop, price="120.00", product=ProductFactory(owner=bela_shop, step_g=250))
    basket = basket_of([(peda, 4)])
    seen = quote(lines=lines_of(basket), address=VRINDAVAN, on=clock.today()).fingerprint
    type(peda.product).objects.update(**fields)

    contact = Contact(name="Asha", phone="+919812345678", email="asha@example.com")
    with pytest.raises(QuoteChanged):
        place_order(basket=basket, address=VRINDAVAN, contact=contact, method=PaymentMethod.COD, seen=seen)
    assert Line.objects.count() == 0
