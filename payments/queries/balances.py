"""What the ledger adds up to, in paise. A balance is told the way its account grows: assets and expenses by
debits, liabilities and income by credits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet, Sum, Window
from django.utils.translation import gettext_lazy as _

from payments.models import Credit, Entry, Payment, Payout, Transaction
from payments.states import ACCOUNT_KINDS, AccountCode, AccountKind, LedgerKind, PayoutState
from sellers.models import Seller
from vrinda.kernel.errors import NotFound

SUPPLIES = (LedgerKind.SUPPLY, LedgerKind.COMMISSION, LedgerKind.WITHHELD)
PAYOUTS = (LedgerKind.PAYOUT, LedgerKind.PAYOUT_RETURNED)
GROWS_BY_DEBIT = (AccountKind.ASSET, AccountKind.EXPENSE)


def balance_of(code: AccountCode, seller: Seller | None = None) -> int:
    """Return an account's balance; seller payable without a seller is that of all sellers together."""
    entries = Entry.objects.filter(account__code=code)
    return _natural(code, entries.filter(account__seller=seller) if seller else entries)


def order_balance(code: AccountCode, order_ref: str) -> int:
    """Return what one order has left on an account."""
    return _natural(code, Entry.objects.filter(account__code=code, transaction__order_ref=order_ref))


def _natural(code: AccountCode, entries: QuerySet[Entry]) -> int:
    debit = total_of(entries)
    return debit if ACCOUNT_KINDS[code] in GROWS_BY_DEBIT else -debit


def total_of(rows: QuerySet[Entry] | QuerySet[Credit] | QuerySet[Payout]) -> int:
    """Return the sum of ``amount_paise``, 0 for no rows."""
    return int(rows.aggregate(total=Sum("amount_paise"))["total"] or 0)


def cash_collected(*, parcel: str = "", order_ref: str = "") -> int:
    """Return the cash (paise, whole rupees) that riders took for one parcel, or for all parcels of an order."""
    entries = Entry.objects.filter(account__code=AccountCode.COD_CASH, transaction__kind=LedgerKind.CASH_COLLECTED)
    if parcel:
        return total_of(entries.filter(transaction__reference=parcel))
    return total_of(entries.filter(transaction__order_ref=order_ref))


def payment_by_id(public_id: str) -> Payment:
    """Return the payment of a public id, as staff type it."""
    payment = Payment.objects.filter(public_id=public_id.strip()).first()
    if payment is None:
        raise NotFound(_("There is no such payment."), param="payment")
    return payment


def is_posted(kind: str, reference: str) -> bool:
    """Say whether the ledger has a transaction of this kind for this reference."""
    return Transaction.objects.filter(kind=kind, reference=reference).exists()


@dataclass(frozen=True)
class SellerMoney:
    """Where a seller's money stands: earned but not settled, settled and not yet sent, sent."""

    coming: int
    ready: int
    on_its_way: int
    paid: int


def seller_money(seller: Seller) -> SellerMoney:
    """Return where a seller's money stands; ``ready`` is negative while a return is still to be made good."""
    credits = Credit.across_sellers.filter(seller=seller)
    payouts = Payout.across_sellers.filter(seller=seller)
    ready = total_of(credits.filter(payout=None))
    on_its_way = total_of(payouts.filter(state=PayoutState.CREATED))
    return SellerMoney(
        coming=balance_of(AccountCode.SP, seller) - ready - on_its_way,
        ready=ready,
        on_its_way=on_its_way,
        paid=total_of(payouts.filter(state=PayoutState.PAID)),
    )


@dataclass(frozen=True)
class StatementLine:
    """One movement of a seller's money and what was owed to the seller after it."""

    at: datetime
    kind: str
    reference: str
    order_ref: str
    amount_paise: int
    balance_paise: int

    @property
    def label(self) -> str:
        return str(LedgerKind(self.kind).label)

    @property
    def seller_order_ref(self) -> str:
        """Return the seller order a supply and its deductions are posted under."""
        return self.reference if self.kind in SUPPLIES else ""

    @property
    def payout_ref(self) -> str:
        return self.reference if self.kind in PAYOUTS else ""


def statement_of(seller: Seller) -> QuerySet[Entry]:
    """Return the seller's ledger entries, newest first, each with ``owed_after``; turn pages of it into lines."""
    return (
        Entry.objects.filter(account__code=AccountCode.SP, account__seller=seller)
        .select_related("transaction")
        .annotate(owed_after=-Window(Sum("amount_paise"), order_by=[F("transaction__occurred_at"), F("pk")]))
        .order_by("-transaction__occurred_at", "-pk")
    )


def lines_of(entries: Iterable[Entry]) -> list[StatementLine]:
    """Return statement lines; what is good for the seller is positive."""
    return [
        StatementLine(
            at=entry.transaction.occurred_at,
            kind=entry.transaction.kind,
            reference=entry.transaction.reference,
            order_ref=entry.transaction.order_ref,
            amount_paise=-entry.amount_paise,
            balance_paise=entry.owed_after,  # type: ignore[attr-defined]
        )
        for entry in entries
    ]
