"""Orders, seller orders and their lines on Oscar's models; all money beside Oscar's columns is integer paise."""

from django.core.files.storage import default_storage
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder

from orders.states import DocumentKind, Funder, OrderStatus, ReductionKind, SellerOrderState
from payments.states import PaymentMethod
from sellers.models import Partner
from sellers.states import Carrier
from vrinda.kernel.ids import PublicIdField
from vrinda.kernel.language import in_page_language
from vrinda.kernel.money import format_inr
from vrinda.kernel.quantities import quantity_text, weight_text
from vrinda.kernel.tenancy import AcrossSellers, seller_scoped


class BasketHandle(models.Model):
    """The public face of an Oscar basket: its random id, and the secret of an anonymous one (hashed)."""

    public_id = PublicIdField(prefix="bsk")
    basket = models.OneToOneField("basket.Basket", on_delete=models.CASCADE, related_name="handle")
    secret_hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.public_id


class ShippingAddress(AbstractShippingAddress):
    """The delivery address as it was when the order was placed."""

    landmark = models.CharField(_("landmark"), max_length=120, blank=True)
    state_code = models.CharField(_("state"), max_length=2)

    class Meta(AbstractShippingAddress.Meta):
        abstract = False


class Order(AbstractOrder):
    """What one person bought from many sellers and pays once. ``status`` is derived, never set by hand."""

    public_id = PublicIdField(prefix="ord")
    contact_name = models.CharField(_("name"), max_length=120)
    contact_phone = models.CharField(_("phone"), max_length=16)
    payment_method = models.CharField(max_length=8, choices=PaymentMethod.choices)
    goods_paise = models.PositiveBigIntegerField()
    discount_paise = models.PositiveBigIntegerField(default=0)
    delivery_paise = models.PositiveBigIntegerField(default=0)
    payable_paise = models.PositiveBigIntegerField()
    language = models.CharField(max_length=5, default="en")
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta(AbstractOrder.Meta):
        abstract = False
        ordering = ()
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        constraints = [models.UniqueConstraint(fields=["basket"], name="one_order_per_basket")]

    def __str__(self) -> str:
        return self.number

    def get_status_label(self) -> str:
        return OrderStatus(self.status).label

    @property
    def contact_email(self) -> str:
        return self.guest_email or (self.user.email if self.user else "") or ""


class SellerOrder(models.Model):
    """One seller's part of an order: its own state, delivery, taxes and money."""

    public_id = PublicIdField(prefix="so")
    number = models.CharField(max_length=40, unique=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="seller_orders")
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="seller_orders")
    state = models.CharField(max_length=10, choices=SellerOrderState.choices, default=SellerOrderState.PLACED)
    carrier = models.CharField(max_length=8, choices=Carrier.choices)
    goods_paise = models.PositiveBigIntegerField()
    seller_discount_paise = models.PositiveBigIntegerField(default=0)
    market_discount_paise = models.PositiveBigIntegerField(default=0)
    delivery_paise = models.PositiveBigIntegerField(default=0)
    payable_paise = models.PositiveBigIntegerField(help_text="What the buyer pays for this part.")
    pos_state_code = models.CharField(_("place of supply"), max_length=2)
    is_intra_state = models.BooleanField()
    seller_kind = models.CharField(max_length=24)
    tcs_bp = models.PositiveIntegerField(default=0)
    tds_bp = models.PositiveIntegerField(default=0)
    fee_gst_bp = models.PositiveIntegerField(default=0)
    fee_is_intra_state = models.BooleanField(default=True)
    policy = models.JSONField(default=dict, help_text="Return window and promises as they were at placing.")
    tracking = models.CharField(_("tracking"), max_length=120, blank=True)
    handover_code = models.CharField(max_length=6, blank=True)
    placed_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    shipped_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    settles_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    delivery_refunded = models.BooleanField(_("delivery fee given back"), default=False)

    across_sellers = AcrossSellers()
    objects = seller_scoped()

    class Meta:
        verbose_name = _("seller order")
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["order", "seller"], name="one_seller_order_per_order_and_seller"),
            models.CheckConstraint(
                condition=Q(
                    payable_paise=F("goods_paise")
                    - F("seller_discount_paise")
                    - F("market_discount_paise")
                    + F("delivery_paise")
                ),
                name="seller_order_adds_up",
            ),
        ]
        indexes = [
            models.Index(fields=["seller", "state", "placed_at"], name="seller_order_queue"),
            models.Index(fields=["state", "settles_at"], name="seller_order_to_settle"),
        ]

    def __str__(self) -> str:
        return self.number


