"""The life of one payment: attempted, authorised or failed, captured."""

import hashlib
import hmac
import json
from typing import Any

from payments.rzpsim import rules
from payments.rzpsim.exchange import Request
from payments.rzpsim.orders import page_of
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import MAIN, collection, public

# reason: (code, what the buyer reads, who caused it)
FAILURES = {
    "payment_failed": (
        "BAD_REQUEST_ERROR",
        "Your payment was declined by your bank. Try another way to pay.",
        "bank",
    ),
    "payment_timed_out": (
        "BAD_REQUEST_ERROR",
        "Your payment did not complete in time. Try again.",
        "customer",
    ),
    "insufficient_fund": (
        "BAD_REQUEST_ERROR",
        "Your account does not have enough money for this payment.",
        "customer",
    ),
    "payment_cancelled": (
        "BAD_REQUEST_ERROR",
        "You cancelled the payment before it was complete.",
        "customer",
    ),
    "invalid_otp": ("BAD_REQUEST_ERROR", "The one-time password was not correct.", "customer"),
    "gateway_error": ("GATEWAY_ERROR", "The bank could not be reached. Try again in a while.", "gateway"),
}
NO_ERROR = {
    "error_code": None,
    "error_description": None,
    "error_source": None,
    "error_step": None,
    "error_reason": None,
}


def start(sim: Simulator, order: dict[str, Any], *, buyer: dict[str, Any], means: dict[str, Any]) -> dict[str, Any]:
    """Open a payment on an order that is not paid yet; `means` says how the buyer pays."""
    if order["status"] == "paid":
        raise ApiError("The order has already been paid.", reason="order_already_paid")
    order |= {"status": "attempted", "attempts": order["attempts"] + 1}
    sim.store.save(order)
    payment = {
        "id": rules.new_id("pay"),
        "entity": "payment",
        "amount": order["amount"],
        "currency": "INR",
        "status": "created",
        "order_id": order["id"],
        "invoice_id": None,
        "international": False,
        "method": None,
        "amount_refunded": 0,
        "refund_status": None,
        "captured": False,
        "description": None,
        "card_id": None,
        "bank": None,
        "wallet": None,
        "vpa": None,
        "email": None,
        "contact": None,
        "notes": order["notes"],
        "fee": None,
        "tax": None,
        "acquirer_data": {},
        "created_at": sim.store.now(),
    }
    payment |= NO_ERROR | buyer | means
    return sim.store.insert("payment", payment, parent=order["id"])


def upi(vpa: str) -> dict[str, Any]:
    """Return the fields of a payment by UPI."""
    return {"method": "upi", "vpa": vpa, "upi": {"vpa": vpa}}


def card(*, last4: str, network: str) -> dict[str, Any]:
    """Return the fields of a payment by card, of which only the last four digits are ever kept."""
    card_id = rules.new_id("card")
    details = {"id": card_id, "entity": "card", "last4": last4, "network": network, "type": "credit"}
    return {"method": "card", "card_id": card_id, "card": details | {"international": False}}


def authorise(sim: Simulator, payment: dict[str, Any]) -> None:
    """Let the bank agree, late or in time, and capture at once when the order says so."""
    if payment["method"] == "upi":
        payment["acquirer_data"] = {"rrn": digits_of(payment), "upi_transaction_id": payment["id"].upper()}
    else:
        payment["acquirer_data"] = {"auth_code": digits_of(payment)[:6]}
    payment |= NO_ERROR | {"status": "authorized"}
    sim.store.save(payment)
    sim.webhooks.emit("payment.authorized", payment=payment)
    order = sim.store.get("order", payment["order_id"])
    if captures_at_once(sim, order, payment):
        settle_capture(sim, payment, order)


def digits_of(payment: dict[str, Any]) -> str:
    """Return the twelve digits a bank would print for this payment."""
    return str(int.from_bytes(hashlib.sha256(payment["id"].encode()).digest()[:8], "big"))[:12]


