"""The books are proved on orders that went every way, and each broken invariant is named."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from orders.factories import delivered, part_of, pay, place, sent
from orders.models import LineDiscount, Order, SellerOrder
from orders.queries import proofs
from orders.queries.quoting import Discount
from orders.services.reductions import cancel_lines, refuse, return_lines
from orders.services.settlement import settle_seller_order
from orders.states import Funder
from payments.factories import PaymentFactory
from payments.models import Payment
from payments.queries import proofs as money
from payments.states import PaymentMethod
from sellers.models import Offer

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)


@pytest.fixture
def order(bell, lamp, bela_shop, chand_shop):
    """Return a paid order: Bela's part settled and then lost a piece, Chand's lost one before dispatch."""
    order = place([(bell, 2), (lamp, 2)], now=MONDAY)
    pay(order, now=MONDAY)
    part = settle_seller_order(seller_order=delivered(order, bela_shop, now=MONDAY), now=MONDAY)
    return_lines(seller_order=part, pieces={part.lines.get().public_id: 1}, reason="Dent", by="asha", now=MONDAY)
    part = part_of(order, chand_shop)
    cancel_lines(seller_order=part, pieces={part.lines.get().public_id: 1}, reason="Too many", by="asha", now=MONDAY)
    return order


@pytest.fixture
def cash_order(bell, lamp, bela_shop, chand_shop):
    """Return a cash order: Bela's part refused at the door, Chand's on its way and not paid yet."""
    order = place([(bell, 1), (lamp, 1)], method=PaymentMethod.COD, now=MONDAY)
    refuse(seller_order=sent(order, bela_shop, now=MONDAY), reason="Changed my mind", by="rider", now=MONDAY)
    sent(order, chand_shop, now=MONDAY)
    return order


def broken():
    return [row for proof in (*money.PROOFS, *proofs.PROOFS) for row in proof().broken]


def test_books_of_orders_that_went_every_way_are_true(order, cash_order):
    assert broken() == []


def test_books_of_a_discounted_order_are_true(bell):
    coupons = [
        Discount(bell.public_id, Funder.SELLER, "Bell week", 1_000),
        Discount(bell.public_id, Funder.MARKETPLACE, "Welcome", 2_500),
    ]
    pay(place([(bell, 2)], discounts=coupons, now=MONDAY), now=MONDAY)
    assert broken() == []
    assert LineDiscount.objects.count() == 2


def test_command_prints_what_it_counted(order, cash_order):
    out = StringIO()
    call_command("verify_books", stdout=out)
    assert "I7  Every order is the sum of its parts and is paid once             2  ok" in out.getvalue()
    assert "The books are true." in out.getvalue()


def test_command_fails_and_names_what_is_broken(order, bell):
    Offer.across_sellers.filter(pk=bell.pk).update(num_allocated=1)
    out = StringIO()
    with pytest.raises(CommandError, match="1 broken") as failure:
        call_command("verify_books", stdout=out)
    assert failure.value.returncode == 1
    assert f"{bell.public_id}: 1 reserved, 0 promised, 9 in stock" in out.getvalue()


def test_order_that_is_not_the_sum_of_its_parts_is_found(order):
    Order.objects.update(payable_paise=1)
    assert proofs.orders_add_up().broken == [
        f"{order.public_id}: goods, discount, delivery, payable are (70000, 0, 8000, 1), "
        "its parts (70000, 0, 8000, 78000)",
        f"{order.public_id}: 1 to pay, its payment asks for 78000",
    ]


def test_payment_without_an_order_is_found(order):
    PaymentFactory(order_ref="ord_nobody")
    assert proofs.orders_add_up().broken == ["ord_nobody: a payment without an order"]


def test_order_without_a_payment_is_found(bell):
    order = place([(bell, 1)], now=MONDAY)
    Payment.objects.all().delete()
    assert proofs.orders_add_up().broken == [f"{order.public_id}: 14000 to pay, its payment asks for None"]


def test_seller_order_that_is_not_the_sum_of_its_lines_is_found(order, bela_shop):
    part = part_of(order, bela_shop)
    SellerOrder.across_sellers.filter(pk=part.pk).update(goods_paise=1, payable_paise=4_001)
    assert proofs.lines_add_up().broken == [
        f"{part.public_id}: goods, discounts, delivery are (1, 0, 0, 0), its lines (20000, 0, 0, 0)"
    ]


def test_discount_that_nobody_funds_is_found(bell):
    order = place([(bell, 2)], discounts=[Discount(bell.public_id, Funder.SELLER, "Bell week", 1_000)], now=MONDAY)
    LineDiscount.objects.all().delete()
    line = order.seller_orders(manager="across_sellers").get().lines.get()
    assert proofs.discounts_are_funded().broken == [
        f"{line.public_id}: seller and market take off (1000, 0), recorded (0, 0)"
    ]
