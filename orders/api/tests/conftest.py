import pytest

from accounts.api.factories import Caller
from catalog.factories import ProductFactory, TaxRateFactory
from orders.factories import open_market
from sellers.factories import OfferFactory, SellerFactory

ADDRESS = {
    "name": "Asha Gupta",
    "phone": "98123 45678",
    "line1": "12 Loi Bazaar",
    "city": "Vrindavan",
    "state_code": "09",
    "pincode": "281121",
}
CONTACT = {"name": "Asha Gupta", "phone": "+919812345678", "email": "asha@example.com"}


@pytest.fixture
def market(db):
    open_market()


@pytest.fixture
def guest():
    return Caller()


@pytest.fixture
def offers(market, bela_shop, chand_shop):
    """Bela, Chand and a third shop each offer one thing at ₹100."""
    third = SellerFactory(name="Devi Puja", slug="devi-puja")
    rate = TaxRateFactory()
    return [
        OfferFactory(partner=seller, product=ProductFactory(owner=seller, tax_rate=rate))
        for seller in (bela_shop, chand_shop, third)
    ]
