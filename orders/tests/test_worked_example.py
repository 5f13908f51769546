"""The worked example of docs/flows/money.md, whole and to the paisa."""

from datetime import timedelta
from decimal import Decimal

import pytest

from catalog.factories import ProductFactory, TaxRateFactory
from orders.factories import DELHI, basket_of, open_market, part_of, place
from orders.models import Document
from orders.queries.baskets import lines_of
from orders.queries.quoting import Discount, quote, spread
from orders.services.fulfilment import accept, mark_delivered, ship
from orders.services.reductions import return_lines
from orders.services.settlement import settle_due
from orders.states import DocumentKind, Funder
from payments.gateways.port import GatewayPayment
from payments.models import Payment
from payments.queries.balances import balance_of
from payments.services.capture import apply_gateway_payment
from payments.states import AccountCode as A
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import CommissionTerm, DeliveryRate, DeliveryZone
from sellers.states import Carrier, EntityType, SellerKind
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db


def seller_a():
    """Make seller A: regular, Uttar Pradesh, a partnership firm, 10 % commission."""
    return SellerFactory(
        name="Seller A",
        slug="seller-a",
        entity_type=EntityType.PARTNERSHIP,
        gstin="09ZZZFV9999K1Z9",
        ships_by_courier=True,
    )


def seller_b(**fields):
    """Make seller B: an unregistered individual in Uttar Pradesh with PAN, 8 % commission, own free delivery."""
    fields = {"kind": SellerKind.ENROLLED_UNREGISTERED, "gstin": "", "pan": "ZZZPB0002B"} | fields
    seller = SellerFactory(name="Seller B", slug="seller-b", **fields)
    CommissionTerm.objects.create(seller=seller, rate_bp=800, starts_on="2020-01-01")
    zone = DeliveryZone.objects.get(code="z1")
    DeliveryRate.objects.create(zone=zone, seller=seller, carrier=Carrier.MARKET, fee_paise=0)
    return seller


def goods_of(a, b):
    five, eighteen, nil = TaxRateFactory(rate_bp=500), TaxRateFactory(rate_bp=1800), TaxRateFactory(rate_bp=0)
    return {
        "murti": OfferFactory(
            partner=a, product=ProductFactory(owner=a, tax_rate=five), price=Decimal("1299.00"), mrp_paise=145000
        ),
        "ittar": OfferFactory(
            partner=a, product=ProductFactory(owner=a, tax_rate=eighteen), price=Decimal("350.00"), mrp_paise=40000
        ),
        "peda": OfferFactory(
            partner=b, product=ProductFactory(owner=b, tax_rate=five), price=Decimal("480.00"), mrp_paise=50000
        ),
        "kanthi": OfferFactory(
            partner=b, product=ProductFactory(owner=b, tax_rate=nil), price=Decimal("151.00"), mrp_paise=15100
        ),
    }


def wanted(goods):
    return [(goods["murti"], 1), (goods["ittar"], 2), (goods["peda"], 1), (goods["kanthi"], 1)]


def coupons(goods):
    """Return 10 % off the ittar from its seller, and ₹100 off the whole basket from the market."""
    lines = lines_of(basket_of(wanted(goods)))
    own = [Discount(goods["ittar"].public_id, Funder.SELLER, "Ittar 10 %", 7000)]
    market = spread(lines=lines, total_paise=10000, funder=Funder.MARKETPLACE, label="RADHE100", after=own)
    return [*own, *market]


def capture(order, *, fee=5000, tax=900):
    """Have the gateway report the payment captured, with its fee."""
    payment = Payment.objects.get(order_ref=order.public_id)
    payment.gateway_order, payment.asked_paise = "order_VRTEST00000001", payment.amount_paise
    payment.save()
    report = GatewayPayment(
        id="pay_VRTEST00000001",
        order_id="order_VRTEST00000001",
        amount_paise=payment.amount_paise,
        currency="INR",
        status="captured",
        fee_paise=fee,
        fee_tax_paise=tax,
    )
    apply_gateway_payment(payment=payment, report=report, now=clock.now())


def send(order, seller):
    part = part_of(order, seller)
    accept(seller_order=part, by="bela")
    ship(seller_order=part, tracking="Rider Mohan 98123", by="bela")
    return part_of(order, seller)


@pytest.fixture
def example(db):
    open_market(fee_paise=4000)
    a, b = seller_a(), seller_b()
    goods = goods_of(a, b)
    order = place(wanted(goods), discounts=coupons(goods))
    return order, a, b, goods


