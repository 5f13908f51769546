"""Orders as their buyers see them."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from orders.models import Order
from orders.queries.order_pages import OrderView, Part
from orders.states import DocumentKind, OrderStatus, ReductionKind, SellerOrderState
from payments.models import Payment
from payments.states import PaymentMethod, PaymentState
from sellers.api.serializers import SellerBriefSerializer
from sellers.states import Carrier
from vrinda.kernel.addresses import absolute
from vrinda.kernel.rest.fields import Moment, Money, Text
from vrinda.kernel.rest.serializers import ListParams, StrictSerializer


class OrderTotalsSerializer(serializers.Serializer):
    """What was agreed; GST is inside the amounts."""

    goods = Money(source="goods_paise")
    discount = Money(source="discount_paise")
    delivery = Money(source="delivery_paise")
    payable = Money(source="payable_paise")


class PartBriefSerializer(serializers.Serializer):
    """One shop's part of an order, in short."""

    id = serializers.CharField(source="public_id")
    seller = SellerBriefSerializer()
    state = serializers.ChoiceField(choices=SellerOrderState.choices)


class OrderBriefSerializer(serializers.Serializer):
    """An order in a list."""

    id = serializers.CharField(source="public_id")
    number = serializers.CharField()
    status = serializers.ChoiceField(choices=OrderStatus.choices)
    placed_at = Moment(source="date_placed")
    payment_method = serializers.ChoiceField(choices=PaymentMethod.choices)
    totals = OrderTotalsSerializer(source="*")
    parts = PartBriefSerializer(source="seller_orders.all", many=True)


class OrderListParams(ListParams):
    """Which of your orders are asked for."""

    status = serializers.ChoiceField(choices=OrderStatus.values, required=False)


class ShippingAddressSerializer(serializers.Serializer):
    """Where an order goes, as it was when it was placed."""

    name = serializers.CharField(source="first_name")
    phone = serializers.SerializerMethodField()
    line1 = serializers.CharField()
    line2 = serializers.CharField()
    landmark = serializers.CharField()
    city = serializers.CharField(source="line4")
    state_code = serializers.CharField()
    pincode = serializers.CharField(source="postcode")

    def get_phone(self, address) -> str | None:
        return str(address.phone_number) or None


class OrderLineSerializer(serializers.Serializer):
    """One line of an order; its price is frozen."""

    id = serializers.CharField(source="public_id")
    product = serializers.CharField(source="product.public_id", allow_null=True, default=None)
    title = serializers.CharField()
    title_hi = serializers.CharField()
    quantity = serializers.IntegerField()
    cancelled_quantity = serializers.IntegerField()
    returned_quantity = serializers.IntegerField()
    unit_price = Money(source="unit_price_paise")
    total = Money(source="gross_paise")
    discount = serializers.SerializerMethodField()
    tax_rate_bp = serializers.IntegerField()

    @extend_schema_field(Money)
    def get_discount(self, line) -> dict[str, Any]:
        return Money().to_representation(line.seller_discount_paise + line.market_discount_paise)


class ReducedLineSerializer(serializers.Serializer):
    """Pieces that left one line."""

    line = serializers.CharField(source="line.public_id")
    quantity = serializers.IntegerField()


class ReductionSerializer(serializers.Serializer):
    """Pieces that left an order, and what goes back for them."""

    id = serializers.CharField(source="public_id")
    kind = serializers.ChoiceField(choices=ReductionKind.choices)
    reason = serializers.CharField()
    refund = Money(source="refund_paise")
    created_at = Moment()
    lines = ReducedLineSerializer(source="lines.all", many=True)


class DocumentSerializer(serializers.Serializer):
    """A bill or credit note that was issued."""

    id = serializers.CharField(source="public_id")
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    number = serializers.CharField()
    total = Money(source="total_paise")
    issued_at = Moment()


