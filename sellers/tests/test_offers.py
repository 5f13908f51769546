"""What a shop asks for a product, and how many pieces it has."""

import pytest
from django.db import IntegrityError

from accounts.factories import UserFactory
from catalog.factories import ProductFactory
from catalog.models import Product
from catalog.states import Moderation
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import Offer
from sellers.services.offers import OfferExists, StockIsPromised, adjust_stock, change_offer, create_offer
from sellers.services.stock import Wanted, reserve
from sellers.signals import offers_changed
from vrinda.kernel.errors import InvalidInput, NotAllowed
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    products = []

    def hear(sender, product_ids, **kwargs):
        products.append(product_ids)

    offers_changed.connect(hear)
    yield products
    offers_changed.disconnect(hear)


@pytest.fixture
def bela():
    return UserFactory()


@pytest.fixture
def offer():
    return OfferFactory(product=ProductFactory())


def make(seller, product, by, **changes):
    terms = {"price_paise": 25000, "mrp_paise": 29900, "stock": 5, "sku": "MOR-1"}
    return create_offer(seller=seller, product=product, by=by, **{**terms, **changes})


def test_new_offer_is_stored_taped_and_told(bela, heard):
    seller = SellerFactory()
    product = ProductFactory(owner=seller)

    offer = Offer.across_sellers.get(pk=make(seller, product, bela).pk)

    assert (offer.price_paise, offer.mrp_paise, offer.num_in_stock, offer.partner_sku) == (25000, 29900, 5, "MOR-1")
    event = Event.objects.get(type="offer.created")
    assert (event.subject, event.seller, event.actor) == (offer.public_id, seller.public_id, bela.public_id)
    assert event.payload == {"price_paise": 25000, "mrp_paise": 29900, "stock": 5}
    assert heard == [[product.pk]]


def test_offer_without_sku_gets_its_own_id_as_sku(bela):
    seller = SellerFactory()
    offer = make(seller, ProductFactory(owner=seller), bela, sku=" ")
    assert offer.partner_sku == offer.public_id


def test_shop_may_offer_what_another_shows_but_not_what_another_hides(bela):
    chand_shop = SellerFactory()
    shown = ProductFactory()
    hidden = ProductFactory(moderation=Moderation.DRAFT)

    assert make(chand_shop, shown, bela).product == shown
    with pytest.raises(NotAllowed):
        make(chand_shop, hidden, bela, sku="MOR-2")
    assert Offer.across_sellers.count() == 1


def test_product_with_variants_has_no_price_of_its_own(bela):
    seller = SellerFactory()
    parent = ProductFactory(owner=seller, structure=Product.PARENT)
    with pytest.raises(InvalidInput):
        make(seller, parent, bela)


def test_second_offer_of_the_same_product_or_sku_is_refused(bela):
    seller = SellerFactory()
    product = ProductFactory(owner=seller)
    make(seller, product, bela)
    with pytest.raises(OfferExists):
        make(seller, product, bela, sku="OTHER")
    with pytest.raises(OfferExists):
        make(seller, ProductFactory(owner=seller), bela)
    assert Offer.across_sellers.count() == 1


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"price_paise": 0}, "price_paise"),
        ({"price_paise": -100}, "price_paise"),
        ({"price_paise": 30000}, "price_paise"),
        ({"price_paise": 10**12, "mrp_paise": 10**12}, "price_paise"),
        ({"mrp_paise": 10**12}, "mrp_paise"),
        ({"stock": -1}, "stock"),
        ({"stock": 10**9}, "stock"),
        ({"lead_time_days": 400}, "lead_time_days"),
    ],
)
def test_impossible_terms_are_refused(bela, changes, param):
    seller = SellerFactory()
    with pytest.raises(InvalidInput) as refusal:
        make(seller, ProductFactory(owner=seller), bela, **changes)
    assert refusal.value.param == param


def test_changed_price_is_taped_with_before_and_after(offer, bela, heard):
    change_offer(offer=offer, by=bela, price_paise=9000)

    offer = Offer.across_sellers.get(pk=offer.pk)
    assert offer.price_paise == 9000
    assert Event.objects.get(type="offer.changed").payload == {
        "before": {"price_paise": 10000},
        "after": {"price_paise": 9000},
    }
    assert heard == [[offer.product_id]]


def test_price_above_mrp_is_refused_and_both_may_rise_together(offer, bela):
    with pytest.raises(InvalidInput):
        change_offer(offer=offer, by=bela, price_paise=12001)
    change_offer(offer=offer, by=bela, price_paise=20000, mrp_paise=20000)
    assert Offer.across_sellers.get(pk=offer.pk).mrp_paise == 20000


def test_mrp_below_the_standing_price_is_refused(offer, bela):
    with pytest.raises(InvalidInput):
        change_offer(offer=offer, by=bela, mrp_paise=9999)


def test_same_terms_again_leave_no_trace(offer, bela, heard):
    change_offer(offer=offer, by=bela, price_paise=10000, is_active=True)
    assert Event.objects.count() == 0
    assert heard == []


def test_stock_rises_and_falls_with_its_reason(offer, bela, heard):
    adjust_stock(offer=offer, delta=5, reason="received", by=bela)
    adjust_stock(offer=offer, delta=-3, reason="damaged", by=bela)

    assert Offer.across_sellers.get(pk=offer.pk).num_in_stock == 12
    assert list(Event.objects.filter(type="offer.stock_adjusted").order_by("id").values_list("payload", flat=True)) == [
        {"delta": 5, "reason": "received", "in_stock": 15},
        {"delta": -3, "reason": "damaged", "in_stock": 12},
    ]
    assert heard == [[offer.product_id], [offer.product_id]]


def test_promised_pieces_cannot_be_taken_from_the_shelf(offer, bela):
    reserve(wanted=[Wanted(offer_pk=offer.pk, product_pk=offer.product_id, quantity=8)])

    adjust_stock(offer=offer, delta=-2, reason="counted", by=bela)
    with pytest.raises(StockIsPromised):
        adjust_stock(offer=offer, delta=-1, reason="counted", by=bela)

    offer = Offer.across_sellers.get(pk=offer.pk)
    assert (offer.num_in_stock, offer.num_allocated) == (8, 8)


@pytest.mark.parametrize(("delta", "reason"), [(0, "counted"), (1, " "), (10**7, "received"), (999_999, "received")])
def test_senseless_stock_change_is_refused(offer, bela, delta, reason):
    with pytest.raises(InvalidInput):
        adjust_stock(offer=offer, delta=delta, reason=reason, by=bela)
    assert Offer.across_sellers.get(pk=offer.pk).num_in_stock == 10


def test_table_itself_refuses_a_price_above_mrp(offer):
    with pytest.raises(IntegrityError):
        Offer.across_sellers.filter(pk=offer.pk).update(mrp_paise=9999)
