"""Columns of admin lists and details: rupees, percents, the last digits of what must stay secret."""

from collections.abc import Callable

from django.db.models import Field, Model
from django.utils.text import capfirst
from unfold.decorators import display

from vrinda.kernel.money import format_inr, format_percent

Column = Callable[[Model], str | None]


def rupees(name: str, label: str) -> Column:
    """Show a column of paise as ₹1,23,456.78."""

    @display(description=label, ordering=name)
    def column(row: Model) -> str | None:
        amount = getattr(row, name)
        return None if amount is None else format_inr(amount)

    column.__name__ = f"{name}_in_rupees"
    return column


def percent(name: str, label: str) -> Column:
    """Show a column of basis points as a percentage: 250 is 2.5 %."""

    @display(description=label, ordering=name)
    def column(row: Model) -> str | None:
        rate = getattr(row, name)
        return None if rate is None else format_percent(rate)

    column.__name__ = f"{name}_in_percent"
    return column


def masked(text: str) -> str:
    """Keep the last four characters of a secret: enough to recognise it, too little to use it."""
    return f"•••• {text[-4:]}" if text else ""


def detail_of(field: Field) -> Column | str:
    """Return what a read-only page shows for a model's field: its money in rupees, the rest as it is."""
    if field.name.endswith("_paise"):
        return rupees(field.name, capfirst(str(field.verbose_name).removesuffix(" paise")))
    if field.name.endswith("_bp"):
        return percent(field.name, capfirst(str(field.verbose_name).removesuffix(" bp")))
    return field.name
