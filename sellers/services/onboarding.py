"""A shop's way into the market and through it: registered, submitted, approved, paused, suspended."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sellers.models import Member, Seller
from sellers.papers import IDENTITY_FIELDS, SECRET_FIELDS, check_together, missing_papers, normal_fields
from sellers.services.team import add_member
from sellers.signals import seller_changed
from sellers.slugs import new_slug
from sellers.states import SELLER_TRANSITIONS, Role, SellerStatus
from vrinda.kernel import audit, events
from vrinda.kernel.errors import DomainError, InvalidInput, NotAllowed
from vrinda.kernel.states import IllegalTransition

Actor = User | str | None
MOST_OPEN_APPLICATIONS = 3


class TooManyApplications(DomainError):
    code = "too_many_applications"
    message = _("You have shops that still wait for review. Let those be decided first.")


class PapersMissing(DomainError):
    code = "papers_missing"
    message = _("Some details are still missing.")


@transaction.atomic
def register_seller(*, by: Actor, now: datetime | None = None, **fields: object) -> Seller:
    """Register a shop as a draft; a person who is not staff becomes its owner.

    Takes the columns of ``sellers.papers.NORMALISERS`` and ``slug``; any other name is refused, so that a form
    cannot set a status or a rate.
    """
    wish = str(fields.pop("slug", "") or "")
    seller = Seller(**normal_fields(fields))
    _require_basics(seller)
    seller.slug = new_slug(wish, name=seller.name)
    check_together(seller)
    _remember_last_digits(seller)
    seller.save()
    events.record(
        "seller.registered", subject=seller.public_id, by=by, seller=seller.public_id, now=now, slug=seller.slug
    )
    if isinstance(by, User) and not by.is_staff:
        add_member(seller=seller, user=by, role=Role.OWNER, by="registration", now=now)
    return seller


@transaction.atomic
def apply_to_sell(*, by: User, now: datetime | None = None, **fields: object) -> Seller:
    """Register a shop for a person and hand its papers in at once; takes what ``register_seller`` takes."""
    waiting = Member.across_sellers.filter(user=by, seller__status__in=[SellerStatus.DRAFT, SellerStatus.SUBMITTED])
    if waiting.count() >= MOST_OPEN_APPLICATIONS:
        raise TooManyApplications
    return submit(seller=register_seller(by=by, now=now, **fields), by=by, now=now)


@transaction.atomic
def correct_papers(*, seller: Seller, by: Actor, now: datetime | None = None, **fields: object) -> Seller:
    """Change what the market sent back, and hand it in again."""
    return submit(seller=change_seller(seller=seller, by=by, now=now, **fields), by=by, now=now)


@transaction.atomic
def change_seller(*, seller: Seller, by: Actor, now: datetime | None = None, **fields: object) -> Seller:
    """Change a shop's details; who it is and where its money goes stay with staff once it has been submitted."""
    seller = _locked(seller)
    values = normal_fields(fields)
    changed = [name for name, value in values.items() if getattr(seller, name) != value]
    if not changed:
        return seller
    _check_may_change(seller, changed, by)
    before = _told(seller, changed)
    for name in changed:
        setattr(seller, name, values[name])
    check_together(seller)
    _remember_last_digits(seller)
    seller.save()
    events.record(
        "seller.changed", subject=seller.public_id, by=by, seller=seller.public_id, now=now, fields=sorted(changed)
    )
    if IDENTITY_FIELDS & set(changed):
        audit.write("seller.change", subject=seller.public_id, by=by, before=before, after=_told(seller, changed))
    seller_changed.send(sender=Seller, seller=seller)
    return seller


@transaction.atomic
def submit(*, seller: Seller, by: Actor, now: datetime | None = None) -> Seller:
    """Hand the shop's papers in for review."""
    missing = missing_papers(seller)
    if missing:
        raise PapersMissing(
            _("Still missing: %(names)s.") % {"names": ", ".join(str(label) for label in missing.values())},
            missing=list(missing),
        )
    return _move(seller, SellerStatus.SUBMITTED, "seller.submitted", by=by, now=now)


@transaction.atomic
def send_back(*, seller: Seller, by: Actor, reason: str, now: datetime | None = None) -> Seller:
    """Return the papers to the applicant with the reason."""
    _require_staff(by)
    return _move(seller, SellerStatus.DRAFT, "seller.sent_back", by=by, reason=_stated(reason), now=now)


@transaction.atomic
def approve(*, seller: Seller, by: Actor, now: datetime | None = None) -> Seller:
    """Open a shop whose papers were checked."""
    _require_staff(by)
    return _move(seller, SellerStatus.APPROVED, "seller.approved", by=by, now=now, only_from=[SellerStatus.SUBMITTED])


