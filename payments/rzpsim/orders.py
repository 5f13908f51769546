"""Orders: what the shop asks a buyer to pay, once per receipt."""

from typing import Any

from payments.rzpsim import rules
from payments.rzpsim.exchange import Request
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import collection, public

FOREVER = 2**40


def create(sim: Simulator, request: Request) -> dict[str, Any]:
    """Create an order, refusing a receipt that was used before."""
    body = request.body()
    rules.check_fields(body, "amount", "currency", "receipt", "notes", "payment", "payment_capture")
    amount = rules.amount_in(body)
    rules.check_currency(body)
    receipt = rules.text_in(body, "receipt", longest=40)
    if receipt and sim.store.order_by_receipt(receipt):
        raise ApiError("Order receipt should be unique.", field="receipt")
    order = {
        "id": rules.new_id("order"),
        "entity": "order",
        "amount": amount,
        "amount_paid": 0,
        "amount_due": amount,
        "currency": "INR",
        "receipt": receipt,
        "offer_id": None,
        "status": "created",
        "attempts": 0,
        "notes": rules.notes_in(body),
        "created_at": sim.store.now(),
        "_capture": capture_terms(body),
    }
    return public(sim.store.insert("order", order))


def capture_terms(body: dict[str, Any]) -> dict[str, Any]:
    """Return how payments of the order are captured, and for how long that is possible, in minutes."""
    terms = rules.object_in(body, "payment")
    rules.check_fields(terms, "capture", "capture_options")
    options = rules.object_in(terms, "capture_options")
    rules.check_fields(options, "automatic_expiry_period", "manual_expiry_period", "refund_speed")
    rules.choice_in(options, "refund_speed", "normal", "optimum")
    automatic = rules.choice_in(terms, "capture", "automatic", "manual") == "automatic"
    if "payment_capture" in body and body["payment_capture"] not in (0, 1, True, False, "0", "1"):
        raise ApiError("The payment capture field must be true or false.", field="payment_capture")
    return {
        "automatic": automatic or body.get("payment_capture") in (1, True, "1"),
        "automatic_expiry_min": rules.whole_number_in(options, "automatic_expiry_period", least=12, most=7200),
        "manual_expiry_min": rules.whole_number_in(options, "manual_expiry_period", least=12, most=7200) or 7200,
    }


def fetch(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return one order."""
    return public(sim.store.get("order", rules.check_id(request.ids[0], "order")))


def fetch_all(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return orders, newest first, or the one with the asked receipt."""
    if "receipt" in request.query:
        order = sim.store.order_by_receipt(request.query["receipt"])
        return collection([order] if order else [])
    return collection(page_of(sim, request, "order"))


def fetch_payments(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return every attempt to pay an order: the authority when browser and webhook are both lost."""
    order = sim.store.get("order", rules.check_id(request.ids[0], "order"))
    return collection(sim.store.children("payment", order["id"]))


def page_of(sim: Simulator, request: Request, kind: str) -> list[dict[str, Any]]:
    """Return the page of a kind that the query asks for."""
    return sim.store.page(
        kind,
        since=request.number("from", 0, most=FOREVER),
        until=request.number("to", FOREVER, most=FOREVER),
        count=request.number("count", 10, most=100),
        skip=request.number("skip", 0, most=FOREVER),
    )
