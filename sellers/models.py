"""Sellers, their people, their terms and their offers. ``Seller`` and ``Offer`` are Oscar's Partner and StockRecord."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import DecimalField, ExpressionWrapper, F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord

from sellers.hours import closes_at, is_open_at
from sellers.states import Carrier, EntityType, Role, SellerKind, SellerStatus
from vrinda.kernel import clock, money
from vrinda.kernel.hour_words import hour_words
from vrinda.kernel.ids import PublicIdField
from vrinda.kernel.language import in_page_language
from vrinda.kernel.secrets import EncryptedTextField
from vrinda.kernel.tenancy import AcrossSellers, seller_scoped


class SellerQuerySet(models.QuerySet):
    def open_for_trade(self) -> "SellerQuerySet":
        return self.filter(status=SellerStatus.APPROVED)


class Partner(AbstractPartner):
    """A shop that sells in the market. Our word is *seller*."""

    users = None  # membership with a role is our own table

    public_id = PublicIdField(prefix="sel")
    slug = models.SlugField(_("web name"), max_length=60, unique=True)
    legal_name = models.CharField(_("legal name"), max_length=160)
    name_hi = models.CharField(_("name in Hindi"), max_length=128, blank=True)
    about = models.TextField(_("about the shop"), blank=True, max_length=2000)
    about_hi = models.TextField(_("about the shop, in Hindi"), blank=True, max_length=2000)
    kind = models.CharField(_("GST kind"), max_length=24, choices=SellerKind.choices)
    entity_type = models.CharField(_("entity"), max_length=16, choices=EntityType.choices)
    state_code = models.CharField(_("state"), max_length=2)
    gstin = models.CharField(_("GSTIN"), max_length=15, blank=True)
    enrolment_id = models.CharField(_("GST enrolment number"), max_length=20, blank=True)
    pan = EncryptedTextField(_("PAN"), blank=True)
    fssai = models.CharField(_("FSSAI licence"), max_length=14, blank=True)
    fssai_expires_on = models.DateField(_("FSSAI valid until"), null=True, blank=True)
    bank_account = EncryptedTextField(_("bank account"), blank=True)
    bank_last4 = models.CharField(_("bank account ends in"), max_length=4, blank=True, editable=False)
    bank_ifsc = models.CharField(_("IFSC"), max_length=11, blank=True)
    gateway_account = models.CharField(_("gateway account"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=16)
    email = models.EmailField(_("e-mail"))
    address_line = models.CharField(_("address"), max_length=200)
    locality = models.CharField(_("locality"), max_length=120)
    city = models.CharField(_("town"), max_length=80, default="Vrindavan")
    pincode = models.CharField(_("PIN code"), max_length=6)
    hours = models.JSONField(_("opening hours"), default=list, blank=True)
    accepts_cod = models.BooleanField(_("cash on delivery"), default=True)
    ships_by_courier = models.BooleanField(_("ships by courier"), default=False)
    return_window_days = models.PositiveSmallIntegerField(_("return window, days"), default=7)
    logo = models.ImageField(_("picture"), upload_to="shops/", blank=True)
    closed_until = models.DateField(
        _("closed until"), null=True, blank=True, help_text=_("The day on which the shop takes orders again.")
    )
    orders_per_day = models.PositiveSmallIntegerField(
        _("orders a day"), null=True, blank=True, help_text=_("The most it can pack in a day; empty: no limit.")
    )
    orders_counted_on = models.DateField(null=True, blank=True, editable=False)
    orders_counted = models.PositiveIntegerField(default=0, editable=False)
    on_time_count = models.PositiveIntegerField(_("deliveries on time"), default=0, editable=False)
    on_time_of = models.PositiveIntegerField(_("deliveries with a promised day"), default=0, editable=False)
    banner = models.ImageField(_("banner"), upload_to="banners/", blank=True)
    banner_small = models.ImageField(_("banner for phones"), upload_to="banners/", blank=True)
    listed_count = models.PositiveIntegerField(
        _("products on sale"), default=0, editable=False, help_text=_("Counted every few minutes.")
    )
    status = models.CharField(_("status"), max_length=10, choices=SellerStatus.choices, default=SellerStatus.DRAFT)
    status_reason = models.CharField(_("reason for the status"), max_length=300, blank=True)
    rating_sum = models.PositiveIntegerField(_("stars in all"), default=0, editable=False)
    rating_count = models.PositiveIntegerField(_("reviews"), default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SellerQuerySet.as_manager()

    class Meta(AbstractPartner.Meta):
        abstract = False
        verbose_name = _("seller")
        verbose_name_plural = _("sellers")
        ordering = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=SellerKind.ENROLLED_UNREGISTERED) | ~Q(gstin="") | Q(status=SellerStatus.DRAFT),
                name="registered_seller_has_gstin",
            ),
            models.CheckConstraint(
                condition=Q(on_time_count__lte=F("on_time_of")),
                name="seller_is_on_time_at_most_as_often_as_it_delivers",
            ),
            models.CheckConstraint(
                condition=Q(orders_per_day=None) | Q(orders_per_day__gt=0), name="seller_takes_at_least_one_order_a_day"
            ),
        ]
        indexes = [models.Index(fields=["status", "-listed_count", "name"], name="seller_by_size")]

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        return in_page_language(self.name, self.name_hi)

    @property
    def rating_text(self) -> str:
        """The mean of its reviews' stars to one digit, such as 4.6; nothing without reviews."""
        if not self.rating_count:
            return ""
        tenths = (20 * self.rating_sum + self.rating_count) // (2 * self.rating_count)
        return f"{tenths // 10}.{tenths % 10}"

    @property
    def display_about(self) -> str:
        return in_page_language(self.about, self.about_hi)

    @property
    def is_open_now(self) -> bool | None:
        """Whether the shop's door is open at this moment; None when it has not told its hours."""
        is_open = is_open_at(self.hours, clock.now())
        return is_open and not self.is_away_on(clock.today())

    @property
    def status_text(self) -> str:
        """How the shop stands, in a few words: its status, or for an approved one whether its door is open."""
        if self.status == SellerStatus.APPROVED and not self.takes_orders:
            return self.rest_text
        if self.status != SellerStatus.APPROVED or self.is_open_now is None:
            return str(self.get_status_display())
        if not self.is_open_now:
            return gettext("Closed at this hour · takes orders")
        return gettext("Open until %(time)s") % {"time": hour_words(closes_at(self.hours, clock.now()))}

    @property
    def is_open_for_trade(self) -> bool:
        return self.status == SellerStatus.APPROVED

    def is_away_on(self, day: date) -> bool:
        """Whether the shop is closed for some days and this is one of them."""
        return self.closed_until is not None and day < self.closed_until

    def is_full_on(self, day: date) -> bool:
        """Whether the shop has as many orders of this day as it can pack."""
        limit = self.orders_per_day
        return limit is not None and self.orders_counted_on == day and self.orders_counted >= limit

    @property
    def takes_orders(self) -> bool:
        """Whether something can be ordered from the shop today."""
        today = clock.today()
        return self.is_open_for_trade and not self.is_away_on(today) and not self.is_full_on(today)

    @property
    def rest_text(self) -> str:
        """Why an approved shop takes no orders at the moment; empty when it does."""
        today = clock.today()
        if self.is_away_on(today):
            return gettext("Closed until %(day)s") % {"day": date_format(self.closed_until, "j F")}
        if self.is_full_on(today):
            return gettext("Takes no more orders today; tomorrow again")
        return ""

    @property
    def sells_across_states(self) -> bool:
        """A composition or unregistered seller may not sell into another state (GST law, 2023 notifications)."""
        return self.kind == SellerKind.REGULAR


