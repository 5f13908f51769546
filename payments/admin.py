"""The staff's door to money: everything is read, little is done, and that through services."""

from django import forms
from django.contrib import admin
from django.db.models import Model, Sum
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, RangeDateTimeFilter
from unfold.decorators import display
from unfold.enums import ActionVariant
from unfold.widgets import UnfoldAdminTextInputWidget

from payments.models import (
    Account,
    Credit,
    Entry,
    GatewayEvent,
    HeldMoney,
    Payment,
    Payout,
    Refund,
    Reversal,
    StatutoryRate,
    Transaction,
)
from payments.queries.balances import payment_by_id
from payments.services import intake, payouts, refunds, suspense, webhooks
from payments.states import (
    GatewayEventState,
    HeldState,
    PaymentMethod,
    PaymentState,
    PayoutRail,
    PayoutState,
    RefundState,
)
from vrinda.kernel import clock
from vrinda.kernel.money import format_inr
from vrinda.kernel.staff.columns import percent, rupees
from vrinda.kernel.staff.deeds import ReasonForm, UtrForm, deed
from vrinda.kernel.staff.fields import PercentField, RupeesField
from vrinda.kernel.staff.pages import ReadOnlyPage, ReadOnlyRows, StaffPage

AMOUNT = rupees("amount_paise", _("amount"))


class CashForm(forms.Form):
    amount_paise = RupeesField(label=_("Amount (₹)"))
    reference = forms.CharField(label=_("Deposit slip"), max_length=40, widget=UnfoldAdminTextInputWidget())


@admin.register(Account)
class AccountPage(ReadOnlyPage):
    list_display = ["code", "code_name", "kind", "seller", "balance"]
    list_select_related = ["seller"]
    list_filter = ["kind", "code", ("seller", AutocompleteSelectFilter)]
    search_fields = ["code", "seller__name", "seller__public_id"]
    ordering = ["code", "pk"]
    actions_list = ["deposit_cash"]

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).annotate(balance_paise=Sum("entries__amount_paise", default=0))

    @display(description=_("account"), ordering="code")
    def code_name(self, account: Account) -> str:
        return account.get_code_display()

    @display(description=_("balance (debit is positive)"), ordering="balance_paise")
    def balance(self, account: Account) -> str:
        return format_inr(account.balance_paise)

    @deed(_("Deposit riders’ cash"), asks=CashForm, icon="savings")
    def deposit_cash(self, nothing, by, amount_paise: int, reference: str) -> None:
        intake.deposit_cash(amount_paise=amount_paise, reference=reference, by=by)


class EntryRows(ReadOnlyRows):
    model = Entry
    fields = ["account", AMOUNT]
    list_select_related = ("account__seller",)


@admin.register(Transaction)
class TransactionPage(ReadOnlyPage):
    list_display = ["occurred_at", "kind", "reference", "order_ref", "memo"]
    list_filter = [("occurred_at", RangeDateTimeFilter)]
    search_fields = ["kind", "reference", "order_ref"]
    search_help_text = _("Kind, reference, or the public id of an order")
    inlines = [EntryRows]


@admin.register(Entry)
class EntryPage(ReadOnlyPage):
    list_display = ["transaction", "account", "seller", AMOUNT]
    list_select_related = ["transaction", "account__seller"]
    list_filter = ["account__code", ("account__seller", AutocompleteSelectFilter)]
    search_fields = ["transaction__reference", "transaction__order_ref", "transaction__kind"]

    @display(description=_("seller"), ordering="account__seller__name")
    def seller(self, entry: Entry):
        return entry.account.seller


class RefundRows(ReadOnlyRows):
    model = Refund
    fields = ["public_id", AMOUNT, "reason", "state", "created_at"]


@admin.register(Payment)
class PaymentPage(ReadOnlyPage):
    list_display = [
        "created_at",
        "public_id",
        "order_ref",
        "method",
        "state_label",
        AMOUNT,
        rupees("captured_paise", _("captured")),
        rupees("refunded_paise", _("refunded")),
    ]
    list_filter = ["state", "method", ("created_at", RangeDateTimeFilter)]
    search_fields = ["public_id", "order_ref", "gateway_order", "gateway_payment"]
    search_help_text = _("Public id of a payment or an order, or the gateway’s number")
    inlines = [RefundRows]

    @display(
        description=_("status"),
        ordering="state",
        label={PaymentState.CAPTURED: "success", PaymentState.EXPIRED: "warning", PaymentState.REFUNDED: "info"},
    )
    def state_label(self, payment: Payment) -> tuple[str, str]:
        return payment.state, payment.get_state_display()


