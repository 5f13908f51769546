"""Direct transfers to sellers' linked accounts, and their reversals."""

from typing import Any

from payments.rzpsim import rules
from payments.rzpsim.exchange import Request
from payments.rzpsim.idempotency import once
from payments.rzpsim.orders import page_of
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import MAIN, collection, public

NO_BALANCE = "Your account does not have enough balance to carry out the transfer operation."
NO_LINKED_BALANCE = "The linked account does not have sufficient balance to process reversal."
NO_ERROR = {
    "code": None,
    "description": None,
    "reason": None,
    "field": None,
    "step": None,
    "id": None,
    "source": None,
    "metadata": None,
}


def create(sim: Simulator, request: Request) -> dict[str, Any]:
    """Send money from the marketplace's balance to a seller."""
    return once(
        sim, request, header="X-Transfer-Idempotency", shape=".{4,36}",
        work=lambda: public(transfer(sim, request.body())),
    )  # fmt: skip


def transfer(sim: Simulator, body: dict[str, Any]) -> dict[str, Any]:
    """Check the balance covers amount and fees, then move the money."""
    record = requested_transfer(sim, body)
    amount, fees = record["amount"], record["fees"]
    if amount + fees > sim.store.balance(MAIN):
        raise ApiError(NO_BALANCE, reason="BAD_REQUEST_TRANSFER_INSUFFICIENT_BALANCE")
    sim.store.insert("transfer", record)
    sim.store.move("transfer", account=MAIN, entity=record, net=-amount - fees, fee=fees, tax=record["tax"])
    sim.store.move("transfer", account=record["recipient"], entity=record, net=amount)
    sim.webhooks.emit("transfer.processed", transfer=record)
    return record


def requested_transfer(sim: Simulator, body: dict[str, Any]) -> dict[str, Any]:
    """Return the transfer that the request describes, with its fees; `fees` includes `tax`."""
    rules.check_fields(
        body, "account", "amount", "currency", "notes", "linked_account_notes", "on_hold", "on_hold_until"
    )
    amount = rules.amount_in(body)
    rules.check_currency(body)
    terms = sim.configuration
    fees, tax = rules.fee_and_tax(amount, rate_bp=terms.transfer_fee_bp, gst_bp=terms.gst_bp)
    now = sim.store.now()
    return {
        "id": rules.new_id("trf"),
        "entity": "transfer",
        "status": "processed",
        "source": terms.account_id,
        "recipient": account_in(body),
        "amount": amount,
        "currency": "INR",
        "amount_reversed": 0,
        "fees": fees,
        "tax": tax,
        "notes": rules.notes_in(body),
        "linked_account_notes": body.get("linked_account_notes") or [],
        **hold_in(sim, body),
        "recipient_settlement_id": None,
        "created_at": now,
        "processed_at": now,
        "error": NO_ERROR,
    }


def account_in(body: dict[str, Any]) -> str:
    """Return the linked account to send to."""
    account = body.get("account")
    if not isinstance(account, str) or not account:
        raise ApiError("The account field is required.", field="account")
    return rules.check_id(account, "acc")


def hold_in(sim: Simulator, body: dict[str, Any]) -> dict[str, Any]:
    """Return whether, and until when, the seller's bank does not get the money yet."""
    on_hold, until = body.get("on_hold") or False, body.get("on_hold_until")
    if on_hold not in (True, False):
        raise ApiError("The on hold field must be true or false.", field="on_hold")
    if until is not None and (type(until) is not int or not on_hold or until <= sim.store.now()):
        raise ApiError("The on_hold_until must be a later time and needs on_hold.", field="on_hold_until")
    settlement_status = "on_hold" if on_hold else "pending"
    return {"on_hold": bool(on_hold), "on_hold_until": until, "settlement_status": settlement_status}


def change_hold(sim: Simulator, request: Request) -> dict[str, Any]:
    """Hold a transfer's settlement or let it go."""
    record = sim.store.get("transfer", rules.check_id(request.ids[0], "trf"))
    body = request.body()
    rules.check_fields(body, "on_hold", "on_hold_until", "notes")
    if record["settlement_status"] == "settled":
        raise ApiError("The transfer has already been settled.")
    record |= hold_in(sim, body)
    sim.store.save(record)
    return public(record)


def reverse(sim: Simulator, request: Request) -> dict[str, Any]:
    """Take a transfer back, in part or in full, if the seller's linked account still has it."""
    record = sim.store.get("transfer", rules.check_id(request.ids[0], "trf"))
    body = request.body()
    rules.check_fields(body, "amount", "notes")
    left = record["amount"] - record["amount_reversed"]
    if left == 0:
        raise ApiError("The transfer has been fully reversed already.")
    amount = left if body.get("amount") is None else rules.amount_in(body)
    if amount > left:
        raise ApiError("The reversal amount is greater than the unreversed transfer amount.", field="amount")
    if amount > sim.store.balance(record["recipient"]):
        raise ApiError(NO_LINKED_BALANCE, reason="insufficient_balance")
    reversal = requested_reversal(sim, record, amount, rules.notes_in(body))
    record["amount_reversed"] += amount
    record["status"] = "reversed" if amount == left else "partially_reversed"
    sim.store.save(record)
    sim.store.insert("reversal", reversal, parent=record["id"])
    sim.store.move("reversal", account=record["recipient"], entity=reversal, net=-amount)
    sim.store.move("reversal", account=MAIN, entity=reversal, net=amount)
    return public(reversal)


def requested_reversal(sim: Simulator, record: dict[str, Any], amount: int, notes: Any) -> dict[str, Any]:
    """Return the reversal of part of a transfer; the transfer's fees stay with the gateway."""
    return {
        "id": rules.new_id("rvrsl"),
        "entity": "reversal",
        "transfer_id": record["id"],
        "amount": amount,
        "fee": 0,
        "tax": 0,
        "currency": "INR",
        "notes": notes,
        "initiator_id": sim.configuration.account_id,
        "customer_refund_id": None,
        "utr": None,
        "created_at": sim.store.now(),
    }


def fetch(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return one transfer."""
    return public(sim.store.get("transfer", rules.check_id(request.ids[0], "trf")))


def fetch_all(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return transfers, newest first."""
    return collection(page_of(sim, request, "transfer"))


def fetch_reversals(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return a transfer's reversals, newest first."""
    record = sim.store.get("transfer", rules.check_id(request.ids[0], "trf"))
    return collection(sim.store.children("reversal", record["id"]))
