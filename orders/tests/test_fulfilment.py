"""Accept, send, hand over: what a seller does with an order."""

from datetime import UTC, datetime, timedelta

import pytest

from orders.factories import DELHI, accepted, delivered, part_of, pay, place, sent
from orders.models import Document, Order
from orders.services.fulfilment import WrongHandoverCode, accept, mark_delivered, ship
from orders.services.moves import SellerIsSuspended
from orders.services.reductions import cancel_all
from orders.states import DocumentKind, OrderStatus
from orders.states import SellerOrderState as S
from payments.models import Payment
from payments.queries.balances import balance_of
from payments.states import AccountCode as A
from payments.states import PaymentMethod, PaymentState
from sellers.models import Offer, Seller
from sellers.states import SellerStatus
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import Event
from vrinda.kernel.states import IllegalTransition

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)


@pytest.fixture
def paid(bell, lamp):
    order = place([(bell, 2), (lamp, 1)])
    pay(order)
    return order


def status_of(order):
    return Order.objects.get(pk=order.pk).status


def stock_of(offer):
    return Offer.across_sellers.values_list("num_in_stock", "num_allocated").get(pk=offer.pk)


def test_an_unpaid_order_cannot_be_accepted(bell, bela_shop):
    order = place([(bell, 1)])
    with pytest.raises(IllegalTransition):
        accept(seller_order=part_of(order, bela_shop), by="bela")


def test_an_order_is_accepted_before_it_is_sent(paid, bela_shop):
    with pytest.raises(IllegalTransition):
        ship(seller_order=part_of(paid, bela_shop), tracking="Rider Mohan", by="bela")
    assert stock_of(part_of(paid, bela_shop).lines.get().stockrecord) == (10, 2)


def test_what_is_sent_leaves_the_stock_and_has_its_paper(paid, bell, bela_shop):
    part = sent(paid, bela_shop)
    assert stock_of(bell) == (8, 0)
    assert (part.state, part.tracking) == (S.SHIPPED, "Rider Mohan 98123")
    assert list(Document.objects.order_by("pk").values_list("kind", "total_paise")) == [
        (DocumentKind.TAX_INVOICE, 20000),
        (DocumentKind.DELIVERY_INVOICE, 4000),
    ]


def test_sending_makes_the_buyers_money_the_sellers_and_the_markets(paid, bela_shop):
    sent(paid, bela_shop)
    assert balance_of(A.BUYER) == 53000 - 24000
    assert balance_of(A.COMM) == 2000
    assert balance_of(A.TCS) == 96
    assert balance_of(A.TDS) == 0
    assert balance_of(A.SP, bela_shop) == 20000 - 2360 - 96
    assert balance_of(A.DELIV) == 3390


def test_the_same_step_twice_is_refused_and_changes_nothing(paid, bell, bela_shop):
    part = sent(paid, bela_shop)
    with pytest.raises(IllegalTransition):
        ship(seller_order=part, tracking="again", by="bela")
    with pytest.raises(IllegalTransition):
        accept(seller_order=part, by="bela")
    assert stock_of(bell) == (8, 0)
    assert Document.objects.count() == 2


@pytest.mark.parametrize("tracking", ["", "   ", "x" * 121])
def test_a_parcel_is_sent_with_a_way_to_follow_it(tracking, paid, bela_shop):
    part = accepted(paid, bela_shop)
    with pytest.raises(InvalidInput) as refusal:
        ship(seller_order=part, tracking=tracking, by="bela")
    assert refusal.value.param == "tracking"
    assert part_of(paid, bela_shop).state == S.ACCEPTED


def test_a_suspended_seller_cannot_accept_or_ship(paid, bela_shop, chand_shop):
    waiting, packed = part_of(paid, chand_shop), accepted(paid, bela_shop)
    Seller.objects.update(status=SellerStatus.SUSPENDED)
    with pytest.raises(SellerIsSuspended):
        accept(seller_order=waiting, by="chand")
    with pytest.raises(SellerIsSuspended):
        ship(seller_order=packed, tracking="Rider Mohan", by="bela")
    assert (part_of(paid, chand_shop).state, part_of(paid, bela_shop).state) == (S.CONFIRMED, S.ACCEPTED)


def test_a_buyer_may_cancel_what_a_suspended_seller_cannot_send(paid, bela_shop):
    Seller.objects.update(status=SellerStatus.SUSPENDED)
    assert cancel_all(seller_order=part_of(paid, bela_shop), reason="", by="asha").refund_paise == 24000


