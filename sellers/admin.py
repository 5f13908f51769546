"""The staff's door to sellers: who waits for approval, who works where, on what terms."""

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter
from unfold.decorators import display
from unfold.enums import ActionVariant
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextInputWidget

from sellers.models import ApiClient, CommissionTerm, DeliveryRate, DeliveryZone, Member, Offer, Seller
from sellers.services import offers, onboarding, renaming, team
from sellers.states import SELLER_TRANSITIONS, SellerStatus
from vrinda.kernel.staff.columns import masked, percent, rupees
from vrinda.kernel.staff.deeds import ReasonForm, deed
from vrinda.kernel.staff.fields import PercentField, RupeesField
from vrinda.kernel.staff.pages import ReadOnlyRows, StaffPage
from vrinda.kernel.staff.service_pages import ServiceForm, ServicePage


class SellerForm(ServiceForm):
    """Secrets are never sent back to the page: a blank field leaves them as they are."""

    pan = forms.CharField(label=_("PAN"), required=False, max_length=10, widget=UnfoldAdminTextInputWidget())
    bank_account = forms.CharField(
        label=_("Bank account"), required=False, max_length=20, widget=UnfoldAdminTextInputWidget()
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("pan", "bank_account"):
            self.initial[name] = ""
            self.fields[name].help_text = _("Leave blank to keep what is on file.") if self.instance.pk else ""

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"pan", "bank_account"}

    def carry_out(self) -> Seller:
        fields = {name: self.cleaned_data[name] for name in self.fields}
        for name in ("pan", "bank_account"):
            if not fields[name]:
                del fields[name]
        if self.instance.pk:
            return onboarding.change_seller(seller=self.instance, by=self.by, **fields)
        return onboarding.register_seller(by=self.by, **fields)


class GatewayAccountForm(forms.Form):
    account = forms.RegexField(
        r"^acc_[A-Za-z0-9]{8,32}$", label=_("Gateway account"), strip=True, widget=UnfoldAdminTextInputWidget()
    )


class WebNameForm(forms.Form):
    slug = forms.CharField(label=_("Web name"), max_length=60, strip=True, widget=UnfoldAdminTextInputWidget())


def may_become(*targets: str):
    """Tell whether a seller's state lets it become one of these."""
    return lambda seller: any(SELLER_TRANSITIONS.allows(seller.status, target) for target in targets)


def is_now(*states: str):
    return lambda seller: seller.status in states


class MemberRows(ReadOnlyRows):
    model = Member
    fields = ["user", "role", "created_at"]
    list_select_related = ("user",)


