"""The demo market fills a database through the services, the same for the same numbers, once."""

import io
import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.models import User
from catalog.models import Listing, Product
from orders.models import Order, SellerOrder
from payments.models import Payment
from payments.rzpsim.testing import start_simulator
from sellers.factories import SellerFactory
from sellers.models import Offer, Seller
from sellers.states import SellerStatus
from vrinda.demo import market
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def fill(settings, tmp_path):
    """Return a function that fills a small market and returns what the command said."""
    settings.DEBUG = True
    settings.CLOCK_OFFSET_FILE = tmp_path / "clock-offset"
    settings.DEMO_LOGINS_FILE = tmp_path / "demo-logins.json"

    def run(*, shops: int = 3, products: int = 12, orders: int = 12, seed: int = 7) -> str:
        said = io.StringIO()
        call_command("demo_market", shops=shops, products=products, orders=orders, seed=seed, stdout=said)
        return said.getvalue()

    with start_simulator() as simulator:
        settings.RAZORPAY_BASE_URL = simulator.base_url
        yield run


@pytest.fixture
def power_cut(monkeypatch):
    """Stop the filling at the thirtieth deed of the orders, once."""
    lived = []

    def live(step, world):
        lived.append(step)
        if len(lived) == 30:
            raise KeyboardInterrupt
        return the_real_one(step, world)

    the_real_one = market.live
    monkeypatch.setattr(market, "live", live)


def goods():
    offers = Offer.across_sellers.order_by("partner__slug", "partner_sku")
    return list(offers.values_list("partner__slug", "partner_sku", "product__title", "product__title_hi", "price"))


def totals():
    ordered = Event.objects.filter(type="demo.order_placed").order_by("pk").values_list("subject", flat=True)
    amounts = dict(Order.objects.values_list("public_id", "payable_paise"))
    return [amounts[public_id] for public_id in ordered]


def rows():
    return [model._base_manager.count() for model in (Event, User, Seller, Product, Offer, Order, Payment, Listing)]


def test_same_numbers_make_the_same_market_in_another_database(fill):
    database = transaction.savepoint()
    fill()
    first = goods(), totals()
    transaction.savepoint_rollback(database)
    assert Product.objects.count() == 0
    fill()
    assert (goods(), totals()) == first


def test_market_has_orders_in_each_state_and_its_books_are_true(fill):
    fill()
    assert Counter(SellerOrder.across_sellers.values_list("state", flat=True)) == {
        "placed": 1,
        "expired": 2,
        "confirmed": 1,
        "accepted": 1,
        "shipped": 1,
        "delivered": 1,
        "settled": 5,
        "cancelled": 2,
        "returned": 2,
    }
    assert Product.objects.filter(parent=None, moderation="submitted").count() == 1
    assert Listing.objects.count() == 11
    assert Listing.objects.filter(image_small="").count() == 0
    assert Seller.objects.filter(status=SellerStatus.APPROVED).count() == 3
    assert Seller.objects.filter(status=SellerStatus.SUBMITTED).count() == 1
    call_command("verify_books", stdout=io.StringIO())


def test_second_run_changes_nothing_and_says_so(fill, settings):
    fill()
    before = rows(), settings.DEMO_LOGINS_FILE.read_text()
    assert "nothing to do" in fill()
    assert (rows(), settings.DEMO_LOGINS_FILE.read_text()) == before


def test_interrupted_filling_is_finished_by_the_next_run(fill, power_cut):
    with pytest.raises(CommandError, match="goes on from here"):
        fill()
    assert Order.objects.count() < 12
    assert market.is_to_be_filled()
    assert "is filled" in fill()
    assert Order.objects.count() == 12
    assert not market.is_to_be_filled()
    call_command("verify_books", stdout=io.StringIO())


def test_logins_open_the_accounts_they_name(fill, settings):
    fill(products=3, orders=0)
    logins = json.loads(settings.DEMO_LOGINS_FILE.read_text())
    assert [row["role"] for row in logins] == ["customer", "seller", "seller", "seller", "staff"]
    assert User.objects.get(email=logins[0]["email"]).check_password(logins[0]["password"])
    assert User.objects.get(email=logins[4]["email"]).check_password(logins[4]["password"])
    assert User.objects.get(email=logins[4]["email"]).is_staff


def test_other_numbers_are_refused_once_a_market_is_begun(fill):
    fill(products=3, orders=0)
    with pytest.raises(CommandError, match="--shops 3, --products 3, --orders 0, --seed 7"):
        fill(products=3, orders=0, seed=8)


def test_market_with_shops_of_its_own_is_refused_and_left_alone(fill):
    SellerFactory()
    with pytest.raises(CommandError, match="has shops of its own"):
        fill()
    assert Event.objects.count() == 0


def test_production_is_refused(fill, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="for development"):
        fill()
    assert Seller.objects.count() == 0


def test_address_of_a_real_gateway_is_refused(fill, settings):
    settings.RAZORPAY_BASE_URL = "https://api.razorpay.com"
    with pytest.raises(CommandError, match="not the simulator"):
        fill(products=3, orders=1)
