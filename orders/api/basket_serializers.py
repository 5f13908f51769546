"""Baskets and quotes as integrators see them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from oscar.apps.basket.models import Basket
from rest_framework import serializers

from accounts.places import check_pincode_fits, normal_mobile, normal_phone, normal_pincode, normal_state_code
from orders.models import BasketHandle
from orders.queries.baskets import BasketLine, by_seller
from payments.states import PaymentMethod
from sellers.api.serializers import SellerBriefSerializer
from sellers.states import Carrier
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.rest.fields import Moment, Money, Normal, PublicId, Quantity, Text
from vrinda.kernel.rest.serializers import StrictSerializer

STATES = {Basket.OPEN: "open", Basket.FROZEN: "open", Basket.SUBMITTED: "ordered", Basket.MERGED: "merged"}


class NewBasketSerializer(StrictSerializer):
    """Nothing is needed to open a basket."""


class NewLineSerializer(StrictSerializer):
    """Pieces of one offer, put in on top of what is there."""

    offer = PublicId("off")
    quantity = Quantity()


class LineChangeSerializer(StrictSerializer):
    """How many pieces the line is to hold."""

    quantity = Quantity()


class BasketLineSerializer(serializers.Serializer):
    """Pieces of one offer at its price of now."""

    id = serializers.CharField(source="public_id")
    offer = serializers.CharField(source="offer.public_id")
    product = serializers.CharField(source="product.public_id")
    title = serializers.CharField()
    title_hi = serializers.CharField()
    quantity = serializers.IntegerField()
    unit_price = Money(source="unit_price_paise")
    total = Money(source="total_paise")
    has_new_price = serializers.BooleanField(help_text="The price has changed since the line was put in.")
    problem = serializers.SerializerMethodField(help_text="Why it cannot be bought as it stands, in words.")

    def get_problem(self, line: BasketLine) -> str | None:
        return line.problem or None


class BasketSectionSerializer(serializers.Serializer):
    """What a basket holds of one shop."""

    seller = SellerBriefSerializer()
    goods = Money()
    lines = BasketLineSerializer(many=True)


class BasketSerializer(serializers.Serializer):
    """A basket of things from many shops."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=["open", "ordered", "merged"])
    count = serializers.IntegerField(help_text="Pieces, all in all.")
    goods = Money()
    sections = BasketSectionSerializer(many=True)


class OpenedBasketSerializer(BasketSerializer):
    """A new basket; a guest's secret is told this once."""

    secret = serializers.CharField(allow_null=True, help_text="Send it as X-Basket-Secret from now on.")


def basket_content(handle: BasketHandle, lines: list[BasketLine]) -> dict[str, Any]:
    """Return a basket with its sums, ready to draw."""
    sections = [
        {"seller": seller, "lines": group, "goods": sum(line.total_paise for line in group)}
        for seller, group in by_seller(lines)
    ]
    return {
        "id": handle.public_id,
        "state": STATES[handle.basket.status],
        "count": sum(line.quantity for line in lines),
        "goods": sum(section["goods"] for section in sections),
        "sections": sections,
    }


class DeliveryAddressSerializer(StrictSerializer):
    """Where the things go."""

    name = Text(max_length=120)
    phone = Normal(normal_mobile, max_length=24, help_text="An Indian mobile number: the rider calls it.")
    line1 = Text(max_length=200)
    line2 = Text(max_length=200, required=False, default="", allow_blank=True)
    landmark = Text(max_length=120, required=False, default="", allow_blank=True)
    city = Text(max_length=80)
    state_code = Normal(normal_state_code, max_length=2)
    pincode = Normal(normal_pincode, max_length=10)

    def validate(self, attrs: dict) -> dict:
        try:
            check_pincode_fits(attrs["pincode"], attrs["state_code"])
        except InvalidInput as refusal:
            raise serializers.ValidationError({"pincode": [str(refusal.message)]}) from None
        return attrs


class QuoteRequestSerializer(StrictSerializer):
    """A basket and where it goes: an address written out, or one of your own."""

    basket = PublicId("bsk")
    address = DeliveryAddressSerializer(required=False)
    address_id = PublicId("adr", required=False)


class ContactSerializer(StrictSerializer):
    """Whom to write to about the order."""

    name = Text(max_length=120)
    phone = Normal(normal_phone, max_length=24)
    email = serializers.EmailField(max_length=254)


class PlaceSerializer(StrictSerializer):
    """The price that was told, whom to write to, and how it will be paid."""

    quote_id = Text(max_length=4000)
    contact = ContactSerializer()
    payment_method = serializers.ChoiceField(choices=PaymentMethod.choices)


class ProblemSerializer(serializers.Serializer):
    """Why something is not possible."""

    code = serializers.CharField()
    message = serializers.CharField()


class DeliveryChoiceSerializer(serializers.Serializer):
    """One way a shop's parcel can come."""

    carrier = serializers.ChoiceField(choices=Carrier.choices)
    fee = Money()
    free_above = Money(allow_null=True)
    min_days = serializers.IntegerField()
    max_days = serializers.IntegerField()
    is_chosen = serializers.BooleanField()


class QuotedLineSerializer(serializers.Serializer):
    """One line with what it costs after discounts."""

    id = serializers.CharField(source="line.public_id")
    offer = serializers.CharField(source="line.offer.public_id")
    product = serializers.CharField(source="line.product.public_id")
    title = serializers.CharField(source="line.title")
    title_hi = serializers.CharField(source="line.title_hi")
    quantity = serializers.IntegerField(source="line.quantity")
    unit_price = Money(source="line.unit_price_paise")
    total = Money(source="gross_paise")
    payable = Money(source="pays_paise")
    tax_rate_bp = serializers.IntegerField(help_text="GST inside the price, in basis points.")


class QuoteTotalsSerializer(serializers.Serializer):
    """What it comes to; GST is inside the amounts."""

    goods = Money()
    discount = Money()
    delivery = Money()
    payable = Money()
    tax_included = Money()


class QuotedPartSerializer(serializers.Serializer):
    """One shop's part of a quote."""

    seller = SellerBriefSerializer()
    lines = QuotedLineSerializer(many=True)
    delivery_choices = DeliveryChoiceSerializer(many=True)
    totals = QuoteTotalsSerializer()
    problems = ProblemSerializer(many=True)


class MethodSerializer(serializers.Serializer):
    """A way to pay, and whether this order can be paid so."""

    method = serializers.ChoiceField(choices=PaymentMethod.choices)
    is_possible = serializers.BooleanField()
    problem = serializers.SerializerMethodField()

    @extend_schema_field(ProblemSerializer(allow_null=True))
    def get_problem(self, method: dict[str, Any]) -> dict[str, Any] | None:
        return ProblemSerializer(method["problem"]).data if method["problem"] else None


class QuoteSerializer(serializers.Serializer):
    """What a basket costs, brought to an address; held until it expires."""

    quote_id = serializers.CharField()
    expires_at = Moment()
    basket = serializers.CharField()
    can_be_placed = serializers.BooleanField()
    parts = QuotedPartSerializer(many=True)
    totals = QuoteTotalsSerializer()
    payment_methods = MethodSerializer(many=True)
