"""Shops that rest or are full, and how well they keep their promises."""

from datetime import date, timedelta

import pytest

from sellers.factories import SellerFactory
from sellers.models import Seller
from sellers.services.capacity import ShopIsFull, give_back_place, note_delivery, take_on, welcome_back
from sellers.services.onboarding import change_seller
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 5)


def test_a_shop_takes_as_many_orders_of_a_day_as_it_said_and_no_more():
    shop = SellerFactory(orders_per_day=2)
    take_on(sellers=[shop], day=TODAY)
    take_on(sellers=[shop], day=TODAY)

    with pytest.raises(ShopIsFull):
        take_on(sellers=[shop], day=TODAY)

    assert Seller.objects.get().orders_counted == 2
    assert shop.is_full_on(TODAY)
    assert not shop.is_full_on(TODAY + timedelta(days=1))


def test_the_next_day_begins_a_new_count():
    shop = SellerFactory(orders_per_day=1)
    take_on(sellers=[shop], day=TODAY)

    take_on(sellers=[shop], day=TODAY + timedelta(days=1))

    assert Seller.objects.get().orders_counted == 1


def test_a_shop_without_a_limit_counts_nothing():
    shop = SellerFactory()
    take_on(sellers=[shop], day=TODAY)
    assert Seller.objects.get().orders_counted == 0


def test_an_order_that_came_to_nothing_gives_its_place_back_on_its_own_day_only():
    shop = SellerFactory(orders_per_day=1)
    take_on(sellers=[shop], day=TODAY)

    give_back_place(sellers=[shop], day=TODAY - timedelta(days=1))
    assert Seller.objects.get().orders_counted == 1
    give_back_place(sellers=[shop], day=TODAY)
    assert Seller.objects.get().orders_counted == 0


def test_one_full_shop_refuses_the_whole_and_names_itself():
    full = SellerFactory(name="Full shop", orders_per_day=1, orders_counted=1, orders_counted_on=TODAY)
    with pytest.raises(ShopIsFull) as refusal:
        take_on(sellers=[full, SellerFactory()], day=TODAY)
    assert "Full shop" in str(refusal.value.message)


@pytest.mark.parametrize(("days", "is_away"), [(1, True), (0, False), (-1, False)])
def test_a_shop_is_away_until_its_day_has_come(days, is_away):
    shop = SellerFactory(closed_until=clock.today() + timedelta(days=days))
    assert shop.is_away_on(clock.today()) == is_away
    assert shop.takes_orders != is_away
    assert bool(shop.rest_text) == is_away


def test_a_day_of_opening_that_has_come_is_no_holiday(bela_shop, bela):
    assert change_seller(seller=bela_shop, by=bela, closed_until=clock.today()).closed_until is None


@pytest.mark.parametrize(
    "fields",
    [{"orders_per_day": 0}, {"orders_per_day": 10**6}, {"closed_until": date(2999, 1, 1)}, {"closed_until": 5}],
)
def test_senseless_rests_and_limits_are_refused(bela_shop, bela, fields):
    with pytest.raises(InvalidInput):
        change_seller(seller=bela_shop, by=bela, **fields)


def test_shops_whose_day_has_come_are_welcomed_back():
    rested = SellerFactory(closed_until=clock.today())
    filled = SellerFactory(orders_per_day=1, orders_counted=1, orders_counted_on=clock.today() - timedelta(days=1))
    away = SellerFactory(closed_until=clock.today() + timedelta(days=2))

    assert welcome_back() == 2
    assert welcome_back() == 0

    rested.refresh_from_db()
    filled.refresh_from_db()
    away.refresh_from_db()
    assert (rested.closed_until, filled.orders_counted, away.takes_orders) == (None, 0, False)


def test_deliveries_are_counted_with_those_on_time():
    shop = SellerFactory()
    note_delivery(seller=shop, promised_on=TODAY, delivered_on=TODAY)
    note_delivery(seller=shop, promised_on=TODAY, delivered_on=TODAY + timedelta(days=1))
    shop.refresh_from_db()
    assert (shop.on_time_count, shop.on_time_of) == (1, 2)
