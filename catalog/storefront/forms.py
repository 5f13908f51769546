"""What people type about things and shops; the services check and keep it."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.services.alerts import LONGEST_SEARCH
from catalog.services.questions import LONGEST_ANSWER, LONGEST_QUESTION
from catalog.services.reviews import LONGEST_TEXT, MOST_PHOTOS
from catalog.services.thakurji import LONGEST_NAME as LONGEST_PET_NAME
from catalog.services.wish_lists import LONGEST_NAME
from catalog.states import AlertKind, Deity
from vrinda.kernel.forms import RefusableForm

PICTURES = "image/jpeg,image/png,image/webp"


def _photos_taken() -> str:
    words = gettext("Up to %(most)d, JPEG, PNG or WebP. Where they were taken is not kept.")
    return words % {"most": MOST_PHOTOS}


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Photos(forms.FileField):
    """Several pictures in one field; the service opens and judges them."""

    widget = SeveralFiles

    def clean(self, data: object, initial: object = None) -> list:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(Photos, self).clean(file, initial) for file in files if file]


class ReviewForm(RefusableForm):
    stars = forms.TypedChoiceField(
        label=_("How many stars?"),
        coerce=int,
        choices=[(5, _("5: excellent")), (4, _("4: good")), (3, _("3: fair")), (2, _("2: poor")), (1, _("1: bad"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("In your words"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("What was good, what was not? No phone numbers and no links, please."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    photos = Photos(
        label=_("Photos"),
        required=False,
        help_text=lazy(_photos_taken, str)(),
        widget=SeveralFiles(attrs={"accept": PICTURES}),
    )
    drops_photos = forms.BooleanField(label=_("Take the photos away that are there now"), required=False)


class QuestionForm(RefusableForm):
    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        help_text=_("Everybody can read it. The shop answers, or somebody who has bought the thing."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(RefusableForm):
    text = forms.CharField(label=_("Your answer"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 4}))


class ReportForm(RefusableForm):
    reason = forms.CharField(
        label=_("What is wrong with it?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class ListForm(RefusableForm):
    name = forms.CharField(label=_("Name of the list"), max_length=LONGEST_NAME)


class AlertForm(RefusableForm):
    kind = forms.ChoiceField(
        label=_("Write to me when"),
        choices=[(AlertKind.BACK, _("it is back in stock")), (AlertKind.CHEAPER, _("it costs less than now"))],
        widget=forms.RadioSelect,
    )
    email = forms.CharField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class SearchAlertForm(RefusableForm):
    renamed = {"text": "q"}

    q = forms.CharField(label=_("What you look for"), max_length=LONGEST_SEARCH)
    email = forms.CharField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class ThakurjiForm(RefusableForm):
    """Whom a household has at home; the service reads number and height as people write them."""

    deity = forms.ChoiceField(label=_("Who is at home?"), choices=Deity.choices)
    number = forms.CharField(
        label=_("Size number"),
        max_length=8,
        required=False,
        help_text=_("For Laddu Gopal: 0 to 12, as it stands on his clothes."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    height = forms.CharField(
        label=_("Height"),
        max_length=20,
        required=False,
        help_text=_("Without the base, like 6 inch or 15 cm. With a number it is not needed."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("What you call him or her"),
        max_length=LONGEST_PET_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
