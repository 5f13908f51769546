"""The life of a seller order; the parent order's status is derived from these (docs/flows/order.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.states import Transitions


class SellerOrderState(models.TextChoices):
    PLACED = "placed", _("Waiting for payment")
    CONFIRMED = "confirmed", _("Confirmed")
    ACCEPTED = "accepted", _("Being packed")
    SHIPPED = "shipped", _("On its way")
    DELIVERED = "delivered", _("Delivered")
    SETTLED = "settled", _("Completed")
    RETURNED = "returned", _("Returned")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Not paid in time")


S = SellerOrderState
TRANSITIONS = Transitions(
    {
        S.PLACED: [S.CONFIRMED, S.EXPIRED, S.CANCELLED],
        S.EXPIRED: [S.CONFIRMED],  # money that came late, while the stock was still there
        S.CONFIRMED: [S.ACCEPTED, S.CANCELLED],
        S.ACCEPTED: [S.SHIPPED, S.CANCELLED],
        S.SHIPPED: [S.DELIVERED, S.RETURNED],  # RETURNED from here: refused at the door
        S.DELIVERED: [S.SETTLED, S.RETURNED],
        S.SETTLED: [S.RETURNED],
    }
)
BEFORE_DISPATCH = (S.PLACED, S.CONFIRMED, S.ACCEPTED)


class OrderStatus(models.TextChoices):
    """The parent order, as derived by ``orders.queries.status_of``."""

    PENDING = "pending", _("Waiting for payment")
    CONFIRMED = "confirmed", _("Confirmed")
    PART_SHIPPED = "part_shipped", _("Partly on its way")
    SHIPPED = "shipped", _("On its way")
    DELIVERED = "delivered", _("Delivered")
    COMPLETED = "completed", _("Completed")
    RETURNED = "returned", _("Returned")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Not paid in time")


class Funder(models.TextChoices):
    SELLER = "seller", _("Seller")
    MARKETPLACE = "marketplace", _("Market")


class ReductionKind(models.TextChoices):
    CANCELLED = "cancelled", _("Cancelled before dispatch")
    RETURNED = "returned", _("Returned")
    REFUSED = "refused", _("Refused at the door")
    DELIVERY = "delivery", _("Delivery fee given back")


AFTER_DELIVERY = (ReductionKind.RETURNED, ReductionKind.DELIVERY)


class DocumentKind(models.TextChoices):
    TAX_INVOICE = "tax_invoice", _("Tax invoice")
    BILL_OF_SUPPLY = "bill_of_supply", _("Bill of supply")
    PLAIN_BILL = "plain_bill", _("Bill")
    CREDIT_NOTE = "credit_note", _("Credit note")
    DELIVERY_INVOICE = "delivery_invoice", _("Delivery invoice")
