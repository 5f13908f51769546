"""Money that comes, comes twice, comes late, or does not come."""

from datetime import timedelta

import pytest

from orders.factories import part_of, pay, place
from orders.models import Order
from orders.services.payment import confirm_order, expire_order, expire_unpaid
from orders.services.reductions import CannotTakeBack, cancel_order
from orders.signals import order_confirmed
from orders.states import OrderStatus
from orders.states import SellerOrderState as S
from payments.models import Payment, Refund
from payments.queries.balances import balance_of
from payments.states import AccountCode as A
from payments.states import PaymentState
from sellers.models import Offer
from sellers.services.stock import StockMismatch
from sellers.states import SellerStatus
from vrinda.kernel import clock
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db


def promised(offer):
    return Offer.across_sellers.values_list("num_allocated", flat=True).get(pk=offer.pk)


def status_of(order):
    return Order.objects.get(pk=order.pk).status


def expired(order):
    """Let the time to pay pass."""
    expire_unpaid(now=order.expires_at)
    return order


def test_money_in_time_confirms_every_part(bell, lamp, bela_shop, chand_shop):
    order = place([(bell, 2), (lamp, 1)])
    assert (order.status, order.expires_at - order.date_placed) == (OrderStatus.PENDING, timedelta(minutes=30))
    assert pay(order).state == PaymentState.CAPTURED
    assert (part_of(order, bela_shop).state, part_of(order, chand_shop).state) == (S.CONFIRMED, S.CONFIRMED)
    assert status_of(order) == OrderStatus.CONFIRMED
    assert balance_of(A.BUYER) == 53000


def test_the_news_of_a_capture_confirms_once(bell, bela_shop):
    order = place([(bell, 2)])
    pay(order)
    confirm_order(payment=pay(order), now=clock.now())
    assert Event.objects.filter(type="seller_order.confirmed").count() == 1
    assert balance_of(A.BUYER) == 24000


def test_an_unpaid_order_waits_its_30_minutes(bell, bela_shop):
    order = place([(bell, 2)])
    assert expire_unpaid(now=order.expires_at - timedelta(seconds=1)) == 0
    assert promised(bell) == 2


def test_expiry_frees_the_stock_once(bell, bela_shop):
    order = place([(bell, 2)])
    assert expire_unpaid(now=order.expires_at) == 1
    assert expire_unpaid(now=order.expires_at) == 0
    assert expire_order(order=order) is False
    assert promised(bell) == 0
    assert part_of(order, bela_shop).state == S.EXPIRED
    assert status_of(order) == OrderStatus.EXPIRED
    assert Payment.objects.get().state == PaymentState.EXPIRED


def test_a_paid_order_does_not_expire(bell, bela_shop):
    order = place([(bell, 2)])
    pay(order)
    assert expire_order(order=order, now=order.expires_at) is False
    assert promised(bell) == 2


def test_one_order_that_cannot_expire_does_not_keep_the_others_from_it(bell, lamp, monkeypatch):
    broken, sound = place([(bell, 2)]), place([(lamp, 1)])
    Offer.across_sellers.filter(pk=bell.pk).update(num_allocated=1)
    assert expire_unpaid(now=sound.expires_at) == 1
    assert status_of(sound) == OrderStatus.EXPIRED
    assert status_of(broken) == OrderStatus.PENDING
    with pytest.raises(StockMismatch):
        expire_order(order=broken)


def test_late_money_takes_the_stock_again(bell, bela_shop):
    order = expired(place([(bell, 2)]))
    pay(order)
    assert part_of(order, bela_shop).state == S.CONFIRMED
    assert promised(bell) == 2
    assert not Refund.objects.exists()


def test_late_money_goes_back_whole_when_one_thing_is_gone(bell, lamp, bela_shop, chand_shop):
    order = expired(place([(bell, 2), (lamp, 1)]))
    Offer.across_sellers.filter(pk=lamp.pk).update(num_in_stock=0)
    pay(order)
    assert (part_of(order, bela_shop).state, part_of(order, chand_shop).state) == (S.EXPIRED, S.EXPIRED)
    assert (promised(bell), promised(lamp)) == (0, 0)
    assert Refund.objects.get().amount_paise == 53000
    assert (balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 53000)


def test_late_money_for_a_shop_that_was_closed_meanwhile_goes_back(bell, bela_shop):
    order = expired(place([(bell, 2)]))
    type(bela_shop).objects.update(status=SellerStatus.SUSPENDED)
    pay(order)
    assert part_of(order, bela_shop).state == S.EXPIRED
    assert promised(bell) == 0
    assert Refund.objects.get().amount_paise == 24000


def test_late_money_for_a_product_that_was_taken_down_goes_back(bell, bela_shop):
    order = expired(place([(bell, 2)]))
    type(bell.product).objects.update(moderation="rejected")
    pay(order)
    assert part_of(order, bela_shop).state == S.EXPIRED
    assert Refund.objects.get().amount_paise == 24000


def test_an_order_refunded_late_is_not_taken_up_again_when_stock_comes_back(bell, bela_shop):
    order = expired(place([(bell, 2)]))
    Offer.across_sellers.update(num_in_stock=0)
    payment = pay(order)
    Offer.across_sellers.update(num_in_stock=10)
    confirm_order(payment=payment, now=clock.now())
    assert part_of(order, bela_shop).state == S.EXPIRED
    assert promised(bell) == 0
    assert Refund.objects.count() == 1


def test_money_for_a_cancelled_order_goes_back(bell, bela_shop):
    order = place([(bell, 2)])
    cancel_order(order=order, reason="Changed my mind", by="asha")
    assert promised(bell) == 0
    pay(order)
    assert part_of(order, bela_shop).state == S.CANCELLED
    assert status_of(order) == OrderStatus.CANCELLED
    assert Refund.objects.get().amount_paise == 24000
    assert (balance_of(A.BUYER), balance_of(A.REFPAY)) == (0, 24000)


def test_an_expired_order_is_not_cancelled_as_if_late_money_could_no_longer_take_it_up(bell):
    order = expired(place([(bell, 2)]))
    with pytest.raises(CannotTakeBack):
        cancel_order(order=order, reason="", by="asha")


def test_paying_tells_the_rooms_above_that_the_order_is_confirmed_once(bell):
    heard = []
    listen = lambda sender, order, now, **kwargs: heard.append(order.public_id)  # noqa: E731
    order_confirmed.connect(listen)
    order = place([(bell, 2)])
    assert heard == []
    confirm_order(payment=pay(order), now=clock.now())
    assert heard == [order.public_id]
