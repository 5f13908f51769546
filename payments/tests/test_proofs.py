"""The proofs find what is broken, and pass what is whole."""

import pytest
from django.db import transaction

from payments.factories import CreditFactory
from payments.gateways import gateway
from payments.models import Account, Credit, Entry, Payment, Payout, Refund, Transaction
from payments.queries import proofs
from payments.services.payouts import pay_out
from payments.services.postings import post_cancellation
from payments.services.refunds import request_refund, send_refund
from payments.states import AccountCode as A
from payments.states import LedgerKind, PayoutRail

pytestmark = pytest.mark.django_db


@pytest.fixture
def market(paid, bela_shop, now):
    """A payment, part of it refunded."""
    post_cancellation(reference="ret_1", order_ref=paid.order_ref, refund_paise=50_000, now=now)
    refund = request_refund(payment=paid, reference="ret_1", amount_paise=50_000, reason="Out of stock", now=now)
    send_refund(refund=refund, now=now)
    return paid


@pytest.fixture
def payout(market, bela_shop, now):
    CreditFactory(seller=bela_shop, amount_paise=90_000)
    return pay_out(seller=bela_shop, rail=PayoutRail.GATEWAY, now=now)


def broken(prove):
    return prove().broken


def test_books_that_are_whole_pass(market):
    assert [proof().broken for proof in proofs.PROOFS] == [[] for _proof in proofs.PROOFS]
    assert proofs.ledger_matches_gateway(gateway()) == proofs.Proof(
        "I3", "The gateway tells the same captures and refunds", 1, []
    )


def test_unbalanced_transaction_is_found(market, now):
    # PostgreSQL would refuse it at commit; on SQLite only the proof finds a row that slipped past the service.
    with transaction.atomic():
        slip = Transaction.objects.create(kind=LedgerKind.CAPTURE, reference="slip", occurred_at=now)
        Entry.objects.create(transaction=slip, account=Account.objects.get(code=A.GW), amount_paise=1)
        assert broken(proofs.transactions_sum_to_zero) == ["capture slip: 1 entries sum to 1 paise"]
        transaction.set_rollback(True)


def test_transaction_without_entries_is_found(market, now):
    Transaction.objects.create(kind=LedgerKind.CAPTURE, reference="slip", occurred_at=now)
    assert broken(proofs.transactions_sum_to_zero) == ["capture slip: 0 entries sum to 0 paise"]


def test_captured_money_missing_in_the_ledger_is_found(market):
    Payment.objects.update(captured_paise=250_001)
    assert broken(proofs.captured_money_is_owed_once) == [f"{market.public_id}: 250001 captured, 250000 in the ledger"]
    assert broken(proofs.ledger_matches_payments_and_refunds) == [
        f"{market.gateway_payment}: captured 250001 paise, in the ledger 250000"
    ]


def test_money_owed_twice_is_found(market, now):
    post_cancellation(reference="ret_2", order_ref=market.order_ref, refund_paise=200_001, now=now)
    assert broken(proofs.captured_money_is_owed_once) == [
        f"{market.public_id}: more was supplied than was paid, by 1 paise"
    ]


def test_refund_that_nobody_asked_the_payment_for_is_found(market):
    Payment.objects.update(refunded_paise=49_999)
    assert broken(proofs.refunds_stay_within_captures) == [f"{market.public_id}: 50000 asked, 49999 noted, 250000 came"]


def test_refund_processed_without_a_posting_is_found(market):
    refund = Refund.objects.get()
    Refund.objects.update(amount_paise=50_001)
    assert broken(proofs.ledger_matches_payments_and_refunds) == [
        f"{refund.public_id}: refunded 50001 paise, in the ledger 50000"
    ]


def test_refund_made_behind_our_back_is_found_at_the_gateway(market):
    gateway().refund(market.gateway_payment, amount_paise=1_000, receipt="by hand", key="by-hand-0001")
    assert proofs.ledger_matches_gateway(gateway()).broken == [
        f"{market.gateway_payment}: refunded 51000 paise, in the ledger 50000"
    ]


def test_credit_slipped_into_a_paid_payout_is_found(payout, bela_shop):
    CreditFactory(seller=bela_shop, amount_paise=1, payout=payout)
    assert broken(proofs.credits_are_paid_out_once) == [f"{payout.public_id} paid: claims 90001, posted 90000 paise"]


def test_payout_marked_failed_by_hand_is_found(payout):
    Payout.across_sellers.update(state="failed")
    assert broken(proofs.credits_are_paid_out_once) == [f"{payout.public_id} failed: claims 90000, posted 90000 paise"]


def test_credit_that_was_never_earned_is_found(market, bela_shop):
    CreditFactory(seller=bela_shop, amount_paise=90_000)
    assert Credit.across_sellers.count() == 1
    assert broken(proofs.sellers_are_owed_what_settled) == [f"{bela_shop.public_id}: 90000 paise settled, 0 owed"]
