"""The forms of checkout and of taking things back."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.places import STATES, check_pincode_fits, normal_mobile, normal_pincode
from orders.queries.quoting import DeliveryAddress
from payments.states import PaymentMethod
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.text import clean_line


class LineField(forms.CharField):
    """One line of text; what is unseen falls out before it is asked whether anything is left."""

    def to_python(self, value: object) -> str:
        return clean_line(super().to_python(value))


class AddressForm(forms.Form):
    """Who gets the parcel, and where."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Mobile number"),
        max_length=20,
        help_text=_("The rider calls this number."),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("We send the order and its bills here."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    line1 = LineField(
        label=_("House, street or ashram"), max_length=200, widget=forms.TextInput({"autocomplete": "address-line1"})
    )
    line2 = LineField(
        label=_("Area"), max_length=200, required=False, widget=forms.TextInput({"autocomplete": "address-line2"})
    )
    landmark = LineField(label=_("Landmark"), max_length=120, required=False)
    city = LineField(label=_("Town"), max_length=80, widget=forms.TextInput({"autocomplete": "address-level2"}))
    pincode = forms.CharField(
        label=_("PIN code"),
        max_length=10,
        widget=forms.TextInput({"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    state_code = forms.ChoiceField(label=_("State"), choices=list(STATES.items()), initial="09")

    def clean_phone(self) -> str:
        return self._normal(normal_mobile, "phone")

    def clean_pincode(self) -> str:
        return self._normal(normal_pincode, "pincode")

    def clean(self) -> dict:
        typed = super().clean()
        if "pincode" in typed and "state_code" in typed:
            try:
                check_pincode_fits(typed["pincode"], typed["state_code"])
            except InvalidInput as refusal:
                self.add_error("pincode", str(refusal.message))
        return typed

    def _normal(self, rule, field: str) -> str:
        try:
            return rule(self.cleaned_data[field])
        except InvalidInput as error:
            raise forms.ValidationError(error.message) from error


def address_of(kept: dict) -> DeliveryAddress:
    """Return the address a session keeps."""
    return DeliveryAddress(**{name: value for name, value in kept.items() if name != "email"})


def first_guess(user: User | None) -> dict:
    """Return what is known of a person, to save typing: the usual address, else name and numbers."""
    if user is None:
        return {}
    known = {"name": user.name, "phone": user.phone or "", "email": user.email or ""}
    usual = user.postal_addresses.order_by("-is_default", "-pk").first()
    if usual is None:
        return known
    names = ("name", "phone", "line1", "line2", "landmark", "city", "state_code", "pincode")
    return known | {name: getattr(usual, name) for name in names}


class PlaceForm(forms.Form):
    """How to pay; the fingerprint is of the price that was shown."""

    basket = forms.CharField(max_length=40)
    seen = forms.CharField(max_length=64)
    method = forms.ChoiceField(choices=PaymentMethod.choices)


def refuse_other_fields(request: HttpRequest, known: set[str]) -> None:
    """A form of ours never carries a price: one that does was tampered with, and is told so."""
    for name in request.POST:
        if name not in known | {"csrfmiddlewaretoken"}:
            raise InvalidInput(_now("“%(name)s” is not a field of this form.") % {"name": name[:40]}, param=name[:40])