@admin.register(Seller)
class SellerPage(ServicePage):
    form = SellerForm
    list_display = ["name", "status_label", "kind", "city", "phone", "public_id", "created_at"]
    list_filter = ["status", "kind", "entity_type", "accepts_cod", "ships_by_courier"]
    search_fields = ["name", "name_hi", "legal_name", "public_id", "slug", "gstin", "phone", "email", "pincode"]
    search_help_text = _("Name, public id, GSTIN, phone, e-mail or PIN code")
    inlines = [MemberRows]
    actions = ["approve", "suspend"]
    actions_detail = [
        "approve",
        "send_back",
        "pause",
        "resume",
        "suspend",
        "reinstate",
        "link_gateway_account",
        "rename",
    ]
    readonly_fields = [
        "public_id",
        "slug",
        "status",
        "status_reason",
        "pan_on_file",
        "bank_account_on_file",
        "gateway_account",
        "on_time_count",
        "on_time_of",
        "created_at",
    ]
    shop_fields = ["name", "name_hi", "about", "about_hi"]
    law_fields = ["legal_name", "kind", "entity_type", "state_code", "gstin", "enrolment_id", "pan"]
    food_fields = ["fssai", "fssai_expires_on"]
    place_fields = ["phone", "email", "address_line", "locality", "city", "pincode"]
    trade_fields = ["hours", "closed_until", "orders_per_day", "accepts_cod", "ships_by_courier", "return_window_days"]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        told = [(_("Where it stands"), {"fields": self.readonly_fields})] if obj else []
        return [
            *told,
            (_("Shop"), {"fields": self.shop_fields}),
            (_("Before the law"), {"fields": [*self.law_fields, *self.food_fields]}),
            (_("Bank"), {"fields": ["bank_account", "bank_ifsc"]}),
            (_("Place"), {"fields": self.place_fields}),
            (_("Trade"), {"fields": self.trade_fields}),
        ]

    @display(
        description=_("status"),
        ordering="status",
        label={
            SellerStatus.SUBMITTED: "warning",
            SellerStatus.APPROVED: "success",
            SellerStatus.SUSPENDED: "danger",
            SellerStatus.PAUSED: "info",
        },
    )
    def status_label(self, seller: Seller) -> tuple[str, str]:
        return seller.status, seller.get_status_display()

    @display(description=_("PAN on file"))
    def pan_on_file(self, seller: Seller) -> str:
        return masked(seller.pan)

    @display(description=_("bank account on file"))
    def bank_account_on_file(self, seller: Seller) -> str:
        return masked(seller.bank_account)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # a shop that traded stays in the books; it is suspended

    @deed(_("Approve"), when=is_now(SellerStatus.SUBMITTED), icon="check", variant=ActionVariant.PRIMARY)
    def approve(self, seller, by) -> None:
        onboarding.approve(seller=seller, by=by)

    @deed(_("Send back"), asks=ReasonForm, when=may_become(SellerStatus.DRAFT), icon="reply")
    def send_back(self, seller, by, reason: str) -> None:
        onboarding.send_back(seller=seller, by=by, reason=reason)

    @deed(_("Pause"), asks=ReasonForm, when=may_become(SellerStatus.PAUSED), icon="pause")
    def pause(self, seller, by, reason: str) -> None:
        onboarding.pause(seller=seller, by=by, reason=reason)

    @deed(_("Resume"), when=is_now(SellerStatus.PAUSED), icon="play_arrow")
    def resume(self, seller, by) -> None:
        onboarding.resume(seller=seller, by=by)

    @deed(
        _("Suspend"),
        asks=ReasonForm,
        when=may_become(SellerStatus.SUSPENDED),
        icon="block",
        variant=ActionVariant.DANGER,
    )
    def suspend(self, seller, by, reason: str) -> None:
        onboarding.suspend(seller=seller, by=by, reason=reason)

    @deed(_("Reinstate"), asks=ReasonForm, when=is_now(SellerStatus.SUSPENDED), icon="restart_alt")
    def reinstate(self, seller, by, reason: str) -> None:
        onboarding.reinstate(seller=seller, by=by, reason=reason)

    @deed(_("Link gateway account"), asks=GatewayAccountForm, icon="link")
    def link_gateway_account(self, seller, by, account: str) -> None:
        onboarding.link_gateway_account(seller=seller, account=account, by=by)

    @deed(_("Change the web name"), asks=WebNameForm, icon="edit")
    def rename(self, seller, by, slug: str) -> None:
        renaming.rename_shop(seller=seller, slug=slug, by=by)

    def get_view_on_site_url(self, obj: Seller | None = None) -> str | None:
        open_shop = obj is not None and obj.status == SellerStatus.APPROVED
        return reverse("catalog:shop", kwargs={"slug": obj.slug}) if open_shop else None


class MemberForm(ServiceForm):
    def carry_out(self) -> Member:
        seller = self.cleaned_data.get("seller") or self.instance.seller
        user = self.cleaned_data.get("user") or self.instance.user
        return team.add_member(seller=seller, user=user, role=self.cleaned_data["role"], by=self.by)


