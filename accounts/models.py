"""Users and their addresses."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.ids import PublicIdField


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None = None, password: str | None = None, **fields) -> "User":
        """Make a user from an e-mail address or a phone number (E.164), normalised."""
        user = self.model(email=normal_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=normal_email(email))


def normal_email(email: str | None) -> str | None:
    """Return an address as it is stored: trimmed and lower-case, or None."""
    return email.strip().lower() if email and email.strip() else None


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail or phone."""

    public_id = PublicIdField(prefix="usr")
    email = models.EmailField(_("e-mail address"), null=True, blank=True, unique=True)
    phone = models.CharField(  # noqa: DJ001 (two users without a number are not rivals for "")
        _("phone number"),
        max_length=16,
        null=True,
        blank=True,
        db_index=True,
        validators=[RegexValidator(r"^\+\d{8,15}$", _("Give the number with its country code, like +919812345678."))],
    )
    phone_verified = models.BooleanField(default=False)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True, choices=[("en", "English"), ("hi", "हिन्दी")])
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("user")
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False), name="user_has_email_or_phone"
            ),
            # A number that nobody proved is a claim: any number of people may make it, and it names no one.
            models.UniqueConstraint(
                fields=["phone"], condition=Q(phone_verified=True), name="proven_phone_belongs_to_one_user"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.phone or self.public_id

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else str(self)


class Address(models.Model):
    """Where a person wants things brought."""

    public_id = PublicIdField(prefix="adr")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="postal_addresses")
    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone"), max_length=16)
    line1 = models.CharField(_("house, street"), max_length=200)
    line2 = models.CharField(_("area"), max_length=200, blank=True)
    landmark = models.CharField(_("landmark"), max_length=120, blank=True)
    city = models.CharField(_("town"), max_length=80)
    state_code = models.CharField(_("state"), max_length=2)
    pincode = models.CharField(_("PIN code"), max_length=6)
    is_default = models.BooleanField(_("usual address"), default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(is_default=True), name="one_usual_address_per_user")
        ]

    def __str__(self) -> str:
        return f"{self.line1}, {self.city} {self.pincode}"
