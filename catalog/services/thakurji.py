"""What a household has at home: several may be kept, each with a size by number or by height."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from catalog.deities import HIGHEST_NUMBER, LADDU_GOPAL, inches_of, plain
from catalog.models import Thakurji
from catalog.states import Deity
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError, InvalidInput
from vrinda.kernel.text import clean_line

MOST_AT_HOME = 12
LONGEST_NAME = 40


class TooManyAtHome(DomainError):
    code = "too_many_thakurji"
    message = gettext_lazy("You have kept as many as can be kept. Remove one you no longer need.")


@dataclass(frozen=True)
class Told:
    """What a person tells of a Thakurji, as typed: Laddu Gopal by size number or height, any other by height."""

    deity: str
    number: str = ""
    height: str = ""
    name: str = ""


def read(told: Told) -> Thakurji:
    """Return an unsaved row of what was told. Raises ``InvalidInput`` beside the field that cannot be right."""
    if told.deity not in Deity.values:
        raise InvalidInput(_("Choose one of the list."), param="deity")
    name = clean_line(told.name)
    if len(name) > LONGEST_NAME:
        raise InvalidInput(_("At most %(count)d characters.") % {"count": LONGEST_NAME}, param="name")
    number = _number(told.number) if told.deity == LADDU_GOPAL else None
    height = _height(told.height) if number is None else None
    return Thakurji(name=name, deity=told.deity, number=number, height_hundredths=height)


@transaction.atomic
def keep_thakurji(*, user: User, told: Told, now: datetime | None = None) -> Thakurji:
    """Keep one more with a person's account; the same again is kept once."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    now, made = now or clock.now(), read(told)
    same = Thakurji.objects.filter(
        user=user, deity=made.deity, number=made.number, height_hundredths=made.height_hundredths, name=made.name
    ).first()
    if same is not None:
        return same
    if Thakurji.objects.filter(user=user).count() >= MOST_AT_HOME:
        raise TooManyAtHome
    made.user, made.created_at = user, now
    made.save()
    events.record("thakurji.kept", subject=made.public_id, by=user, now=now)
    return made


@transaction.atomic
def remove_thakurji(*, thakurji: Thakurji, by: User, now: datetime | None = None) -> None:
    """Forget one."""
    events.record("thakurji.removed", subject=thakurji.public_id, by=by, now=now)
    thakurji.delete()


def _number(typed: str) -> int | None:
    digits = plain(typed)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 2 and int(digits) <= HIGHEST_NUMBER):
        raise InvalidInput(_("Laddu Gopal sizes go from 0 to %(most)d.") % {"most": HIGHEST_NUMBER}, param="number")
    return int(digits)


def _height(typed: str) -> int:
    inches = inches_of(typed)
    if inches is None:
        raise InvalidInput(_("Give the height like 6 inch or 15 cm."), param="height")
    return round(inches * 100)
