"""What happens at the same moment, judged on PostgreSQL, with controls that fail when the locks are off."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F, Sum

from catalog.factories import ProductFactory
from orders.factories import VRINDAVAN, accepted, basket_of, delivered, part_of, pay, place
from orders.models import Order, Reduction, SellerOrder
from orders.queries import proofs
from orders.queries.baskets import lines_of
from orders.queries.quoting import quote
from orders.services import placing, reductions
from orders.services.fulfilment import ship
from orders.services.payment import expire_order
from orders.services.placing import Contact, place_order
from orders.services.reductions import cancel_all, cancel_lines, cancel_order, return_lines
from orders.services.settlement import settle_due
from orders.states import SellerOrderState as S
from orders.tests.racing import at_once, kinds_of
from payments.models import Credit, Payment, Refund
from payments.queries import proofs as money
from payments.queries.balances import balance_of
from payments.states import AccountCode as A
from payments.states import PaymentMethod, PaymentState
from sellers.factories import OfferFactory
from sellers.models import Offer
from sellers.services import stock
from sellers.services.offers import change_offer
from vrinda.kernel import clock

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
ASHA = Contact(name="Asha Gupta", phone="+919812345678", email="asha@example.com")


def ready_to_place(wanted, method=PaymentMethod.COD):
    """Return a deed that places one basket at the price seen now."""
    basket = basket_of(wanted)
    seen = quote(lines=lines_of(basket), address=VRINDAVAN, on=clock.today()).fingerprint
    return lambda: place_order(basket=basket, address=VRINDAVAN, contact=ASHA, method=method, seen=seen)


def with_stock(offer, pieces):
    Offer.across_sellers.filter(pk=offer.pk).update(num_in_stock=pieces)
    offer.refresh_from_db()
    return offer


def promised(offer):
    return Offer.across_sellers.values_list("num_allocated", flat=True).get(pk=offer.pk)


def broken_rows():
    """Return what any proof of the books finds wrong."""
    return [row for proof in (*money.PROOFS, *proofs.PROOFS) for row in proof().broken]


def rush(offer):
    """Have twenty baskets of one piece placed at once."""
    return kinds_of(at_once(*[ready_to_place([(offer, 1)]) for _ in range(20)]))


FIVE_OF_TWENTY = ["CannotPlace"] * 15 + ["Order"] * 5


@pytest.fixture
def no_look_under_lock(monkeypatch):
    """Switch the first guard off: nobody holds the offers, and all have looked before the first one takes."""
    gate = threading.Barrier(20)
    reserve = placing.reserve

    def reserve_together(*, wanted):
        gate.wait(timeout=60)
        reserve(wanted=wanted)

    monkeypatch.setattr(placing, "_hold_offers", lambda basket: None)
    monkeypatch.setattr(placing, "reserve", reserve_together)


@pytest.fixture
def no_condition(monkeypatch):
    """Switch the second and third guard off: an unconditional UPDATE, and no constraint in the database."""

    def take(want):
        shelf = Offer.across_sellers.filter(pk=want.offer_pk)
        return shelf.update(num_allocated=F("num_allocated") + want.quantity) == 1

    monkeypatch.setattr(stock, "_reserve_one", take)
    table = Offer._meta.db_table
    constraint = next(c for c in Offer._meta.constraints if c.name == "offer_reserves_at_most_its_stock")
    with connection.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT offer_reserves_at_most_its_stock')
    yield
    Offer.across_sellers.update(num_allocated=0)
    with connection.schema_editor() as editor:
        editor.add_constraint(Offer, constraint)


def test_twenty_buyers_of_five_pieces_make_exactly_five_orders(bell):
    with_stock(bell, 5)
    assert rush(bell) == FIVE_OF_TWENTY
    assert Order.objects.count() == 5
    assert SellerOrder.across_sellers.filter(state=S.CONFIRMED).count() == 5
    assert Payment.objects.count() == 5
    assert promised(bell) == 5
    assert broken_rows() == []


def test_the_conditional_update_alone_stops_the_sixth_order(bell, no_look_under_lock):
    with_stock(bell, 5)
    assert rush(bell) == ["Order"] * 5 + ["OutOfStock"] * 15
    assert promised(bell) == 5
    assert broken_rows() == []


def test_the_lock_on_the_offers_alone_stops_the_sixth_order(bell, no_condition):
    with_stock(bell, 5)
    assert rush(bell) == FIVE_OF_TWENTY
    assert promised(bell) == 5
    assert broken_rows() == []


def test_control_without_its_guards_the_same_rush_oversells(bell, no_look_under_lock, no_condition):
    with_stock(bell, 5)
    assert rush(bell) == ["Order"] * 20
    assert promised(bell) == 20


def test_two_baskets_with_the_same_things_in_opposite_order_do_not_deadlock(bell, lamp):
    with_stock(bell, 100)
    with_stock(lamp, 100)
    deeds = [ready_to_place([(bell, 1), (lamp, 1)]) for _ in range(5)]
    deeds += [ready_to_place([(lamp, 1), (bell, 1)]) for _ in range(5)]
    assert kinds_of(at_once(*deeds)) == ["Order"] * 10
    assert (promised(bell), promised(lamp)) == (10, 10)
    assert broken_rows() == []


def test_cancelling_an_order_of_two_shops_does_not_deadlock_with_placing_one(bela_shop, lamp, monkeypatch):
    # Bela's shop is older than Chand's, her offer is younger than his: the order of shops is not that of offers.
    younger = OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop))
    things = [(younger, 1), (lamp, 1)]
    placed = place(things, method=PaymentMethod.COD)
    half_cancelled = threading.Event()
    reduce_due, place_it = reductions.reduce_due, ready_to_place(things)

    def reduce_due_slowly(**what):
        half_cancelled.set()
        time.sleep(0.5)
        return reduce_due(**what)

    monkeypatch.setattr(reductions, "reduce_due", reduce_due_slowly)
    outcomes = at_once(
        lambda: cancel_order(order=placed, reason="", by="asha"),
        lambda: half_cancelled.wait(timeout=30) and place_it(),
    )
    assert kinds_of(outcomes) == ["Order", "Order"]
    assert (promised(younger), promised(lamp)) == (1, 1)
    assert broken_rows() == []


def test_the_same_basket_placed_ten_times_at_once_is_one_order(bell):
    deed = ready_to_place([(bell, 1)])
    outcomes = at_once(*[deed] * 10)
    assert kinds_of(outcomes) == ["Order"] * 10
    assert len({order.public_id for order in outcomes}) == 1
    assert (Order.objects.count(), Payment.objects.count(), promised(bell)) == (1, 1, 1)
    assert broken_rows() == []


def test_cancelling_and_shipping_at_once_has_one_winner(bell, bela_shop):
    order = place([(bell, 1)])
    pay(order)
    part = accepted(order, bela_shop)
    outcomes = at_once(
        lambda: cancel_all(seller_order=part, reason="", by="asha"),
        lambda: ship(seller_order=part, tracking="Rider Mohan", by="bela"),
    )
    now_part = part_of(order, bela_shop)
    assert (kinds_of(outcomes), now_part.state, Refund.objects.count()) in (
        (["IllegalTransition", "Reduction"], S.CANCELLED, 1),
        (["CannotTakeBack", "SellerOrder"], S.SHIPPED, 0),
    )
    assert promised(bell) == 0
    assert broken_rows() == []


def test_two_cancels_of_the_same_piece_give_it_back_once(bell, bela_shop):
    order = place([(bell, 2)])
    pay(order)
    part = part_of(order, bela_shop)
    pieces = {part.lines.get().public_id: 2}
    cancel = lambda: cancel_lines(seller_order=part, pieces=pieces, reason="", by="asha")  # noqa: E731
    assert kinds_of(at_once(cancel, cancel)) == ["CannotTakeBack", "Reduction"]
    assert Reduction.objects.count() == 1
    assert (promised(bell), balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 0, 24000)
    assert broken_rows() == []


def test_two_returns_of_the_same_piece_take_it_back_once(bell, bela_shop):
    order = place([(bell, 2)])
    pay(order)
    part = delivered(order, bela_shop)
    pieces = {part.lines.get().public_id: 1}
    give_back = lambda: return_lines(seller_order=part, pieces=pieces, reason="", by="asha")  # noqa: E731
    outcomes = at_once(give_back, give_back, give_back)
    assert kinds_of(outcomes) == ["CannotTakeBack", "Reduction", "Reduction"]
    assert part_of(order, bela_shop).state == S.RETURNED
    bell.refresh_from_db()
    assert (bell.num_in_stock, bell.num_allocated) == (10, 0)
    assert broken_rows() == []


def test_money_that_comes_while_the_order_expires_is_never_lost(bell, bela_shop):
    order = place([(bell, 1)])
    later = order.expires_at + timedelta(seconds=1)
    at_once(lambda: expire_order(order=order, now=later), lambda: pay(order, now=later))
    assert Payment.objects.get().state == PaymentState.CAPTURED
    assert part_of(order, bela_shop).state == S.CONFIRMED
    assert (promised(bell), balance_of(A.BUYER)) == (1, 14000)
    assert broken_rows() == []


def test_money_that_comes_while_the_buyer_cancels_goes_back(bell, bela_shop):
    order = place([(bell, 1)])
    outcomes = at_once(lambda: cancel_order(order=order, reason="", by="asha"), lambda: pay(order))
    assert kinds_of(outcomes) == ["Order", "Payment"]
    assert part_of(order, bela_shop).state == S.CANCELLED
    assert Refund.objects.get().amount_paise == 14000
    assert (promised(bell), balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 0, 14000)
    assert broken_rows() == []


def test_a_price_changed_while_placing_is_the_price_seen_or_a_refusal(bell):
    deed = ready_to_place([(bell, 1)])
    outcomes = at_once(deed, lambda: change_offer(offer=bell, by="bela", price_paise=11000))
    placed = Order.objects.first()
    assert (kinds_of(outcomes), placed and placed.payable_paise) in (
        (["Order", "StockRecord"], 14000),
        (["QuoteChanged", "StockRecord"], None),
    )
    assert broken_rows() == []


def test_two_clocks_settle_an_order_once(bell, bela_shop):
    orders = [place([(bell, 1)]) for _ in range(3)]
    for order in orders:
        pay(order)
        delivered(order, bela_shop)
    later = clock.now() + timedelta(days=8)
    outcomes = at_once(*[lambda: settle_due(now=later)] * 3)
    assert sum(outcomes) == 3
    assert Credit.across_sellers.count() == 3
    assert broken_rows() == []


def test_return_and_settlement_at_once_leave_the_seller_what_was_kept(bell, bela_shop):
    order = place([(bell, 2)])
    pay(order)
    part = delivered(order, bela_shop)
    pieces = {part.lines.get().public_id: 1}
    later = clock.now() + timedelta(days=8)
    at_once(
        lambda: settle_due(now=later),
        lambda: return_lines(seller_order=part, pieces=pieces, reason="", by="staff", now=later),
    )
    assert part_of(order, bela_shop).state == S.SETTLED
    credits = Credit.across_sellers.aggregate(total=Sum("amount_paise"))["total"]
    assert credits == balance_of(A.SP, bela_shop) == 8772
    assert broken_rows() == []
