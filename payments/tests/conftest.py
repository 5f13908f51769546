"""A gateway simulator that the market's own adapter talks to, and the personas' money."""

from types import SimpleNamespace

import pytest

from payments.factories import MONDAY, PaymentFactory
from payments.gateways.port import Contact
from payments.rzpsim.testing import start_simulator
from payments.services.checkout import prepare_checkout
from payments.services.webhooks import receive_webhook
from payments.signals import payment_captured
from sellers.factories import SellerFactory
from sellers.states import SellerKind


@pytest.fixture(autouse=True)
def captured(monkeypatch):
    """Stand in for the rooms above: keep what they would be told of captures, in order."""
    heard = []

    def listen(sender, payment, now, late, **kwargs):
        heard.append((payment.order_ref, late))

    monkeypatch.setattr(payment_captured, "receivers", [])
    payment_captured.connect(listen, weak=False)
    return heard


@pytest.fixture
def now():
    return MONDAY


@pytest.fixture
def simulator(settings):
    def deliver(raw: bytes, headers: dict[str, str]) -> int:
        receive_webhook(headers=headers, raw=raw)
        return 200

    with start_simulator(sink=deliver) as handle:
        settings.RAZORPAY_BASE_URL = handle.base_url
        settings.RAZORPAY_CHECKOUT_URL = f"{handle.base_url}/v1/checkout/embedded"
        yield handle


@pytest.fixture
def checkout():
    """Return a function that sends a buyer's payment to the gateway and returns it as it is then."""

    def prepare(payment):
        prepare_checkout(
            payment=payment,
            contact=Contact(name="Asha Gupta", email="asha@example.com", phone="+919812345678"),
            return_url="http://testserver/back",
            cancel_url="http://testserver/cancelled",
        )
        payment.refresh_from_db()
        return payment

    return prepare


@pytest.fixture
def payment(db, simulator, checkout):
    """Return Asha's ₹2,500.00, waiting at the gateway."""
    return checkout(PaymentFactory())


@pytest.fixture
def paid(simulator, payment):
    """Return Asha's ₹2,500.00 after she paid and the webhook came."""
    simulator.pay(payment.gateway_order)
    simulator.flush()
    payment.refresh_from_db()
    return payment


@pytest.fixture
def bela_shop(db):
    return SellerFactory(name="Bela Poshak", slug="bela-poshak", gateway_account="acc_BelaPoshak0001")


@pytest.fixture
def peda_shop(db):
    """Return seller B of the worked example: enrolled, not registered."""
    return SellerFactory(
        name="Brijwasi Peda",
        slug="brijwasi-peda",
        kind=SellerKind.ENROLLED_UNREGISTERED,
        gstin="",
        gateway_account="acc_BrijwasiPeda01",
    )


@pytest.fixture
def shops(bela_shop, peda_shop):
    return SimpleNamespace(a=bela_shop, b=peda_shop)
