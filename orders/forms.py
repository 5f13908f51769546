"""What the forms of buyers and of shops have in common."""

from collections.abc import Mapping

from orders.services.basket import parse_quantity

LINE = "line:"


def pieces_of(typed: Mapping[str, str]) -> dict[str, int]:
    """Return line id → pieces from the fields ``line:<id>``; what stands at 0 is left out."""
    return {
        name.removeprefix(LINE): parse_quantity(value)
        for name, value in typed.items()
        if name.startswith(LINE) and value != "0"
    }
