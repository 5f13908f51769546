"""What the seller earned becomes a credit when the return window is over."""

from datetime import UTC, datetime, timedelta

import pytest

from orders.factories import delivered, part_of, pay, place, sent
from orders.models import Line, Order, SellerOrder
from orders.services.reductions import return_lines
from orders.services.settlement import settle_due, settle_seller_order
from orders.states import OrderStatus
from orders.states import SellerOrderState as S
from payments.models import Credit
from payments.queries.balances import balance_of
from payments.states import AccountCode as A
from payments.states import PaymentMethod, PayoutRail
from vrinda.kernel.states import IllegalTransition

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
AFTER_A_WEEK = MONDAY + timedelta(days=7)


@pytest.fixture
def order(bell, lamp):
    order = place([(bell, 2), (lamp, 1)])
    pay(order)
    return order


def credits():
    return list(Credit.across_sellers.order_by("pk").values_list("seller__slug", "amount_paise", "rail"))


def test_nothing_settles_inside_the_return_window(order, bela_shop):
    delivered(order, bela_shop, now=MONDAY)
    assert settle_due(now=AFTER_A_WEEK - timedelta(seconds=1)) == 0
    assert credits() == []


def test_after_the_window_the_seller_is_credited_what_the_part_earned(order, bela_shop):
    part = delivered(order, bela_shop, now=MONDAY)
    assert settle_due(now=AFTER_A_WEEK) == 1
    assert credits() == [("bela-poshak", 17544, PayoutRail.GATEWAY)]
    assert balance_of(A.SP, bela_shop) == 17544
    part.refresh_from_db()
    assert (part.state, part.settled_at) == (S.SETTLED, AFTER_A_WEEK)


def test_a_part_settles_once(order, bela_shop):
    part = delivered(order, bela_shop, now=MONDAY)
    settle_due(now=AFTER_A_WEEK)
    assert settle_due(now=AFTER_A_WEEK) == 0
    with pytest.raises(IllegalTransition):
        settle_seller_order(seller_order=part, now=AFTER_A_WEEK)
    assert len(credits()) == 1


def test_what_is_not_delivered_does_not_settle(order, bela_shop):
    with pytest.raises(IllegalTransition):
        settle_seller_order(seller_order=sent(order, bela_shop), now=AFTER_A_WEEK)
    assert credits() == []


def test_only_the_pieces_kept_are_credited(order, bela_shop):
    part = delivered(order, bela_shop, now=MONDAY)
    return_lines(seller_order=part, pieces={part.lines.get().public_id: 1}, reason="", by="asha", now=MONDAY)
    settle_due(now=AFTER_A_WEEK)
    assert credits() == [("bela-poshak", 8772, PayoutRail.GATEWAY)]


def test_a_part_that_came_back_whole_is_not_credited(order, bela_shop):
    part = delivered(order, bela_shop, now=MONDAY)
    return_lines(seller_order=part, pieces={part.lines.get().public_id: 2}, reason="", by="asha", now=MONDAY)
    assert settle_due(now=AFTER_A_WEEK) == 0
    assert credits() == []


def test_cash_orders_are_paid_out_by_bank(bell, bela_shop):
    order = place([(bell, 1)], method=PaymentMethod.COD)
    delivered(order, bela_shop, now=MONDAY)
    settle_due(now=AFTER_A_WEEK)
    assert credits() == [("bela-poshak", 8772, PayoutRail.BANK)]


def test_the_order_is_completed_when_its_last_part_settles(order, bela_shop, chand_shop):
    delivered(order, bela_shop, now=MONDAY)
    delivered(order, chand_shop, now=AFTER_A_WEEK)
    settle_due(now=AFTER_A_WEEK)
    assert Order.objects.get().status == OrderStatus.DELIVERED
    settle_due(now=AFTER_A_WEEK + timedelta(days=7))
    assert Order.objects.get().status == OrderStatus.COMPLETED


def test_one_part_that_cannot_settle_does_not_keep_the_others_from_it(order, bela_shop, chand_shop):
    broken = delivered(order, bela_shop, now=MONDAY)
    delivered(order, chand_shop, now=MONDAY)
    Credit.across_sellers.create(
        seller=chand_shop, reference=broken.public_id, amount_paise=1, rail=PayoutRail.BANK, matured_at=MONDAY
    )
    assert settle_due(now=AFTER_A_WEEK) == 1
    assert part_of(order, bela_shop).state == S.DELIVERED
    assert part_of(order, chand_shop).state == S.SETTLED


def test_what_the_frozen_terms_say_is_credited_whatever_they_are_now(order, bela_shop):
    delivered(order, bela_shop, now=MONDAY)
    bela_shop.commission_terms.create(rate_bp=5000, starts_on="2020-01-01")
    settle_due(now=AFTER_A_WEEK)
    assert credits() == [("bela-poshak", 17544, PayoutRail.GATEWAY)]
    assert Line.objects.filter(commission_bp=1000).count() == 2
    assert SellerOrder.across_sellers.filter(state=S.SETTLED).count() == 1
