"""The one way into the ledger: a balanced set of entries, written once per kind and reference."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from payments.models import Account, Entry, Transaction
from payments.states import ACCOUNT_KINDS, AccountCode, LedgerKind
from sellers.models import Seller

AccountRef = tuple[AccountCode, Seller | None]


class LedgerError(Exception):
    """A posting that cannot be true: a bug, never absorbed."""


@transaction.atomic
def post(
    *,
    kind: LedgerKind,
    reference: str,
    entries: Mapping[AccountRef, int],
    order_ref: str = "",
    memo: str = "",
    now: datetime,
) -> Transaction | None:
    """Write entries (paise, a debit is positive) that sum to zero; the same again is a no-op.

    Zero entries are dropped; None when nothing is left. Raises ``LedgerError`` when the sum is not zero, or when
    the kind and reference were already posted with other amounts.
    """
    amounts = {ref: paise for ref, paise in entries.items() if paise}
    if sum(amounts.values()) != 0:
        raise LedgerError(f"{kind} {reference} does not sum to zero: {sum(amounts.values())} paise")
    if not amounts:
        return None
    account_pks = _account_pks(amounts)
    by_account = {account_pks[ref]: paise for ref, paise in amounts.items()}
    posted, is_new = Transaction.objects.get_or_create(
        kind=kind, reference=reference, defaults={"order_ref": order_ref, "memo": memo, "occurred_at": now}
    )
    if is_new:
        Entry.objects.bulk_create(
            [Entry(transaction=posted, account_id=pk, amount_paise=paise) for pk, paise in by_account.items()]
        )
    elif dict(posted.entries.values_list("account_id", "amount_paise")) != by_account:
        raise LedgerError(f"{kind} {reference} was posted before with other amounts")
    return posted


def _account_pks(refs: Collection[AccountRef]) -> dict[AccountRef, int]:
    """Return the account of each reference, opening those that are new."""
    for code, seller in refs:
        if (code == AccountCode.SP) != (seller is not None):
            raise LedgerError(f"{code}: exactly the seller payable account belongs to a seller")
    sellers = [seller for _, seller in refs if seller is not None]
    accounts = Account.objects.filter(Q(seller=None) | Q(seller__in=sellers), code__in={code for code, _ in refs})
    found = {(account.code, account.seller_id): account.pk for account in accounts}
    return {
        (code, seller): found.get((str(code), seller.pk if seller else None)) or _open_account(code, seller)
        for code, seller in refs
    }


def _open_account(code: AccountCode, seller: Seller | None) -> int:
    account, _ = Account.objects.get_or_create(code=code, seller=seller, defaults={"kind": ACCOUNT_KINDS[code]})
    return int(account.pk)
