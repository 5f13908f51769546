"""Deeds of staff: a page asks, a POST does, through a service; for one row, for several, or for the market.

A link never changes anything, so the address of a deed may be opened, shared or prefetched without harm.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import quote, unquote
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from vrinda.kernel.errors import DomainError

MOST_AT_ONCE = 100


class ReasonForm(forms.Form):
    """Why: the person it concerns reads this, and so does the audit."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300, widget=UnfoldAdminTextareaWidget(attrs={"rows": 3})
    )


class UtrForm(forms.Form):
    """The bank's reference of a transfer that staff made."""

    utr = forms.RegexField(
        r"^[A-Za-z0-9]{8,22}$",
        label=gettext_lazy("Bank reference (UTR)"),
        strip=True,
        widget=UnfoldAdminTextInputWidget(),
        error_messages={"invalid": gettext_lazy("A bank reference has 8 to 22 letters and digits.")},
    )


def deed(
    label: str,
    *,
    asks: type[forms.Form] = forms.Form,
    when: Callable[[Model], bool] | None = None,
    icon: str | None = None,
    variant=None,
) -> Callable:
    """Make an admin action of ``run(page, thing, by, **answers)``; ``thing`` is None for a deed of the market."""

    def decorate(run: Callable) -> Callable:
        @wraps(run)
        def view(page, request: HttpRequest, queryset: QuerySet | None = None, object_id: str | None = None):
            things = _things(page, request, queryset, object_id)
            return _Visit(page, request, run, label, things, is_bulk=queryset is not None).answer(asks)

        if when is not None:
            view.when = when
        return action(
            view,
            description=label,
            permissions=["work"],
            url_path=run.__name__.replace("_", "-"),
            icon=icon,
            variant=variant,
        )

    return decorate


def _things(page, request: HttpRequest, queryset: QuerySet | None, object_id: str | None) -> list[Model | None]:
    if queryset is not None:
        return list(queryset[: MOST_AT_ONCE + 1])
    if object_id is None:
        return [None]
    thing = page.get_object(request, unquote(object_id))
    if thing is None:
        raise Http404
    return [thing]


class _Visit:
    """One person at the door of one deed."""

    def __init__(self, page, request: HttpRequest, run: Callable, label: str, things: list, *, is_bulk: bool) -> None:
        self.page, self.request, self.run, self.label = page, request, run, label
        self.things, self.is_bulk = things, is_bulk

    def answer(self, asks: type[forms.Form]) -> HttpResponse:
        if len(self.things) > MOST_AT_ONCE:
            messages.error(self.request, _("Choose at most %(most)d rows at once.") % {"most": MOST_AT_ONCE})
            return HttpResponseRedirect(self._back())
        is_confirmed = self.request.method == "POST" and "confirmed" in self.request.POST
        form = asks(self.request.POST) if is_confirmed else asks()
        if is_confirmed and form.is_valid():
            self._do(form.cleaned_data)
            return HttpResponseRedirect(self._back())
        return self._ask(form)

    def _do(self, answers: dict) -> None:
        done = 0
        for thing in self.things:
            try:
                self.run(self.page, thing, self.request.user, **answers)
                done += 1
            except DomainError as refusal:
                messages.error(self.request, f"{thing}: {refusal.message}" if thing else str(refusal.message))
        if done:
            done_text = ngettext("%(deed)s: done.", "%(deed)s: done for %(count)d.", done)
            messages.success(self.request, done_text % {"deed": self.label, "count": done})

    def _ask(self, form: forms.Form) -> TemplateResponse:
        context = {
            **self.page.admin_site.each_context(self.request),
            "opts": self.page.opts,
            "title": self.label,
            "form": form,
            "things": [thing for thing in self.things if thing],
            "selected_name": ACTION_CHECKBOX_NAME if self.is_bulk else "",
            "action": self.run.__name__ if self.is_bulk else "",
            "back": self._back(),
        }
        return TemplateResponse(self.request, "staff/deed.html", context)

    def _back(self) -> str:
        opts = self.page.opts
        place = f"{self.page.admin_site.name}:{opts.app_label}_{opts.model_name}"
        if self.is_bulk or self.things == [None]:
            return self.request.get_full_path() if self.is_bulk else reverse(f"{place}_changelist")
        return reverse(f"{place}_change", args=[quote(self.things[0].pk)])
