"""What an order is to be paid, and the cash that riders collect for it; nothing here talks to a gateway."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from payments.models import Account, Payment
from payments.queries.balances import balance_of, is_posted
from payments.services.ledger import post
from payments.states import PAYMENT_TRANSITIONS, AccountCode, LedgerKind, PaymentMethod, PaymentState
from vrinda.kernel import audit, clock, events
from vrinda.kernel.errors import DomainError, InvalidInput

RUPEE = 100


class PaymentMismatch(DomainError):
    code = "payment_mismatch"
    message = _("This does not fit the payment as it stands. Reload the page to see what is due.")


class TooMuchCash(DomainError):
    code = "too_much_cash"
    message = _("Riders do not hold that much cash. Check the amount.")


@transaction.atomic
def open_payment(
    *, order_ref: str, amount_paise: int, method: str, expires_at: datetime | None, now: datetime | None = None
) -> Payment:
    """Note what an order is to be paid (paise); the same again returns the first."""
    least = RUPEE if method == PaymentMethod.GATEWAY else 1  # the gateway takes nothing below ₹1
    if amount_paise < least:
        raise InvalidInput(_("The amount is too small to be paid this way."), param="amount_paise")
    now = now or clock.now()
    payment, is_new = Payment.objects.get_or_create(
        order_ref=order_ref,
        defaults={"amount_paise": amount_paise, "method": method, "expires_at": expires_at, "created_at": now},
    )
    if (payment.amount_paise, payment.method) != (amount_paise, method):
        raise PaymentMismatch
    if is_new:
        events.record("payment.opened", subject=payment.public_id, now=now, order=order_ref, amount_paise=amount_paise)
    return payment


def lock_payment(payment: Payment) -> Payment:
    """Return the payment's row, locked until the transaction ends."""
    return Payment.objects.select_for_update().get(pk=payment.pk)


@transaction.atomic
def expire_payment(*, payment: Payment, now: datetime | None = None) -> Payment:
    """Close a payment that did not come in time; again is a no-op, a captured one refuses."""
    payment = lock_payment(payment)
    if payment.state == PaymentState.EXPIRED:
        return payment
    PAYMENT_TRANSITIONS.check(payment.state, PaymentState.EXPIRED)
    payment.state = PaymentState.EXPIRED
    # Money may still come: the poller goes on asking, less and less often (payments.services.polling).
    payment.poll_at = (now or clock.now()) if payment.gateway_order else None
    payment.save(update_fields=["state", "poll_at"])
    events.record("payment.expired", subject=payment.public_id, now=now, order=payment.order_ref)
    return payment


@transaction.atomic
def reduce_due(*, payment: Payment, amount_paise: int, by: object = None, now: datetime | None = None) -> Payment:
    """Lower what is due by ``amount_paise``, because part of the order was cancelled before it was paid.

    A gateway order cannot be changed: when the buyer still pays the old amount, the difference goes back at once.
    """
    payment = lock_payment(payment)
    now = now or clock.now()
    left = payment.amount_paise - amount_paise
    if payment.state not in (PaymentState.OPEN, PaymentState.EXPIRED):
        raise PaymentMismatch
    if amount_paise <= 0 or left < payment.captured_paise:
        raise PaymentMismatch
    payment.amount_paise = left
    payment.save(update_fields=["amount_paise"])
    events.record(
        "payment.reduced", subject=payment.public_id, by=by, now=now, order=payment.order_ref, amount_paise=left
    )
    if left == 0:
        return expire_payment(payment=payment, now=now)
    return _capture_when_complete(payment, now)


@transaction.atomic
def collect_cash(
    *, payment: Payment, reference: str, due_paise: int, by: object = None, now: datetime | None = None
) -> int:
    """Book the cash of one parcel and return it (paise): whole rupees, the rest is the market's gift.

    ``reference`` is the seller order; the same again is a no-op.
    """
    payment = lock_payment(payment)
    now = now or clock.now()
    cash = due_paise - due_paise % RUPEE
    if payment.method != PaymentMethod.COD or due_paise <= 0:
        raise PaymentMismatch
    if is_posted(LedgerKind.CASH_COLLECTED, reference):
        return cash
    if payment.state != PaymentState.OPEN or payment.captured_paise + due_paise > payment.amount_paise:
        raise PaymentMismatch
    post(
        kind=LedgerKind.CASH_COLLECTED,
        reference=reference,
        entries={
            (AccountCode.COD_CASH, None): cash,
            (AccountCode.COD_ROUNDING, None): due_paise - cash,
            (AccountCode.BUYER, None): -due_paise,
        },
        order_ref=payment.order_ref,
        now=now,
    )
    payment.captured_paise += due_paise
    payment.save(update_fields=["captured_paise"])
    events.record("cash.collected", subject=payment.public_id, by=by, now=now, parcel=reference, amount_paise=cash)
    _capture_when_complete(payment, now)
    return cash


@transaction.atomic
def deposit_cash(*, amount_paise: int, reference: str, by: object, now: datetime | None = None) -> None:
    """Book cash that riders paid into the bank; ``reference`` is the deposit slip and happens once."""
    now = now or clock.now()
    if amount_paise <= 0:
        raise InvalidInput(_("Give an amount above zero."), param="amount_paise")
    list(Account.objects.select_for_update().filter(code=AccountCode.COD_CASH))
    posted_before = is_posted(LedgerKind.CASH_DEPOSITED, reference)
    if not posted_before and amount_paise > balance_of(AccountCode.COD_CASH):
        raise TooMuchCash
    post(
        kind=LedgerKind.CASH_DEPOSITED,
        reference=reference,
        entries={(AccountCode.BANK, None): amount_paise, (AccountCode.COD_CASH, None): -amount_paise},
        now=now,
    )
    if not posted_before:
        audit.write("cash.deposited", subject=reference, by=by, after={"amount_paise": amount_paise})


def _capture_when_complete(payment: Payment, now: datetime) -> Payment:
    """Close a cash payment of which every parcel has been collected."""
    is_complete = payment.captured_paise and payment.captured_paise == payment.amount_paise
    if payment.method == PaymentMethod.COD and is_complete:
        PAYMENT_TRANSITIONS.check(payment.state, PaymentState.CAPTURED)
        payment.state, payment.captured_at = PaymentState.CAPTURED, now
        payment.save(update_fields=["state", "captured_at"])
        events.record("payment.captured", subject=payment.public_id, now=now, order=payment.order_ref)
    return payment
