"""Two open shops with one thing each: Bela's brass bell at ₹100, Chand's lamp at ₹250, ten pieces of both."""

from decimal import Decimal

import pytest

from catalog.factories import ProductFactory
from orders.factories import open_market
from sellers.factories import OfferFactory


@pytest.fixture
def market(db):
    """Open the market: 10 % commission, riders in Vrindavan at ₹40 a parcel, couriers elsewhere at ₹90."""
    open_market()


@pytest.fixture
def bell(market, bela_shop):
    product = ProductFactory(owner=bela_shop, title="Brass bell", title_hi="पीतल की घंटी")
    return OfferFactory(partner=bela_shop, product=product)


@pytest.fixture
def lamp(market, chand_shop):
    product = ProductFactory(owner=chand_shop, title="Brass lamp", title_hi="पीतल का दीया")
    return OfferFactory(partner=chand_shop, product=product, price=Decimal("250.00"), mrp_paise=30000)
