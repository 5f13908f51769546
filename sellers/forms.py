"""Forms that both the storefront and the portal show about a shop."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.places import STATES
from sellers.models import Seller
from sellers.states import EntityType, SellerKind
from vrinda.kernel.forms import RefusableForm


class PapersForm(RefusableForm):
    """Who a shop is and where its money goes; the service checks every number."""

    name = forms.CharField(label=_("Name of the shop"), max_length=128)
    name_hi = forms.CharField(
        label=_("Name in Hindi"), max_length=128, required=False, widget=forms.TextInput(attrs={"lang": "hi"})
    )
    phone = forms.CharField(label=_("Phone"), max_length=24, widget=forms.TextInput(attrs={"type": "tel"}))
    email = forms.EmailField(label=_("E-mail"))
    address_line = forms.CharField(label=_("Address of the shop"), max_length=200)
    locality = forms.CharField(label=_("Area"), max_length=120)
    city = forms.CharField(label=_("Town"), max_length=80)
    pincode = forms.CharField(
        label=_("PIN code"), max_length=12, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    state_code = forms.ChoiceField(label=_("State"), choices=list(STATES.items()), initial="09")
    legal_name = forms.CharField(label=_("Legal name"), max_length=160, help_text=_("As on the PAN card."))
    entity_type = forms.ChoiceField(label=_("Kind of business"), choices=EntityType.choices)
    kind = forms.ChoiceField(label=_("How it stands to GST"), choices=SellerKind.choices)
    pan = forms.CharField(label=_("PAN"), max_length=14)
    gstin = forms.CharField(label=_("GSTIN"), max_length=20, required=False)
    enrolment_id = forms.CharField(
        label=_("GST enrolment number"), max_length=24, required=False, help_text=_("Instead of a GSTIN.")
    )
    fssai = forms.CharField(
        label=_("FSSAI licence"), max_length=20, required=False, help_text=_("Only when you sell food.")
    )
    fssai_expires_on = forms.DateField(
        label=_("FSSAI valid until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    bank_account = forms.CharField(
        label=_("Bank account"),
        max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    bank_account_again = forms.CharField(
        label=_("Bank account again"),
        max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    bank_ifsc = forms.CharField(label=_("IFSC"), max_length=14)

    @classmethod
    def initial_of(cls, seller: Seller) -> dict[str, object]:
        """Fill in what is known; what is secret is typed anew."""
        secret = {"pan", "bank_account", "bank_account_again"}
        return {name: getattr(seller, name) for name in cls.base_fields if name not in secret}

    def clean(self) -> dict:
        typed = super().clean()
        if typed.get("bank_account") != typed.get("bank_account_again"):
            self.add_error("bank_account_again", _("The two account numbers differ."))
        return typed

    def papers(self) -> dict[str, object]:
        """Return what was typed as ``register_seller`` takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "bank_account_again"}
