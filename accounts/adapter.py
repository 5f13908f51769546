"""How allauth meets our user: phone numbers live on the user, in E.164, and only a proven one names its owner."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.fields import PhoneField
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import gettext as _

from accounts import sms
from accounts.models import User
from accounts.places import normal_phone
from vrinda.kernel.errors import InvalidInput


class AnyPhoneField(PhoneField):
    """A phone number as people write it; the adapter makes it E.164."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **{"validators": [], "max_length": 24, **kwargs})


class AccountAdapter(DefaultAccountAdapter):
    """Stores and finds phone numbers on our own user model."""

    def phone_form_field(self, **kwargs) -> AnyPhoneField:
        return AnyPhoneField(**kwargs)

    def clean_phone(self, phone: str) -> str:
        try:
            return normal_phone(phone)
        except InvalidInput as refusal:
            raise forms.ValidationError(refusal.message) from None

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    @transaction.atomic
    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        """Give a user a number; once it is proven, whoever claimed it without proof loses the claim.

        A user without e-mail keeps the claim, which is all the row has: it leads nobody anywhere.
        """
        if verified:
            claims = User.objects.filter(phone=phone, phone_verified=False, email__isnull=False)
            claims.exclude(pk=user.pk).update(phone=None)
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        """Find the proven owner of a number.

        An unproven one does not count: else someone could put a stranger's number on an account of his own and
        have the stranger sign in to it with a code.
        """
        try:
            return User.objects.filter(phone=normal_phone(phone), phone_verified=True).first()
        except InvalidInput:
            return None

    def authenticate(self, request: HttpRequest, **credentials):
        """Count failed sign-ins per number, however it was typed."""
        if phone := credentials.get("phone"):
            credentials["phone"] = self.clean_phone(phone)
        return super().authenticate(request, **credentials)

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs) -> None:
        sms.sender().send(
            phone=phone,
            text=_("%(code)s is your code for Vrinda. Tell it to nobody; we never ask for it.") % {"code": code},
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Land a person on the page in the language they chose."""
        url = super().get_login_redirect_url(request)
        return translate_url(url, request.user.language) if request.user.language else url

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_from_email(self) -> str:
        return settings.DEFAULT_FROM_EMAIL
