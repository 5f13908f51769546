"""Orders for tests, placed through the services: a basket, a quote, an order."""

from collections.abc import Sequence
from datetime import date, datetime

from oscar.core.loading import get_model

from orders.models import Order, SellerOrder
from orders.queries.baskets import lines_of
from orders.queries.quoting import DeliveryAddress, Discount, quote
from orders.services.basket import add_line, open_basket
from orders.services.fulfilment import accept, mark_delivered, ship
from orders.services.placing import Contact, place_order
from payments.gateways.port import GatewayPayment
from payments.models import Payment
from payments.services.capture import apply_gateway_payment
from payments.states import PaymentMethod
from sellers.models import CommissionTerm, DeliveryRate, DeliveryZone, Offer
from sellers.states import Carrier
from vrinda.kernel import clock

Basket = get_model("basket", "Basket")

VRINDAVAN = DeliveryAddress(
    name="Asha Gupta",
    phone="+919812345678",
    line1="12 Loi Bazaar",
    city="Vrindavan",
    state_code="09",
    pincode="281121",
    landmark="near Banke Bihari temple",
)
DELHI = DeliveryAddress(
    name="Asha Gupta", phone="+919812345678", line1="4 Janpath", city="New Delhi", state_code="07", pincode="110001"
)


def open_market(*, fee_paise: int = 4000, commission_bp: int = 1000) -> None:
    """Give the market its commission and two delivery zones: riders in Vrindavan, couriers elsewhere."""
    CommissionTerm.objects.create(rate_bp=commission_bp, starts_on=date(2020, 1, 1))
    core = DeliveryZone.objects.create(code="z1", name="Vrindavan", pincodes=["281121"], rank=1)
    DeliveryRate.objects.create(zone=core, carrier=Carrier.MARKET, fee_paise=fee_paise)
    india = DeliveryZone.objects.create(code="z5", name="India", rank=9)
    DeliveryRate.objects.create(zone=india, carrier=Carrier.SELLER, fee_paise=9000, min_days=3, max_days=8)


def basket_of(wanted: Sequence[tuple[Offer, int]], user=None) -> Basket:
    basket = open_basket(user=user)
    for offer, quantity in wanted:
        add_line(basket=basket, offer_id=offer.public_id, quantity=quantity)
    return basket


def place(
    wanted: Sequence[tuple[Offer, int]],
    *,
    user=None,
    address: DeliveryAddress = VRINDAVAN,
    method: str = PaymentMethod.GATEWAY,
    discounts: Sequence[Discount] = (),
    now: datetime | None = None,
) -> Order:
    """Place an order for (offer, quantity) pairs."""
    now = now or clock.now()
    basket = basket_of(wanted, user)
    seen = quote(lines=lines_of(basket), address=address, on=now.date(), discounts=discounts).fingerprint
    contact = Contact(name=address.name, phone=address.phone, email="asha@example.com", user=user)
    return place_order(
        basket=basket, address=address, contact=contact, method=method, seen=seen, discounts=discounts, now=now
    )


def part_of(order: Order, seller) -> SellerOrder:
    """Return one seller's part as it is in the database now."""
    return SellerOrder.across_sellers.select_related("order", "seller").get(order=order, seller=seller)


def pay(order: Order, *, now: datetime | None = None) -> Payment:
    """Have the gateway report the order's payment as captured, without a fee."""
    payment = Payment.objects.get(order_ref=order.public_id)
    payment.gateway_order, payment.asked_paise = f"order_{payment.pk}", payment.amount_paise
    payment.save()
    report = GatewayPayment(
        id=f"pay_{payment.pk}",
        order_id=payment.gateway_order,
        amount_paise=payment.asked_paise,
        currency="INR",
        status="captured",
        fee_paise=0,
        fee_tax_paise=0,
    )
    apply_gateway_payment(payment=payment, report=report, now=now or clock.now())
    payment.refresh_from_db()
    return payment


def accepted(order: Order, seller) -> SellerOrder:
    """Have a seller accept its part."""
    return accept(seller_order=part_of(order, seller), by="bela")


def sent(order: Order, seller, *, now: datetime | None = None) -> SellerOrder:
    """Have a seller accept and send its part."""
    return ship(seller_order=accepted(order, seller), tracking="Rider Mohan 98123", by="bela", now=now)


def delivered(order: Order, seller, *, now: datetime | None = None) -> SellerOrder:
    """Have a seller's part arrive."""
    return mark_delivered(seller_order=sent(order, seller, now=now), by="rider", now=now)