def is_quarantined(event: GatewayEvent) -> bool:
    return event.state == GatewayEventState.QUARANTINED


@admin.register(GatewayEvent)
class GatewayEventPage(ReadOnlyPage):
    list_display = ["received_at", "type", "event_id", "state_label", "note"]
    list_filter = ["state", ("received_at", RangeDateTimeFilter)]
    search_fields = ["event_id", "type", "note", "body"]
    actions_detail = ["try_again", "clear"]

    @display(
        description=_("status"),
        ordering="state",
        label={GatewayEventState.QUARANTINED: "danger", GatewayEventState.APPLIED: "success"},
    )
    def state_label(self, event: GatewayEvent) -> tuple[str, str]:
        return event.state, event.get_state_display()

    @deed(_("Try again"), when=is_quarantined, icon="refresh", variant=ActionVariant.PRIMARY)
    def try_again(self, event, by) -> None:
        webhooks.try_event_again(event=event, by=by)

    @deed(_("Looked into"), asks=ReasonForm, when=is_quarantined, icon="done")
    def clear(self, event, by, reason: str) -> None:
        webhooks.clear_event(event=event, reason=reason, by=by)


def is_held(held: HeldMoney) -> bool:
    return held.state == HeldState.HELD


class MatchForm(ReasonForm):
    payment = forms.CharField(
        label=_("Payment"),
        max_length=32,
        help_text=_("The public id of the payment that waits for this money."),
        widget=UnfoldAdminTextInputWidget(),
    )


@admin.register(HeldMoney)
class HeldMoneyPage(ReadOnlyPage):
    list_display = ["came_at", "public_id", "order", "state_label", AMOUNT, "problem", "last_error"]
    list_select_related = ["payment"]
    list_filter = ["state", ("came_at", RangeDateTimeFilter)]
    search_fields = ["public_id", "gateway_payment", "payment__public_id", "payment__order_ref"]
    search_help_text = _("Public id of held money, a payment or an order, or the gateway’s number")
    actions_detail = ["send_back", "match"]

    @display(description=_("order"), ordering="payment__order_ref")
    def order(self, held: HeldMoney) -> str:
        return held.payment.order_ref

    @display(
        description=_("status"),
        ordering="state",
        label={HeldState.HELD: "danger", HeldState.RETURNING: "warning", HeldState.RETURNED: "success"},
    )
    def state_label(self, held: HeldMoney) -> tuple[str, str]:
        return held.state, held.get_state_display()

    @deed(_("Send it back to the payer"), asks=ReasonForm, when=is_held, icon="undo", variant=ActionVariant.DANGER)
    def send_back(self, held, by, reason: str) -> None:
        suspense.return_held(held=held, reason=reason, by=by)

    @deed(_("Take it as a payment"), asks=MatchForm, when=is_held, icon="link", variant=ActionVariant.PRIMARY)
    def match(self, held, by, payment: str, reason: str) -> None:
        suspense.match_held(held=held, payment=payment_by_id(payment), reason=reason, by=by)


def is_cash_refund_to_pay(refund: Refund) -> bool:
    return refund.payment.method == PaymentMethod.COD and refund.state == RefundState.REQUESTED


