"""What the gateway accepts and how it words a refusal; integer paise, rounded half up."""

import re
import secrets
import string
from typing import Any

BASE62 = string.ascii_letters + string.digits
MINIMUM_PAISE = 100
MAXIMUM_PAISE = 50_000_000_00


class ApiError(Exception):
    """A refusal in the gateway's own error body."""

    def __init__(
        self,
        description: str,
        *,
        status: int = 400,
        code: str = "BAD_REQUEST_ERROR",
        field: str | None = None,
        reason: str = "input_validation_failed",
        metadata: dict[str, str] | None = None,
    ) -> None:
        super().__init__(description)
        self.status = status
        self.body = {
            "error": {
                "code": code,
                "description": description,
                "field": field,
                "source": "business",
                "step": "payment_initiation",
                "reason": reason,
                "metadata": metadata or {},
            }
        }


def new_id(prefix: str) -> str:
    """Return an opaque id as the gateway makes them: prefix and 14 base62 characters."""
    return f"{prefix}_{random_base62()}"


def random_base62() -> str:
    """Return 14 random base62 characters."""
    return "".join(secrets.choice(BASE62) for _ in range(14))


def half_up(numerator: int, denominator: int) -> int:
    """Divide two non-negative integers, rounding halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def fee_and_tax(amount: int, *, rate_bp: int, gst_bp: int) -> tuple[int, int]:
    """Return (fee including its tax, tax), as the gateway reports them."""
    base = half_up(amount * rate_bp, 10_000)
    tax = half_up(base * gst_bp, 10_000)
    return base + tax, tax


def check_fields(body: dict[str, Any], *allowed: str) -> None:
    """Refuse fields the endpoint does not know, as the gateway does."""
    unknown = [name for name in body if name not in allowed]
    if unknown:
        raise ApiError(f"{', '.join(unknown)} is/are not required and should not be sent", field=unknown[0])


def amount_in(body: dict[str, Any], *, field: str = "amount") -> int:
    """Return a required amount in paise."""
    if body.get(field) is None:
        raise ApiError(f"The {field} field is required.", field=field)
    amount = body[field]
    if type(amount) is not int:
        raise ApiError(f"The {field} must be an integer.", field=field)
    if amount < MINIMUM_PAISE:
        raise ApiError("The amount must be at least INR 1.00", field=field)
    if amount > MAXIMUM_PAISE:
        raise ApiError("Amount exceeds maximum amount allowed.", field=field)
    return amount


def check_currency(body: dict[str, Any], *, required: bool = True) -> None:
    """Accept rupees only."""
    currency = body.get("currency")
    if currency is None and not required:
        return
    if currency is None:
        raise ApiError("The currency field is required.", field="currency")
    if currency != "INR":
        raise ApiError("The currency should be INR.", field="currency")


def text_in(body: dict[str, Any], field: str, *, longest: int) -> str | None:
    """Return an optional text no longer than `longest`."""
    value = body.get(field)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ApiError(f"The {field} must be a string.", field=field)
    if len(value) > longest:
        raise ApiError(f"The {field} may not be greater than {longest} characters.", field=field)
    return value


def choice_in(body: dict[str, Any], field: str, *choices: str) -> str | None:
    """Return an optional text that must be one of `choices`."""
    value = body.get(field)
    if value is not None and value not in choices:
        raise ApiError(f"The selected {field} is invalid.", field=field)
    return value


def whole_number_in(body: dict[str, Any], field: str, *, least: int, most: int) -> int | None:
    """Return an optional integer between two bounds."""
    value = body.get(field)
    if value is None:
        return None
    if type(value) is not int or not least <= value <= most:
        raise ApiError(f"The {field} must be between {least} and {most}.", field=field)
    return value


def object_in(body: dict[str, Any], field: str) -> dict[str, Any]:
    """Return an optional nested object, empty when left out."""
    value = body.get(field) or {}
    if not isinstance(value, dict):
        raise ApiError(f"The {field} must be an object.", field=field)
    return value


def notes_in(body: dict[str, Any]) -> dict[str, Any] | list[Any]:
    """Return the notes; the gateway answers an empty list, not an empty object, when there are none."""
    notes = body.get("notes") or []
    if not notes:
        return []
    if not isinstance(notes, dict):
        raise ApiError("The notes must be an array.", field="notes")
    if len(notes) > 15:
        raise ApiError("Number of fields in notes should be less than or equal to 15", field="notes")
    if any(len(str(value)) > 256 for value in notes.values()):
        raise ApiError("The notes value may not be greater than 256 characters.", field="notes")
    return notes


def check_id(value: str, prefix: str) -> str:
    """Refuse an id of another shape."""
    if not re.fullmatch(prefix + "_[A-Za-z0-9]{14}", value):
        raise ApiError(f"{value[:60]} is not a valid id")
    return value
