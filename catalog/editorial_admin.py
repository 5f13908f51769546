"""The staff's door to what they write: festivals and their days, pages of the market; each with a look beforehand."""

import re
from datetime import datetime, time

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import action, display
from unfold.widgets import UnfoldAdminTextareaWidget

from catalog.editorial import Festival, FestivalDay, Page, ShelfCount
from catalog.queries import calendar, home_page
from catalog.queries.pages import as_shown
from catalog.services.pages import write_page
from vrinda.kernel import clock
from vrinda.kernel.language import HINDI
from vrinda.kernel.staff.pages import ReadOnlyPage, StaffPage
from vrinda.kernel.staff.service_pages import ServiceForm, ServicePage

BLOCK_ENDS = re.compile(r"(</(?:p|h2|h3|li|ul|ol)>|<(?:ul|ol)>)")  # where a writer wants a new line


class DaysOfFestival(TabularInline):
    model = FestivalDay
    fields = ["starts_on", "ends_on"]
    ordering = ["starts_on"]
    extra = 0


class Previewed:
    """What staff look at beforehand, in either language, as ``shown`` draws it."""

    @action(description=_("Preview"), url_path="preview", permissions=["view"], icon="visibility")
    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.shown(request, object_id, settings.LANGUAGE_CODE)

    @action(description=_("Preview in Hindi"), url_path="preview-hindi", permissions=["view"], icon="visibility")
    def preview_in_hindi(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.shown(request, object_id, HINDI)


@admin.register(Festival)
class FestivalPage(Previewed, StaffPage):
    list_display = ["name", "name_hi", "kind", "next_days", "lead_days", "is_shown"]
    list_filter = ["kind", "is_shown"]
    search_fields = ["name", "name_hi", "code"]
    fields = ["code", "kind", "name", "name_hi", "text", "text_hi", "lead_days", "categories", "is_shown"]
    inlines = [DaysOfFestival]
    actions_detail = ["preview", "preview_in_hindi"]
    ordering = ["name"]

    def __init__(self, model, admin_site) -> None:
        super().__init__(model, admin_site)
        self.autocomplete_fields = [*self.autocomplete_fields, "categories"]

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).prefetch_related("days")

    @display(description=_("next"))
    def next_days(self, festival: Festival) -> str:
        day = _next_day(festival)
        return str(day.starts_on) if day else "–"

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        transaction.on_commit(calendar.forget)

    def shown(self, request: HttpRequest, object_id: str, language: str) -> HttpResponse:
        """Show the front page as it will look at noon of the festival's next day."""
        festival = self.get_object(request, object_id)
        day = _next_day(festival) if festival else None
        if day is None:
            raise Http404
        noon = datetime.combine(day.starts_on, time(12), tzinfo=clock.INDIA)
        calendar.forget()
        try:
            with clock.at(noon), translation.override(language):
                context = {"home": home_page(language)}
                return render(request, "catalog/storefront/home.html", context)
        finally:
            calendar.forget()


def _next_day(festival: Festival) -> FestivalDay | None:
    """Return the day that comes next, else the last there was."""
    days = sorted(festival.days.all(), key=lambda day: day.starts_on)
    return next((day for day in days if day.ends_on >= clock.today()), days[-1] if days else None)


class PageForm(ServiceForm):
    class Meta:
        widgets = {
            "body": UnfoldAdminTextareaWidget(attrs={"rows": 20}),
            "body_hi": UnfoldAdminTextareaWidget(attrs={"rows": 20, "lang": "hi"}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("body", "body_hi"):
            self.initial[name] = BLOCK_ENDS.sub(r"\1\n", self.initial.get(name) or "").replace("\n\n", "\n").strip()
        if "body" in self.fields:
            facts = ", ".join(f"{{{name}}}" for name in settings.MARKET)
            self.fields["body"].help_text = format_html(
                "{} {}",
                _("HTML: p, h2, h3, ul, ol, li, strong, em, a. [contacts] puts the list of contacts; facts:"),
                facts,
            )

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if Page.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another page has this web name."))
        return slug

    def carry_out(self) -> Page:
        return write_page(page=self.instance, by=self.by, **{name: self.cleaned_data[name] for name in self.fields})


@admin.register(Page)
class PagePage(Previewed, ServicePage):
    form = PageForm
    list_display = ["title", "title_hi", "slug", "is_published", "updated_at"]
    list_filter = ["is_published"]
    search_fields = ["title", "title_hi", "slug"]
    fields = ["slug", "title", "title_hi", "body", "body_hi", "is_published"]
    actions_detail = ["preview", "preview_in_hindi"]
    ordering = ["slug"]

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False  # footers and the law point at pages; one is taken off by not publishing it

    def shown(self, request: HttpRequest, object_id: str, language: str) -> HttpResponse:
        page = self.get_object(request, object_id)
        if page is None:
            raise Http404
        with translation.override(language):
            context = {
                "page": as_shown(page, language),
                "market": settings.MARKET,
                "is_draft": not page.is_published,
            }
            return render(request, "catalog/storefront/about.html", context)


@admin.register(ShelfCount)
class ShelfCountPage(ReadOnlyPage):
    list_display = ["seller", "category", "listed"]
    list_select_related = ["seller", "category"]
    search_fields = ["seller__name", "category__name"]