def test_the_buyer_pays_2500_with_the_coupon_split_by_largest_remainder(example):
    order, a, b, goods = example
    assert order.payable_paise == 250000
    assert [line.market_discount_paise for line in order.lines.order_by("pk")] == [5074, 2461, 1875, 590]
    assert part_of(order, a).payable_paise == 192900 - 7535 + 4000
    assert part_of(order, b).payable_paise == 63100 - 2465


def test_invoices_fees_and_withheld_tax_are_those_of_the_example(example):
    order, a, b, goods = example
    capture(order)
    assert balance_of(A.GW) == 244100
    assert balance_of(A.PGFEE) == 5000
    assert balance_of(A.ITC) == 900
    assert balance_of(A.BUYER) == 250000
    send(order, a)
    send(order, b)
    invoice = Document.objects.get(seller=a, kind=DocumentKind.TAX_INVOICE)
    assert (invoice.taxable_paise, invoice.cgst_paise, invoice.sgst_paise) == (177104, 7898, 7898)
    assert invoice.total_paise == 192900
    bill = Document.objects.get(seller=b, kind=DocumentKind.PLAIN_BILL)
    assert (bill.taxable_paise, bill.total_paise) == (63100, 63100)
    delivery = Document.objects.get(kind=DocumentKind.DELIVERY_INVOICE)
    assert (delivery.taxable_paise, delivery.cgst_paise, delivery.sgst_paise) == (3390, 305, 305)
    assert balance_of(A.BUYER) == 0
    assert balance_of(A.COUPON) == 10000
    assert balance_of(A.SP, a) == 169075
    assert balance_of(A.SP, b) == 57144
    assert balance_of(A.COMM) == 19290 + 5048
    assert balance_of(A.DELIV) == 3390
    assert balance_of(A.GSTOUT) == 4990
    assert balance_of(A.TCS) == 886
    assert balance_of(A.TDS) == 177


def test_a_bottle_returned_before_settlement_lowers_what_settles(example):
    order, a, b, goods = example
    capture(order)
    part = send(order, a)
    mark_delivered(seller_order=part, by="rider")
    bottle = part.lines.get(stockrecord=goods["ittar"])
    reduction = return_lines(seller_order=part, pieces={bottle.public_id: 1}, reason="Changed my mind", by="asha")
    assert reduction.refund_paise == 30270
    note = Document.objects.get(kind=DocumentKind.CREDIT_NOTE)
    assert (note.taxable_paise, note.cgst_paise, note.sgst_paise, note.total_paise) == (26696, 2402, 2402, 31500)
    assert balance_of(A.SP, a) == 141452
    assert balance_of(A.COUPON) == 7535 - 1230
    assert balance_of(A.TCS) == 752
    assert balance_of(A.TDS) == 150


def test_composition_firm_is_taxed_at_source_on_its_taxable_goods(db):
    open_market(fee_paise=4000)
    a = seller_a()
    b = seller_b(kind=SellerKind.COMPOSITION, entity_type=EntityType.PARTNERSHIP, gstin="09ZZZCV9999L1ZD")
    goods = goods_of(a, b)
    order = place(wanted(goods), discounts=coupons(goods))
    capture(order)
    send(order, b)
    assert Document.objects.get(seller=b).kind == DocumentKind.BILL_OF_SUPPLY
    assert balance_of(A.TCS) == 240
    assert balance_of(A.TDS) == 63
    assert balance_of(A.SP, b) == 56841


def test_unregistered_seller_cannot_sell_to_delhi(example):
    order, a, b, goods = example
    lines = lines_of(basket_of(wanted(goods)))
    answer = quote(lines=lines, address=DELHI, on=clock.today())
    assert [[problem.code for problem in part.problems] for part in answer.parts] == [[], ["not_across_states"]]


def test_delhi_is_invoiced_with_igst(example):
    order, a, b, goods = example
    parts = [(goods["murti"], 1), (goods["ittar"], 2)]
    DeliveryRate.objects.filter(zone__code="z5").update(fee_paise=0)
    own = [Discount(goods["ittar"].public_id, Funder.SELLER, "Ittar 10 %", 7000)]
    order = place(parts, address=DELHI, discounts=own)
    capture(order)
    send(order, a)
    invoice = Document.objects.get(seller=a)
    assert (invoice.igst_paise, invoice.cgst_paise) == (15796, 0)
    assert balance_of(A.TCS) == 886


def test_what_is_kept_settles_after_the_return_window(example):
    order, a, b, goods = example
    capture(order)
    part = send(order, a)
    mark_delivered(seller_order=part, by="rider")
    settle_due(now=clock.now() + timedelta(days=6))
    assert not part.seller.credits.model.across_sellers.exists()
    settle_due(now=clock.now() + timedelta(days=8))
    assert [credit.amount_paise for credit in part.seller.credits.model.across_sellers.all()] == [169075]
