"""Razorpay through its official SDK; every amount is integer paise."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import razorpay

from payments.gateways.port import (
    CheckoutForm,
    Contact,
    GatewayMessage,
    GatewayOrder,
    GatewayPayment,
    GatewayRefund,
    GatewayReversal,
    GatewayTransfer,
    UnreadableReport,
)
from payments.gateways.transport import session

PAGE = 100
CURRENCY = "INR"
LATEST_CAPTURE = timedelta(days=5)
# Captured at once when the bank agrees within 20 minutes; what is authorised later is ours to capture or let go.
CAPTURE = {
    "capture": "automatic",
    "capture_options": {
        "automatic_expiry_period": 20,
        "manual_expiry_period": LATEST_CAPTURE // timedelta(minutes=1),
        "refund_speed": "normal",
    },
}


class RazorpayGateway:
    """The port, spoken to Razorpay. Safe to share between threads: it keeps nothing of a call."""

    order_lifetime = LATEST_CAPTURE

    def __init__(
        self, *, key_id: str, key_secret: str, webhook_secrets: tuple[str, ...], base_url: str, checkout_url: str
    ) -> None:
        self._key_id = key_id
        self._key_secret = key_secret
        self._webhook_secrets = webhook_secrets
        self._checkout_url = checkout_url
        self._client = razorpay.Client(session=session(), auth=(key_id, key_secret), base_url=base_url)

    def find_order(self, *, receipt: str) -> GatewayOrder | None:
        """Return the order made under a receipt: Razorpay has no idempotency key for orders."""
        found = _items(self._client.order.all({"receipt": receipt}))
        return _order(found[0]) if found else None

    def create_order(self, *, receipt: str, amount_paise: int) -> GatewayOrder:
        """Ask for an amount once per receipt."""
        asked = {"amount": amount_paise, "currency": CURRENCY, "receipt": receipt, "payment": CAPTURE}
        return _order(self._client.order.create(asked))

    def checkout_form(
        self, *, order_id: str, amount_paise: int, contact: Contact, return_url: str, cancel_url: str
    ) -> CheckoutForm:
        """Return the form of the hosted checkout, which works without a script."""
        fields = {
            "key_id": self._key_id,
            "order_id": order_id,
            "amount": str(amount_paise),
            "currency": CURRENCY,
            "name": "Vrinda",
            "prefill[name]": contact.name,
            "prefill[email]": contact.email,
            "prefill[contact]": contact.phone,
            "callback_url": return_url,
            "cancel_url": cancel_url,
        }
        return CheckoutForm(self._checkout_url, amount_paise, {name: value for name, value in fields.items() if value})

    def payment(self, payment_id: str) -> GatewayPayment:
        return _payment(self._client.payment.fetch(payment_id))

    def payments_of(self, order_id: str) -> list[GatewayPayment]:
        """Return every attempt to pay an order: the authority when browser and webhook are both lost."""
        return [_payment(item) for item in _items(self._client.order.payments(order_id))]

    def all_payments(self) -> Iterator[GatewayPayment]:
        """Yield every payment the gateway knows, newest first."""
        skip = 0
        while items := _items(self._client.payment.all({"count": PAGE, "skip": skip})):
            yield from (_payment(item) for item in items)
            skip += len(items)

    def capture(self, payment_id: str, *, amount_paise: int) -> GatewayPayment:
        # The SDK writes the amount into its shared default dict: without one of our own, two threads
        # capture each other's amounts.
        return _payment(self._client.payment.capture(payment_id, amount_paise, {"currency": CURRENCY}))

    def refund(self, payment_id: str, *, amount_paise: int, receipt: str, key: str) -> GatewayRefund:
        """Send money back; the same key never sends it twice."""
        asked = {"amount": amount_paise, "speed": "normal", "receipt": receipt}
        return _refund(self._client.payment.refund(payment_id, asked, headers={"X-Refund-Idempotency": key}))

    def fetch_refund(self, refund_id: str) -> GatewayRefund:
        return _refund(self._client.refund.fetch(refund_id))

    def transfer(self, *, account: str, amount_paise: int, payout: str) -> GatewayTransfer:
        """Send money to a seller's account; the same payout is never sent twice."""
        asked = {"account": account, "amount": amount_paise, "currency": CURRENCY, "notes": {"payout": payout}}
        return _transfer(self._client.transfer.create(asked, headers={"X-Transfer-Idempotency": payout}))

    def fetch_transfer(self, transfer_id: str) -> GatewayTransfer:
        return _transfer(self._client.transfer.fetch(transfer_id))

    def reverse_transfer(self, transfer_id: str, *, amount_paise: int, reference: str) -> GatewayReversal:
        """Fetch part of a transfer back. There is no idempotency key here: look at ``reversals_of`` first."""
        asked = {"amount": amount_paise, "notes": {"reference": reference}}
        return _reversal(self._client.transfer.reverse(transfer_id, asked))

    def reversals_of(self, transfer_id: str) -> list[GatewayReversal]:
        return [_reversal(item) for item in _items(self._client.transfer.reversals(transfer_id))]

    def is_checkout_genuine(self, *, order_id: str, payment_id: str, signature: str) -> bool:
        """Say whether the gateway signed this payment for this order, which must be the one we stored."""
        return _is_signed(f"{order_id}|{payment_id}".encode(), signature, self._key_secret)

    def is_webhook_genuine(self, *, raw: bytes, signature: str) -> bool:
        """Say whether the current or the previous secret signed these very bytes."""
        return any(_is_signed(raw, signature, secret) for secret in self._webhook_secrets)

    def read_webhook(self, raw: bytes) -> GatewayMessage:
        """Take a genuine webhook apart."""
        try:
            body = json.loads(raw)
            payload = {name: part["entity"] for name, part in body["payload"].items()}
            return GatewayMessage(
                type=str(body["event"])[:64],
                payment=_payment(payload["payment"]) if "payment" in payload else None,
                refund=_refund(payload["refund"]) if "refund" in payload else None,
                transfer=_transfer(payload["transfer"]) if "transfer" in payload else None,
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UnreadableReport(str(error)) from error


def _is_signed(message: bytes, signature: str, secret: str) -> bool:
    expected = hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))


