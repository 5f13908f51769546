"""A delivery fee goes back when somebody was at fault, alone and once; who charged it bears it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Sum

from orders.factories import DELHI, accepted, delivered, part_of, pay, place, sent
from orders.models import Document
from orders.services.fault import refund_delivery
from orders.services.reductions import CannotTakeBack, return_lines
from orders.services.settlement import settle_due
from orders.states import DocumentKind, ReductionKind
from orders.states import SellerOrderState as S
from payments.models import Credit, Refund
from payments.queries.balances import balance_of
from payments.states import AccountCode as A
from sellers.models import Offer, Seller
from vrinda.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)


@pytest.fixture
def paid(bell, lamp):
    """Two bells of Bela's (₹200 + ₹40 delivery), one lamp of Chand's (₹250 + ₹40), paid ₹530."""
    order = place([(bell, 2), (lamp, 1)])
    pay(order)
    return order


def stock_of(offer):
    return Offer.across_sellers.values_list("num_in_stock", "num_allocated").get(pk=offer.pk)


def one_of(part, quantity=1):
    return {part.lines.get().public_id: quantity}


def refunds():
    return list(Refund.objects.order_by("pk").values_list("amount_paise", flat=True))


def credited():
    return Credit.across_sellers.aggregate(total=Sum("amount_paise"))["total"]


def test_the_markets_delivery_fee_goes_back_and_the_goods_stay(paid, bell, bela_shop):
    part = delivered(paid, bela_shop)
    earned = balance_of(A.SP, bela_shop)
    reduction = refund_delivery(seller_order=part, reason="A day late", by="staff")
    assert (reduction.kind, reduction.refund_paise, refunds()) == (ReductionKind.DELIVERY, 4000, [4000])
    assert (balance_of(A.SP, bela_shop), balance_of(A.DELIV), balance_of(A.REFPAY)) == (earned, 0, 4000)
    assert Document.objects.get(kind=DocumentKind.CREDIT_NOTE).total_paise == 4000
    assert (part_of(paid, bela_shop).state, stock_of(bell)) == (S.DELIVERED, (8, 0))
    assert AuditEntry.objects.get().reason == "A day late"


def test_a_delivery_fee_goes_back_once(paid, bela_shop):
    part = delivered(paid, bela_shop)
    refund_delivery(seller_order=part, reason="Late", by="staff")
    with pytest.raises(CannotTakeBack):
        refund_delivery(seller_order=part, reason="Late", by="staff")
    given = return_lines(seller_order=part, pieces=one_of(part, 2), reason="", by="staff", refund_delivery=True)
    assert given.refund_paise == 20000
    assert sum(refunds()) == 24000
    with pytest.raises(CannotTakeBack):
        refund_delivery(seller_order=part, reason="Late", by="staff")


def test_a_delivery_fee_kept_at_a_return_goes_back_when_the_fault_is_found(paid, bela_shop):
    part = delivered(paid, bela_shop)
    return_lines(seller_order=part, pieces=one_of(part, 2), reason="", by="asha")
    refund_delivery(seller_order=part, reason="It was broken", by="staff")
    assert refunds() == [20000, 4000]
    assert (balance_of(A.BUYER), balance_of(A.DELIV), balance_of(A.SP, bela_shop)) == (29000, 0, 0)


def test_a_sellers_courier_fee_comes_out_of_what_had_settled(bell, bela_shop):
    Seller.objects.update(ships_by_courier=True)
    order = place([(bell, 2)], address=DELHI)
    pay(order)
    part = delivered(order, bela_shop, now=MONDAY)
    settle_due(now=MONDAY + timedelta(days=30))
    before = credited()
    assert refund_delivery(seller_order=part, reason="Late", by="staff").refund_paise == 9000
    assert credited() == balance_of(A.SP, bela_shop)
    assert before - credited() == 9000 - 43
    assert Document.objects.filter(kind=DocumentKind.CREDIT_NOTE).get().total_paise == 9000


@pytest.mark.parametrize("step", [accepted, sent])
def test_no_delivery_fee_goes_back_before_the_parcel_arrived(step, paid, bela_shop):
    with pytest.raises(CannotTakeBack):
        refund_delivery(seller_order=step(paid, bela_shop), reason="Late", by="staff")
    assert refunds() == []
