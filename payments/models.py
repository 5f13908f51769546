"""The ledger and what moves through it. Amounts are integer paise."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from payments.states import (
    AccountCode,
    AccountKind,
    GatewayEventState,
    HeldState,
    PaymentMethod,
    PaymentState,
    PayoutRail,
    PayoutState,
    RefundState,
)
from sellers.models import Partner
from vrinda.kernel.ids import PublicIdField
from vrinda.kernel.money import format_inr, format_percent
from vrinda.kernel.tenancy import AcrossSellers, seller_scoped


class Account(models.Model):
    """A ledger account; ``SP`` has one per seller."""

    code = models.CharField(max_length=16, choices=AccountCode.choices)
    kind = models.CharField(max_length=10, choices=AccountKind.choices)
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "seller"], name="one_account_per_code_and_seller"),
            models.UniqueConstraint(fields=["code"], condition=Q(seller=None), name="one_account_per_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code}:{self.seller_id}" if self.seller_id else self.code


class Transaction(models.Model):
    """A set of entries that sums to zero; append-only. ``kind`` + ``reference`` happen once."""

    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=64)
    order_ref = models.CharField(_("order"), max_length=32, blank=True, db_index=True)
    memo = models.CharField(max_length=200, blank=True)
    occurred_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("ledger transaction")
        constraints = [
            models.UniqueConstraint(fields=["kind", "reference"], name="one_ledger_transaction_per_kind_and_reference")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Entry(models.Model):
    """One side of a transaction: a debit is positive, a credit negative (paise); append-only."""

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries")
    amount_paise = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.CheckConstraint(condition=~Q(amount_paise=0), name="ledger_entry_is_not_zero")]

    def __str__(self) -> str:
        return f"{self.account} {format_inr(self.amount_paise)}"


class Payment(models.Model):
    """What one order is to be paid, and what came."""

    public_id = PublicIdField(prefix="pay")
    order_ref = models.CharField(_("order"), max_length=32, unique=True)
    method = models.CharField(max_length=8, choices=PaymentMethod.choices)
    amount_paise = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=PaymentState.choices, default=PaymentState.OPEN)
    gateway_order = models.CharField(max_length=40, blank=True)
    asked_paise = models.PositiveBigIntegerField(
        default=0, help_text="What the gateway order asks for: it cannot be changed when less becomes due."
    )
    gateway_payment = models.CharField(max_length=40, blank=True)
    captured_paise = models.PositiveBigIntegerField(default=0)
    refunded_paise = models.PositiveBigIntegerField(default=0, help_text="Refunds requested or processed.")
    fee_paise = models.PositiveBigIntegerField(default=0, help_text="The gateway's fee without its GST.")
    fee_tax_paise = models.PositiveBigIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    polls = models.PositiveSmallIntegerField(default=0, help_text="How often the gateway was asked after expiry.")
    poll_at = models.DateTimeField(null=True, help_text="When to ask the gateway again after expiry.")
    captured_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(refunded_paise__lte=F("captured_paise")), name="refunds_stay_within_capture"
            ),
            models.UniqueConstraint(
                fields=["gateway_payment"], condition=~Q(gateway_payment=""), name="gateway_payment_pays_once"
            ),
            models.UniqueConstraint(
                fields=["gateway_order"],
                condition=~Q(gateway_order=""),
                name="gateway_order_belongs_to_one_payment",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "expires_at"], name="payment_by_state"),
            models.Index(fields=["poll_at"], condition=Q(poll_at__isnull=False), name="payment_to_poll"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {format_inr(self.amount_paise)}"


class GatewayEvent(models.Model):
    """A webhook as it came, kept before anything is done about it."""

    event_id = models.CharField(max_length=64, unique=True)
    type = models.CharField(max_length=64)
    body = models.TextField()
    state = models.CharField(max_length=12, choices=GatewayEventState.choices, default=GatewayEventState.RECEIVED)
    note = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"


class HeldMoney(models.Model):
    """Money in SUSPENSE: a gateway payment that was not what its order asked for, until it goes back or is matched."""

    public_id = PublicIdField(prefix="hld")
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="held")
    gateway_payment = models.CharField(max_length=40, unique=True)
    amount_paise = models.PositiveBigIntegerField()
    fee_paise = models.PositiveBigIntegerField(default=0, help_text="The gateway's fee without its GST.")
    fee_tax_paise = models.PositiveBigIntegerField(default=0)
    problem = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=HeldState.choices, default=HeldState.HELD)
    matched_to = models.ForeignKey(Payment, on_delete=models.PROTECT, null=True, blank=True, related_name="matched")
    gateway_refund = models.CharField(max_length=40, blank=True)
    last_error = models.CharField(max_length=200, blank=True)
    came_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("held money")
        verbose_name_plural = _("held money")
        constraints = [models.CheckConstraint(condition=Q(amount_paise__gt=0), name="held_money_is_positive")]

    def __str__(self) -> str:
        return f"{self.public_id} {format_inr(self.amount_paise)}"


class Refund(models.Model):
    """Money going back to the buyer; ``reference`` names what it is for and happens once."""

    public_id = PublicIdField(prefix="rfd")
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    reference = models.CharField(max_length=64, unique=True)
    amount_paise = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=RefundState.choices, default=RefundState.REQUESTED)
    gateway_refund = models.CharField(max_length=40, blank=True)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount_paise__gt=0), name="refund_is_positive")]

    def __str__(self) -> str:
        return f"{self.public_id} {format_inr(self.amount_paise)}"


class Payout(models.Model):
    """Money sent to a seller for the credits it claims."""

    public_id = PublicIdField(prefix="pyt")
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="payouts")
    rail = models.CharField(max_length=8, choices=PayoutRail.choices)
    amount_paise = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, choices=PayoutState.choices, default=PayoutState.CREATED)
    reference = models.CharField(_("transfer or UTR"), max_length=40, blank=True)
    fee_paise = models.PositiveBigIntegerField(default=0, help_text="Without its GST.")
    fee_tax_paise = models.PositiveBigIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)

    across_sellers = AcrossSellers()
    objects = seller_scoped()

    class Meta:
        default_manager_name = "objects"
        constraints = [models.CheckConstraint(condition=Q(amount_paise__gt=0), name="payout_is_positive")]

    def __str__(self) -> str:
        return f"{self.public_id} {format_inr(self.amount_paise)}"


class Credit(models.Model):
    """A matured, signed amount that is the seller's: what a seller order settled at, or a later correction.

    A payout claims credits; a claimed credit is never claimed again, unless its payout came back.
    """

    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="credits")
    reference = models.CharField(max_length=64, unique=True)
    seller_order_ref = models.CharField(max_length=32, db_index=True)
    amount_paise = models.BigIntegerField()
    rail = models.CharField(max_length=8, choices=PayoutRail.choices)
    payout = models.ForeignKey(Payout, on_delete=models.PROTECT, null=True, blank=True, related_name="credits")
    matured_at = models.DateTimeField()

    across_sellers = AcrossSellers()
    objects = seller_scoped()

    class Meta:
        default_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.reference} {format_inr(self.amount_paise)}"


class Reversal(models.Model):
    """Part of a payout fetched back from the seller's gateway account after a return."""

    payout = models.ForeignKey(Payout, on_delete=models.PROTECT, related_name="reversals")
    reference = models.CharField(max_length=64, unique=True)
    amount_paise = models.PositiveBigIntegerField()
    gateway_reversal = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reference} {format_inr(self.amount_paise)}"


class StatutoryRate(models.Model):
    """A rate of law or policy that money is computed with, from a day on."""

    class Code(models.TextChoices):
        TCS = "tcs", _("GST collected at source, both halves")
        TDS = "tds", _("Income tax deducted")
        TDS_NO_PAN = "tds_no_pan", _("Income tax deducted, no PAN")
        FEE_GST = "fee_gst", _("GST on commission")
        DELIVERY_GST = "delivery_gst", _("GST on the market's delivery")

    code = models.CharField(max_length=16, choices=Code.choices)
    rate_bp = models.PositiveIntegerField(_("rate (basis points)"))
    starts_on = models.DateField(_("from"))
    source = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("statutory rate")
        constraints = [models.UniqueConstraint(fields=["code", "starts_on"], name="one_statutory_rate_per_day")]

    def __str__(self) -> str:
        return f"{self.get_code_display()}: {format_percent(self.rate_bp)}"
