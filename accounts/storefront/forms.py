"""What people type about themselves; the services check and normalise it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.places import STATES
from vrinda.kernel.forms import RefusableForm


class ProfileForm(RefusableForm):
    name = forms.CharField(
        label=_("Your name"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("We write to you in"),
        choices=[("", _("the language of the page")), ("en", "English"), ("hi", "हिन्दी")],
        required=False,
    )


class AddressForm(RefusableForm):
    name = forms.CharField(
        label=_("Who receives it"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=24,
        help_text=_("The rider calls this number."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    line1 = forms.CharField(
        label=_("House, street"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "address-line1"})
    )
    line2 = forms.CharField(
        label=_("Area"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-line2"}),
    )
    landmark = forms.CharField(
        label=_("Landmark"), max_length=120, required=False, help_text=_("Such as: beside the Radha Vallabh temple.")
    )
    pincode = forms.CharField(
        label=_("PIN code"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    city = forms.CharField(
        label=_("Town"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "address-level2"})
    )
    state_code = forms.ChoiceField(label=_("State"), choices=list(STATES.items()), initial="09")
