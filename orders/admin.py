"""The staff's door to orders: what was bought, where each seller's part stands, which papers were issued."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, RangeDateTimeFilter
from unfold.decorators import display

from orders.models import (
    BasketHandle,
    Document,
    DocumentSeries,
    Line,
    LineDiscount,
    Order,
    ReducedLine,
    Reduction,
    SellerOrder,
    ShippingAddress,
)
from orders.services import fault
from orders.states import OrderStatus, SellerOrderState
from vrinda.kernel.staff.columns import percent, rupees
from vrinda.kernel.staff.deeds import ReasonForm, deed
from vrinda.kernel.staff.pages import ReadOnlyPage, ReadOnlyRows

PAYABLE = rupees("payable_paise", _("payable"))
STATE_COLOURS = {
    SellerOrderState.CONFIRMED: "warning",
    SellerOrderState.ACCEPTED: "info",
    SellerOrderState.SHIPPED: "info",
    SellerOrderState.DELIVERED: "success",
    SellerOrderState.SETTLED: "success",
    SellerOrderState.RETURNED: "danger",
    SellerOrderState.CANCELLED: "danger",
}


class OrderStatusFilter(admin.SimpleListFilter):
    """Oscar's column has no choices; ours are the derived ones."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request, page) -> list[tuple[str, str]]:
        return OrderStatus.choices

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value()) if self.value() else queryset


class SellerOrderRows(ReadOnlyRows):
    model = SellerOrder
    fields = ["number", "seller", "state", "carrier", PAYABLE]
    list_select_related = ("seller",)


@admin.register(Order)
class OrderPage(ReadOnlyPage):
    unused = (
        "currency",
        "total_incl_tax",
        "total_excl_tax",
        "shipping_incl_tax",
        "shipping_excl_tax",
        "shipping_tax_code",
        "shipping_code",
        "billing_address",
        "analytics_tracked",
        "site",
        "basket",
    )
    list_display = ["date_placed", "number", "contact_name", "contact_phone", "payment_method", "status_label", PAYABLE]
    list_filter = [OrderStatusFilter, "payment_method", ("date_placed", RangeDateTimeFilter)]
    search_fields = ["number", "public_id", "contact_name", "contact_phone", "guest_email", "user__email"]
    search_help_text = _("Number, public id, name, phone or e-mail")
    inlines = [SellerOrderRows]

    @display(
        description=_("status"),
        ordering="status",
        label={
            OrderStatus.CONFIRMED: "warning",
            OrderStatus.SHIPPED: "info",
            OrderStatus.PART_SHIPPED: "info",
            OrderStatus.DELIVERED: "success",
            OrderStatus.COMPLETED: "success",
            OrderStatus.RETURNED: "danger",
            OrderStatus.CANCELLED: "danger",
        },
    )
    def status_label(self, order: Order) -> tuple[str, str]:
        return order.status, order.get_status_label()


class LineRows(ReadOnlyRows):
    model = Line
    fields = ["title", "quantity", rupees("unit_price_paise", _("price")), rupees("gross_paise", _("gross"))]


class ReductionRows(ReadOnlyRows):
    model = Reduction
    fields = ["public_id", "kind", "reason", rupees("refund_paise", _("refund")), "created_at"]


class DocumentRows(ReadOnlyRows):
    model = Document
    fields = ["number", "kind", rupees("total_paise", _("total")), "issued_at"]


@admin.register(SellerOrder)
class SellerOrderPage(ReadOnlyPage):
    hidden = ("handover_code",)  # it proves delivery because only the buyer knows it
    list_display = ["placed_at", "number", "seller", "order", "state_label", "carrier", PAYABLE, "settles_at"]
    list_select_related = ["seller", "order"]
    list_filter = ["state", "carrier", ("seller", AutocompleteSelectFilter), ("placed_at", RangeDateTimeFilter)]
    search_fields = ["number", "public_id", "order__number", "order__public_id", "order__contact_phone", "seller__name"]
    search_help_text = _("Number or public id of an order, the buyer’s phone, or the seller’s name")
    inlines = [LineRows, ReductionRows, DocumentRows]
    actions_detail = ["refund_delivery"]

    @display(description=_("status"), ordering="state", label=STATE_COLOURS)
    def state_label(self, seller_order: SellerOrder) -> tuple[str, str]:
        return seller_order.state, seller_order.get_state_display()

    @deed(_("Refund the delivery fee"), asks=ReasonForm, when=fault.can_refund_delivery, icon="local_shipping")
    def refund_delivery(self, seller_order: SellerOrder, by, reason: str) -> None:
        fault.refund_delivery(seller_order=seller_order, reason=reason, by=by)


class LineDiscountRows(ReadOnlyRows):
    model = LineDiscount
    fields = ["label", "funder", rupees("amount_paise", _("amount"))]


@admin.register(Line)
class LinePage(ReadOnlyPage):
    unused = (
        "partner_line_reference",
        "partner_line_notes",
        "line_price_incl_tax",
        "line_price_excl_tax",
        "line_price_before_discounts_incl_tax",
        "line_price_before_discounts_excl_tax",
        "unit_price_incl_tax",
        "unit_price_excl_tax",
        "tax_code",
        "status",
        "allocation_cancelled",
    )
    list_display = [
        "title",
        "quantity",
        "seller_order",
        rupees("unit_price_paise", _("price")),
        rupees("gross_paise", _("gross")),
        percent("tax_rate_bp", _("GST")),
        percent("commission_bp", _("commission")),
    ]
    list_select_related = ["seller_order"]
    list_filter = [("partner", AutocompleteSelectFilter)]
    search_fields = ["title", "public_id", "partner_sku", "seller_order__number", "order__number", "hsn"]
    inlines = [LineDiscountRows]


class ReducedLineRows(ReadOnlyRows):
    model = ReducedLine
    fields = ["line", "quantity"]
    list_select_related = ("line",)


@admin.register(Reduction)
class ReductionPage(ReadOnlyPage):
    list_display = ["created_at", "public_id", "seller_order", "kind", "reason", rupees("refund_paise", _("refund"))]
    list_select_related = ["seller_order"]
    list_filter = ["kind", ("created_at", RangeDateTimeFilter)]
    search_fields = ["public_id", "seller_order__number", "seller_order__public_id", "reason"]
    inlines = [ReducedLineRows]


@admin.register(Document)
class DocumentPage(ReadOnlyPage):
    list_display = ["issued_at", "number", "kind", "seller", "seller_order", rupees("total_paise", _("total"))]
    list_select_related = ["seller", "seller_order"]
    list_filter = ["kind", ("seller", AutocompleteSelectFilter), ("issued_at", RangeDateTimeFilter)]
    search_fields = ["number", "public_id", "seller__name", "seller_order__number"]


@admin.register(DocumentSeries)
class DocumentSeriesPage(ReadOnlyPage):
    list_display = ["prefix", "seller", "last_number"]
    list_select_related = ["seller"]
    search_fields = ["prefix", "seller__name"]


@admin.register(ShippingAddress)
class ShippingAddressPage(ReadOnlyPage):
    unused = ("title", "search_text")
    list_display = ["first_name", "line1", "line4", "postcode", "phone_number"]
    search_fields = ["first_name", "last_name", "line1", "postcode", "phone_number"]


@admin.register(BasketHandle)
class BasketHandlePage(ReadOnlyPage):
    hidden = ("secret_hash",)
    list_display = ["public_id", "basket_id"]
    search_fields = ["public_id__exact"]