@transaction.atomic
def pause(*, seller: Seller, by: Actor, reason: str = "", now: datetime | None = None) -> Seller:
    """Close the shop for a while at its own wish; orders already taken go on."""
    return _move(
        seller, SellerStatus.PAUSED, "seller.paused", by=by, reason=reason, now=now, only_from=[SellerStatus.APPROVED]
    )


@transaction.atomic
def resume(*, seller: Seller, by: Actor, now: datetime | None = None) -> Seller:
    """Open a paused shop again."""
    return _move(seller, SellerStatus.APPROVED, "seller.resumed", by=by, now=now, only_from=[SellerStatus.PAUSED])


@transaction.atomic
def suspend(*, seller: Seller, by: Actor, reason: str, now: datetime | None = None) -> Seller:
    """Take a shop out of the market; nothing of it can be bought until staff reinstate it."""
    _require_staff(by)
    return _move(seller, SellerStatus.SUSPENDED, "seller.suspended", by=by, reason=_stated(reason), now=now)


@transaction.atomic
def reinstate(*, seller: Seller, by: Actor, reason: str, now: datetime | None = None) -> Seller:
    """Let a suspended shop trade again."""
    _require_staff(by)
    return _move(
        seller,
        SellerStatus.APPROVED,
        "seller.reinstated",
        by=by,
        reason=_stated(reason),
        now=now,
        only_from=[SellerStatus.SUSPENDED],
    )


@transaction.atomic
def link_gateway_account(*, seller: Seller, account: str, by: Actor, now: datetime | None = None) -> Seller:
    """Note the account at the payment gateway to which the shop's money is transferred."""
    _require_staff(by)
    seller = _locked(seller)
    before, seller.gateway_account = seller.gateway_account, account.strip()
    seller.save(update_fields=["gateway_account"])
    audit.write(
        "seller.link_gateway_account",
        subject=seller.public_id,
        by=by,
        before={"gateway_account": before},
        after={"gateway_account": seller.gateway_account},
    )
    events.record("seller.gateway_account_linked", subject=seller.public_id, by=by, seller=seller.public_id, now=now)
    return seller


def _move(
    seller: Seller,
    target: SellerStatus,
    event: str,
    *,
    by: Actor,
    reason: str = "",
    now: datetime | None = None,
    only_from: Collection[SellerStatus] = (),
) -> Seller:
    """Lock, check, change, record, tell; the audit keeps what staff did."""
    seller = _locked(seller)
    before = seller.status
    if only_from and before not in only_from:
        raise IllegalTransition(current=before, target=str(target))
    SELLER_TRANSITIONS.check(before, target)
    seller.status, seller.status_reason = target, reason
    seller.save(update_fields=["status", "status_reason"])
    events.record(event, subject=seller.public_id, by=by, seller=seller.public_id, now=now, reason=reason)
    if not _is_member(seller, by):
        audit.write(
            event,
            subject=seller.public_id,
            by=by,
            before={"status": before},
            after={"status": str(target)},
            reason=reason,
        )
    seller_changed.send(sender=Seller, seller=seller)
    return seller


def _locked(seller: Seller) -> Seller:
    return Seller.objects.select_for_update(no_key=True).get(pk=seller.pk)


def _require_basics(seller: Seller) -> None:
    for name in (
        "name",
        "legal_name",
        "kind",
        "entity_type",
        "state_code",
        "phone",
        "email",
        "address_line",
        "locality",
        "pincode",
    ):
        if not getattr(seller, name):
            raise InvalidInput(_("This is needed to register a shop."), param=name)


def _require_staff(by: Actor) -> None:
    """Processes of the market's own carry a name instead of a person."""
    if isinstance(by, User) and not by.is_staff:
        raise NotAllowed(_("Only the market's staff can do this."))


def _check_may_change(seller: Seller, names: Collection[str], by: Actor) -> None:
    is_settled = seller.status != SellerStatus.DRAFT
    if is_settled and IDENTITY_FIELDS & set(names) and isinstance(by, User) and not by.is_staff:
        raise NotAllowed(_("Only the market's staff can change this once the papers were handed in."))


def _is_member(seller: Seller, by: Actor) -> bool:
    return isinstance(by, User) and Member.across_sellers.filter(seller=seller, user=by).exists()


def _stated(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise InvalidInput(_("Give a reason: the shop will read it."), param="reason")
    return reason[:300]


def _remember_last_digits(seller: Seller) -> None:
    seller.bank_last4 = seller.bank_account[-4:]


def _told(seller: Seller, names: Collection[str]) -> dict[str, str]:
    """Return values fit for the audit: a secret is told by its last four characters only."""
    return {
        name: f"…{getattr(seller, name)[-4:]}" if name in SECRET_FIELDS else str(getattr(seller, name))
        for name in names
    }
