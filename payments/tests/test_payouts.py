"""A credit is paid out at most once, and a payout that came back opens exactly its own."""

import pytest

from payments.factories import CreditFactory
from payments.gateways import gateway
from payments.models import Credit, Payout, Reversal
from payments.queries.balances import balance_of, seller_money
from payments.services.intake import PaymentMismatch
from payments.services.payouts import (
    PayoutUnderWay,
    PayoutWasReversed,
    confirm_bank_payout,
    correct,
    fail_payout,
    pay_out,
    pay_out_due,
    send_payout,
    settle,
)
from payments.services.reversals import fetch_back, finish_reversals
from payments.signals import payout_paid
from payments.states import AccountCode as A
from payments.states import PayoutRail, PayoutState
from sellers.states import SellerStatus
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.states import IllegalTransition

pytestmark = pytest.mark.django_db
GATEWAY, BANK = PayoutRail.GATEWAY, PayoutRail.BANK


@pytest.fixture
def funded(simulator):
    """Return a gateway that holds ₹10,000 of ours."""
    simulator.top_up(1_000_000)
    return simulator


@pytest.fixture
def sent(funded, bela_shop, now):
    """Return Bela's payout of two credits, ₹1,690.75 less a correction of ₹90.75."""
    CreditFactory(seller=bela_shop, seller_order_ref="so_1")
    CreditFactory(seller=bela_shop, seller_order_ref="so_1", reference="ret_1", amount_paise=-9_075)
    return pay_out(seller=bela_shop, rail=GATEWAY, now=now)


def test_payout_nets_what_settled_and_what_was_corrected(sent, funded):
    assert sent.state == PayoutState.PAID
    assert sent.amount_paise == 160_000
    assert sent.reference.startswith("trf_")
    assert funded.balance("acc_BelaPoshak0001") == 160_000


def test_claimed_credits_are_not_paid_again(sent, bela_shop, now):
    assert pay_out(seller=bela_shop, rail=GATEWAY, now=now) is None
    assert Payout.across_sellers.count() == 1


def test_settling_twice_is_one_credit(bela_shop, now):
    first = settle(seller=bela_shop, seller_order_ref="so_1", amount_paise=100, rail=BANK, now=now)
    again = settle(seller=bela_shop, seller_order_ref="so_1", amount_paise=100, rail=BANK, now=now)
    assert first.pk == again.pk
    with pytest.raises(PaymentMismatch):
        settle(seller=bela_shop, seller_order_ref="so_1", amount_paise=101, rail=BANK, now=now)


@pytest.mark.parametrize("correction", [-169_075, -200_000])
def test_nothing_is_sent_while_credits_do_not_add_up_to_money(funded, bela_shop, now, correction):
    CreditFactory(seller=bela_shop)
    CreditFactory(seller=bela_shop, reference="ret_1", amount_paise=correction)
    assert pay_out(seller=bela_shop, rail=GATEWAY, now=now) is None
    assert Credit.across_sellers.filter(payout=None).count() == 2


def test_each_seller_is_paid_only_its_own(funded, bela_shop, peda_shop, now):
    CreditFactory(seller=bela_shop, amount_paise=169_075)
    CreditFactory(seller=peda_shop, amount_paise=57_144)

    assert pay_out_due(now=now) == 2

    assert funded.balance("acc_BelaPoshak0001") == 169_075
    assert funded.balance("acc_BrijwasiPeda01") == 57_144


def test_rails_are_paid_apart(funded, bela_shop, now):
    CreditFactory(seller=bela_shop, amount_paise=100_000, rail=GATEWAY)
    CreditFactory(seller=bela_shop, amount_paise=30_000, rail=BANK)

    assert pay_out_due(now=now) == 2

    payouts = Payout.across_sellers.order_by("rail").values_list("rail", "amount_paise", "state")
    assert list(payouts) == [(BANK, 30_000, PayoutState.CREATED), (GATEWAY, 100_000, PayoutState.PAID)]


def test_suspended_seller_is_not_paid(funded, bela_shop, now):
    CreditFactory(seller=bela_shop)
    bela_shop.status = SellerStatus.SUSPENDED
    bela_shop.save()
    assert pay_out_due(now=now) == 0


def test_seller_without_a_gateway_account_waits(funded, bela_shop, now):
    CreditFactory(seller=bela_shop)
    bela_shop.gateway_account = ""
    bela_shop.save()
    assert pay_out(seller=bela_shop, rail=GATEWAY, now=now) is None


