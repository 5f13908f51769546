import sqlite3
from datetime import datetime, timedelta, timezone

import pytest
from razorpay.errors import BadRequestError

from payments.rzpsim.rules import fee_and_tax

BELA = "acc_BelaShop000001"
CHAND = "acc_ChandShop00001"


def refund(client, payment, body, key):
    return client.payment.refund(payment["id"], body, headers={"X-Refund-Idempotency": key})


def transfer(client, account, amount, key):
    body = {"account": account, "amount": amount, "currency": "INR"}
    return client.transfer.create(body, headers={"X-Transfer-Idempotency": key})


def test_refunds_stop_at_what_was_paid(client, gateway, payment):
    first = client.payment.refund(payment["id"], {"amount": 30270})
    assert (first["status"], first["speed_processed"], first["amount"]) == ("processed", "normal", 30270)
    with pytest.raises(BadRequestError, match="greater than the refund payment amount"):
        client.payment.refund(payment["id"], {"amount": 219731})
    rest = client.payment.refund(payment["id"], {})
    assert rest["amount"] == 219730
    with pytest.raises(BadRequestError, match="fully refunded already"):
        client.payment.refund(payment["id"], {"amount": 100})
    refunded = client.payment.fetch(payment["id"])
    assert (refunded["status"], refunded["refund_status"], refunded["amount_refunded"]) == ("refunded", "full", 250000)
    assert client.refund.fetch(first["id"])["payment_id"] == payment["id"]
    assert client.payment.fetch_multiple_refund(payment["id"])["count"] == 2
    assert gateway.balance() == -5900


def test_the_order_stays_paid_after_a_full_refund(client, order, payment):
    client.payment.refund(payment["id"], {})
    assert client.order.fetch(order["id"])["status"] == "paid"


def test_an_uncaptured_payment_cannot_be_refunded(client, gateway, order):
    failed = gateway.pay(order["id"], outcome="failure")["payment"]
    with pytest.raises(BadRequestError, match="should be captured"):
        client.payment.refund(failed["id"], {"amount": 100})


def test_a_refund_repeated_under_its_key_happens_once(client, gateway, payment):
    first = refund(client, payment, {"amount": 30270}, "refund-of-asha-1")
    again = refund(client, payment, {"amount": 30270}, "refund-of-asha-1")
    assert again == first
    assert gateway.balance() == 213830


def test_a_refund_key_used_for_another_amount_is_refused(client, gateway, payment):
    refund(client, payment, {"amount": 30270}, "refund-of-asha-1")
    with pytest.raises(BadRequestError, match="Different request with the same idempotency key"):
        refund(client, payment, {"amount": 30271}, "refund-of-asha-1")
    assert gateway.balance() == 213830


def test_a_refused_refund_does_not_use_up_its_key(client, payment):
    with pytest.raises(BadRequestError, match="greater than"):
        refund(client, payment, {"amount": 250001}, "refund-of-asha-1")
    assert refund(client, payment, {"amount": 250000}, "refund-of-asha-1")["amount"] == 250000


@pytest.mark.parametrize("key", ["short", "has a space inside"])
def test_a_malformed_refund_key_is_refused(client, payment, key):
    with pytest.raises(BadRequestError, match="X-Refund-Idempotency header is not valid"):
        refund(client, payment, {"amount": 100}, key)


def test_the_balance_rule_refuses_a_refund_the_account_cannot_pay(client, gateway, payment):
    gateway.set_switch(balance_rule="on")
    with pytest.raises(BadRequestError, match="does not have enough balance to carry out the refund"):
        client.payment.refund(payment["id"], {"amount": 250000})
    gateway.top_up(5900)
    assert client.payment.refund(payment["id"], {"amount": 250000})["amount"] == 250000
    assert gateway.balance() == 0


def test_a_transfer_costs_a_quarter_percent_and_its_tax(client, gateway, payment):
    sent = transfer(client, BELA, 169075, "pay-out-1")
    assert (sent["status"], sent["fees"], sent["tax"], sent["recipient"]) == ("processed", 499, 76, BELA)
    assert client.transfer.fetch(sent["id"])["amount"] == 169075
    assert gateway.balance() == 244100 - 169574
    assert gateway.balance(BELA) == 169075


def test_a_transfer_needs_the_balance_for_amount_and_fees(client, gateway, payment):
    with pytest.raises(BadRequestError, match="does not have enough balance to carry out the transfer"):
        transfer(client, BELA, 244100, "pay-out-1")
    assert gateway.balance() == 244100
    assert gateway.balance(BELA) == 0


