"""What must be true of the money at every commit, checked over the whole database."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from payments.gateways.port import CAPTURED, REFUNDED, Gateway, GatewayPayment
from payments.models import Credit, Entry, HeldMoney, Payment, Payout, Refund, Transaction
from payments.states import AccountCode, HeldState, LedgerKind, PaymentMethod, PayoutState, RefundState

MONEY_IN = (LedgerKind.CAPTURE, LedgerKind.CAPTURE_MATCHED, LedgerKind.CASH_COLLECTED)
BUYER = Q(account__code=AccountCode.BUYER)


@dataclass(frozen=True)
class Proof:
    """How many things were held against an invariant, and which of them break it."""

    invariant: str
    title: str
    checked: int
    broken: list[str] = field(default_factory=list)


def transactions_sum_to_zero() -> Proof:
    """I1: every transaction has at least two entries and they sum to zero."""
    rows = Transaction.objects.annotate(total=_sum("entries__amount_paise"), sides=Count("entries"))
    broken = [
        f"{posted.kind} {posted.reference}: {posted.sides} entries sum to {posted.total} paise"
        for posted in rows.filter(~Q(total=0) | Q(sides__lt=2)).iterator(chunk_size=1000)
    ]
    return Proof("I1", "Every ledger transaction sums to zero", Transaction.objects.count(), broken)


def captured_money_is_owed_once() -> Proof:
    """I2: what came for an order was credited to its buyer once, and no more than that has left again."""
    books = {row["order"]: row for row in _buyers_books()}
    payments = list(Payment.objects.order_by("pk"))
    broken = [problem for payment in payments for problem in _owed_problems(payment, books.pop(payment.order_ref, {}))]
    broken += [f"{order or 'no order'}: buyers' money without a payment" for order in books]
    return Proof("I2", "Every captured paisa is owed to one party", len(payments), broken)


def _buyers_books() -> QuerySet[Entry, Any]:
    """Return, per order, what came in, what BUYER owes and what is owed in refunds, as credits."""
    refunds = Q(account__code=AccountCode.REFPAY)
    return (
        Entry.objects.filter(BUYER | refunds)
        .values(order=F("transaction__order_ref"))
        .annotate(
            came=-_sum("amount_paise", only=BUYER & Q(transaction__kind__in=MONEY_IN)),
            buyer=-_sum("amount_paise", only=BUYER),
            refpay=-_sum("amount_paise", only=refunds),
        )
    )


def _owed_problems(payment: Payment, books: dict[str, int]) -> Iterator[str]:
    came, buyer, refpay = (books.get(name, 0) for name in ("came", "buyer", "refpay"))
    # Cash is due at the door, after dispatch: until then the buyer may owe us, up to what is still to be paid.
    due = payment.amount_paise - payment.captured_paise if payment.method == PaymentMethod.COD else 0
    if came != payment.captured_paise:
        yield f"{payment.public_id}: {payment.captured_paise} captured, {came} in the ledger"
    if buyer < -due:
        yield f"{payment.public_id}: more was supplied than was paid, by {-due - buyer} paise"
    if refpay < 0:
        yield f"{payment.public_id}: {-refpay} paise more refunded than was owed"


def held_money_stands_in_suspense() -> Proof:
    """I2: what lies in SUSPENSE is, payment by payment, what waits for a decision or is on its way back."""
    entries = Entry.objects.filter(account__code=AccountCode.SUSPENSE)
    lies = dict(entries.values_list("transaction__reference").annotate(total=-Sum("amount_paise")))
    held = HeldMoney.objects.filter(state__in=[HeldState.HELD, HeldState.RETURNING])
    waits = dict(held.values_list("gateway_payment", "amount_paise"))
    broken = _differences("held", waits, {name: paise for name, paise in lies.items() if paise})
    return Proof("I2", "Held money stands in suspense, each by itself", len({*lies, *waits}), broken)


def ledger_matches_payments_and_refunds() -> Proof:
    """I3, inside: each capture and each processed refund stands in the ledger under its own name."""
    captured = Payment.objects.filter(method=PaymentMethod.GATEWAY, captured_paise__gt=0)
    refunds = Refund.objects.all()
    broken = _differences(
        "captured",
        dict(captured.values_list("gateway_payment", "captured_paise")),
        _posted(LedgerKind.CAPTURE, AccountCode.BUYER, sign=-1)
        | _posted(LedgerKind.CAPTURE_MATCHED, AccountCode.BUYER, sign=-1),
    )
    broken += _differences(
        "refunded",
        dict(refunds.filter(state=RefundState.PROCESSED).values_list("public_id", "amount_paise")),
        _posted(LedgerKind.REFUND, AccountCode.REFPAY, sign=1),
    )
    return Proof("I3", "The ledger tells the same captures and refunds", captured.count() + refunds.count(), broken)


def ledger_matches_gateway(gateway: Gateway) -> Proof:
    """I3, outside: the gateway's own list of payments, each with its refunds, is ours."""
    theirs = {one.id: one for one in gateway.all_payments() if one.status in (CAPTURED, REFUNDED)}
    came = _posted(LedgerKind.CAPTURE, AccountCode.BUYER, sign=-1)
    came |= _posted(LedgerKind.CAPTURE_SUSPENSE, AccountCode.SUSPENSE, sign=-1)
    broken = _differences("captured", {one.id: one.amount_paise for one in theirs.values()}, came)
    back = Counter(_posted(LedgerKind.SUSPENSE_RETURNED, AccountCode.GW, sign=-1))
    back.update(
        dict(
            Refund.objects.filter(state=RefundState.PROCESSED, payment__method=PaymentMethod.GATEWAY)
            .values_list("payment__gateway_payment")
            .annotate(total=Sum("amount_paise"))
        )
    )
    broken += _differences("refunded", _refunded(theirs.values()), back)
    return Proof("I3", "The gateway tells the same captures and refunds", len(theirs), broken)