def test_lost_answer_is_adopted_under_the_same_key_and_paid_once(funded, bela_shop, now):
    CreditFactory(seller=bela_shop, amount_paise=100_000)
    funded.set_fault("transfer.create", "500", after_commit=True)

    payout = pay_out(seller=bela_shop, rail=GATEWAY, now=now)
    assert payout.state == PayoutState.CREATED
    assert seller_money(bela_shop).on_its_way == 100_000

    pay_out_due(now=now)
    payout = Payout.across_sellers.get()
    assert payout.state == PayoutState.PAID
    assert funded.balance("acc_BelaPoshak0001") == 100_000


def test_payout_without_balance_is_kept_and_sent_later(simulator, bela_shop, now):
    CreditFactory(seller=bela_shop, amount_paise=100_000)
    payout = pay_out(seller=bela_shop, rail=GATEWAY, now=now)
    assert payout.state == PayoutState.CREATED
    assert payout.last_error.startswith("Your account does not have enough balance")

    simulator.top_up(200_000)
    assert send_payout(payout=payout, now=now).state == PayoutState.PAID


def test_webhook_finishes_a_payout_whose_answer_was_lost(funded, bela_shop, now):
    CreditFactory(seller=bela_shop, amount_paise=100_000)
    funded.set_fault("transfer.create", "502_html", after_commit=True)
    pay_out(seller=bela_shop, rail=GATEWAY, now=now)

    funded.flush()

    assert Payout.across_sellers.get().state == PayoutState.PAID


def test_returned_payout_opens_exactly_its_credits_and_undoes_its_posting(sent, bela_shop, now):
    later = CreditFactory(seller=bela_shop, amount_paise=5_000)
    pay_out(seller=bela_shop, rail=GATEWAY, now=now)

    failed = fail_payout(payout=sent, reason="Account closed", by="gateway", now=now)

    assert failed.state == PayoutState.FAILED
    opened = Credit.across_sellers.filter(payout=None).order_by("pk").values_list("reference", flat=True)
    assert list(opened) == ["so_1", "ret_1"]
    later.refresh_from_db()
    assert later.payout_id is not None
    assert balance_of(A.SP, bela_shop) == -5_000  # the test settled without a supply
    assert balance_of(A.TRFEE) == 413


def test_returned_payout_is_undone_once(sent, bela_shop, now):
    fail_payout(payout=sent, reason="Account closed", by="gateway", now=now)
    fail_payout(payout=sent, reason="Account closed", by="gateway", now=now)
    assert balance_of(A.SP, bela_shop) == 0


def test_failed_payout_cannot_be_paid_any_more(funded, bela_shop, asha, now):
    CreditFactory(seller=bela_shop, rail=BANK)
    payout = pay_out(seller=bela_shop, rail=BANK, now=now)
    fail_payout(payout=payout, reason="Wrong account", by=asha, now=now)
    with pytest.raises(IllegalTransition):
        confirm_bank_payout(payout=payout, utr="SBIN226061234567", by=asha, now=now)


def test_payout_whose_answer_was_lost_cannot_be_failed_by_hand(funded, bela_shop, asha, now):
    CreditFactory(seller=bela_shop)
    funded.set_fault("transfer.create", "500", after_commit=True)
    payout = pay_out(seller=bela_shop, rail=GATEWAY, now=now)

    with pytest.raises(PayoutUnderWay):
        fail_payout(payout=payout, reason="It hangs", by=asha, now=now)
    assert Credit.across_sellers.filter(payout=None).count() == 0


def test_payout_that_the_gateway_refused_can_be_failed_by_hand(simulator, bela_shop, asha, now):
    CreditFactory(seller=bela_shop)
    payout = pay_out(seller=bela_shop, rail=GATEWAY, now=now)

    assert fail_payout(payout=payout, reason="Wrong account", by=asha, now=now).state == PayoutState.FAILED
    assert balance_of(A.SP) == 0


def test_one_broken_payout_does_not_keep_the_others_from_their_money(funded, bela_shop, peda_shop, now):
    CreditFactory(seller=bela_shop)
    CreditFactory(seller=peda_shop)
    funded.set_fault("transfer.create", "500", times=2)
    pay_out_due(now=now)
    Payout.across_sellers.filter(seller=bela_shop).update(amount_paise=99)  # below what a gateway takes
    pay_out_due(now=now)

    assert Payout.across_sellers.get(seller=bela_shop).state == PayoutState.CREATED
    assert Payout.across_sellers.get(seller=peda_shop).state == PayoutState.PAID


def test_bank_payout_is_paid_by_its_utr(bela_shop, asha, now):
    CreditFactory(seller=bela_shop, rail=BANK)
    payout = pay_out(seller=bela_shop, rail=BANK, now=now)
    with pytest.raises(InvalidInput):
        confirm_bank_payout(payout=payout, utr="", by=asha, now=now)

    payout = confirm_bank_payout(payout=payout, utr="SBIN226061234567", by=asha, now=now)
    confirm_bank_payout(payout=payout, utr="SBIN226061234567", by=asha, now=now)

    assert payout.state == PayoutState.PAID
    assert balance_of(A.BANK) == -169_075
    assert balance_of(A.GW) == 0


