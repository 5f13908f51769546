"""A shop as strangers may see it."""

from rest_framework import serializers

from vrinda.kernel.rest.fields import Text
from vrinda.kernel.rest.serializers import ListParams


class SellerBriefSerializer(serializers.Serializer):
    """A shop, named."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()
    slug = serializers.CharField()


class SellerSerializer(SellerBriefSerializer):
    """A shop, with what the law wants buyers to know of it."""

    name_hi = serializers.CharField()
    about = serializers.CharField()
    about_hi = serializers.CharField()
    legal_name = serializers.CharField()
    gstin = serializers.CharField()
    fssai = serializers.CharField()
    phone = serializers.CharField()
    email = serializers.EmailField()
    address = serializers.CharField(source="address_line")
    locality = serializers.CharField()
    city = serializers.CharField()
    pincode = serializers.CharField()
    state_code = serializers.CharField()
    accepts_cash = serializers.BooleanField(source="accepts_cod")
    ships_by_courier = serializers.BooleanField()
    return_window_days = serializers.IntegerField()


class SellerListParams(ListParams):
    """Which shops are asked for."""

    pincode = Text(required=False, max_length=6, help_text="Shops in this PIN code.")
    sort = serializers.ChoiceField(choices=["name", "newest"], default="name")
