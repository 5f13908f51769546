"""Bela's bell, for sale, and a browser that shows a crash as the 500 a visitor would see."""

import pytest
from django.test import Client

from catalog.factories import ProductFactory, TaxRateFactory
from orders.factories import open_market
from sellers.factories import OfferFactory

ADDRESS = {
    "name": "Asha Gupta",
    "phone": "9812345678",
    "email": "asha@example.com",
    "line1": "12 Loi Bazaar",
    "city": "Vrindavan",
    "pincode": "281121",
    "state_code": "09",
}


def browser(user=None, **options) -> Client:
    client = Client(raise_request_exception=False, **options)
    if user is not None:
        client.force_login(user)
    return client


@pytest.fixture
def bell(bela_shop):
    open_market()
    product = ProductFactory(owner=bela_shop, title="Brass bell", tax_rate=TaxRateFactory(rate_bp=500))
    return OfferFactory(partner=bela_shop, product=product)
