"""Answers about people and their addresses."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from accounts.models import Address, User
from vrinda.kernel.errors import NotFound


def addresses_of(user: User) -> list[Address]:
    """Return a person's addresses, the usual one first, then the newest."""
    return list(Address.objects.filter(user=user).order_by("-is_default", "-pk"))


def address_of(user: User, public_id: str) -> Address:
    """Return one of a person's own addresses; anyone else's is as good as absent."""
    address = Address.objects.filter(user=user, public_id=public_id).first()
    if address is None:
        raise NotFound(_("There is no such address."))
    return address


def has_proven(user: User | None, email: str) -> bool:
    """Whether an e-mail address is known to be this person's own."""
    if user is None:
        return False
    return EmailAddress.objects.filter(user_id=user.pk, email__iexact=email, verified=True).exists()
