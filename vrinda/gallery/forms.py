from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each kind, to see how they are drawn."""

    title = forms.CharField(label=_("Name"), help_text=_("As a buyer would say it."), max_length=80)
    price = forms.DecimalField(label=_("Price"), max_digits=8, decimal_places=2)
    story = forms.CharField(label=_("Description"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    size = forms.ChoiceField(label=_("Size"), choices=[("3", "3"), ("4", "4"), ("5", "5")])
    delivery = forms.ChoiceField(
        label=_("Delivery"),
        choices=[("rider", _("Market rider")), ("pickup", _("Pick up at the shop"))],
        widget=forms.RadioSelect,
    )
    is_gift = forms.BooleanField(label=_("Pack it as a gift"), required=False)