class Line(AbstractLine):
    """One offer in an order; price, tax, commission and discounts are frozen at placing."""

    public_id = PublicIdField(prefix="lin")
    seller_order = models.ForeignKey(SellerOrder, on_delete=models.PROTECT, related_name="lines")
    title_hi = models.CharField(max_length=255, blank=True)
    image = models.CharField(max_length=200, blank=True)
    step_g = models.PositiveIntegerField(default=0, help_text="Sold loose: the grams that one of the quantity weighs.")
    unit_price_paise = models.PositiveBigIntegerField()
    gross_paise = models.PositiveBigIntegerField()
    seller_discount_paise = models.PositiveBigIntegerField(default=0)
    market_discount_paise = models.PositiveBigIntegerField(default=0)
    delivery_share_paise = models.PositiveBigIntegerField(
        default=0, help_text="Part of a courier fee the seller charges: taxed with the goods."
    )
    hsn = models.CharField(max_length=8, blank=True)
    tax_rate = models.ForeignKey("catalogue.TaxRate", on_delete=models.PROTECT, null=True, related_name="+")
    tax_rate_bp = models.PositiveIntegerField()
    commission_bp = models.PositiveIntegerField()
    cancelled_quantity = models.PositiveIntegerField(default=0)
    returned_quantity = models.PositiveIntegerField(default=0)

    class Meta(AbstractLine.Meta):
        abstract = False
        ordering = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=F("cancelled_quantity") + F("returned_quantity")),
                name="line_gives_back_at_most_its_quantity",
            ),
            models.CheckConstraint(
                condition=Q(gross_paise__gte=F("seller_discount_paise") + F("market_discount_paise")),
                name="line_discounts_stay_within_its_price",
            ),
        ]

    @property
    def image_url(self) -> str:
        return default_storage.url(self.image) if self.image else ""

    @property
    def display_title(self) -> str:
        return in_page_language(self.title, self.title_hi)

    @property
    def kept_quantity(self) -> int:
        return self.quantity - self.cancelled_quantity - self.returned_quantity

    @property
    def quantity_text(self) -> str:
        return quantity_text(self.quantity, self.step_g)

    @property
    def kept_text(self) -> str:
        return quantity_text(self.kept_quantity, self.step_g)

    @property
    def step_text(self) -> str:
        """What one of the quantity weighs, for what was sold loose."""
        return weight_text(self.step_g) if self.step_g else ""


class LineDiscount(models.Model):
    """What was taken off a line, and who pays for it."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="funded_discounts")
    funder = models.CharField(max_length=12, choices=Funder.choices)
    label = models.CharField(max_length=120)
    amount_paise = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount_paise__gt=0), name="line_discount_is_positive")]

    def __str__(self) -> str:
        return f"{self.label} {format_inr(self.amount_paise)}"


class Reduction(models.Model):
    """Pieces that left an order: cancelled before dispatch, refused at the door, or returned."""

    public_id = PublicIdField(prefix="ret")
    seller_order = models.ForeignKey(SellerOrder, on_delete=models.PROTECT, related_name="reductions")
    kind = models.CharField(max_length=10, choices=ReductionKind.choices)
    reason = models.CharField(max_length=200)
    refund_paise = models.PositiveBigIntegerField(help_text="What the buyer gets back.")
    actor = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.public_id} {format_inr(self.refund_paise)}"


class ReducedLine(models.Model):
    reduction = models.ForeignKey(Reduction, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="reductions")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="reduced_quantity_is_positive")]

    def __str__(self) -> str:
        return f"{self.line_id} × {self.quantity}"


class DocumentSeries(models.Model):
    """A gap-free run of numbers per seller (or the market), financial year and kind of paper."""

    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    prefix = models.CharField(max_length=10)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "document series"
        constraints = [
            models.UniqueConstraint(fields=["seller", "prefix"], name="one_document_series"),
            models.UniqueConstraint(
                fields=["prefix"], condition=Q(seller=None), name="one_document_series_of_the_market"
            ),
        ]

    def __str__(self) -> str:
        return self.prefix


class Document(models.Model):
    """An invoice, bill or credit note as it was issued; never edited (append-only by trigger)."""

    public_id = PublicIdField(prefix="doc")
    kind = models.CharField(max_length=16, choices=DocumentKind.choices)
    number = models.CharField(max_length=16)
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seller_order = models.ForeignKey(SellerOrder, on_delete=models.PROTECT, related_name="documents")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    taxable_paise = models.BigIntegerField()
    cgst_paise = models.BigIntegerField(default=0)
    sgst_paise = models.BigIntegerField(default=0)
    igst_paise = models.BigIntegerField(default=0)
    total_paise = models.BigIntegerField()
    body = models.JSONField(default=dict, help_text="Parties and lines as printed.")
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seller", "number"], name="document_number_once"),
            models.UniqueConstraint(
                fields=["number"], condition=Q(seller=None), name="document_number_of_the_market_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number


from oscar.apps.order.models import *  # noqa: E402, F403