def _refunded(payments: Iterable[GatewayPayment]) -> dict[str, int]:
    return {one.id: one.refunded_paise for one in payments if one.refunded_paise}


def refunds_stay_within_captures() -> Proof:
    """I4: all refunds of a payment, whatever their state, add up to what it reserves, within what really came."""
    cash = dict(
        Entry.objects.filter(account__code=AccountCode.COD_CASH, transaction__kind=LedgerKind.CASH_COLLECTED)
        .values_list("transaction__order_ref")
        .annotate(total=Sum("amount_paise"))
    )
    broken, checked = [], 0
    for payment in Payment.objects.annotate(asked=_sum("refunds__amount_paise")).order_by("pk").iterator(1000):
        checked += 1
        is_cash = payment.method == PaymentMethod.COD
        came = cash.get(payment.order_ref, 0) if is_cash else payment.captured_paise
        if payment.asked != payment.refunded_paise or payment.refunded_paise > came:
            broken.append(f"{payment.public_id}: {payment.asked} asked, {payment.refunded_paise} noted, {came} came")
    return Proof("I4", "Refunds stay within what came", checked, broken)


def credits_are_paid_out_once() -> Proof:
    """I5: a payout is exactly its credits and its postings, and sellers are owed what has settled."""
    payouts = Payout.across_sellers.annotate(claimed=_sum("credits__amount_paise"))
    sent = _posted(LedgerKind.PAYOUT, AccountCode.SP, sign=1)
    returned = _posted(LedgerKind.PAYOUT_RETURNED, AccountCode.SP, sign=-1)
    checked, broken = 0, []
    for payout in payouts.order_by("pk").iterator(chunk_size=1000):
        checked += 1
        net = sent.get(payout.public_id, 0) - returned.get(payout.public_id, 0)
        claims = payout.amount_paise if payout.state != PayoutState.FAILED else 0
        expected = payout.amount_paise if payout.state == PayoutState.PAID else 0
        if (payout.claimed, net) != (claims, expected):
            broken.append(f"{payout.public_id} {payout.state}: claims {payout.claimed}, posted {net} paise")
    return Proof("I5", "Every credit is paid out at most once", checked, broken)


def sellers_are_owed_what_settled() -> Proof:
    """I5: what has settled and was not sent never exceeds what the ledger owes the seller."""
    owed = dict(
        Entry.objects.filter(account__code=AccountCode.SP)
        .values_list("account__seller__public_id")
        .annotate(total=-Sum("amount_paise"))
    )
    waiting = dict(
        Credit.across_sellers.filter(Q(payout=None) | Q(payout__state=PayoutState.CREATED))
        .values_list("seller__public_id")
        .annotate(total=Sum("amount_paise"))
    )
    broken = [
        f"{seller}: {waiting.get(seller, 0)} paise settled, {owed.get(seller, 0)} owed"
        for seller in sorted({*owed, *waiting})
        if waiting.get(seller, 0) > owed.get(seller, 0)
    ]
    return Proof("I5", "What has settled is owed by the ledger", len({*owed, *waiting}), broken)


def _posted(kind: LedgerKind, code: AccountCode, *, sign: int) -> dict[str, int]:
    """Return what one kind of transaction moved on an account, by reference."""
    entries = Entry.objects.filter(transaction__kind=kind, account__code=code)
    totals = entries.values_list("transaction__reference").annotate(total=sign * Sum("amount_paise"))
    return dict(totals)


def _differences(what: str, one: dict[str, int], other: dict[str, int]) -> list[str]:
    return [
        f"{name}: {what} {one.get(name, 0)} paise, in the ledger {other.get(name, 0)}"
        for name in sorted({*one, *other})
        if one.get(name, 0) != other.get(name, 0)
    ]


def _sum(path: str, *, only: Q | None = None) -> Coalesce:
    return Coalesce(Sum(path, filter=only), Value(0))


PROOFS: tuple[Callable[[], Proof], ...] = (
    transactions_sum_to_zero,
    captured_money_is_owed_once,
    held_money_stands_in_suspense,
    ledger_matches_payments_and_refunds,
    refunds_stay_within_captures,
    credits_are_paid_out_once,
    sellers_are_owed_what_settled,
)
