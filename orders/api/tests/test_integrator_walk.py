"""What an integrator does from an empty basket to a delivered order of three shops, over the API only."""

import pytest

from accounts.api.factories import Caller
from orders.api.tests.conftest import ADDRESS, CONTACT
from orders.models import SellerOrder
from payments.gateways.port import GatewayPayment
from payments.models import Payment
from payments.services.capture import apply_gateway_payment
from sellers.api.factories import shop_caller

pytestmark = pytest.mark.django_db


def pay(order_id: str) -> None:
    """Let the gateway report the payment of an order captured."""
    payment = Payment.objects.get(order_ref=order_id)
    payment.gateway_order, payment.asked_paise = "order_VRTEST00000001", payment.amount_paise
    payment.save()
    report = GatewayPayment(
        id="pay_VRTEST00000001",
        order_id="order_VRTEST00000001",
        amount_paise=payment.amount_paise,
        currency="INR",
        status="captured",
        fee_paise=500,
        fee_tax_paise=90,
    )
    apply_gateway_payment(payment=payment, report=report)


def fulfil(seller_order: SellerOrder) -> dict:
    """Accept, ship and deliver one part as its shop."""
    shop = shop_caller(seller_order.seller, "seller:orders")
    path = f"seller/orders/{seller_order.public_id}"
    assert shop.post(f"{path}/accept").json()["state"] == "accepted"
    assert shop.post(f"{path}/ship", {"tracking": "Rider Mohan 98123 00000"}).json()["state"] == "shipped"
    return shop.post(f"{path}/deliver", {"handover_code": seller_order.handover_code}).json()


def test_guest_buys_from_three_shops_and_each_delivers(offers):
    opened = Caller().post("baskets").json()
    guest = Caller(**{"x-basket-secret": opened["secret"]})
    for offer in offers:
        added = guest.post(f"baskets/{opened['id']}/lines", {"offer": offer.public_id, "quantity": 2})
        assert added.status_code == 201
    assert [section["goods"]["amount"] for section in added.json()["sections"]] == [20000, 20000, 20000]

    quote = guest.post("checkout/quote", {"basket": opened["id"], "address": ADDRESS}).json()
    assert quote["can_be_placed"] is True
    assert quote["totals"]["payable"] == {"amount": 72000, "currency": "INR"}
    assert [part["totals"]["delivery"]["amount"] for part in quote["parts"]] == [4000, 4000, 4000]

    wish = {"quote_id": quote["quote_id"], "contact": CONTACT, "payment_method": "gateway"}
    placed = guest.post("checkout/place", wish, idempotency_key="k-1")
    assert placed.status_code == 201
    order = placed.json()
    assert order["status"] == "pending"
    assert order["payment"]["amount"]["amount"] == 72000
    assert order["payment"]["pay_url"].endswith(f"/pay/{order['payment']['id']}/")

    pay(order["id"])
    buyer = Caller(**{"x-order-token": order["order_token"]})
    assert buyer.get(f"orders/{order['id']}").json()["status"] == "confirmed"

    parts = SellerOrder.across_sellers.filter(order__public_id=order["id"]).select_related("seller").order_by("pk")
    assert [fulfil(part)["state"] for part in parts] == ["delivered", "delivered", "delivered"]
    seen = buyer.get(f"orders/{order['id']}").json()
    assert seen["status"] == "delivered"
    assert seen["can_cancel"] is False
    assert seen["payment"]["state"] == "captured"
    assert [part["due"]["amount"] for part in seen["parts"]] == [24000, 24000, 24000]