class PartTotalsSerializer(serializers.Serializer):
    """What one shop's part comes to."""

    goods = Money(source="goods_paise")
    discount = serializers.SerializerMethodField()
    delivery = Money(source="delivery_paise")
    payable = Money(source="payable_paise")

    @extend_schema_field(Money)
    def get_discount(self, seller_order) -> dict[str, Any]:
        return Money().to_representation(seller_order.seller_discount_paise + seller_order.market_discount_paise)


class PartSerializer(serializers.Serializer):
    """One shop's part of an order: it moves by itself."""

    id = serializers.CharField(source="seller_order.public_id")
    number = serializers.CharField(source="seller_order.number")
    seller = SellerBriefSerializer(source="seller_order.seller")
    state = serializers.ChoiceField(source="seller_order.state", choices=SellerOrderState.choices)
    carrier = serializers.ChoiceField(source="seller_order.carrier", choices=Carrier.choices)
    tracking = serializers.CharField(source="seller_order.tracking")
    handover_code = serializers.SerializerMethodField(help_text="Tell it to whoever brings the parcel, at the door.")
    placed_at = Moment(source="seller_order.placed_at")
    accepted_at = Moment(source="seller_order.accepted_at", allow_null=True)
    shipped_at = Moment(source="seller_order.shipped_at", allow_null=True)
    delivered_at = Moment(source="seller_order.delivered_at", allow_null=True)
    returnable_until = Moment(source="seller_order.settles_at", allow_null=True)
    totals = PartTotalsSerializer(source="seller_order")
    due = Money(source="due_paise", help_text="What is to be paid for what is kept.")
    lines = OrderLineSerializer(many=True)
    reductions = ReductionSerializer(many=True)
    documents = DocumentSerializer(many=True)

    def get_handover_code(self, part: Part) -> str | None:
        on_its_way = part.seller_order.state == SellerOrderState.SHIPPED
        return part.seller_order.handover_code if on_its_way else None


class PaymentSerializer(serializers.Serializer):
    """How an order is paid, and where it stands."""

    id = serializers.CharField(source="public_id")
    method = serializers.ChoiceField(choices=PaymentMethod.choices)
    state = serializers.ChoiceField(choices=PaymentState.choices)
    amount = Money(source="amount_paise")
    refunded = Money(source="refunded_paise")
    expires_at = Moment(allow_null=True)
    pay_url = serializers.SerializerMethodField(help_text="Send the buyer's browser here to pay; null when not due.")

    def get_pay_url(self, payment: Payment) -> str | None:
        if payment.method != PaymentMethod.GATEWAY or payment.state != PaymentState.OPEN:
            return None
        return absolute(reverse("payments:pay", kwargs={"public_id": payment.public_id}))


class OrderSerializer(serializers.Serializer):
    """An order as its buyer sees it."""

    id = serializers.CharField(source="order.public_id")
    number = serializers.CharField(source="order.number")
    status = serializers.ChoiceField(source="order.status", choices=OrderStatus.choices)
    placed_at = Moment(source="order.date_placed")
    contact = serializers.SerializerMethodField()
    address = ShippingAddressSerializer(source="order.shipping_address")
    totals = OrderTotalsSerializer(source="order")
    payment = PaymentSerializer()
    parts = PartSerializer(many=True)
    can_cancel = serializers.BooleanField(source="can_cancel_all")

    @extend_schema_field(
        {
            "type": "object",
            "properties": {name: {"type": "string"} for name in ("name", "phone", "email")},
            "required": ["name", "phone", "email"],
        }
    )
    def get_contact(self, view: OrderView) -> dict[str, str]:
        order: Order = view.order
        return {"name": order.contact_name, "phone": order.contact_phone, "email": order.contact_email}


class PlacedOrderSerializer(OrderSerializer):
    """An order just placed; a guest's token is told this once."""

    order_token = serializers.SerializerMethodField(help_text="Send it as X-Order-Token to open the order later.")

    def get_order_token(self, view: OrderView) -> str | None:
        return self.context.get("order_token")


class CancelSerializer(StrictSerializer):
    """Why."""

    reason = Text(max_length=200, required=False, default="", allow_blank=True)


def active_language() -> str:
    return (translation.get_language() or settings.LANGUAGE_CODE)[:5]