class Member(models.Model):
    """A person who works in a shop, with a role."""

    seller = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    across_sellers = AcrossSellers()
    objects = seller_scoped()

    class Meta:
        verbose_name = _("member")
        default_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["seller", "user"], name="one_membership_per_person_and_seller")]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


class StockRecord(AbstractStockRecord):
    """One seller's price and stock for one product. Our word is *offer*; the price includes GST."""

    public_id = PublicIdField(prefix="off")
    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.PROTECT, related_name="stockrecords", verbose_name=_("product")
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="stockrecords", verbose_name=_("seller")
    )
    price = models.DecimalField(_("price with GST (rupees)"), max_digits=12, decimal_places=2)
    mrp_paise = models.PositiveBigIntegerField(_("MRP (paise)"))
    num_in_stock = models.PositiveIntegerField(_("in stock"), default=0)
    num_allocated = models.PositiveIntegerField(_("reserved for orders"), default=0)
    is_active = models.BooleanField(_("on sale"), default=True)
    lead_time_days = models.PositiveSmallIntegerField(_("days to make ready"), default=0)

    across_sellers = AcrossSellers()
    objects = seller_scoped("partner")

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        default_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=Q(price__gt=0), name="offer_price_is_positive"),
            models.CheckConstraint(
                condition=Q(
                    mrp_paise__gte=ExpressionWrapper(
                        F("price") * 100, output_field=DecimalField(max_digits=16, decimal_places=2)
                    )
                ),
                name="offer_price_is_at_most_mrp",
            ),
            models.CheckConstraint(
                condition=Q(num_allocated__lte=F("num_in_stock")), name="offer_reserves_at_most_its_stock"
            ),
            models.UniqueConstraint(fields=["product", "partner"], name="one_offer_per_product_and_seller"),
        ]

    @property
    def price_paise(self) -> int:
        return money.paise_of(self.price)

    @property
    def free_stock(self) -> int:
        return self.num_in_stock - self.num_allocated

    @property
    def is_buyable(self) -> bool:
        """Whether a piece can be ordered now: one is left, and its shop takes orders. Read it with the seller."""
        return self.free_stock > 0 and self.partner.takes_orders


