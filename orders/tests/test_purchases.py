"""What arrived lets its buyer speak; what went back whole takes that away."""

import pytest

from catalog.factories import ProductFactory
from catalog.models import Product, Purchase
from orders.factories import delivered, open_market, part_of, place, sent
from orders.models import Line
from orders.services.reductions import cancel_lines, refuse, return_lines
from payments.states import PaymentMethod
from sellers.factories import OfferFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(bela_shop):
    open_market()
    return OfferFactory(product=ProductFactory(owner=bela_shop), partner=bela_shop)


def bought(offer, user, quantity=2):
    return place([(offer, quantity)], user=user, method=PaymentMethod.COD)


def test_a_delivered_line_is_a_purchase_of_its_product_once(asha, bela_shop, offer):
    order = bought(offer, asha)
    assert Purchase.objects.count() == 0
    delivered(order, bela_shop)
    line = Line.objects.get(order=order)
    rows = Purchase.objects.values_list("user", "product", "seller", "line_ref")
    assert list(rows) == [(asha.pk, offer.product_id, bela_shop.pk, line.public_id)]


def test_a_variant_counts_as_its_product(asha, bela_shop):
    open_market()
    parent = ProductFactory(owner=bela_shop, structure=Product.PARENT)
    variant = ProductFactory(owner=bela_shop, structure=Product.CHILD, parent=parent)
    delivered(bought(OfferFactory(product=variant, partner=bela_shop), asha), bela_shop)
    assert Purchase.objects.get().product_id == parent.pk


def test_a_guest_leaves_no_purchase(bela_shop, offer):
    delivered(bought(offer, None), bela_shop)
    assert Purchase.objects.count() == 0


def test_what_was_refused_or_cancelled_is_no_purchase(asha, bela_shop, offer):
    refuse(seller_order=sent(bought(offer, asha), bela_shop), reason="", by="rider")
    order = bought(offer, asha)
    line = Line.objects.get(order=order)
    cancel_lines(seller_order=part_of(order, bela_shop), pieces={line.public_id: 2}, reason="", by=asha)
    assert Purchase.objects.count() == 0


def test_a_line_sent_back_in_part_stays_and_whole_is_withdrawn(asha, bela_shop, offer):
    part = delivered(bought(offer, asha), bela_shop)
    line = Line.objects.get(seller_order=part)
    for is_standing in (True, False):
        return_lines(seller_order=part, pieces={line.public_id: 1}, reason="", by=asha)
        assert (Purchase.objects.get().withdrawn_at is None) == is_standing
