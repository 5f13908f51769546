"""A simulator on a free port, and the gateway's own SDK pointed at it."""

import pytest
import razorpay
import requests

from payments.rzpsim.testing import start_simulator


@pytest.fixture
def gateway():
    with start_simulator() as handle:
        yield handle


@pytest.fixture
def http(gateway):
    session = requests.Session()
    session.trust_env = False
    session.auth = gateway.key
    yield session
    session.close()


@pytest.fixture
def client(gateway, http):
    return razorpay.Client(session=http, auth=gateway.key, base_url=gateway.base_url)


@pytest.fixture
def order(client):
    """The order of the worked example: ₹2,500.00, captured by itself."""
    return client.order.create(
        {"amount": 250000, "currency": "INR", "receipt": "ord_asha_1", "payment": {"capture": "automatic"}}
    )


@pytest.fixture
def payment(gateway, order):
    return gateway.pay(order["id"])["payment"]
