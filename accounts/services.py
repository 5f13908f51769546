"""Changes of a person's own details and addresses."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Address, User
from accounts.places import check_pincode_fits, normal_phone, normal_pincode, normal_state_code
from vrinda.kernel import events
from vrinda.kernel.errors import DomainError, InvalidInput
from vrinda.kernel.text import clean_line

MOST_ADDRESSES = 20


class TooManyAddresses(DomainError):
    code = "too_many_addresses"
    message = _("You have as many addresses as can be kept. Remove one you no longer need.")


@transaction.atomic
def change_profile(*, user: User, name: str, language: str, by: User, now: datetime | None = None) -> User:
    """Change the name a person goes by and the language they are written to in."""
    if language and language not in dict(settings.LANGUAGES):
        raise InvalidInput(_("Choose a language from the list."), param="language")
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    user.name, user.language = _line(name, "name", 120), language
    user.save(update_fields=["name", "language"])
    events.record("user.profile_changed", subject=user.public_id, by=by, now=now, language=language)
    return user


@transaction.atomic
def add_address(*, user: User, by: User, is_usual: bool = False, now: datetime | None = None, **fields: str) -> Address:
    """Keep an address for a person; the first one becomes the usual one.

    Fields: name, phone, line1, line2, landmark, city, state_code, pincode.
    """
    _lock(user)
    others = Address.objects.filter(user=user).count()
    if others >= MOST_ADDRESSES:
        raise TooManyAddresses
    address = Address(user=user, **_normal_fields(fields))
    _require_whole(address)
    address.save()
    events.record("address.added", subject=address.public_id, by=by, now=now)
    return make_usual(address=address, by=by, now=now) if is_usual or not others else address


@transaction.atomic
def change_address(*, address: Address, by: User, now: datetime | None = None, **fields: str) -> Address:
    """Correct an address; orders already placed keep theirs as it was."""
    _lock(address.user)
    address = Address.objects.get(pk=address.pk)
    for name, value in _normal_fields(fields).items():
        setattr(address, name, value)
    _require_whole(address)
    address.save()
    events.record("address.changed", subject=address.public_id, by=by, now=now, fields=sorted(fields))
    return address


@transaction.atomic
def make_usual(*, address: Address, by: User, now: datetime | None = None) -> Address:
    """Make an address the one things are brought to unless another is chosen."""
    _lock(address.user)
    Address.objects.filter(user=address.user, is_default=True).exclude(pk=address.pk).update(is_default=False)
    if not address.is_default:
        address.is_default = True
        address.save(update_fields=["is_default"])
        events.record("address.made_usual", subject=address.public_id, by=by, now=now)
    return address


@transaction.atomic
def remove_address(*, address: Address, by: User, now: datetime | None = None) -> None:
    """Forget an address; when it was the usual one, the newest of the others takes its place."""
    user = address.user
    _lock(user)
    events.record("address.removed", subject=address.public_id, by=by, now=now)
    address.delete()
    heir = Address.objects.filter(user=user).order_by("-is_default", "-pk").first()
    if heir is not None:
        make_usual(address=heir, by=by, now=now)


def _lock(user: User) -> None:
    """One change of a person's addresses at a time, so that exactly one stays the usual one."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _line(text: str, param: str, longest: int) -> str:
    line = clean_line(text)
    if len(line) > longest:
        raise InvalidInput(_("At most %(count)d characters.") % {"count": longest}, param=param)
    return line


def _line_of(column: str) -> Callable[[str], str]:
    longest: int = getattr(Address._meta.get_field(column), "max_length")  # noqa: B009
    return lambda text: _line(text, column, longest)


_NORMALISERS: Mapping[str, Callable[[str], str]] = {
    **{column: _line_of(column) for column in ("name", "line1", "line2", "landmark", "city")},
    "phone": normal_phone,
    "state_code": normal_state_code,
    "pincode": normal_pincode,
}


def _normal_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields as they are stored; a name outside the list is refused."""
    unknown = sorted(set(fields) - set(_NORMALISERS))
    if unknown:
        raise InvalidInput(_("This cannot be set: %(names)s.") % {"names": ", ".join(unknown)}, param=unknown[0])
    return {name: _NORMALISERS[name](value) for name, value in fields.items()}


def _require_whole(address: Address) -> None:
    for name in ("name", "phone", "line1", "city", "state_code", "pincode"):
        if not getattr(address, name):
            raise InvalidInput(_("This is needed for an address."), param=name)
    check_pincode_fits(address.pincode, address.state_code)