@admin.register(Member)
class MemberPage(ServicePage):
    form = MemberForm
    fields = ["seller", "user", "role"]
    list_display = ["user", "seller", "role", "created_at"]
    list_select_related = ["user", "seller"]
    list_filter = ["role", ("seller", AutocompleteSelectFilter)]
    search_fields = ["user__email", "user__phone", "user__name", "seller__name", "seller__public_id"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return ["seller", "user"] if obj else []

    def delete_model(self, request: HttpRequest, obj: Member) -> None:
        team.remove_member(seller=obj.seller, user=obj.user, by=request.user)


class OfferForm(ServiceForm):
    price_paise = RupeesField(label=_("Price with GST (₹)"))
    mrp_paise = RupeesField(label=_("MRP (₹)"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "price_paise" in self.fields:
            self.initial["price_paise"] = self.instance.price_paise

    def carry_out(self) -> Offer:
        values = self.cleaned_data
        terms = {name: values[name] for name in ("price_paise", "mrp_paise", "lead_time_days")}
        if self.instance.pk:
            return offers.change_offer(offer=self.instance, by=self.by, is_active=values["is_active"], **terms)
        return offers.create_offer(
            seller=values["partner"],
            product=values["product"],
            stock=values["num_in_stock"],
            sku=values["partner_sku"],
            by=self.by,
            **terms,
        )


class StockForm(forms.Form):
    delta = forms.IntegerField(
        label=_("Pieces to add, or with a minus to take away"), widget=UnfoldAdminIntegerFieldWidget()
    )
    reason = forms.CharField(label=_("Reason"), max_length=100, widget=UnfoldAdminTextInputWidget())


@admin.register(Offer)
class OfferPage(ServicePage):
    form = OfferForm
    list_display = [
        "product",
        "partner",
        rupees("price_paise", _("price")),
        rupees("mrp_paise", _("MRP")),
        "num_in_stock",
        "num_allocated",
        "is_active",
        "public_id",
    ]
    list_select_related = ["product__parent", "partner"]
    list_filter = ["is_active", ("partner", AutocompleteSelectFilter)]
    search_fields = ["public_id", "partner_sku", "product__title", "product__public_id", "partner__name"]
    actions_detail = ["adjust_stock"]
    add_fields = ["partner", "product", "partner_sku", "price_paise", "mrp_paise", "num_in_stock", "lead_time_days"]
    told_fields = ["public_id", "partner", "product", "partner_sku", "num_in_stock", "num_allocated"]
    change_fields = ["price_paise", "mrp_paise", "is_active", "lead_time_days"]

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [*self.told_fields, *self.change_fields] if obj else self.add_fields

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return self.told_fields if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @deed(_("Adjust stock"), asks=StockForm, icon="inventory")
    def adjust_stock(self, offer, by, delta: int, reason: str) -> None:
        offers.adjust_stock(offer=offer, delta=delta, reason=reason, by=by)


class CommissionTermForm(forms.ModelForm):
    rate_bp = PercentField(label=_("Commission (%)"), max_value=50)


@admin.register(CommissionTerm)
class CommissionTermPage(StaffPage):
    form = CommissionTermForm
    list_display = ["starts_on", "ends_on", percent("rate_bp", _("commission")), "whose"]
    list_select_related = ["seller"]
    list_filter = [("seller", AutocompleteSelectFilter)]
    search_fields = ["seller__name", "seller__public_id"]
    fields = ["seller", "rate_bp", "starts_on", "ends_on"]
    ordering = ["-starts_on", "-pk"]

    @display(description=_("whose"), ordering="seller__name")
    def whose(self, term: CommissionTerm) -> str:
        return term.seller.name if term.seller else _("The market's own")


@admin.register(DeliveryZone)
class DeliveryZonePage(StaffPage):
    list_display = ["name", "code", "rank", "state_code"]
    list_filter = ["state_code"]
    search_fields = ["name", "name_hi", "code"]
    ordering = ["rank", "pk"]


class DeliveryRateForm(forms.ModelForm):
    fee_paise = RupeesField(label=_("Fee with GST (₹)"))
    free_above_paise = RupeesField(label=_("Free from (₹)"), required=False)


@admin.register(DeliveryRate)
class DeliveryRatePage(StaffPage):
    form = DeliveryRateForm
    list_display = [
        "zone",
        "whose",
        "carrier",
        rupees("fee_paise", _("fee")),
        rupees("free_above_paise", _("free from")),
        "min_days",
        "max_days",
    ]
    list_select_related = ["zone", "seller"]
    list_filter = ["carrier", "zone", ("seller", AutocompleteSelectFilter)]
    search_fields = ["zone__name", "zone__code", "seller__name", "seller__public_id"]
    fields = ["zone", "seller", "carrier", "fee_paise", "free_above_paise", "min_days", "max_days"]
    ordering = ["zone__rank", "pk"]

    @display(description=_("whose"), ordering="seller__name")
    def whose(self, rate: DeliveryRate) -> str:
        return rate.seller.name if rate.seller else _("The market's own")


@admin.register(ApiClient)
class ApiClientPage(StaffPage):
    list_display = ["client_id", "seller", "created_at"]
    list_select_related = ["seller"]
    list_filter = [("seller", AutocompleteSelectFilter)]
    search_fields = ["client__id", "client__name", "seller__name", "seller__public_id"]
    fields = ["client", "seller"]
