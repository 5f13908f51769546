"""What the people who run a shop type about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sellers.models import Seller
from vrinda.kernel.forms import RefusableForm
from vrinda.kernel.hour_words import hour_words

KEPT = ("about", "about_hi", "phone", "closed_until", "orders_per_day", "accepts_cod", "return_window_days")


class ShopForm(RefusableForm):
    """The part of a shop's profile that its own people keep; the service checks what it says."""

    renamed = {"hours": "opens"}

    about = forms.CharField(
        label=_("About the shop"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    about_hi = forms.CharField(
        label=_("About the shop, in Hindi"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "hi"}),
    )
    phone = forms.CharField(
        label=_("Phone for buyers"), max_length=20, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    )
    opens = forms.TimeField(label=_("Opens"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    closes = forms.TimeField(label=_("Closes"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    opens_again = forms.TimeField(
        label=_("Opens again"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    closes_again = forms.TimeField(
        label=_("Closes again"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    closed_until = forms.DateField(
        label=_("Closed until"),
        required=False,
        help_text=_("The day you take orders again. Until then nothing can be bought, and your page says so."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    orders_per_day = forms.IntegerField(
        label=_("Most orders in a day"),
        required=False,
        min_value=1,
        help_text=_("After so many, buyers are asked to come tomorrow. Empty: no limit."),
    )
    accepts_cod = forms.BooleanField(label=_("Buyers may pay in cash at the door"), required=False)
    return_window_days = forms.IntegerField(label=_("Days in which a buyer may return"), min_value=0, max_value=60)

    @staticmethod
    def initial_of(seller: Seller) -> dict[str, object]:
        times = [time for span in seller.hours for time in span]
        names = ("opens", "closes", "opens_again", "closes_again")
        return {**{name: getattr(seller, name) for name in KEPT}, **dict(zip(names, times, strict=False))}

    def details(self) -> dict[str, object]:
        """Return the typed details as ``change_seller`` takes them."""
        typed = self.cleaned_data
        spans = [(typed["opens"], typed["closes"]), (typed["opens_again"], typed["closes_again"])]
        hours = [["" if time is None else time.strftime("%H:%M") for time in span] for span in spans if any(span)]
        return {**{name: typed[name] for name in KEPT}, "hours": hours}


def hours_of(seller: Seller) -> list[str]:
    """Write a shop's opening hours as people read them."""
    return [" – ".join(hour_words(part) for part in span) for span in seller.hours]
