"""Orders as the shop that fills them sees them: its own lines, and of the buyer what delivery needs."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from orders.api.order_serializers import PartTotalsSerializer, ShippingAddressSerializer
from orders.models import Line, SellerOrder
from orders.queries.order_pages import CLOSED
from orders.queries.positions import due_paise
from orders.states import SellerOrderState
from orders.states import SellerOrderState as S
from payments.states import PaymentMethod
from sellers.states import Carrier
from vrinda.kernel.rest.fields import Moment, Money, PublicId, Quantity, Text
from vrinda.kernel.rest.serializers import ListParams, StrictSerializer

FOR_MONEY_EYES = "Null for roles that do not see money."


class DeliverToSerializer(ShippingAddressSerializer):
    """Where the parcel goes; the phone is hidden once the order is closed."""

    def get_phone(self, address) -> str | None:
        return None if self.context.get("hides_phone") else super().get_phone(address)


class ShopLineSerializer(serializers.Serializer):
    """One of the shop's own lines."""

    id = serializers.CharField(source="public_id")
    product = serializers.CharField(source="product.public_id", allow_null=True, default=None)
    sku = serializers.CharField(source="partner_sku")
    title = serializers.CharField()
    title_hi = serializers.CharField()
    quantity = serializers.IntegerField()
    cancelled_quantity = serializers.IntegerField()
    returned_quantity = serializers.IntegerField()
    unit_price = serializers.SerializerMethodField(help_text=FOR_MONEY_EYES)
    total = serializers.SerializerMethodField(help_text=FOR_MONEY_EYES)

    @extend_schema_field(Money(allow_null=True))
    def get_unit_price(self, line: Line) -> dict[str, Any] | None:
        return self._money(line.unit_price_paise)

    @extend_schema_field(Money(allow_null=True))
    def get_total(self, line: Line) -> dict[str, Any] | None:
        return self._money(line.gross_paise)

    def _money(self, paise: int) -> dict[str, Any] | None:
        return Money().to_representation(paise) if self.context["sees_money"] else None


class ShopOrderSerializer(serializers.Serializer):
    """An order as the shop that fills it sees it."""

    id = serializers.CharField(source="public_id")
    number = serializers.CharField()
    state = serializers.ChoiceField(choices=SellerOrderState.choices)
    carrier = serializers.ChoiceField(choices=Carrier.choices)
    tracking = serializers.CharField()
    placed_at = Moment()
    accepted_at = Moment(allow_null=True)
    shipped_at = Moment(allow_null=True)
    delivered_at = Moment(allow_null=True)
    settles_at = Moment(allow_null=True)
    deliver_to = serializers.SerializerMethodField()
    payment_method = serializers.ChoiceField(source="order.payment_method", choices=PaymentMethod.choices)
    cash_to_collect = serializers.SerializerMethodField(help_text="Null unless cash is due at the door.")
    lines = serializers.SerializerMethodField()
    totals = serializers.SerializerMethodField(help_text=FOR_MONEY_EYES)

    @extend_schema_field(DeliverToSerializer)
    def get_deliver_to(self, seller_order: SellerOrder) -> dict[str, Any]:
        context = {"hides_phone": seller_order.state in CLOSED}
        return DeliverToSerializer(seller_order.order.shipping_address, context=context).data

    @extend_schema_field(Money(allow_null=True))
    def get_cash_to_collect(self, seller_order: SellerOrder) -> dict[str, Any] | None:
        waits = seller_order.state in (S.CONFIRMED, S.ACCEPTED, S.SHIPPED)
        if not waits or seller_order.order.payment_method != PaymentMethod.COD:
            return None
        return Money().to_representation(due_paise(seller_order, list(seller_order.lines.all())))

    @extend_schema_field(ShopLineSerializer(many=True))
    def get_lines(self, seller_order: SellerOrder) -> list[dict[str, Any]]:
        return ShopLineSerializer(seller_order.lines.all(), many=True, context=self.context).data

    @extend_schema_field(PartTotalsSerializer(allow_null=True))
    def get_totals(self, seller_order: SellerOrder) -> dict[str, Any] | None:
        return PartTotalsSerializer(seller_order).data if self.context["sees_money"] else None


class ShopOrderListParams(ListParams):
    """Which of the shop's orders are asked for."""

    state = serializers.ChoiceField(
        choices=[state for state in S.values if state not in (S.PLACED, S.EXPIRED)], required=False
    )


class AcceptSerializer(StrictSerializer):
    """Nothing is needed to accept."""


class ShipSerializer(StrictSerializer):
    """How the parcel can be followed."""

    tracking = Text(max_length=120, help_text="Courier and number, or the rider's name and phone.")


class DeliverSerializer(StrictSerializer):
    """The proof that it arrived."""

    handover_code = Text(max_length=6, help_text="The digits the buyer has.")


class CancelledPiecesSerializer(StrictSerializer):
    """Pieces of one line."""

    line = PublicId("lin")
    quantity = Quantity()


class CancelLinesSerializer(StrictSerializer):
    """What cannot be given, and why."""

    lines = CancelledPiecesSerializer(many=True, allow_empty=False, max_length=50)
    reason = Text(max_length=200)
