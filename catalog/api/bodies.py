"""What a shop sends about its offers."""

from vrinda.kernel.rest.fields import Flag, Integer, Money, PublicId, Text
from vrinda.kernel.rest.serializers import StrictSerializer


class NewOfferSerializer(StrictSerializer):
    """A product put on sale at the shop's price; prices include GST."""

    product = PublicId("prd")
    price = Money()
    mrp = Money()
    stock = Integer(min_value=0, max_value=1_000_000)
    sku = Text(max_length=128, required=False, default="")
    lead_time_days = Integer(min_value=0, max_value=90, required=False, default=0)


class OfferChangeSerializer(StrictSerializer):
    """What to change of an offer; what is left out stays."""

    price = Money(required=False)
    mrp = Money(required=False)
    is_active = Flag(required=False)
    lead_time_days = Integer(min_value=0, max_value=90, required=False)


class StockChangeSerializer(StrictSerializer):
    """Pieces that came or went, and why."""

    delta = Integer(min_value=-1_000_000, max_value=1_000_000)
    reason = Text(max_length=100)