def test_gateway_payout_cannot_be_confirmed_by_hand(sent, asha, now):
    with pytest.raises(PaymentMismatch):
        confirm_bank_payout(payout=sent, utr="SBIN226061234567", by=asha, now=now)


def test_rooms_above_hear_of_a_payout_once(funded, bela_shop, now):
    heard = []

    def listen(sender, payout, **kwargs):
        heard.append(payout.amount_paise)

    payout_paid.connect(listen)
    CreditFactory(seller=bela_shop)
    pay_out(seller=bela_shop, rail=GATEWAY, now=now)
    funded.flush()

    assert heard == [169_075]


@pytest.fixture
def lowered(funded, bela_shop, now):
    """Return a correction of ₹276.23 to a seller order that was paid out."""
    settle(seller=bela_shop, seller_order_ref="so_a", amount_paise=169_075, rail=GATEWAY, now=now)
    pay_out(seller=bela_shop, rail=GATEWAY, now=now)
    return correct(
        seller=bela_shop, seller_order_ref="so_a", reference="ret_a", amount_paise=-27_623, rail=GATEWAY, now=now
    )


def test_reversal_is_balanced_by_a_credit_of_its_own(lowered, funded, bela_shop, now):
    fetch_back(credit=lowered, now=now)

    assert funded.balance("acc_BelaPoshak0001") == 141_452
    amounts = Credit.across_sellers.order_by("pk").values_list("reference", "amount_paise")
    assert list(amounts) == [("so_a", 169_075), ("ret_a", -27_623), ("ret_a:back", 27_623)]
    assert seller_money(bela_shop).ready == 0


def test_correction_is_fetched_back_after_commit(funded, bela_shop, now, django_capture_on_commit_callbacks):
    settle(seller=bela_shop, seller_order_ref="so_a", amount_paise=169_075, rail=GATEWAY, now=now)
    pay_out(seller=bela_shop, rail=GATEWAY, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        correct(seller=bela_shop, seller_order_ref="so_a", reference="r", amount_paise=-5_000, rail=GATEWAY, now=now)
    assert funded.balance("acc_BelaPoshak0001") == 164_075


def test_short_account_leaves_the_debt_to_the_next_payout(lowered, funded, bela_shop, now):
    funded.settle("acc_BelaPoshak0001")

    assert fetch_back(credit=lowered, now=now) is None

    assert Reversal.objects.count() == 0
    assert seller_money(bela_shop).ready == -27_623
    CreditFactory(seller=bela_shop, amount_paise=50_000)
    assert pay_out(seller=bela_shop, rail=GATEWAY, now=now).amount_paise == 22_377


def test_lost_answer_to_a_reversal_is_looked_up_and_booked_once(lowered, funded, bela_shop, now):
    funded.set_fault("transfer.reverse", "500", after_commit=True)
    fetch_back(credit=lowered, now=now)
    assert Reversal.objects.get().gateway_reversal == ""

    finish_reversals(now=now)
    finish_reversals(now=now)

    assert Reversal.objects.get().gateway_reversal.startswith("rvrsl_")
    assert funded.balance("acc_BelaPoshak0001") == 141_452
    assert len(gateway().reversals_of(Payout.across_sellers.get().reference)) == 1


def test_credit_that_is_being_fetched_back_is_not_claimed_meanwhile(lowered, funded, bela_shop, now):
    funded.set_fault("transfer.reverse", "500")
    fetch_back(credit=lowered, now=now)
    CreditFactory(seller=bela_shop, amount_paise=50_000)

    assert pay_out(seller=bela_shop, rail=GATEWAY, now=now).amount_paise == 50_000


def test_correction_of_money_not_yet_sent_is_simply_netted(funded, bela_shop, now):
    settle(seller=bela_shop, seller_order_ref="so_a", amount_paise=169_075, rail=GATEWAY, now=now)
    lowered = correct(
        seller=bela_shop, seller_order_ref="so_a", reference="ret_a", amount_paise=-27_623, rail=GATEWAY, now=now
    )
    assert fetch_back(credit=lowered, now=now) is None
    assert pay_out(seller=bela_shop, rail=GATEWAY, now=now).amount_paise == 141_452


def test_partly_reversed_payout_cannot_be_returned_whole(lowered, now):
    fetch_back(credit=lowered, now=now)
    payout = Payout.across_sellers.get()
    with pytest.raises(PayoutWasReversed):
        fail_payout(payout=payout, reason="Account closed", by="gateway", now=now)
