"""Shops that are closed for some days or full for today: what a basket, a quote and an order say."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from catalog.models import Listing
from catalog.services.listings import refresh_listings
from orders.factories import VRINDAVAN, basket_of, delivered, open_market, part_of, pay, place, sent
from orders.models import Order
from orders.queries.baskets import lines_of
from orders.queries.quoting import quote
from orders.services.basket import ShopRests, add_line
from orders.services.fulfilment import mark_delivered
from orders.services.payment import expire_order
from orders.services.placing import CannotPlace, Contact, place_order
from orders.services.reductions import cancel_lines, cancel_order
from payments.states import PaymentMethod
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import Offer, Seller
from sellers.services.capacity import ShopIsFull, take_on
from sellers.services.onboarding import change_seller
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def bell(bela_shop):
    open_market()
    offer = OfferFactory(partner=bela_shop)
    refresh_listings([offer.product_id])
    return offer


def fresh(offer: Offer) -> Offer:
    return Offer.across_sellers.select_related("partner", "product").get(pk=offer.pk)


def problems_of(basket) -> list[str]:
    asked = quote(lines=lines_of(basket), address=VRINDAVAN, on=clock.today())
    return [problem.code for problem in asked.problems]


def test_a_full_shop_refuses_the_next_order_and_is_out_of_stock_everywhere(bell, bela_shop, bela):
    change_seller(seller=bela_shop, by=bela, orders_per_day=1)
    waiting = basket_of([(bell, 1)])

    place([(fresh(bell), 1)])

    assert not Listing.objects.get(pk=bell.product_id).is_available
    assert problems_of(waiting) == ["shop_is_full"]
    assert "Takes no more orders today" in lines_of(waiting)[0].problem
    with pytest.raises(ShopRests):
        add_line(basket=waiting, offer_id=bell.public_id)
    assert Order.objects.count() == 1


def test_an_order_that_is_not_paid_gives_its_place_back(bell, bela_shop, bela):
    change_seller(seller=bela_shop, by=bela, orders_per_day=1)
    order = place([(fresh(bell), 1)], method=PaymentMethod.GATEWAY)

    expire_order(order=order)

    assert Listing.objects.get(pk=bell.product_id).is_available
    assert Seller.objects.get(pk=bela_shop.pk).takes_orders


@pytest.mark.parametrize("method", [PaymentMethod.COD, PaymentMethod.GATEWAY])
def test_an_order_that_is_cancelled_gives_its_place_back(bell, bela_shop, bela, asha, method):
    """Else a rival fills a shop's day by ordering and cancelling."""
    change_seller(seller=bela_shop, by=bela, orders_per_day=1)
    cancel_order(order=place([(fresh(bell), 1)], method=method), reason="Changed my mind", by=asha)

    assert Listing.objects.get(pk=bell.product_id).is_available
    place([(fresh(bell), 1)])
    assert not Seller.objects.get(pk=bela_shop.pk).takes_orders


def test_a_part_gives_its_place_back_when_nothing_of_it_is_left(bell, bela_shop, bela):
    change_seller(seller=bela_shop, by=bela, orders_per_day=1)
    part = part_of(place([(fresh(bell), 2)], method=PaymentMethod.COD), bela_shop)
    line = part.lines.get().public_id

    cancel_lines(seller_order=part, pieces={line: 1}, reason="Too many", by=bela)
    assert not Seller.objects.get(pk=bela_shop.pk).takes_orders
    cancel_lines(seller_order=part, pieces={line: 1}, reason="Broken", by=bela)
    assert Seller.objects.get(pk=bela_shop.pk).takes_orders


def test_an_order_that_was_never_counted_has_no_place_to_give_back(bell, bela_shop, bela, asha):
    uncounted = place([(fresh(bell), 1)])
    change_seller(seller=bela_shop, by=bela, orders_per_day=1)
    place([(fresh(bell), 1)])

    cancel_order(order=uncounted, reason="Changed my mind", by=asha)
    assert not Seller.objects.get(pk=bela_shop.pk).takes_orders


def test_an_order_whose_money_came_late_takes_its_place_again_and_gives_it_back_once(bell, bela_shop, bela, asha):
    change_seller(seller=bela_shop, by=bela, orders_per_day=2)
    place([(fresh(bell), 1)])
    late = place([(fresh(bell), 1)])
    expire_order(order=late)
    pay(late)

    assert Seller.objects.get(pk=bela_shop.pk).orders_counted == 2
    late.refresh_from_db()
    cancel_order(order=late, reason="Too late", by=asha)
    assert Seller.objects.get(pk=bela_shop.pk).orders_counted == 1


def test_a_shop_on_holiday_keeps_its_lines_and_says_until_when(bell, bela_shop, bela):
    basket = basket_of([(bell, 1)])
    change_seller(seller=bela_shop, by=bela, closed_until=clock.today() + timedelta(days=5))

    assert problems_of(basket) == ["shop_is_closed"]
    with pytest.raises(CannotPlace):
        place_as_it_is(basket)
    change_seller(seller=bela_shop, by=bela, closed_until=None)
    assert problems_of(basket) == []


def place_as_it_is(basket):
    contact = Contact(name="Asha", phone="+919812345678", email="asha@example.com")
    return place_order(basket=basket, address=VRINDAVAN, contact=contact, method=PaymentMethod.COD, seen="")


def test_what_comes_by_its_promised_day_counts_as_on_time(bell, bela_shop):
    order = place([(bell, 1)])
    pay(order)
    delivered(order, bela_shop)

    bela_shop.refresh_from_db()
    assert (bela_shop.on_time_count, bela_shop.on_time_of) == (1, 1)


def test_what_comes_after_its_promised_day_counts_as_late(bell, bela_shop):
    order = place([(bell, 1)])
    pay(order)
    part = sent(order, bela_shop)

    mark_delivered(seller_order=part, by="rider", now=clock.now() + timedelta(days=2))

    bela_shop.refresh_from_db()
    assert (bela_shop.on_time_count, bela_shop.on_time_of) == (0, 1)


def test_the_days_to_make_ready_belong_to_the_promise(bela_shop):
    open_market()
    slow = OfferFactory(partner=bela_shop, lead_time_days=4)
    part = part_of(place([(slow, 1)]), bela_shop)
    assert part.policy["promised_on"] == (clock.day_of(part.placed_at) + timedelta(days=4)).isoformat()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_last_orders_at_once_one_is_refused():
    """The count stands in the UPDATE: a second order waits for the first, and then sees the shop full."""
    shop = SellerFactory(orders_per_day=1)
    today = clock.today()

    def order_once(_number: int) -> bool:
        try:
            with transaction.atomic():
                take_on(sellers=[Seller.objects.get(pk=shop.pk)], day=today)
        except ShopIsFull:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as hands:
        assert sorted(hands.map(order_once, range(4))) == [False, False, False, True]
