"""Fields that take exactly what they say: no number in a string, no true for 1, no float near money."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.ids import ALPHABET, LENGTH

CURRENCY = "INR"
HIGHEST_AMOUNT = 10**12


class Integer(serializers.IntegerField):
    """A JSON integer."""

    default_error_messages = {"invalid": _("Give a whole number.")}

    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            self.fail("invalid")
        return data


class Quantity(Integer):
    """A number of pieces."""

    def __init__(self, **kwargs) -> None:
        super().__init__(min_value=1, max_value=100, **kwargs)


class Flag(serializers.BooleanField):
    """A JSON true or false."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Text(serializers.CharField):
    """A JSON string."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Normal(Text):
    """Text brought into its stored form by a rule of a room, such as ``accounts.places.normal_pincode``."""

    def __init__(self, rule: Callable[[str], str], **kwargs) -> None:
        self.rule = rule
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        try:
            return self.rule(text)
        except InvalidInput as error:
            raise serializers.ValidationError(str(error.message), code=error.code) from error


class PublicId(serializers.RegexField):
    """An id such as ``off_7k…``."""

    default_error_messages = {"invalid": _("This is not an id of the kind that belongs here.")}

    def __init__(self, prefix: str, **kwargs) -> None:
        self.prefix = prefix
        super().__init__(rf"^{prefix}_[{ALPHABET}]{{{LENGTH}}}\Z", max_length=32, trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class MoneySerializer(serializers.Serializer):
    """An amount in paise beside its currency."""

    amount = Integer(help_text="Integer minor units: paise.")
    currency = serializers.ChoiceField(choices=[CURRENCY])


@extend_schema_field(MoneySerializer)
class Money(serializers.Field):
    """Paise in our code, ``{"amount": 52500, "currency": "INR"}`` outside."""

    default_error_messages = {"invalid": _("Give money as amount, a whole number of paise, beside its currency, INR.")}

    def to_internal_value(self, data: Any) -> int:
        fits = isinstance(data, dict) and set(data) == {"amount", "currency"} and data["currency"] == CURRENCY
        if not fits or type(data["amount"]) is not int or abs(data["amount"]) > HIGHEST_AMOUNT:
            self.fail("invalid")
        return data["amount"]

    def to_representation(self, paise: int) -> dict[str, Any]:
        return {"amount": paise, "currency": CURRENCY}


@extend_schema_field(OpenApiTypes.DATETIME)
class Moment(serializers.Field):
    """A time in RFC 3339, UTC."""

    def __init__(self, **kwargs) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, moment: datetime) -> str:
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class NumberParam(serializers.IntegerField):
    """A whole number in a query string: ASCII digits."""

    default_error_messages = {"invalid": _("Give a whole number.")}

    def to_internal_value(self, data: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", data):
            self.fail("invalid")
        return int(data)


class FlagParam(serializers.BooleanField):
    """``true`` or ``false`` in a query string."""

    def to_internal_value(self, data: str) -> bool:
        if data not in ("true", "false"):
            self.fail("invalid", input=data)
        return data == "true"


class NamesParam(serializers.CharField):
    """Names in a query string, with commas between."""

    def to_internal_value(self, data: str) -> list[str]:
        return [name.strip() for name in super().to_internal_value(data).split(",") if name.strip()]