def _items(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return list(answer.get("items") or [])


def _paise(value: object) -> int:
    """Return an amount; the gateway leaves out or nulls what is zero, and anything else is not an amount."""
    if value is None:
        return 0
    if type(value) is not int:
        raise UnreadableReport(f"{value!r} is not an amount in paise")
    return value


def _note(item: dict[str, Any], name: str) -> str:
    notes = item.get("notes")  # empty notes come as a list
    return str(notes.get(name, "")) if isinstance(notes, dict) else ""


def _order(item: dict[str, Any]) -> GatewayOrder:
    return GatewayOrder(id=str(item["id"]), amount_paise=_paise(item["amount"]))


def _payment(item: dict[str, Any]) -> GatewayPayment:
    tax = _paise(item.get("tax"))
    return GatewayPayment(
        id=str(item["id"]),
        order_id=str(item.get("order_id") or ""),
        amount_paise=_paise(item["amount"]),
        currency=str(item["currency"]),
        status=str(item["status"]),
        fee_paise=_paise(item.get("fee")) - tax,  # their fee includes its tax
        fee_tax_paise=tax,
        refunded_paise=_paise(item.get("amount_refunded")),
        error=str(item.get("error_description") or "")[:200],
    )


def _refund(item: dict[str, Any]) -> GatewayRefund:
    return GatewayRefund(
        id=str(item["id"]),
        payment_id=str(item.get("payment_id") or ""),
        amount_paise=_paise(item["amount"]),
        status=str(item["status"]),
        receipt=str(item.get("receipt") or ""),
    )


def _transfer(item: dict[str, Any]) -> GatewayTransfer:
    tax = _paise(item.get("tax"))
    return GatewayTransfer(
        id=str(item["id"]),
        amount_paise=_paise(item["amount"]),
        status=str(item.get("transfer_status") or item.get("status")),  # the two names are both in use
        payout=_note(item, "payout"),
        fee_paise=_paise(item.get("fees")) - tax,
        fee_tax_paise=tax,
    )


def _reversal(item: dict[str, Any]) -> GatewayReversal:
    return GatewayReversal(id=str(item["id"]), amount_paise=_paise(item["amount"]), reference=_note(item, "reference"))
