"""Admin pages: one that staff may edit, one that nobody may, and rows shown inside another's page."""

from django.contrib.admin.utils import unquote
from django.db.models import Field, Model
from django.forms import ModelForm
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from vrinda.kernel import audit
from vrinda.kernel.staff.columns import detail_of


class StaffPage(ModelAdmin):
    """A page of one model: every foreign key is searched, never a list of the whole table.

    ``hidden`` names columns that no staff sees, nor finds by a filter typed into the address.
    """

    hidden: tuple[str, ...] = ()
    ordering = ["-pk"]
    list_per_page = 50
    list_fullwidth = True
    list_filter_submit = True
    show_full_result_count = False
    view_on_site = False

    def __init__(self, model: type[Model], admin_site) -> None:
        self.autocomplete_fields = self._fields_to_search(model)
        super().__init__(model, admin_site)

    def has_work_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Let those who may change a model do its deeds, even where its rows are never edited by hand."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    def lookup_allowed(self, lookup: str, value: object, request: HttpRequest | None = None) -> bool:
        if lookup.split("__")[0] in self.hidden:
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> list[str] | None:
        excluded = super().get_exclude(request, obj)
        # None, unlike an empty list, lets a form's own Meta.exclude stand.
        return [*(excluded or []), *self.hidden] if self.hidden else excluded

    def get_actions_detail(self, request: HttpRequest, object_id: str) -> list:
        """Offer only the deeds that the thing's state allows."""
        allowed = super().get_actions_detail(request, object_id)
        thing = self.get_object(request, unquote(str(object_id))) if allowed else None
        return [deed for deed in allowed if thing and getattr(deed.method, "when", _always)(thing)]

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        # Columns only: what else a form asks, such as a new password, must never reach the audit.
        columns = {field.name for field in self.opts.get_fields()} - {"password", *self.hidden}
        names = [name for name in form.changed_data if name in columns]
        audit.write(
            f"{self.opts.model_name}.{'changed' if change else 'added'}_by_staff",
            subject=subject_of(obj),
            by=request.user,
            before={name: _plain(form.initial.get(name)) for name in names} if change else {},
            after={name: _plain(form.cleaned_data.get(name)) for name in names},
        )

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        audit.write(f"{self.opts.model_name}.deleted_by_staff", subject=subject_of(obj), by=request.user)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset) -> None:
        for obj in queryset:
            self.delete_model(request, obj)

    def _fields_to_search(self, model: type[Model]) -> list[str]:
        return [field.name for field in model._meta.concrete_fields if field.is_relation and field.editable]


class ReadOnlyPage(StaffPage):
    """A page of what happened, changed by services only. ``unused`` names columns of Oscar's that we leave alone."""

    unused: tuple[str, ...] = ()

    def __init__(self, model: type[Model], admin_site) -> None:
        self._details = [detail_of(field) for field in model._meta.concrete_fields if self._is_shown(field)]
        super().__init__(model, admin_site)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list:
        return self._details

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list:
        return self._details

    def _is_shown(self, field: Field) -> bool:
        return not field.primary_key and field.name not in (*self.hidden, *self.unused)

    def _fields_to_search(self, model: type[Model]) -> list[str]:
        return []


class ReadOnlyRows(TabularInline):
    """Rows that belong to the thing on the page, for reading."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True
    list_select_related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).select_related(*self.list_select_related)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list:
        return list(self.fields)


def subject_of(thing: Model) -> str:
    """Name a row for the audit: its public id, or its table and key."""
    return getattr(thing, "public_id", "") or f"{thing._meta.model_name}:{thing.pk}"


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int | str | list | dict) else str(value)


def _always(thing: Model) -> bool:
    return True
