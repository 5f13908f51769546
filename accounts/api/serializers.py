"""A person and their addresses."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from accounts.places import normal_phone, normal_pincode, normal_state_code
from vrinda.kernel.rest.fields import Flag, Normal, Text
from vrinda.kernel.rest.serializers import StrictSerializer


class MeSerializer(serializers.Serializer):
    """The person a token acts for."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()
    email = serializers.EmailField(allow_null=True)
    phone = serializers.CharField(allow_null=True)
    language = serializers.CharField()


class AddressSerializer(serializers.Serializer):
    """Where a person wants things brought."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()
    phone = serializers.CharField()
    line1 = serializers.CharField()
    line2 = serializers.CharField()
    landmark = serializers.CharField()
    city = serializers.CharField()
    state_code = serializers.CharField()
    pincode = serializers.CharField()
    is_usual = serializers.BooleanField(source="is_default")


class AddressFieldsSerializer(StrictSerializer):
    """An address in India, as written by its person."""

    name = Text(max_length=120)
    phone = Normal(normal_phone, max_length=24, help_text="With country code; without one it is taken as Indian.")
    line1 = Text(max_length=200)
    line2 = Text(max_length=200, required=False, allow_blank=True)
    landmark = Text(max_length=120, required=False, allow_blank=True)
    city = Text(max_length=80)
    state_code = Normal(normal_state_code, max_length=2, help_text="Two digits of the GST state list, such as 09.")
    pincode = Normal(normal_pincode, max_length=10)


class NewAddressSerializer(AddressFieldsSerializer):
    """An address to keep."""

    is_usual = Flag(required=False)


class AddressChangeSerializer(AddressFieldsSerializer):
    """What to correct in an address; what is left out stays."""

    is_usual = Flag(required=False, help_text="Only true: to take it away, make another address the usual one.")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def validate_is_usual(self, value: bool) -> bool:
        if not value:
            raise serializers.ValidationError(_("Make another address the usual one instead."))
        return value