class CommissionTerm(models.Model):
    """What the market charges, from a day on; a term without a seller is the market's own."""

    seller = models.ForeignKey(
        Partner, on_delete=models.CASCADE, null=True, blank=True, related_name="commission_terms"
    )
    rate_bp = models.PositiveIntegerField(_("commission (basis points)"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("commission term")
        constraints = [
            models.CheckConstraint(condition=Q(rate_bp__lte=5000), name="commission_is_at_most_half"),
            models.UniqueConstraint(
                fields=["seller", "starts_on"],
                name="one_commission_term_per_seller_and_day",
            ),
            models.UniqueConstraint(
                fields=["starts_on"], condition=Q(seller=None), name="one_commission_term_of_the_market_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{money.format_percent(self.rate_bp)} from {self.starts_on}"


class DeliveryZone(models.Model):
    """A set of places with one delivery rate: PIN codes, or a state, or everywhere."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_hi = models.CharField(_("name in Hindi"), max_length=80, blank=True)
    pincodes = models.JSONField(_("PIN codes"), default=list, blank=True)
    state_code = models.CharField(_("state"), max_length=2, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), help_text=_("The lowest matching zone wins."))

    class Meta:
        verbose_name = _("delivery zone")

    def __str__(self) -> str:
        return self.name


class DeliveryRate(models.Model):
    """What bringing one seller's parcel into a zone costs; a rate without a seller is the market's own."""

    zone = models.ForeignKey(DeliveryZone, on_delete=models.CASCADE, related_name="rates")
    seller = models.ForeignKey(Partner, on_delete=models.CASCADE, null=True, blank=True, related_name="delivery_rates")
    carrier = models.CharField(max_length=8, choices=Carrier.choices)
    fee_paise = models.PositiveIntegerField(_("fee (paise, with GST)"))
    free_above_paise = models.PositiveIntegerField(_("free from (paise)"), null=True, blank=True)
    min_days = models.PositiveSmallIntegerField(_("fastest, days"), default=0)
    max_days = models.PositiveSmallIntegerField(_("slowest, days"), default=0)

    class Meta:
        verbose_name = _("delivery rate")
        constraints = [
            models.UniqueConstraint(fields=["zone", "seller"], name="one_delivery_rate_per_zone_and_seller"),
            models.UniqueConstraint(
                fields=["zone"], condition=Q(seller=None), name="one_delivery_rate_of_the_market_per_zone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone} {money.format_inr(self.fee_paise)}"


class ApiClient(models.Model):
    """Binds an OAuth client to the one seller it acts for."""

    client = models.OneToOneField("allauth_idp_oidc.Client", on_delete=models.CASCADE, related_name="seller_binding")
    seller = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="api_clients")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("API client")

    def __str__(self) -> str:
        return f"{self.client_id} for {self.seller}"


Seller = Partner
Offer = StockRecord

from oscar.apps.partner.models import *  # noqa: E402, F403
