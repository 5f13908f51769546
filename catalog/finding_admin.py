"""The staff's door to what things are found by: words of the search, facets of lists, sizes of deities."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.contrib.filters.admin import AutocompleteSelectFilter
from unfold.widgets import UnfoldAdminSelectMultipleWidget

from catalog.models import Category, DeitySize, Facet, FacetValue, MissedSearch, SearchSynonym, Thakurji
from catalog.search import vocabulary
from vrinda.kernel.staff.pages import ReadOnlyPage, StaffPage


@admin.register(SearchSynonym)
class SearchSynonymPage(StaffPage):
    """Words the search is taught; every process hears them at its next question."""

    list_display = ["phrase", "kind", "value", "is_left_out"]
    list_filter = ["kind", "is_left_out"]
    search_fields = ["phrase", "value"]
    ordering = ["phrase"]

    def save_model(self, request: HttpRequest, obj: SearchSynonym, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        vocabulary.forget_at_commit()

    def delete_model(self, request: HttpRequest, obj: SearchSynonym) -> None:
        super().delete_model(request, obj)
        vocabulary.forget_at_commit()

    def delete_queryset(self, request: HttpRequest, queryset) -> None:
        super().delete_queryset(request, queryset)
        vocabulary.forget_at_commit()


@admin.register(MissedSearch)
class MissedSearchPage(ReadOnlyPage):
    """What people looked for and the market lacks, most asked first."""

    list_display = ["heard", "language", "count", "last_seen_at"]
    list_filter = ["language"]
    search_fields = ["heard"]
    ordering = ["-count"]


class ValuesOfFacet(TabularInline):
    model = FacetValue
    fields = ["code", "label", "label_hi", "aliases", "rank"]
    extra = 0


class BranchesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Category) -> str:
        return f"{'— ' * (obj.depth - 1)}{obj.name}"


class FacetForm(forms.ModelForm):
    categories = BranchesField(
        label=_("categories"),
        queryset=Category.objects.order_by("path"),
        required=False,
        help_text=_("With all below them. None: all categories."),
        widget=UnfoldAdminSelectMultipleWidget(),
    )


@admin.register(Facet)
class FacetPage(StaffPage):
    """What lists can be narrowed by. A change shows at the next list; no listing needs to be rebuilt."""

    form = FacetForm
    list_display = ["name", "name_hi", "code", "kind", "rank", "is_active"]
    list_filter = ["kind", "is_active"]
    search_fields = ["code", "name", "name_hi"]
    fields = ["code", "name", "name_hi", "kind", "unit", "unit_hi", "bounds", "categories", "rank", "is_active"]
    inlines = [ValuesOfFacet]
    ordering = ["rank", "code"]


@admin.register(DeitySize)
class DeitySizePage(StaffPage):
    """The chart by which a height becomes a Laddu Gopal number; listings follow at their next change or rebuild."""

    list_display = ["number", "low_hundredths", "high_hundredths"]
    search_fields = ["number"]
    ordering = ["number"]
    fields = ["number", "low_hundredths", "high_hundredths"]


@admin.register(Thakurji)
class ThakurjiPage(ReadOnlyPage):
    list_display = ["public_id", "user", "deity", "number", "height_hundredths", "created_at"]
    list_select_related = ["user"]
    list_filter = ["deity", ("user", AutocompleteSelectFilter)]
    search_fields = ["public_id", "user__email", "user__phone", "name"]
