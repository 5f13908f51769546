"""allauth's forms where they let something through."""

from allauth.account.forms import RequestLoginCodeForm as AllauthsForm
from django import forms
from django.utils.translation import gettext as _


class RequestLoginCodeForm(AllauthsForm):
    """Asks whom to send the code to; allauth's own takes an empty form and breaks on it."""

    def clean(self) -> dict:
        typed = super().clean()
        if not self.errors and not any(typed.get(name) for name in self.fields):
            raise forms.ValidationError(_("Give your e-mail address or phone number."))
        return typed