@admin.register(Refund)
class RefundPage(ReadOnlyPage):
    list_display = ["created_at", "public_id", "payment_order", "method", "state_label", AMOUNT, "reason", "last_error"]
    list_select_related = ["payment"]
    list_filter = ["state", "payment__method", ("created_at", RangeDateTimeFilter)]
    search_fields = ["public_id", "reference", "gateway_refund", "payment__public_id", "payment__order_ref"]
    search_help_text = _("Public id of a refund, a payment or an order")
    actions_detail = ["confirm_bank_refund"]

    @display(description=_("order"), ordering="payment__order_ref")
    def payment_order(self, refund: Refund) -> str:
        return refund.payment.order_ref

    @display(description=_("method"), ordering="payment__method")
    def method(self, refund: Refund) -> str:
        return refund.payment.get_method_display()

    @display(
        description=_("status"),
        ordering="state",
        label={RefundState.FAILED: "danger", RefundState.PROCESSED: "success", RefundState.REQUESTED: "warning"},
    )
    def state_label(self, refund: Refund) -> tuple[str, str]:
        return refund.state, refund.get_state_display()

    @deed(
        _("Confirm bank refund"),
        asks=UtrForm,
        when=is_cash_refund_to_pay,
        icon="account_balance",
        variant=ActionVariant.PRIMARY,
    )
    def confirm_bank_refund(self, refund, by, utr: str) -> None:
        refunds.confirm_bank_refund(refund=refund, utr=utr, by=by)


class CreditRows(ReadOnlyRows):
    model = Credit
    fields = ["reference", "seller_order_ref", AMOUNT, "matured_at"]


def is_bank_payout_to_send(payout: Payout) -> bool:
    return payout.rail == PayoutRail.BANK and payout.state == PayoutState.CREATED


@admin.register(Payout)
class PayoutPage(ReadOnlyPage):
    list_display = ["created_at", "public_id", "seller", "rail", "state_label", AMOUNT, "reference", "last_error"]
    list_select_related = ["seller"]
    list_filter = ["state", "rail", ("seller", AutocompleteSelectFilter)]
    search_fields = ["public_id", "reference", "seller__name", "seller__public_id", "seller__phone"]
    search_help_text = _("Public id, UTR, or the seller’s name or phone")
    inlines = [CreditRows]
    actions_detail = ["confirm_bank_payout", "fail_payout"]

    @display(
        description=_("status"),
        ordering="state",
        label={PayoutState.CREATED: "warning", PayoutState.PAID: "success", PayoutState.FAILED: "danger"},
    )
    def state_label(self, payout: Payout) -> tuple[str, str]:
        return payout.state, payout.get_state_display()

    @deed(
        _("Confirm bank payout"),
        asks=UtrForm,
        when=is_bank_payout_to_send,
        icon="account_balance",
        variant=ActionVariant.PRIMARY,
    )
    def confirm_bank_payout(self, payout, by, utr: str) -> None:
        payouts.confirm_bank_payout(payout=payout, utr=utr, by=by)

    @deed(
        _("The bank returned it"),
        asks=ReasonForm,
        when=is_bank_payout_to_send,
        icon="undo",
        variant=ActionVariant.DANGER,
    )
    def fail_payout(self, payout, by, reason: str) -> None:
        payouts.fail_payout(payout=payout, reason=reason, by=by)


@admin.register(Credit)
class CreditPage(ReadOnlyPage):
    list_display = ["matured_at", "seller", "reference", "seller_order_ref", "rail", AMOUNT, "payout"]
    list_select_related = ["seller", "payout"]
    list_filter = ["rail", ("payout", admin.EmptyFieldListFilter), ("seller", AutocompleteSelectFilter)]
    search_fields = ["reference", "seller_order_ref", "seller__name", "payout__public_id"]


@admin.register(Reversal)
class ReversalPage(ReadOnlyPage):
    list_display = ["created_at", "payout", "reference", AMOUNT, "gateway_reversal"]
    list_select_related = ["payout"]
    search_fields = ["reference", "gateway_reversal", "payout__public_id"]


class StatutoryRateForm(forms.ModelForm):
    rate_bp = PercentField(label=_("Rate (%)"), max_value=100)


@admin.register(StatutoryRate)
class StatutoryRatePage(StaffPage):
    """A rate is replaced by a later one; one in force, or past, is history."""

    form = StatutoryRateForm
    list_display = ["code_name", percent("rate_bp", _("rate")), "starts_on", "source"]
    list_filter = ["code"]
    search_fields = ["source"]
    fields = ["code", "rate_bp", "starts_on", "source"]
    ordering = ["code", "-starts_on"]

    @display(description=_("rate of"), ordering="code")
    def code_name(self, rate: StatutoryRate) -> str:
        return rate.get_code_display()

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.starts_on > clock.today())

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and obj is not None and obj.starts_on > clock.today()
