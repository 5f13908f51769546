"""What a shop types about its goods: prices in rupees, kept in paise."""

from decimal import Decimal

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.models import Category
from sellers.models import Offer
from sellers.states import StockReason
from vrinda.kernel.forms import RefusableForm
from vrinda.kernel.money import paise_of, rupees_of


class RupeeField(forms.DecimalField):
    """Rupees as typed; cleans to whole paise."""

    def __init__(self, **kwargs) -> None:
        widget = forms.NumberInput(attrs={"inputmode": "decimal", "min": "0.01", "step": "0.01"})
        super().__init__(max_digits=10, decimal_places=2, min_value=Decimal("0.01"), widget=widget, **kwargs)

    def clean(self, value: object) -> int | None:
        rupees = super().clean(value)
        return None if rupees is None else paise_of(rupees)


class ShelfForm(RefusableForm):
    renamed = {"price_paise": "price", "mrp_paise": "mrp", "delta": "pieces", "file": "picture"}


class OfferForm(ShelfForm):
    price = RupeeField(label=_("Price, with GST"))
    mrp = RupeeField(label=_("MRP"), help_text=_("As printed on the pack. The price may not be higher."))
    lead_time_days = forms.IntegerField(label=_("Days to make it ready"), min_value=0, max_value=90)
    is_active = forms.BooleanField(label=_("On sale"), required=False)

    @staticmethod
    def initial_of(offer: Offer) -> dict[str, object]:
        return {
            "price": offer.price,
            "mrp": rupees_of(offer.mrp_paise),
            "lead_time_days": offer.lead_time_days,
            "is_active": offer.is_active,
        }

    def terms(self) -> dict[str, object]:
        """Return what was typed as ``change_offer`` takes it."""
        typed = self.cleaned_data
        return {
            "price_paise": typed["price"],
            "mrp_paise": typed["mrp"],
            "lead_time_days": typed["lead_time_days"],
            "is_active": typed["is_active"],
        }


class StockForm(ShelfForm):
    pieces = forms.IntegerField(
        label=_("Pieces to add"),
        help_text=_("With a minus to take away, like −2."),
        widget=forms.NumberInput(attrs={"inputmode": "text"}),
    )
    reason = forms.ChoiceField(label=_("Why"), choices=StockReason.choices)


class PictureForm(ShelfForm):
    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG or WebP, square if you can."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )


class NewProductForm(PictureForm):
    title = forms.CharField(label=_("Name in English"), max_length=255)
    title_hi = forms.CharField(
        label=_("Name in Hindi"), max_length=255, required=False, widget=forms.TextInput(attrs={"lang": "hi"})
    )
    description = forms.CharField(
        label=_("What it is"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    category = forms.TypedChoiceField(label=_("Category"), empty_value=None)
    hsn = forms.CharField(
        label=_("HSN"),
        max_length=8,
        required=False,
        help_text=_("Empty: the usual one of the category. It decides the GST rate."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    net_quantity = forms.CharField(
        label=_("Net quantity"), max_length=40, help_text=_("What one buyer gets: 1 piece, 250 g, 1 set.")
    )
    price = RupeeField(label=_("Price, with GST"))
    mrp = RupeeField(label=_("MRP"))
    stock = forms.IntegerField(label=_("Pieces in stock"), min_value=0, max_value=1_000_000)
    sku = forms.CharField(label=_("Your own number (SKU)"), max_length=64, required=False)

    field_order = ["title", "title_hi", "category", "picture", "price", "mrp", "stock", "net_quantity"]

    def __init__(self, *args, categories: QuerySet[Category], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.categories = {str(category.pk): category for category in categories}
        self.fields["category"].coerce = self.categories.get
        self.fields["category"].choices = [("", _("Choose…")), *grouped(list(categories))]


def grouped(categories: list[Category]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the leaves of the tree under the names of their tops, in the page's language."""
    tops = {category.path: category for category in categories if category.depth == 1}
    groups: dict[str, list[tuple[str, str]]] = {}
    for category in categories:
        if category.numchild == 0:
            top = tops[category.path[: Category.steplen]]
            groups.setdefault(top.display_name, []).append((str(category.pk), category.display_name))
    return list(groups.items())
