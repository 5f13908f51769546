"""States of money on the move, and the chart of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.states import Transitions


class PaymentMethod(models.TextChoices):
    GATEWAY = "gateway", _("UPI, card or net banking")
    COD = "cod", _("Cash on delivery")


class PaymentState(models.TextChoices):
    OPEN = "open", _("Waiting for payment")
    CAPTURED = "captured", _("Paid")
    REFUNDED = "refunded", _("Refunded")
    EXPIRED = "expired", _("Expired")


PAYMENT_TRANSITIONS = Transitions(
    {
        # A failed attempt is not a state: the shopper may try again, and a bank may yet authorise it.
        PaymentState.OPEN: [PaymentState.CAPTURED, PaymentState.EXPIRED],
        PaymentState.EXPIRED: [PaymentState.CAPTURED],
        PaymentState.CAPTURED: [PaymentState.REFUNDED],
    }
)


class RefundState(models.TextChoices):
    REQUESTED = "requested", _("On its way to the gateway")
    PROCESSED = "processed", _("Refunded")
    FAILED = "failed", _("Refused by the gateway")


REFUND_TRANSITIONS = Transitions(
    {
        RefundState.REQUESTED: [RefundState.PROCESSED, RefundState.FAILED],
        RefundState.FAILED: [RefundState.REQUESTED],
    }
)


class HeldState(models.TextChoices):
    """Money that came and was not what was asked: a person decides whose it is."""

    HELD = "held", _("Held for a decision")
    RETURNING = "returning", _("On its way back")
    RETURNED = "returned", _("Sent back")
    MATCHED = "matched", _("Taken as a payment")


HELD_TRANSITIONS = Transitions(
    {
        HeldState.HELD: [HeldState.RETURNING, HeldState.MATCHED],
        HeldState.RETURNING: [HeldState.RETURNED],
    }
)


class PayoutRail(models.TextChoices):
    GATEWAY = "gateway", _("Gateway transfer")
    BANK = "bank", _("Bank file")


class PayoutState(models.TextChoices):
    CREATED = "created", _("Prepared")
    PAID = "paid", _("Paid")
    FAILED = "failed", _("Returned")


PAYOUT_TRANSITIONS = Transitions(
    {
        PayoutState.CREATED: [PayoutState.PAID, PayoutState.FAILED],
        PayoutState.PAID: [PayoutState.FAILED],  # a bank may return money days after it was sent
    }
)


class GatewayEventState(models.TextChoices):
    RECEIVED = "received", _("Received")
    APPLIED = "applied", _("Applied")
    IGNORED = "ignored", _("Not for us")
    QUARANTINED = "quarantined", _("Held for a look")
    CLEARED = "cleared", _("Looked into")


class AccountKind(models.TextChoices):
    ASSET = "asset", _("Asset")
    LIABILITY = "liability", _("Liability")
    INCOME = "income", _("Income")
    EXPENSE = "expense", _("Expense")


class AccountCode(models.TextChoices):
    """The chart of accounts; seller payable has one account per seller."""

    GW = "GW", _("Gateway clearing")
    BANK = "BANK", _("Bank")
    COD_CASH = "COD_CASH", _("Cash with riders")
    ITC = "ITC", _("Input GST")
    BUYER = "BUYER", _("Buyers' money held")
    SP = "SP", _("Seller payable")
    TCS = "TCS", _("GST collected at source")
    TDS = "TDS", _("Income tax deducted")
    GSTOUT = "GSTOUT", _("Output GST")
    REFPAY = "REFPAY", _("Refunds payable")
    SUSPENSE = "SUSPENSE", _("Money to be cleared up")
    COMM = "COMM", _("Commission")
    DELIV = "DELIV", _("Delivery")
    COUPON = "COUPON", _("Market coupons")
    COD_ROUNDING = "COD_ROUNDING", _("Cash rounding")
    PGFEE = "PGFEE", _("Gateway fees")
    TRFEE = "TRFEE", _("Transfer fees")


ACCOUNT_KINDS = {
    **dict.fromkeys(["GW", "BANK", "COD_CASH", "ITC"], AccountKind.ASSET),
    **dict.fromkeys(["BUYER", "SP", "TCS", "TDS", "GSTOUT", "REFPAY", "SUSPENSE"], AccountKind.LIABILITY),
    **dict.fromkeys(["COMM", "DELIV"], AccountKind.INCOME),
    **dict.fromkeys(["COUPON", "COD_ROUNDING", "PGFEE", "TRFEE"], AccountKind.EXPENSE),
}


class LedgerKind(models.TextChoices):
    """Why the ledger moved; the labels are what a seller reads in a statement."""

    CAPTURE = "capture", _("Paid by the buyer")
    CAPTURE_SUSPENSE = "capture_suspense", _("Came, but is not what was asked")
    CAPTURE_MATCHED = "capture_matched", _("Came, and was found to be a payment")
    SUSPENSE_RETURNED = "suspense_returned", _("Came, and went back to the payer")
    CASH_COLLECTED = "cash_collected", _("Cash at the door")
    CASH_DEPOSITED = "cash_deposited", _("Cash paid into the bank")
    SUPPLY = "supply", _("Sold")
    DELIVERY = "delivery", _("Delivered by the market")
    COMMISSION = "commission", _("Commission with GST")
    WITHHELD = "withheld", _("Tax collected and deducted")
    CANCELLATION = "cancellation", _("Cancelled before dispatch")
    RETURN = "return", _("Returned")
    COMMISSION_BACK = "commission_back", _("Commission given back")
    WITHHELD_BACK = "withheld_back", _("Tax given back")
    REFUND = "refund", _("Refunded to the buyer")
    PAYOUT = "payout", _("Paid out")
    PAYOUT_RETURNED = "payout_returned", _("Payout came back")
    REVERSAL = "reversal", _("Fetched back from your gateway account")
