"""Form fields that people fill in rupees and percents, and that give paise and basis points."""

from decimal import Decimal

from django import forms
from unfold.widgets import UnfoldAdminDecimalFieldWidget

from vrinda.kernel.money import paise_of, rupees_of


class HundredthsField(forms.DecimalField):
    """Reads a number with two decimals as a whole number of hundredths."""

    widget = UnfoldAdminDecimalFieldWidget

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"decimal_places": 2, "max_digits": 14, "min_value": Decimal(0), **kwargs})

    def prepare_value(self, value):
        return rupees_of(value) if isinstance(value, int) else value

    def clean(self, value) -> int | None:
        number = super().clean(value)
        return None if number is None else paise_of(number)

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class RupeesField(HundredthsField):
    """₹49.50 on the page, 4950 paise in the code."""


class PercentField(HundredthsField):
    """2.5 % on the page, 250 basis points in the code."""
