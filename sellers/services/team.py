"""Who works in a shop, and as what."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sellers.models import Member, Seller
from sellers.states import Role
from vrinda.kernel import audit, events
from vrinda.kernel.errors import DomainError, InvalidInput, NotAllowed, NotFound


class LastOwner(DomainError):
    code = "last_owner"
    message = _("A shop keeps at least one owner. Make someone else owner first.")


@transaction.atomic
def add_member(*, seller: Seller, user: User, role: str, by: User | str | None, now: datetime | None = None) -> Member:
    """Let a person work in the shop, or give a member another role."""
    _check_power(seller, by)
    if role not in Role.values:
        raise InvalidInput(_("Choose one of the list."), param="role")
    _lock(seller)
    member = Member.across_sellers.filter(seller=seller, user=user).first()
    if member is None:
        member = Member.across_sellers.create(seller=seller, user=user, role=role)
        _record("member.added", seller, member, by, now, before="")
    elif member.role != role:
        before = member.role
        _check_an_owner_stays(seller, member)
        member.role = role
        member.save(update_fields=["role"])
        _record("member.role_changed", seller, member, by, now, before=before)
    return member


@transaction.atomic
def remove_member(*, seller: Seller, user: User, by: User | str | None, now: datetime | None = None) -> None:
    """Take a person out of the shop; the next request of theirs finds no shop."""
    _check_power(seller, by)
    _lock(seller)
    member = Member.across_sellers.filter(seller=seller, user=user).select_related("user").first()
    if member is None:
        raise NotFound(_("This person does not work in the shop."))
    _check_an_owner_stays(seller, member)
    _record("member.removed", seller, member, by, now, before=member.role)
    member.delete()


def _check_power(seller: Seller, by: User | str | None) -> None:
    """Only an owner of this very shop, staff, or a process of the market changes the team."""
    if not isinstance(by, User) or by.is_staff:
        return
    if not Member.across_sellers.filter(seller=seller, user=by, role=Role.OWNER).exists():
        raise NotAllowed(_("Only an owner of the shop can change its team."))


def _check_an_owner_stays(seller: Seller, leaving: Member) -> None:
    if leaving.role != Role.OWNER:
        return
    if not Member.across_sellers.filter(seller=seller, role=Role.OWNER).exclude(pk=leaving.pk).exists():
        raise LastOwner


def _lock(seller: Seller) -> None:
    """Two owners who leave at the same moment wait for each other here."""
    Seller.objects.select_for_update(no_key=True).get(pk=seller.pk)


def _record(
    type: str, seller: Seller, member: Member, by: User | str | None, now: datetime | None, *, before: str
) -> None:
    person = member.user.public_id
    events.record(
        type, subject=seller.public_id, by=by, seller=seller.public_id, now=now, user=person, role=member.role
    )
    audit.write(
        type,
        subject=seller.public_id,
        by=by,
        before={"user": person, "role": before},
        after={"user": person, "role": "" if type == "member.removed" else member.role},
    )
