"""What a shop types about its goods: prices in rupees, kept in paise."""

from collections.abc import Sequence
from decimal import Decimal

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.countries import country_choices
from catalog.models import Category, Product
from catalog.states import VegMark
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


class DeclarationsForm(ShelfForm):
    """What the law asks; which of it depends on the category, and the service says what is missing."""

    DECLARED = ("country_of_origin", "importer", "packer", "packed_on", "shelf_life_days", "veg_mark", "step_g")

    net_quantity = forms.CharField(
        label=_("Net quantity"),
        max_length=40,
        required=False,
        help_text=_("What one buyer gets: 1 piece, 250 g, 1 set."),
    )
    veg_mark = forms.ChoiceField(label=_("Veg mark"), choices=[("", _("Not food")), *VegMark.choices], required=False)
    shelf_life_days = forms.IntegerField(
        label=_("Best before, days from making"), min_value=1, max_value=10_000, required=False
    )
    packer = forms.CharField(
        label=_("Made or packed by"), max_length=300, required=False, help_text=_("Name and address.")
    )
    packed_on = forms.DateField(
        label=_("Month of packing"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    country_of_origin = forms.ChoiceField(
        label=_("Country of origin"), choices=country_choices, initial="IN", required=False
    )
    importer = forms.CharField(
        label=_("Imported by"), max_length=300, required=False, help_text=_("Name and address, for goods from abroad.")
    )
    step_g = forms.IntegerField(
        label=_("Sold loose in steps of, grams"),
        min_value=0,
        max_value=5000,
        required=False,
        help_text=_("For what you weigh out, such as 250. Price and stock then count such steps. Empty: by the piece."),
    )

    @classmethod
    def initial_of(cls, product: Product) -> dict[str, object]:
        return {name: getattr(product, name) for name in (*cls.DECLARED, "net_quantity")}

    def declarations(self) -> dict[str, object]:
        """Return the declarations as the services take them."""
        return {
            **{name: self.cleaned_data[name] for name in self.DECLARED},
            "country_of_origin": self.cleaned_data["country_of_origin"] or "IN",
            "step_g": self.cleaned_data["step_g"] or 0,
        }


class NewcomerForm(PictureForm):
    """What every new thing is: its words, its picture and its category, one of the leaves."""

    title = forms.CharField(label=_("Name in English"), max_length=255)
    title_hi = forms.CharField(
        label=_("Name in Hindi"), max_length=255, required=False, widget=forms.TextInput(attrs={"lang": "hi"})
    )
    description = forms.CharField(
        label=_("What it is"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    category = forms.TypedChoiceField(label=_("Category"), empty_value=None)

    def __init__(self, *args, categories: QuerySet[Category], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.categories = {str(category.pk): category for category in categories}
        self.fields["category"].coerce = self.categories.get
        self.fields["category"].choices = [("", _("Choose…")), *grouped(list(categories))]


class NewProductForm(DeclarationsForm, NewcomerForm):
    hsn = forms.CharField(
        label=_("HSN"),
        max_length=8,
        required=False,
        help_text=_("Empty: the usual one of the category. It decides the GST rate."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    price = RupeeField(label=_("Price, with GST"))
    mrp = RupeeField(label=_("MRP"))
    stock = forms.IntegerField(label=_("Pieces in stock"), min_value=0, max_value=1_000_000)
    sku = forms.CharField(label=_("Your own number (SKU)"), max_length=64, required=False)

    field_order = ["title", "title_hi", "category", "picture", "price", "mrp", "stock", "net_quantity"]

    def newcomer(self) -> dict[str, object]:
        """Return what was typed as ``offer_new_product`` takes it."""
        return {**self.cleaned_data, "declarations": self.declarations()}


class BundleForm(NewcomerForm):
    """A bundle: up to eight of the shop's own offers, with how many of each."""

    ROWS = 8
    renamed = {**ShelfForm.renamed, "parts": "part_1"}

    def __init__(self, *args, offers: Sequence[Offer], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Nothing more")), *((offer.public_id, offer.product.display_title) for offer in offers)]
        for row in range(1, self.ROWS + 1):
            self.fields[f"part_{row}"] = forms.ChoiceField(label=_("Thing"), choices=choices, required=False)
            self.fields[f"count_{row}"] = forms.IntegerField(
                label=_("How many"), min_value=1, max_value=20, initial=1, required=False
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"part_{row}"], self[f"count_{row}"]) for row in range(1, self.ROWS + 1)]

    def bundle(self) -> dict[str, object]:
        """Return what was typed as ``offer_bundle`` takes it."""
        typed = self.cleaned_data
        pairs = [(typed[f"part_{row}"], typed[f"count_{row}"] or 1) for row in range(1, self.ROWS + 1)]
        return {**typed, "parts": [pair for pair in pairs if pair[0]]}


def grouped(categories: list[Category]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the leaves of the tree under the names of their tops, in the page's language."""
    tops = {category.path: category for category in categories if category.depth == 1}
    groups: dict[str, list[tuple[str, str]]] = {}
    for category in categories:
        if category.numchild == 0:
            top = tops[category.path[: Category.steplen]]
            groups.setdefault(top.display_name, []).append((str(category.pk), category.display_name))
    return list(groups.items())
