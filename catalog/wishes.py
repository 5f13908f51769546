"""What people keep an eye on: lists of things, alerts by e-mail, shops they follow."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.states import AlertKind, AlertState
from sellers.models import Partner
from vrinda.kernel.ids import PublicIdField


class WishList(models.Model):
    """A person's list of things under a name; whoever has its link may read it, while it has one."""

    public_id = PublicIdField(prefix="lst")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wish_lists")
    name = models.CharField(_("name"), max_length=60)
    link_key = models.CharField(max_length=32, unique=True, null=True, blank=True, editable=False)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("list")
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_list_per_person_and_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        return bool(self.link_key)


class WishListItem(models.Model):
    """A product in a list."""

    wish_list = models.ForeignKey(WishList, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wish_list", "product"], name="one_place_per_list_and_product")]

    def __str__(self) -> str:
        return f"{self.wish_list_id}: {self.product_id}"


class Alert(models.Model):
    """One letter that somebody asked for: it is back, it costs less, or something like it has come."""

    public_id = PublicIdField(prefix="alr")
    kind = models.CharField(_("kind"), max_length=8, choices=AlertKind.choices)
    state = models.CharField(_("state"), max_length=8, choices=AlertState.choices, default=AlertState.ASKED)
    email = models.EmailField(_("e-mail"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    language = models.CharField(_("language"), max_length=5, default="en")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    search = models.CharField(_("search"), max_length=120, blank=True)
    price_paise = models.PositiveBigIntegerField(_("price then (paise)"), default=0)
    known = models.JSONField(default=list, blank=True, help_text=_("What the search found when it was asked for."))
    asked_at = models.DateTimeField(_("asked"))
    confirmed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    checked_at = models.DateTimeField(_("looked into"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("alert")
        constraints = [
            models.UniqueConstraint(
                fields=["email", "kind", "product"],
                condition=Q(product__isnull=False),
                name="one_alert_per_address_and_product",
            ),
            models.UniqueConstraint(
                fields=["email", "search"], condition=Q(product__isnull=True), name="one_alert_per_address_and_search"
            ),
        ]
        indexes = [models.Index(fields=["state", "kind"], name="alert_waiting")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.email}"


class Follow(models.Model):
    """A person keeps a shop in sight."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    seller = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "seller"], name="one_follow_per_person_and_shop")]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.seller_id}"
