"""The staff's door to people: who signs in, who is staff, whose second factor is lost."""

from allauth.account.models import EmailAddress
from allauth.idp.oidc.admin import ClientAdmin as BaseClientAdmin
from allauth.idp.oidc.models import Client
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as BaseUserAdmin
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from accounts.models import Address, User
from vrinda.kernel.staff.pages import ReadOnlyPage, StaffPage


class PersonForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"


class NewPersonForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("email",)
        field_classes = {}


@admin.register(User)
class UserPage(StaffPage, BaseUserAdmin):
    """Powers are given by groups, and only by a superuser; nobody else touches a colleague's account."""

    form = PersonForm
    add_form = NewPersonForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["name", "email", "phone", "is_staff", "is_active", "public_id", "date_joined"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    search_fields = ["email", "phone", "name", "public_id"]
    search_help_text = _("Name, e-mail, phone or public id")
    filter_horizontal = []
    readonly_fields = ["public_id", "last_login", "date_joined", "phone_verified"]
    power_fields = ["is_active", "is_staff", "is_superuser", "groups"]
    fieldsets = [
        (None, {"fields": ["public_id", "name", "email", "phone", "phone_verified", "language", "password"]}),
        (_("Powers"), {"fields": power_fields}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "usable_password", "password1", "password2"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        # E-mail and phone are how a person signs in: who may set them may take an account over.
        kept = [] if request.user.is_superuser else ["email", "phone", *self.power_fields]
        return [*super().get_readonly_fields(request, obj), *(kept if obj else [])]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        has_power = getattr(obj, "is_staff", False) or getattr(obj, "is_superuser", False)
        return super().has_change_permission(request, obj) and (request.user.is_superuser or not has_power)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # erasure keeps what the law wants kept; it is not a DELETE

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)


@admin.register(Address)
class AddressPage(ReadOnlyPage):
    list_display = ["name", "phone", "line1", "city", "pincode", "user"]
    list_select_related = ["user"]
    list_filter = ["state_code"]
    search_fields = ["name", "phone", "pincode", "public_id", "user__email", "user__phone"]


@admin.register(EmailAddress)
class EmailAddressPage(ReadOnlyPage):
    list_display = ["email", "user", "primary", "verified"]
    list_select_related = ["user"]
    list_filter = ["verified", "primary"]
    search_fields = ["email", "user__name", "user__public_id"]


@admin.register(Authenticator)
class AuthenticatorPage(ReadOnlyPage):
    """A lost phone is helped by deleting its factor; the secret itself is nobody's to see."""

    hidden = ("data",)
    list_display = ["user", "type", "created_at", "last_used_at"]
    list_select_related = ["user"]
    list_filter = ["type"]
    search_fields = ["user__email", "user__phone", "user__name"]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        is_colleague = obj is not None and obj.user.is_staff
        is_allowed = request.user.has_perm("mfa.delete_authenticator")
        return is_allowed and (request.user.is_superuser or (obj is not None and not is_colleague))


@admin.register(Group)
class GroupPage(StaffPage):
    """What a group of staff may do; a superuser's business, since whoever edits it could give themselves anything."""

    list_display = ["name"]
    search_fields = ["name"]
    filter_horizontal = ["permissions"]
    ordering = ["name"]

    def formfield_for_manytomany(self, db_field: Field, request: HttpRequest, **kwargs):
        if db_field.name == "permissions":
            kwargs["queryset"] = Permission.objects.select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.is_superuser


@admin.register(Client)
class ClientPage(StaffPage, BaseClientAdmin):
    """An integrator's program; its secret is shown once, when it is made."""

    hidden = ("secret",)
    raw_id_fields = ()
    readonly_fields = ["created_at"]
    list_display = ["name", "id", "type", "owner", "created_at"]
    list_select_related = ["owner"]
    list_filter = ["type"]
    search_fields = ["id", "name"]
    ordering = ["-created_at"]
