"""Bodies and query strings read strictly: an unknown name is an error, not a wish that is ignored."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from vrinda.kernel.errors import DomainError
from vrinda.kernel.rest.fields import NamesParam, NumberParam, Text

MOST_ROWS = 100
USUAL_ROWS = 20


class StrictSerializer(serializers.Serializer):
    """Reads an object of known names only."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, Mapping):
            unknown = sorted(str(name) for name in data if name not in self.fields)
            if unknown:
                problem = serializers.ErrorDetail(str(_("This is not a field of this request.")), code="unknown_field")
                raise ValidationError({name[:60]: [problem] for name in unknown[:1]})
        return super().to_internal_value(data)


class ShapeParams(StrictSerializer):
    """How an answer is shaped."""

    fields_ = NamesParam(required=False, max_length=500, help_text="Only these top-level fields, with commas between.")
    expand = NamesParam(required=False, max_length=500, help_text="Embed these, with commas between.")

    def get_fields(self) -> dict[str, serializers.Field]:
        found = super().get_fields()
        # `fields` is a word of DRF's own, so that it cannot be the name of the attribute.
        return {"fields" if name == "fields_" else name: field for name, field in found.items()}


class ListParams(ShapeParams):
    """Which rows of a list are asked for."""

    limit = NumberParam(required=False, min_value=1, max_value=MOST_ROWS, default=USUAL_ROWS)
    cursor = Text(required=False, max_length=600, help_text="The `next` of the page before.")


def read_body(serializer: type[StrictSerializer], body: Any, **kwargs: Any) -> dict[str, Any]:
    """Return a body's values, or refuse it."""
    reader = serializer(data=body, **kwargs)
    reader.is_valid(raise_exception=True)
    return reader.validated_data


def read_params(serializer: type[StrictSerializer], params: QueryDict) -> dict[str, Any]:
    """Return a query string's values, or refuse it; a name given twice has no meaning here."""
    for name, values in params.lists():
        if len(values) > 1:
            raise ValidationError({name[:60]: [_("Give this once.")]})
    return read_body(serializer, params.dict())


def shaped(serializer: serializers.Serializer, row: object, wanted: Collection[str] | None) -> dict[str, Any]:
    """Return a row's representation, trimmed to the fields that were asked for."""
    return trimmed(serializer.to_representation(row), wanted, serializer)


def trimmed(
    shown: dict[str, Any], wanted: Collection[str] | None, serializer: serializers.Serializer
) -> dict[str, Any]:
    if wanted is None:
        return shown
    for name in wanted:
        if name not in serializer.fields:
            raise ValidationError({"fields": [_("There is no field “%(name)s” here.") % {"name": name[:40]}]})
    return {name: value for name, value in shown.items() if name in wanted}


def check_expand(wanted: Collection[str], allowed: Collection[str]) -> set[str]:
    """Return what to embed; a name outside the list is refused."""
    for name in wanted:
        if name not in allowed:
            raise ValidationError({"expand": [_("“%(name)s” cannot be embedded here.") % {"name": name[:40]}]})
    return set(wanted)


@contextmanager
def told_as(**names: str) -> Iterator[None]:
    """Name the offending input as the body calls it, where a service calls it otherwise."""
    try:
        yield
    except DomainError as error:
        error.param = names.get(error.param, error.param)
        raise
