"""The books are proved on orders that went every way, and each broken invariant is named."""

from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import F

from catalog.factories import ProductFactory
from orders.factories import basket_of, delivered, part_of, pay, place, sent
from orders.models import Line, LineDiscount, Order, Reduction, SellerOrder
from orders.queries import proofs
from orders.queries.quoting import Discount
from orders.services.reductions import cancel_lines, refuse, return_lines
from orders.services.settlement import settle_seller_order
from orders.states import Funder
from payments.factories import PaymentFactory
from payments.models import Credit, Payment, Refund, Transaction
from payments.queries import proofs as money
from payments.services.ledger import post
from payments.states import AccountCode as A
from payments.states import LedgerKind, PaymentMethod
from sellers.models import Offer
from sellers.services.offers import adjust_stock, create_offer
from vrinda.kernel.tenancy import scope

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


# --- one broken row each: the command ends with 1 and names it ---


def assert_named(*names):
    out = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("verify_books", stdout=out)
    assert failure.value.returncode == 1
    assert [name for name in names if name not in out.getvalue()] == []


def test_books_are_true_before_a_row_is_broken(order, cash_order):
    call_command("verify_books", stdout=StringIO())


def test_I1_transaction_of_one_side_is_named(order):
    with transaction.atomic():  # PostgreSQL would refuse it at commit
        Transaction.objects.create(kind=LedgerKind.CAPTURE, reference="slip", occurred_at=MONDAY)
        assert_named("capture slip: 0 entries sum to 0 paise")
        transaction.set_rollback(True)


def test_I2_captured_paisa_that_nobody_is_owed_is_named(order):
    Payment.objects.update(captured_paise=F("captured_paise") + 1)
    assert_named(f"{Payment.objects.get().public_id}: 78001 captured, 78000 in the ledger")


def test_I3_refund_that_the_ledger_does_not_tell_is_named(order):
    refund = Refund.objects.order_by("pk").first()
    Refund.objects.filter(pk=refund.pk).update(state="processed")
    assert_named(f"{refund.public_id}: refunded 10000 paise, in the ledger 0")


def test_I4_refund_that_its_payment_does_not_know_is_named(order):
    Payment.objects.update(refunded_paise=1)
    assert_named(f"{Payment.objects.get().public_id}: 35000 asked, 1 noted, 78000 came")


def test_I4_cash_refund_above_what_the_rider_took_is_named(bell, bela_shop):
    Offer.across_sellers.update(price=Decimal("100.50"))
    part = delivered(place([(bell, 1)], method=PaymentMethod.COD, now=MONDAY), bela_shop, now=MONDAY)
    return_lines(seller_order=part, pieces={part.lines.get().public_id: 1}, reason="", by="asha", refund_delivery=True)
    Refund.objects.update(amount_paise=14_001)
    Payment.objects.update(refunded_paise=14_001)
    assert_named(f"{Payment.objects.get().public_id}: 14001 asked, 14001 noted, 14000 came")


def test_I4_line_that_counts_more_than_its_reductions_took_is_named(order, bela_shop):
    line = part_of(order, bela_shop).lines.get()
    Line.objects.filter(pk=line.pk).update(returned_quantity=2)
    assert_named("I4  Each line counts", f"{line.public_id}: of 2 counts (0, 2) cancelled and returned, taken (0, 1)")


def test_I4_refund_of_more_than_the_line_cost_is_named(order, bela_shop):
    reduction = Reduction.objects.get(seller_order=part_of(order, bela_shop))
    Reduction.objects.filter(pk=reduction.pk).update(refund_paise=10_001)
    assert_named(f"{reduction.public_id}: 10001 paise go back, the lines cost 10000")


def test_I4_clawback_of_less_than_was_credited_is_named(order, bela_shop):
    reduction = Reduction.objects.get(seller_order=part_of(order, bela_shop))
    stray = {(A.SP, bela_shop): -100, (A.COMM, None): 100}
    post(kind=LedgerKind.DELIVERY, reference=reduction.public_id, entries=stray, now=MONDAY)
    assert_named(f"{reduction.public_id}: 8772 paise were credited for its lines, 8672 given back")


def test_I4_money_credited_to_a_seller_for_nothing_is_named(order, bela_shop):
    stray = {(A.SP, bela_shop): -100, (A.COMM, None): 100}
    post(kind=LedgerKind.SUPPLY, reference="so_nobody", entries=stray, now=MONDAY)
    assert_named("so_nobody: 100 paise credited for no seller order")


def test_I5_credit_of_another_amount_than_the_part_earned_is_named(order, bela_shop):
    part = part_of(order, bela_shop)
    Credit.across_sellers.filter(reference=part.public_id).update(amount_paise=1)
    assert_named(f"{part.public_id} settled: earns 8772, credited -8771 paise")


def test_I6_piece_promised_to_nobody_is_named(order, lamp):
    Offer.across_sellers.filter(pk=lamp.pk).update(num_allocated=2)
    assert_named(f"{lamp.public_id}: 2 reserved, 1 promised, 10 in stock")


def test_I6_piece_that_is_lost_without_a_trace_is_named(order, bela_shop):
    with scope(seller=bela_shop):
        offer = create_offer(
            seller=bela_shop,
            product=ProductFactory(owner=bela_shop),
            price_paise=9_000,
            mrp_paise=9_000,
            stock=5,
            sku="",
            by="bela",
        )
        adjust_stock(offer=offer, delta=2, reason="Found", by="bela")
    assert proofs.pieces_are_conserved().broken == []
    Offer.across_sellers.filter(pk=offer.pk).update(num_in_stock=6)
    assert_named(f"{offer.public_id}: 6 in stock, 7 by the tape and the orders")


def test_I7_basket_that_was_ordered_without_an_order_is_named(order, bell):
    basket = basket_of([(bell, 1)])
    type(basket).objects.filter(pk=basket.pk).update(status="Submitted")
    assert_named(f"basket {basket.pk}: ordered, but there is no order")


def test_I7_order_that_stands_elsewhere_than_its_parts_is_named(order):
    Order.objects.update(status="delivered")
    assert_named(f"{order.public_id}: is delivered, its parts add up to")


def test_I8_discount_beyond_what_is_recorded_is_named(bell):
    order = place([(bell, 2)], discounts=[Discount(bell.public_id, Funder.SELLER, "Bell week", 1_000)], now=MONDAY)
    LineDiscount.objects.update(amount_paise=999)
    line = order.seller_orders(manager="across_sellers").get().lines.get()
    assert_named(f"{line.public_id}: seller and market take off (1000, 0), recorded (999, 0)")
