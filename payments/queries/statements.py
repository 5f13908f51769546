"""A payout explained rupee by rupee: the ledger behind each credit that it claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payments.models import Credit, Entry, Payout, Transaction
from payments.states import AccountCode, LedgerKind, PayoutState
from sellers.models import Seller
from vrinda.kernel.errors import NotFound

Label = str | Promise
# What one movement of the seller's money is made of, seen from the accounts on its other side.
PARTS: dict[tuple[str, str], Label] = {
    (LedgerKind.COMMISSION, AccountCode.COMM): _("Commission"),
    (LedgerKind.COMMISSION, AccountCode.GSTOUT): _("GST on the commission"),
    (LedgerKind.WITHHELD, AccountCode.TCS): _("GST collected at source (TCS)"),
    (LedgerKind.WITHHELD, AccountCode.TDS): _("Income tax deducted (TDS)"),
    (LedgerKind.COMMISSION_BACK, AccountCode.COMM): _("Commission given back"),
    (LedgerKind.COMMISSION_BACK, AccountCode.GSTOUT): _("GST on the commission given back"),
    (LedgerKind.WITHHELD_BACK, AccountCode.TCS): _("GST collected at source given back"),
    (LedgerKind.WITHHELD_BACK, AccountCode.TDS): _("Income tax given back"),
}
OF_AN_ORDER = (
    LedgerKind.SUPPLY,
    LedgerKind.COMMISSION,
    LedgerKind.WITHHELD,
    LedgerKind.RETURN,
    LedgerKind.COMMISSION_BACK,
    LedgerKind.WITHHELD_BACK,
)


@dataclass(frozen=True)
class Line:
    """One reason; what is good for the seller is positive (paise)."""

    label: Label
    amount_paise: int
    at: datetime
    balance_paise: int = 0


@dataclass(frozen=True)
class Section:
    """One credit of a payout and the reasons for its amount."""

    seller_order_ref: str
    is_correction: bool
    amount_paise: int
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class PayoutStatement:
    payout: Payout
    sections: list[Section]

    @property
    def amount_paise(self) -> int:
        return self.payout.amount_paise


def payouts_of(seller: Seller) -> QuerySet[Payout]:
    """Return a seller's payouts, newest first."""
    return Payout.across_sellers.filter(seller=seller).order_by("-pk")


def payout_statement(seller: Seller, public_id: str) -> PayoutStatement:
    """Return one payout of this seller with a running balance; four queries. Raises ``NotFound`` for any other."""
    payout = payouts_of(seller).filter(public_id=public_id).first()
    if payout is None:
        raise NotFound
    credits = list(_credits_of(payout))
    by_reference = _reasons(seller, credits)
    sections, balance = [], 0
    for credit in credits:
        lines = []
        for reason in by_reference.get(credit.reference) or [
            Line(_("Correction"), credit.amount_paise, payout.created_at)
        ]:
            balance += reason.amount_paise
            lines.append(Line(reason.label, reason.amount_paise, reason.at, balance))
        is_correction = credit.reference != credit.seller_order_ref
        sections.append(Section(credit.seller_order_ref, is_correction, credit.amount_paise, lines))
    return PayoutStatement(payout, sections)


def _credits_of(payout: Payout) -> QuerySet[Credit]:
    """Return the credits a payout claims; one that came back holds none any more."""
    if payout.state == PayoutState.FAILED:
        return Credit.across_sellers.none()
    return Credit.across_sellers.filter(payout=payout).order_by("pk")


def _reasons(seller: Seller, credits: Sequence[Credit]) -> dict[str, list[Line]]:
    """Return the ledger's lines behind each credit, by its reference."""
    order_of, corrections = _orders_and_corrections(seller, credits)
    transactions = (
        Transaction.objects.filter(
            Q(order_ref__in=order_of.keys(), kind__in=OF_AN_ORDER) | Q(reference__in=[c.reference for c in credits]),
            entries__account__seller=seller,
        )
        .prefetch_related("entries__account")
        .order_by("occurred_at", "pk")
        .distinct()
    )
    found: dict[str, list[Line]] = {}
    for posted in transactions:
        own = posted.reference in corrections
        reference = posted.reference if own else order_of.get(posted.order_ref, posted.reference)
        found.setdefault(reference, []).extend(_lines_of(posted, seller))
    return found


def _orders_and_corrections(seller: Seller, credits: Sequence[Credit]) -> tuple[dict[str, str], set[str]]:
    """Return the seller order behind each order, and the references that are credits of their own.

    A return before settlement made the settled amount smaller; one after it is a correction with its own credit.
    """
    refs = {credit.seller_order_ref for credit in credits if credit.reference == credit.seller_order_ref}
    supplies = Transaction.objects.filter(kind=LedgerKind.SUPPLY, reference__in=refs)
    order_of = dict(supplies.values_list("order_ref", "reference"))
    own = Credit.across_sellers.filter(seller=seller, seller_order_ref__in={c.seller_order_ref for c in credits})
    return order_of, set(own.values_list("reference", flat=True)) - refs


def _lines_of(posted: Transaction, seller: Seller) -> Iterable[Line]:
    entries: list[Entry] = list(posted.entries.all())
    parts = [entry for entry in entries if (posted.kind, entry.account.code) in PARTS]
    if parts:
        return [Line(PARTS[posted.kind, part.account.code], part.amount_paise, posted.occurred_at) for part in parts]
    own = sum(-entry.amount_paise for entry in entries if entry.account.seller_id == seller.pk)
    return [Line(LedgerKind(posted.kind).label, own, posted.occurred_at)]
