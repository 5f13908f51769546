"""Refunds: never more than was captured, once per idempotency key; the fee is never returned."""

from typing import Any

from payments.rzpsim import rules
from payments.rzpsim.exchange import Request
from payments.rzpsim.idempotency import once
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import MAIN, collection, public

NO_BALANCE = (
    "Your account does not have enough balance to carry out the refund operation. "
    "You can add funds to your account or capture new payments."
)


def create(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return money to the buyer, in part or in full."""
    return once(
        sim, request, header="X-Refund-Idempotency", shape="[A-Za-z0-9_-]{10,}",
        work=lambda: refund_captured(sim, request),
    )  # fmt: skip


def refund_captured(sim: Simulator, request: Request) -> dict[str, Any]:
    """Check the cap and the balance, then refund."""
    payment = sim.store.get("payment", rules.check_id(request.ids[0], "pay"))
    body = request.body()
    rules.check_fields(body, "amount", "speed", "notes", "receipt")
    left = refundable(payment)
    amount = left if body.get("amount") is None else rules.amount_in(body)
    if amount > left:
        raise ApiError("The total refund amount is greater than the refund payment amount", field="amount")
    if sim.is_on("balance_rule", default=False) and amount > sim.store.balance(MAIN):
        raise ApiError(NO_BALANCE, reason="insufficient_balance")
    speed = rules.choice_in(body, "speed", "normal", "optimum") or "normal"
    receipt = rules.text_in(body, "receipt", longest=40)
    return public(refund(sim, payment, amount, speed=speed, receipt=receipt, notes=rules.notes_in(body)))


def refundable(payment: dict[str, Any]) -> int:
    """Return what is left to refund of a captured payment, in paise."""
    if not payment["captured"]:
        raise ApiError("The payment status should be captured for action to be taken")
    left = payment["amount"] - payment["amount_refunded"]
    if left == 0:
        raise ApiError("The payment has been fully refunded already", reason="payment_fully_refunded")
    return left


def refund(
    sim: Simulator,
    payment: dict[str, Any],
    amount: int,
    *,
    speed: str = "normal",
    receipt: str | None = None,
    notes: dict[str, Any] | list[Any] | None = None,
) -> dict[str, Any]:
    """Write the refund, change the payment and tell the shop."""
    record = {
        "id": rules.new_id("rfnd"),
        "entity": "refund",
        "amount": amount,
        "currency": "INR",
        "payment_id": payment["id"],
        "notes": notes or [],
        "receipt": receipt,
        "acquirer_data": {"arn": None},
        "created_at": sim.store.now(),
        "batch_id": None,
        "status": "processed",
        "speed_requested": speed,
        "speed_processed": "normal",
    }
    record["acquirer_data"]["arn"] = "10000" + record["id"][5:].upper()
    change_refunded(payment, amount)
    sim.store.save(payment)
    sim.store.insert("refund", record, parent=payment["id"])
    # An authorisation that was never captured never reached the account, so its return takes nothing from it.
    if payment["captured"]:
        sim.store.move("refund", account=MAIN, entity=record, net=-amount, payment=payment)
    sim.webhooks.emit("refund.created", refund=record, payment=payment)
    sim.webhooks.emit("refund.processed", refund=record, payment=payment)
    return record


def change_refunded(payment: dict[str, Any], amount: int) -> None:
    """Add a refund to the payment's own figures."""
    refunded = payment["amount_refunded"] + amount
    full = refunded == payment["amount"]
    payment |= {"amount_refunded": refunded, "refund_status": "full" if full else "partial"}
    if full:
        payment["status"] = "refunded"


def fetch(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return one refund."""
    return public(sim.store.get("refund", rules.check_id(request.ids[0], "rfnd")))


def fetch_of_payment(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return a payment's refunds, newest first."""
    payment = sim.store.get("payment", rules.check_id(request.ids[0], "pay"))
    return collection(sim.store.children("refund", payment["id"]))


def fetch_one_of_payment(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return one refund of a payment."""
    refund_found = sim.store.get("refund", rules.check_id(request.ids[1], "rfnd"))
    if refund_found["payment_id"] != request.ids[0]:
        raise ApiError("The id provided does not exist")
    return public(refund_found)
