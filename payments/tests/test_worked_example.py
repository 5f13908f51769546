"""The worked example of docs/flows/money.md, to the paisa, against the gateway's own journal."""

import pytest

from payments.fees import LineMoney, Terms, earning_of
from payments.queries.balances import balance_of, seller_money
from payments.services.payouts import correct, pay_out, settle
from payments.services.postings import post_delivery, post_return, post_supply
from payments.services.refunds import request_refund, send_refund
from payments.services.reversals import fetch_back
from payments.states import AccountCode as A
from payments.states import PayoutRail, PayoutState, RefundState
from sellers.states import SellerKind
from vrinda.kernel.money import extract_gst

pytestmark = pytest.mark.django_db

ORDER = "ord_worked"
MURTI = LineMoney(goods_paise=129_900, rate_bp=500, commission_bp=1000)
ITTAR = LineMoney(goods_paise=63_000, rate_bp=1800, commission_bp=1000)
ONE_ITTAR = LineMoney(goods_paise=31_500, rate_bp=1800, commission_bp=1000)
PEDA = LineMoney(goods_paise=48_000, rate_bp=500, commission_bp=800)
KANTHI = LineMoney(goods_paise=15_100, rate_bp=0, commission_bp=800)
REGULAR = Terms(seller_kind=SellerKind.REGULAR, is_intra_state=True, tcs_bp=50, tds_bp=10, fee_gst_bp=1800)
ENROLLED = Terms(
    seller_kind=SellerKind.ENROLLED_UNREGISTERED, is_intra_state=True, tcs_bp=50, tds_bp=0, fee_gst_bp=1800
)


@pytest.fixture
def supplied(paid, shops, now):
    """Both parcels of the paid order are dispatched and brought by the market's rider."""
    post_supply(
        seller=shops.a,
        seller_order_ref="so_a",
        order_ref=paid.order_ref,
        earning=earning_of([MURTI, ITTAR], REGULAR),
        market_discount_paise=7_535,
        now=now,
    )
    post_supply(
        seller=shops.b,
        seller_order_ref="so_b",
        order_ref=paid.order_ref,
        earning=earning_of([PEDA, KANTHI], ENROLLED),
        market_discount_paise=2_465,
        now=now,
    )
    post_delivery(seller_order_ref="so_a", order_ref=paid.order_ref, fee=extract_gst(4_000, 1800, intra=True), now=now)
    return paid


@pytest.fixture
def paid_out(supplied, shops, now):
    """Both sellers' money settled and was sent."""
    settle(seller=shops.a, seller_order_ref="so_a", amount_paise=169_075, rail=PayoutRail.GATEWAY, now=now)
    settle(seller=shops.b, seller_order_ref="so_b", amount_paise=57_144, rail=PayoutRail.GATEWAY, now=now)
    return [
        pay_out(seller=shops.a, rail=PayoutRail.GATEWAY, now=now),
        pay_out(seller=shops.b, rail=PayoutRail.GATEWAY, now=now),
    ]


def test_capture_books_the_gateways_fee_and_the_buyers_money(paid):
    assert balance_of(A.GW) == 244_100
    assert balance_of(A.PGFEE) == 5_000
    assert balance_of(A.ITC) == 900
    assert balance_of(A.BUYER) == 250_000


def test_supply_leaves_nothing_on_the_buyer_and_each_seller_its_earning(supplied, shops):
    assert balance_of(A.BUYER) == 0
    assert balance_of(A.SP, shops.a) == 169_075
    assert balance_of(A.SP, shops.b) == 57_144
    assert balance_of(A.COMM) == 24_338
    assert balance_of(A.GSTOUT) == 4_990
    assert balance_of(A.TCS) == 886
    assert balance_of(A.TDS) == 177
    assert balance_of(A.DELIV) == 3_390
    assert balance_of(A.COUPON) == 10_000


def test_payouts_post_the_fees_the_gateway_reports(paid_out, shops):
    assert [(payout.amount_paise, payout.fee_paise, payout.fee_tax_paise) for payout in paid_out] == [
        (169_075, 423, 76),
        (57_144, 143, 26),
    ]
    assert balance_of(A.GW) == 17_213
    assert balance_of(A.SP) == 0
    assert balance_of(A.TRFEE) == 566
    assert balance_of(A.ITC) == 1_002


def test_our_gateway_account_is_the_gateways_own_balance(paid_out, simulator):
    assert simulator.balance() == 17_213
    assert simulator.balance("acc_BelaPoshak0001") == 169_075


def test_partial_return_after_payout_comes_back_from_the_seller_and_goes_to_the_buyer(
    paid_out, supplied, shops, simulator, now
):
    difference = earning_of([MURTI, ITTAR], REGULAR) - earning_of([MURTI, ONE_ITTAR], REGULAR)
    post_return(
        seller=shops.a,
        reference="ret_a",
        order_ref=supplied.order_ref,
        difference=difference,
        market_discount_paise=1_230,
        refund_paise=30_270,
        now=now,
    )
    assert balance_of(A.SP, shops.a) == -27_623
    assert balance_of(A.REFPAY) == 30_270

    lowered = correct(
        seller=shops.a,
        seller_order_ref="so_a",
        reference="ret_a",
        amount_paise=-27_623,
        rail=PayoutRail.GATEWAY,
        now=now,
    )
    fetch_back(credit=lowered, now=now)
    refund = request_refund(payment=supplied, reference="ret_a", amount_paise=30_270, reason="Change of mind", now=now)
    refund = send_refund(refund=refund, now=now)

    assert refund.state == RefundState.PROCESSED
    assert balance_of(A.GW) == 14_566
    assert balance_of(A.SP, shops.a) == 0
    assert balance_of(A.REFPAY) == 0
    assert balance_of(A.COUPON) == 8_770
    assert simulator.balance() == 14_566
    assert simulator.balance("acc_BelaPoshak0001") == 141_452
    assert seller_money(shops.a).ready == 0
    assert seller_money(shops.a).coming == 0


def test_money_of_a_seller_is_coming_then_ready_then_paid(supplied, shops, now):
    assert seller_money(shops.a).coming == 169_075

    settle(seller=shops.a, seller_order_ref="so_a", amount_paise=169_075, rail=PayoutRail.GATEWAY, now=now)
    assert seller_money(shops.a).coming == 0
    assert seller_money(shops.a).ready == 169_075

    payout = pay_out(seller=shops.a, rail=PayoutRail.GATEWAY, now=now)
    assert payout.state == PayoutState.PAID
    assert seller_money(shops.a).ready == 0
    assert seller_money(shops.a).paid == 169_075