def test_a_transfer_repeated_under_its_key_happens_once(client, gateway, payment):
    first = transfer(client, BELA, 10000, "pay-out-1")
    assert transfer(client, BELA, 10000, "pay-out-1") == first
    with pytest.raises(BadRequestError, match="Different request"):
        transfer(client, CHAND, 10000, "pay-out-1")
    assert gateway.balance(BELA) == 10000
    assert gateway.balance(CHAND) == 0


def test_reversals_stop_at_what_was_sent(client, gateway, payment):
    sent = transfer(client, BELA, 169075, "pay-out-1")
    back = client.transfer.reverse(sent["id"], {"amount": 27623})
    assert (back["amount"], back["transfer_id"]) == (27623, sent["id"])
    with pytest.raises(BadRequestError, match="greater than the unreversed transfer amount"):
        client.transfer.reverse(sent["id"], {"amount": 141453})
    client.transfer.reverse(sent["id"], {})
    assert client.transfer.fetch(sent["id"])["status"] == "reversed"
    assert gateway.balance(BELA) == 0


def test_a_reversal_fails_once_the_seller_has_the_money(client, gateway, payment):
    sent = transfer(client, BELA, 169075, "pay-out-1")
    gateway.settle(BELA)
    with pytest.raises(BadRequestError, match="linked account does not have sufficient balance"):
        client.transfer.reverse(sent["id"], {"amount": 27623})
    assert client.transfer.fetch(sent["id"])["settlement_status"] == "settled"


def test_money_on_hold_stays_until_its_date(client, gateway, payment):
    until = gateway.advance(0) + 3600
    body = {"account": BELA, "amount": 10000, "currency": "INR", "on_hold": True, "on_hold_until": until}
    sent = client.transfer.create(body)
    with pytest.raises(ValueError, match="nothing to settle"):
        gateway.settle(BELA)
    gateway.advance(3601)
    assert gateway.settle(BELA)["amount"] == 10000
    assert client.transfer.fetch(sent["id"])["on_hold"] is False


def test_the_worked_example_ends_on_the_published_balance(client, gateway, payment):
    to_bela = transfer(client, BELA, 169075, "pay-out-bela")
    transfer(client, CHAND, 57144, "pay-out-chand")
    assert gateway.balance() == 17213
    client.transfer.reverse(to_bela["id"], {"amount": 27623})
    client.payment.refund(payment["id"], {"amount": 30270})
    assert gateway.balance() == 14566
    assert [row["net"] for row in gateway.journal() if row["account"] == "main"] == [
        244100,
        -169574,
        -57313,
        27623,
        -30270,
    ]


def test_the_days_report_shows_each_movement_with_fee_and_tax(client, gateway, order, payment):
    sent = transfer(client, BELA, 169075, "pay-out-bela")
    client.transfer.reverse(sent["id"], {"amount": 27623})
    client.payment.refund(payment["id"], {"amount": 30270})
    today = datetime.now(timezone(timedelta(hours=5, minutes=30)))
    asked = {"year": today.year, "month": today.month, "day": today.day}
    rows = client.settlement.report(asked)["items"]
    assert [(row["type"], row["debit"], row["credit"], row["fee"], row["tax"]) for row in rows] == [
        ("payment", 0, 244100, 5900, 900),
        ("transfer", 169574, 0, 499, 76),
        ("adjustment", 0, 27623, 0, 0),
        ("refund", 30270, 0, 0, 0),
    ]
    assert rows[0]["order_receipt"] == "ord_asha_1"
    gateway.advance(86400)
    tomorrow = today + timedelta(days=1)
    asked = {"year": tomorrow.year, "month": tomorrow.month, "day": tomorrow.day}
    assert client.settlement.report(asked)["items"] == []


def test_settlement_marks_the_rows_it_paid_out(client, gateway, order, payment):
    settlement = gateway.settle()
    today = datetime.now(timezone(timedelta(hours=5, minutes=30)))
    rows = client.settlement.report({"year": today.year, "month": today.month})["items"]
    assert [row["settlement_id"] for row in rows] == [settlement["id"]]
    assert gateway.balance() == 0


@pytest.mark.parametrize(
    ("amount", "rate_bp", "fee", "tax"),
    [(250000, 200, 5900, 900), (169075, 25, 499, 76), (57144, 25, 169, 26), (100, 200, 2, 0), (25, 200, 1, 0)],
)
def test_fees_include_their_tax_and_round_half_up(amount, rate_bp, fee, tax):
    assert fee_and_tax(amount, rate_bp=rate_bp, gst_bp=1800) == (fee, tax)


def test_the_journal_cannot_be_rewritten(gateway, payment):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        gateway.simulator.store.execute("UPDATE journal SET net = 0")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        gateway.simulator.store.execute("DELETE FROM journal")
