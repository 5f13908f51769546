"""Cash at the door: whole rupees, parcel by parcel, and from there to the bank."""

import pytest

from payments.factories import PaymentFactory
from payments.queries.balances import balance_of
from payments.services.intake import (
    PaymentMismatch,
    TooMuchCash,
    collect_cash,
    deposit_cash,
    expire_payment,
    open_payment,
    reduce_due,
)
from payments.states import AccountCode as A
from payments.states import PaymentMethod, PaymentState
from vrinda.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def cash(now):
    return PaymentFactory(method=PaymentMethod.COD, amount_paise=120_075)


def test_parcel_is_collected_in_whole_rupees_and_the_market_gives_the_rest(cash, now):
    assert collect_cash(payment=cash, reference="so_1", due_paise=120_075, now=now) == 120_000

    cash.refresh_from_db()
    assert cash.state == PaymentState.CAPTURED
    assert cash.captured_paise == 120_075
    assert balance_of(A.COD_CASH) == 120_000
    assert balance_of(A.COD_ROUNDING) == 75
    assert balance_of(A.BUYER) == 120_075


def test_payment_is_captured_when_its_last_parcel_is(cash, now):
    collect_cash(payment=cash, reference="so_1", due_paise=100_000, now=now)
    cash.refresh_from_db()
    assert cash.state == PaymentState.OPEN

    collect_cash(payment=cash, reference="so_2", due_paise=20_075, now=now)
    cash.refresh_from_db()
    assert cash.state == PaymentState.CAPTURED


def test_parcel_is_collected_once(cash, now):
    collect_cash(payment=cash, reference="so_1", due_paise=100_000, now=now)
    assert collect_cash(payment=cash, reference="so_1", due_paise=100_000, now=now) == 100_000
    assert balance_of(A.COD_CASH) == 100_000


def test_no_more_is_collected_than_is_due(cash, now):
    with pytest.raises(PaymentMismatch):
        collect_cash(payment=cash, reference="so_1", due_paise=120_076, now=now)


def test_gateway_payment_takes_no_cash(now):
    with pytest.raises(PaymentMismatch):
        collect_cash(payment=PaymentFactory(), reference="so_1", due_paise=100, now=now)


def test_parcel_refused_at_the_door_lowers_what_is_due(cash, now):
    collect_cash(payment=cash, reference="so_1", due_paise=100_000, now=now)
    reduce_due(payment=cash, amount_paise=20_075, now=now)

    cash.refresh_from_db()
    assert cash.state == PaymentState.CAPTURED
    assert cash.amount_paise == 100_000


def test_payment_of_an_order_cancelled_whole_is_closed(cash, now):
    assert reduce_due(payment=cash, amount_paise=120_075, now=now).state == PaymentState.EXPIRED


def test_less_than_was_collected_cannot_be_due(cash, now):
    collect_cash(payment=cash, reference="so_1", due_paise=100_000, now=now)
    with pytest.raises(PaymentMismatch):
        reduce_due(payment=cash, amount_paise=20_076, now=now)


def test_deposit_moves_cash_to_the_bank_once(cash, asha, now):
    collect_cash(payment=cash, reference="so_1", due_paise=120_075, now=now)
    deposit_cash(amount_paise=70_000, reference="SLIP-1", by=asha, now=now)
    deposit_cash(amount_paise=70_000, reference="SLIP-1", by=asha, now=now)

    assert balance_of(A.BANK) == 70_000
    assert balance_of(A.COD_CASH) == 50_000
    with pytest.raises(TooMuchCash):
        deposit_cash(amount_paise=50_001, reference="SLIP-2", by=asha, now=now)


def test_payment_is_opened_once_per_order(now):
    terms = {"order_ref": "ord_1", "amount_paise": 50_000, "method": PaymentMethod.COD, "expires_at": None}
    assert open_payment(**terms, now=now).pk == open_payment(**terms, now=now).pk
    with pytest.raises(PaymentMismatch):
        open_payment(**{**terms, "amount_paise": 50_001}, now=now)


@pytest.mark.parametrize(("method", "amount"), [("cod", 0), ("gateway", 99)])
def test_amount_too_small_to_pay_is_refused(method, amount):
    with pytest.raises(InvalidInput):
        open_payment(order_ref="ord_1", amount_paise=amount, method=method, expires_at=None)


def test_expired_payment_expires_once(now):
    payment = PaymentFactory()
    assert expire_payment(payment=payment, now=now).state == PaymentState.EXPIRED
    assert expire_payment(payment=payment, now=now).state == PaymentState.EXPIRED