def test_a_paused_seller_still_sends_what_was_ordered(paid, bela_shop):
    Seller.objects.update(status=SellerStatus.PAUSED)
    assert sent(paid, bela_shop).state == S.SHIPPED


@pytest.mark.parametrize("code", ["", "0", "00000", "१२३४"])
def test_a_wrong_handover_code_does_not_deliver(code, paid, bela_shop):
    part = sent(paid, bela_shop)
    with pytest.raises(WrongHandoverCode):
        mark_delivered(seller_order=part, handover_code=code, by="bela")
    assert part_of(paid, bela_shop).state == S.SHIPPED


def test_the_right_handover_code_delivers_and_opens_the_return_window(paid, bela_shop):
    part = sent(paid, bela_shop)
    mark_delivered(seller_order=part, handover_code=part.handover_code, by="bela", now=MONDAY)
    part = part_of(paid, bela_shop)
    assert part.state == S.DELIVERED
    assert part.settles_at == MONDAY + timedelta(days=7)


def test_the_return_window_is_that_of_placing(paid, bela_shop):
    Seller.objects.update(return_window_days=0)
    part = delivered(paid, bela_shop, now=MONDAY)
    assert part.settles_at == MONDAY + timedelta(days=7)


def test_the_status_of_the_whole_follows_the_parts(paid, bela_shop, chand_shop):
    assert status_of(paid) == OrderStatus.CONFIRMED
    sent(paid, bela_shop)
    assert status_of(paid) == OrderStatus.PART_SHIPPED
    sent(paid, chand_shop)
    assert status_of(paid) == OrderStatus.SHIPPED
    mark_delivered(seller_order=part_of(paid, bela_shop), by="rider")
    assert status_of(paid) == OrderStatus.SHIPPED
    mark_delivered(seller_order=part_of(paid, chand_shop), by="rider")
    assert status_of(paid) == OrderStatus.DELIVERED


def test_each_step_is_on_the_tape_with_who_did_it(paid, bela_shop):
    part = delivered(paid, bela_shop)
    rows = Event.objects.filter(subject=part.public_id).order_by("pk")
    assert list(rows.values_list("type", "actor")) == [
        ("seller_order.placed", "guest"),
        ("seller_order.confirmed", "gateway"),
        ("seller_order.accepted", "bela"),
        ("seller_order.shipped", "bela"),
        ("seller_order.delivered", "rider"),
    ]


def test_cash_is_collected_parcel_by_parcel_in_whole_rupees(bell, lamp, bela_shop, chand_shop):
    Offer.across_sellers.filter(pk=bell.pk).update(price="99.75")
    bell.refresh_from_db()
    order = place([(bell, 1), (lamp, 1)], method=PaymentMethod.COD)
    delivered(order, bela_shop)
    assert (balance_of(A.COD_CASH), balance_of(A.COD_ROUNDING)) == (13900, 75)
    assert Payment.objects.get().state == PaymentState.OPEN
    delivered(order, chand_shop)
    assert (balance_of(A.COD_CASH), balance_of(A.BUYER)) == (13900 + 29000, 0)
    assert Payment.objects.get().state == PaymentState.CAPTURED


def test_a_courier_fee_is_part_of_the_sellers_supply(bell, bela_shop):
    Seller.objects.update(ships_by_courier=True)
    order = place([(bell, 2)], address=DELHI)
    pay(order)
    sent(order, bela_shop)
    invoice = Document.objects.get()
    assert (invoice.total_paise, invoice.igst_paise, invoice.cgst_paise) == (29000, 1381, 0)
    assert (balance_of(A.DELIV), balance_of(A.BUYER)) == (0, 0)


def test_the_paper_tells_only_of_what_was_sent(bell, bela_shop):
    from orders.queries.quoting import Discount
    from orders.services.reductions import cancel_lines
    from orders.states import Funder

    market_coupon = Discount(bell.public_id, Funder.MARKETPLACE, "RADHE", 1000)
    order = place([(bell, 2)], discounts=[market_coupon])
    pay(order)
    line = part_of(order, bela_shop).lines.get()
    cancel_lines(seller_order=part_of(order, bela_shop), pieces={line.public_id: 1}, reason="", by="asha")
    sent(order, bela_shop)
    body = Document.objects.get(kind=DocumentKind.TAX_INVOICE).body
    assert body["lines"][0]["quantity"] == 1
    assert body["market_discount_paise"] == 500