def captures_at_once(sim: Simulator, order: dict[str, Any], payment: dict[str, Any]) -> bool:
    """Say whether the order captures by itself and the authorisation came early enough for that."""
    terms = order["_capture"]
    if not terms["automatic"] or order["status"] == "paid":
        return False
    within = terms["automatic_expiry_min"]
    return within is None or sim.store.now() - payment["created_at"] <= within * 60


def fail(sim: Simulator, payment: dict[str, Any], reason: str) -> None:
    """Record that the attempt came to nothing; the order can be tried again."""
    code, description, source = FAILURES[reason]
    payment |= {
        "status": "failed",
        "error_code": code,
        "error_description": description,
        "error_source": source,
        "error_step": "payment_authorization",
        "error_reason": reason,
    }
    sim.store.save(payment)
    sim.webhooks.emit("payment.failed", payment=payment)


def settle_capture(sim: Simulator, payment: dict[str, Any], order: dict[str, Any]) -> None:
    """Take the money: the order is paid, the account gains the amount less the gateway's fee."""
    terms = sim.configuration
    fee, tax = rules.fee_and_tax(payment["amount"], rate_bp=terms.payment_fee_bp, gst_bp=terms.gst_bp)
    payment |= {"status": "captured", "captured": True, "fee": fee, "tax": tax}
    order |= {"status": "paid", "amount_paid": payment["amount"], "amount_due": 0}
    sim.store.save(payment)
    sim.store.save(order)
    sim.store.move(
        "payment",
        account=MAIN,
        entity=payment,
        net=payment["amount"] - fee,
        fee=fee,
        tax=tax,
        payment=payment,
    )
    sim.webhooks.emit("payment.captured", payment=payment)
    sim.webhooks.emit("order.paid", payment=payment, order=order)


def receipt_for_shop(sim: Simulator, payment: dict[str, Any]) -> dict[str, str]:
    """Return what the checkout hands to the shop, signed with the key's secret."""
    message = f"{payment['order_id']}|{payment['id']}"
    return {
        "razorpay_payment_id": payment["id"],
        "razorpay_order_id": payment["order_id"],
        "razorpay_signature": sign_checkout(sim.configuration.key_secret, message),
    }


def sign_checkout(secret: str, message: str) -> str:
    """Return the hex HMAC-SHA256 of `order_id|payment_id`."""
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def failure_for_shop(payment: dict[str, Any]) -> dict[str, str]:
    """Return what the checkout posts to the shop about a failed attempt."""
    return refusal_for_shop(payment["error_reason"], {"payment_id": payment["id"], "order_id": payment["order_id"]})


def refusal_for_shop(reason: str, metadata: dict[str, str]) -> dict[str, str]:
    """Return a failure as form fields."""
    code, description, source = FAILURES[reason]
    return {
        "error[code]": code,
        "error[description]": description,
        "error[source]": source,
        "error[step]": "payment_authorization",
        "error[reason]": reason,
        "error[metadata]": json.dumps(metadata),
    }


# Endpoints


def capture(sim: Simulator, request: Request) -> dict[str, Any]:
    """Capture an authorised payment in full."""
    payment = sim.store.get("payment", rules.check_id(request.ids[0], "pay"))
    body = request.body()
    rules.check_fields(body, "amount", "currency")
    amount = rules.amount_in(body)
    rules.check_currency(body, required=False)
    if payment["captured"]:
        raise ApiError("This payment has already been captured", reason="payment_already_captured")
    if payment["status"] != "authorized":
        raise ApiError("Only payments which have been authorized and not yet captured can be captured")
    if amount != payment["amount"]:
        raise ApiError("Capture amount must be equal to the amount authorized", field="amount")
    order = sim.store.get("order", payment["order_id"])
    if order["status"] == "paid":
        raise ApiError("The order has already been paid.", reason="order_already_paid")
    settle_capture(sim, payment, order)
    return public(payment)


def fetch(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return one payment."""
    return public(sim.store.get("payment", rules.check_id(request.ids[0], "pay")))


def fetch_all(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return payments, newest first."""
    return collection(page_of(sim, request, "payment"))
