"""Pieces that leave an order, before dispatch and after: stock, ledger, refund, papers."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import Sum

from orders.factories import DELHI, accepted, delivered, part_of, pay, place, sent
from orders.models import Document, Order, ReducedLine, Reduction
from orders.queries.quoting import Discount
from orders.services.reductions import (
    CannotTakeBack,
    NotPaidYet,
    NotReturnable,
    ReturnWindowOver,
    cancel_all,
    cancel_lines,
    cancel_order,
    refuse,
    return_lines,
)
from orders.services.settlement import settle_due
from orders.states import DocumentKind, Funder, OrderStatus, ReductionKind
from orders.states import SellerOrderState as S
from payments.models import Credit, Entry, Payment, Refund
from payments.queries.balances import balance_of
from payments.services.refunds import confirm_bank_refund
from payments.states import AccountCode as A
from payments.states import PaymentMethod, PaymentState
from sellers.models import DeliveryRate, Offer, Seller
from vrinda.kernel.errors import InvalidInput

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


# --- before dispatch ---


def test_a_piece_cancelled_before_dispatch_frees_its_stock_and_goes_back(paid, bell, bela_shop):
    part = part_of(paid, bela_shop)
    reduction = cancel_lines(seller_order=part, pieces=one_of(part), reason="Too many", by="asha")
    assert (reduction.kind, reduction.refund_paise, reduction.actor) == (ReductionKind.CANCELLED, 10000, "asha")
    assert stock_of(bell) == (10, 1)
    assert (balance_of(A.BUYER), balance_of(A.REFPAY)) == (43000, 10000)
    assert refunds() == [10000]
    assert part_of(paid, bela_shop).state == S.CONFIRMED


def test_the_last_piece_cancelled_gives_the_delivery_fee_back_too(paid, bell, bela_shop):
    part = accepted(paid, bela_shop)
    cancel_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    last = cancel_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    assert last.refund_paise == 14000
    assert part_of(paid, bela_shop).state == S.CANCELLED
    assert stock_of(bell) == (10, 0)
    assert (balance_of(A.BUYER), balance_of(A.REFPAY)) == (29000, 24000)


def test_cancelling_the_whole_order_gives_all_of_it_back(paid, bell, lamp):
    cancel_order(order=paid, reason="", by="asha")
    assert Order.objects.get(pk=paid.pk).status == OrderStatus.CANCELLED
    assert (stock_of(bell), stock_of(lamp)) == ((10, 0), (10, 0))
    assert sum(refunds()) == 53000
    assert (balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 53000)


def test_cancelling_what_is_left_after_a_part_was_cancelled_refunds_only_the_rest(paid, bela_shop):
    cancel_all(seller_order=part_of(paid, bela_shop), reason="", by="bela")
    cancel_order(order=paid, reason="", by="asha")
    assert refunds() == [24000, 29000]


def test_cancelling_a_cancelled_order_again_changes_nothing(paid):
    cancel_order(order=paid, reason="", by="asha")
    cancel_order(order=paid, reason="", by="asha")
    assert sum(refunds()) == 53000
    assert Reduction.objects.count() == 2


def test_an_order_of_which_a_part_is_on_its_way_is_not_cancelled_at_all(paid, bela_shop, chand_shop):
    sent(paid, bela_shop)
    with pytest.raises(CannotTakeBack):
        cancel_order(order=paid, reason="", by="asha")
    assert part_of(paid, chand_shop).state == S.CONFIRMED
    assert not Refund.objects.exists()


def test_single_lines_of_an_unpaid_order_are_not_cancelled(bell, bela_shop):
    order = place([(bell, 2)])
    part = part_of(order, bela_shop)
    with pytest.raises(NotPaidYet):
        cancel_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    assert stock_of(bell) == (10, 2)


def test_an_unpaid_order_is_cancelled_whole_and_notes_why(bell, bela_shop):
    order = place([(bell, 2)])
    cancel_order(order=order, reason="Found it nearer", by="asha")
    part = part_of(order, bela_shop)
    assert (part.state, part.lines.get().cancelled_quantity) == (S.CANCELLED, 2)
    assert stock_of(bell) == (10, 0)
    assert Payment.objects.get().state == PaymentState.EXPIRED
    assert list(Reduction.objects.values_list("reason", "refund_paise", "actor")) == [("Found it nearer", 0, "asha")]


@pytest.mark.parametrize("quantity", [0, -1, 3, 10**9])
def test_no_more_than_is_left_can_be_cancelled(quantity, paid, bell, bela_shop):
    part = part_of(paid, bela_shop)
    with pytest.raises(InvalidInput):
        cancel_lines(seller_order=part, pieces=one_of(part, quantity), reason="", by="asha")
    assert stock_of(bell) == (10, 2)


def test_a_line_of_another_shop_cannot_be_cancelled_with_it(paid, lamp, bela_shop, chand_shop):
    pieces = one_of(part_of(paid, chand_shop))
    with pytest.raises(InvalidInput, match="no such line"):
        cancel_lines(seller_order=part_of(paid, bela_shop), pieces=pieces, reason="", by="bela")
    assert stock_of(lamp) == (10, 1)


def test_choosing_nothing_is_refused(paid, bela_shop):
    with pytest.raises(InvalidInput, match="at least one"):
        cancel_lines(seller_order=part_of(paid, bela_shop), pieces={}, reason="", by="asha")


def test_cancelled_cash_pieces_are_not_collected(bell, lamp, bela_shop, chand_shop):
    order = place([(bell, 2), (lamp, 1)], method=PaymentMethod.COD)
    part = part_of(order, bela_shop)
    cancel_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    cancel_all(seller_order=part_of(order, chand_shop), reason="", by="chand")
    delivered(order, bela_shop)
    payment = Payment.objects.get()
    assert (payment.state, payment.amount_paise, payment.captured_paise) == (PaymentState.CAPTURED, 14000, 14000)
    assert (balance_of(A.COD_CASH), balance_of(A.BUYER), refunds()) == (14000, 0, [])


def test_a_cash_order_cancelled_whole_owes_nothing(bell, lamp):
    order = place([(bell, 2), (lamp, 1)], method=PaymentMethod.COD)
    cancel_order(order=order, reason="", by="asha")
    assert Order.objects.get(pk=order.pk).status == OrderStatus.CANCELLED
    assert (Payment.objects.get().amount_paise, refunds()) == (0, [])
    assert not Entry.objects.exists()


def test_a_free_piece_is_cancelled_without_a_refund(bell, lamp, bela_shop):
    gift = Discount(bell.public_id, Funder.SELLER, "Gift", 10000)
    order = place([(bell, 1), (lamp, 1)], discounts=[gift], method=PaymentMethod.COD)
    Offer.across_sellers.update(price="1.00")
    part = part_of(order, bela_shop)
    reduction = cancel_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    assert reduction.refund_paise == 4000


# --- after dispatch ---


def test_what_is_on_its_way_is_not_cancelled(paid, bela_shop):
    part = sent(paid, bela_shop)
    with pytest.raises(CannotTakeBack):
        cancel_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    with pytest.raises(CannotTakeBack):
        return_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")


def test_a_piece_returned_lowers_what_the_seller_earns_and_has_a_credit_note(paid, bell, bela_shop):
    part = delivered(paid, bela_shop)
    reduction = return_lines(seller_order=part, pieces=one_of(part), reason="Dented", by="asha")
    assert reduction.refund_paise == 10000
    assert stock_of(bell) == (9, 0)
    assert balance_of(A.SP, bela_shop) == 10000 - 1180 - 48
    note = Document.objects.get(kind=DocumentKind.CREDIT_NOTE)
    assert (note.total_paise, note.body["lines"][0]["quantity"], note.corrects.kind) == (10000, 1, "tax_invoice")
    assert part_of(paid, bela_shop).state == S.DELIVERED


def test_a_change_of_mind_keeps_the_delivery_fee(paid, bela_shop):
    part = delivered(paid, bela_shop)
    reduction = return_lines(seller_order=part, pieces=one_of(part, 2), reason="", by="asha")
    assert reduction.refund_paise == 20000
    assert (balance_of(A.SP, bela_shop), balance_of(A.DELIV)) == (0, 3390)
    assert part_of(paid, bela_shop).state == S.RETURNED


def test_a_full_refund_for_the_sellers_fault_gives_the_delivery_fee_back(paid, bela_shop):
    part = delivered(paid, bela_shop)
    reduction = return_lines(
        seller_order=part, pieces=one_of(part, 2), reason="Broken", by="staff", refund_delivery=True
    )
    assert reduction.refund_paise == 24000
    assert (balance_of(A.SP, bela_shop), balance_of(A.DELIV), balance_of(A.COMM), balance_of(A.TCS)) == (0, 0, 0, 0)
    assert (balance_of(A.BUYER), balance_of(A.REFPAY)) == (29000, 24000)


def test_a_delivery_fee_given_back_has_its_own_credit_note(paid, bela_shop):
    part = delivered(paid, bela_shop)
    return_lines(seller_order=part, pieces=one_of(part, 2), reason="Broken", by="staff", refund_delivery=True)
    notes = Document.objects.filter(kind=DocumentKind.CREDIT_NOTE).order_by("pk")
    assert list(notes.values_list("seller__slug", "total_paise", "cgst_paise")) == [
        ("bela-poshak", 20000, 476),
        (None, 4000, 305),
    ]
    assert notes[1].corrects.kind == DocumentKind.DELIVERY_INVOICE


def test_the_same_piece_is_not_returned_twice(paid, bell, bela_shop):
    part = delivered(paid, bela_shop)
    return_lines(seller_order=part, pieces=one_of(part, 1), reason="", by="asha")
    with pytest.raises(InvalidInput):
        return_lines(seller_order=part, pieces=one_of(part, 2), reason="", by="asha")
    return_lines(seller_order=part, pieces=one_of(part, 1), reason="", by="asha")
    with pytest.raises(CannotTakeBack):
        return_lines(seller_order=part, pieces=one_of(part, 1), reason="", by="asha")
    assert stock_of(bell) == (10, 0)
    assert sum(refunds()) == 20000


def test_a_courier_fee_kept_by_the_seller_is_paid_to_the_seller(bell, bela_shop):
    Seller.objects.update(ships_by_courier=True)
    order = place([(bell, 2)], address=DELHI)
    pay(order)
    part = delivered(order, bela_shop)
    assert return_lines(seller_order=part, pieces=one_of(part, 2), reason="", by="asha").refund_paise == 20000
    assert balance_of(A.SP, bela_shop) == 9000 - 43
    assert credited() == 9000 - 43


def test_a_courier_fee_goes_back_with_a_faulty_parcel(bell, bela_shop):
    Seller.objects.update(ships_by_courier=True)
    order = place([(bell, 2)], address=DELHI)
    pay(order)
    part = delivered(order, bela_shop)
    given = return_lines(seller_order=part, pieces=one_of(part, 2), reason="", by="staff", refund_delivery=True)
    assert given.refund_paise == 29000
    assert (balance_of(A.SP, bela_shop), Credit.across_sellers.count()) == (0, 0)


def test_a_prepaid_parcel_refused_at_the_door_goes_back_whole(paid, bell, bela_shop):
    reduction = refuse(seller_order=sent(paid, bela_shop), reason="", by="bela")
    assert (reduction.kind, reduction.refund_paise) == (ReductionKind.REFUSED, 24000)
    assert stock_of(bell) == (10, 0)
    assert (balance_of(A.SP, bela_shop), balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 29000, 24000)


def test_a_cash_parcel_refused_at_the_door_owes_nobody_anything(bell, lamp, bela_shop, chand_shop):
    order = place([(bell, 2), (lamp, 1)], method=PaymentMethod.COD)
    delivered(order, chand_shop)
    refuse(seller_order=sent(order, bela_shop), reason="", by="bela")
    payment = Payment.objects.get()
    assert (payment.state, payment.captured_paise, refunds()) == (PaymentState.CAPTURED, 29000, [])
    assert (balance_of(A.BUYER), balance_of(A.REFPAY), balance_of(A.SP, bela_shop)) == (0, 0, 0)
    assert Order.objects.get(pk=order.pk).status == OrderStatus.DELIVERED


def test_only_a_parcel_on_its_way_can_be_refused(paid, bela_shop):
    with pytest.raises(CannotTakeBack):
        refuse(seller_order=part_of(paid, bela_shop), reason="", by="bela")
    with pytest.raises(CannotTakeBack):
        refuse(seller_order=delivered(paid, bela_shop), reason="", by="bela")


def test_a_delivered_cash_order_is_refunded_by_bank(bell, bela_shop):
    order = place([(bell, 2)], method=PaymentMethod.COD)
    part = delivered(order, bela_shop)
    return_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    refund = Refund.objects.get()
    assert (refund.amount_paise, refund.state) == (10000, "requested")
    assert (balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 10000)


def test_a_cash_refund_is_never_more_than_the_whole_rupees_that_were_collected(bell, bela_shop):
    Offer.across_sellers.update(price=Decimal("100.33"))
    DeliveryRate.objects.update(fee_paise=4009)
    part = delivered(place([(bell, 2)], method=PaymentMethod.COD), bela_shop)
    assert (balance_of(A.COD_CASH), balance_of(A.COD_ROUNDING)) == (24000, 75)
    return_lines(seller_order=part, pieces=one_of(part), reason="", by="asha")
    return_lines(seller_order=part, pieces=one_of(part), reason="", by="staff", refund_delivery=True)
    assert refunds() == [10033, 24000 - 10033]
    assert (balance_of(A.COD_ROUNDING), balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 0, 24000)
    assert (balance_of(A.SP, bela_shop), balance_of(A.DELIV)) == (0, 0)
    for refund in Refund.objects.order_by("pk"):
        confirm_bank_refund(refund=refund, utr="SBIN0000001", by="staff")
    assert Payment.objects.get().state == PaymentState.REFUNDED


def test_a_return_after_settlement_corrects_the_credit(paid, bela_shop):
    part = delivered(paid, bela_shop, now=MONDAY)
    settle_due(now=MONDAY + timedelta(days=7))
    assert credited() == 17544
    return_lines(seller_order=part, pieces=one_of(part), reason="Hidden fault", by="staff")
    assert credited() == balance_of(A.SP, bela_shop) == 8772
    return_lines(seller_order=part, pieces=one_of(part), reason="Hidden fault", by="staff")
    assert credited() == balance_of(A.SP, bela_shop) == 0


def test_a_buyer_returns_until_the_last_moment_of_the_window_and_not_after(paid, bela_shop):
    part = delivered(paid, bela_shop, now=MONDAY)
    end = MONDAY + timedelta(days=7)
    late = end + timedelta(seconds=1)
    with pytest.raises(ReturnWindowOver):
        return_lines(seller_order=part, pieces=one_of(part), reason="", by="asha", in_window_only=True, now=late)
    return_lines(seller_order=part, pieces=one_of(part), reason="", by="asha", in_window_only=True, now=end)
    assert refunds() == [10000]


def test_a_buyer_does_not_return_what_was_sold_as_not_returnable(bell, bela_shop):
    type(bell.product).objects.update(is_returnable=False)
    order = place([(bell, 2)])
    pay(order)
    type(bell.product).objects.update(is_returnable=True)
    part = delivered(order, bela_shop)
    with pytest.raises(NotReturnable):
        return_lines(seller_order=part, pieces=one_of(part), reason="", by="asha", in_window_only=True)
    return_lines(seller_order=part, pieces=one_of(part), reason="Spoilt", by="staff")
    assert refunds() == [10000]


def test_what_was_returnable_when_it_was_bought_stays_so(bell, bela_shop):
    order = place([(bell, 2)])
    pay(order)
    type(bell.product).objects.update(is_returnable=False)
    part = delivered(order, bela_shop)
    return_lines(seller_order=part, pieces=one_of(part), reason="", by="asha", in_window_only=True)
    assert refunds() == [10000]


def test_the_reason_is_kept_short_and_is_never_empty(paid, bela_shop):
    part = part_of(paid, bela_shop)
    assert cancel_lines(seller_order=part, pieces=one_of(part), reason="x" * 300, by="asha").reason == "x" * 200
    last = cancel_lines(seller_order=part, pieces=one_of(part), reason="  ", by="asha")
    last.refresh_from_db()
    assert last.reason == "Cancelled before dispatch"


def test_a_reduction_names_its_pieces(paid, bela_shop):
    part = part_of(paid, bela_shop)
    cancel_lines(seller_order=part, pieces=one_of(part, 2), reason="", by="asha")
    assert list(ReducedLine.objects.values_list("line__title", "quantity")) == [("Brass bell", 2)]
