"""The ledger balances, remembers and never changes its mind."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payments.factories import MONDAY
from payments.models import Account, Entry, Transaction
from payments.queries.balances import balance_of, lines_of, order_balance, statement_of
from payments.queries.proofs import transactions_sum_to_zero
from payments.services.ledger import LedgerError, post
from payments.services.postings import post_cancellation
from payments.states import AccountCode as A
from payments.states import LedgerKind

pytestmark = pytest.mark.django_db

BALANCED = {(A.GW, None): 244_100, (A.PGFEE, None): 5_000, (A.ITC, None): 900, (A.BUYER, None): -250_000}


def test_balances_grow_the_way_their_account_does(now):
    post(kind=LedgerKind.CAPTURE, reference="pay_1", entries=BALANCED, order_ref="ord_1", now=now)
    assert balance_of(A.GW) == 244_100
    assert balance_of(A.BUYER) == 250_000
    assert order_balance(A.BUYER, "ord_1") == 250_000
    assert order_balance(A.BUYER, "ord_2") == 0


def test_same_posting_again_returns_the_first(now):
    first = post(kind=LedgerKind.CAPTURE, reference="pay_1", entries=BALANCED, now=now)
    assert post(kind=LedgerKind.CAPTURE, reference="pay_1", entries=BALANCED, now=now) == first
    assert Entry.objects.count() == 4


def test_same_reference_with_other_amounts_is_a_bug(now):
    post_cancellation(reference="ret_1", order_ref="ord_1", refund_paise=100, now=now)
    with pytest.raises(LedgerError):
        post_cancellation(reference="ret_1", order_ref="ord_1", refund_paise=101, now=now)


def test_entries_that_do_not_sum_to_zero_are_a_bug(now):
    with pytest.raises(LedgerError):
        post(kind=LedgerKind.CAPTURE, reference="pay_1", entries={(A.GW, None): 1}, now=now)
    assert Transaction.objects.count() == 0


def test_nothing_to_post_is_no_transaction(now):
    entries = {(A.GW, None): 0, (A.BUYER, None): 0}
    assert post(kind=LedgerKind.CAPTURE, reference="pay_1", entries=entries, now=now) is None


def test_only_seller_payable_belongs_to_a_seller(bela_shop, now):
    with pytest.raises(LedgerError):
        post(kind=LedgerKind.SUPPLY, reference="so_1", entries={(A.SP, None): -1, (A.BUYER, None): 1}, now=now)
    with pytest.raises(LedgerError):
        post(kind=LedgerKind.SUPPLY, reference="so_1", entries={(A.GW, bela_shop): -1, (A.BUYER, None): 1}, now=now)


@pytest.mark.parametrize("table", ["payments_entry", "payments_transaction"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_ledger_is_append_only_even_by_sql(now, table, statement):
    post(kind=LedgerKind.CAPTURE, reference="pay_1", entries=BALANCED, now=now)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert Entry.objects.count() == 4


def test_zero_entry_is_refused_by_the_database(now):
    posted = post(kind=LedgerKind.CAPTURE, reference="pay_1", entries=BALANCED, now=now)
    account = Account.objects.get(code=A.GW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(transaction=posted, account=account, amount_paise=0)


@pytest.mark.postgres
def test_postgresql_refuses_an_unbalanced_transaction_at_commit(now):
    posted = post(kind=LedgerKind.CAPTURE, reference="pay_1", entries=BALANCED, now=now)
    account = Account.objects.get(code=A.GW)
    with pytest.raises(DatabaseError, match="does not sum to zero"), transaction.atomic():
        _slip_in(posted, account)


def test_statement_runs_the_balance_and_shows_only_its_seller(bela_shop, peda_shop, now):
    post(kind=LedgerKind.SUPPLY, reference="so_1", entries={(A.BUYER, None): 500, (A.SP, bela_shop): -500}, now=now)
    post(kind=LedgerKind.SUPPLY, reference="so_2", entries={(A.BUYER, None): 900, (A.SP, peda_shop): -900}, now=now)
    post(kind=LedgerKind.COMMISSION, reference="so_1", entries={(A.COMM, None): -50, (A.SP, bela_shop): 50}, now=now)

    lines = lines_of(statement_of(bela_shop))
    assert [(line.kind, line.amount_paise, line.balance_paise) for line in lines] == [
        ("commission", -50, 450),
        ("supply", 500, 500),
    ]


def _slip_in(posted, account):
    Entry.objects.create(transaction=posted, account=account, amount_paise=1)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


amounts = st.dictionaries(st.sampled_from([A.GW, A.BANK, A.BUYER, A.REFPAY, A.TCS]), st.integers(-(10**12), 10**12))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(postings=st.lists(amounts, max_size=6))
def test_any_sequence_of_postings_sums_to_zero(db, postings):
    with transaction.atomic():
        for number, posting in enumerate(postings):
            entries = {(code, None): paise for code, paise in posting.items()}
            entries[A.COUPON, None] = -sum(posting.values())
            post(kind=LedgerKind.CAPTURE, reference=f"pay_{number}", entries=entries, now=MONDAY)
        assert (Entry.objects.aggregate(total=Sum("amount_paise"))["total"] or 0) == 0
        assert transactions_sum_to_zero().broken == []
        transaction.set_rollback(True)
