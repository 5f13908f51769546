"""The switches behind the curtain: time, faults, webhooks, paying without a browser, and the journal."""

from typing import Any

from payments.rzpsim import charges, refunds, rules, settlements
from payments.rzpsim.exchange import Request
from payments.rzpsim.faults import Fault
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import MAIN, public

LATE_BY_S = 600
PERSONA = {"email": "asha@example.com", "contact": "+919876543210"}


def advance_clock(sim: Simulator, request: Request) -> dict[str, Any]:
    """Move the gateway's clock on and do what falls due until then."""
    body = request.body()
    rules.check_fields(body, "advance_s")
    seconds = rules.whole_number_in(body, "advance_s", least=0, most=10 * 365 * 86400) or 0
    offset = int(sim.store.setting("clock_offset_s", "0")) + seconds
    sim.store.set_setting("clock_offset_s", str(offset))
    authorise_late_payments(sim)
    release_holds(sim)
    return_uncaptured(sim)
    return {"now": sim.store.now()}


def authorise_late_payments(sim: Simulator) -> None:
    """Let the bank agree to payments that first looked failed."""
    for payment in sim.store.all_of("payment"):
        late_at = payment.get("_late_at")
        if late_at and late_at <= sim.store.now():
            payment["_late_at"] = None
            charges.authorise(sim, payment)


def release_holds(sim: Simulator) -> None:
    """End the holds whose date has come."""
    for record in sim.store.all_of("transfer"):
        if record["on_hold"] and record["on_hold_until"] and record["on_hold_until"] <= sim.store.now():
            released = {"on_hold": False, "on_hold_until": None, "settlement_status": "pending"}
            sim.store.save(record | released)


def return_uncaptured(sim: Simulator) -> None:
    """Give back what was authorised and not captured within the order's time."""
    for payment in sim.store.all_of("payment"):
        if payment["status"] != "authorized":
            continue
        terms = sim.store.get("order", payment["order_id"])["_capture"]
        if payment["created_at"] + terms["manual_expiry_min"] * 60 <= sim.store.now():
            refunds.refund(sim, payment, payment["amount"])


def change_faults(sim: Simulator, request: Request) -> dict[str, Any]:
    """Arm a fault, or set the webhooks' mode, the webhook secret or the balance rule."""
    body = request.body()
    rules.check_fields(
        body, "endpoint", "mode", "times", "latency_s", "after_commit", "clear",
        "webhooks", "delay_s", "webhook_secret", "balance_rule",
    )  # fmt: skip
    if body.get("clear"):
        sim.faults.clear()
    if "mode" in body:
        sim.faults.add(fault_in(body))
    if "webhooks" in body:
        sim.webhooks.set_mode(body["webhooks"], delay_s=int(body.get("delay_s", 5)))
    if "webhook_secret" in body:
        sim.store.set_setting("webhook_secret", str(body["webhook_secret"]))
    if "balance_rule" in body:
        sim.store.set_setting("balance_rule", rules.choice_in(body, "balance_rule", "on", "off") or "off")
    return show_faults(sim, request)


def fault_in(body: dict[str, Any]) -> Fault:
    """Return the fault that the body describes."""
    times = rules.whole_number_in(body, "times", least=1, most=10_000) or 1
    return Fault(
        endpoint=str(body.get("endpoint", "*")),
        mode=str(body["mode"]),
        times=times,
        latency_s=float(body.get("latency_s", 15)),
        after_commit=bool(body.get("after_commit", False)),
    )


def show_faults(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return what is switched on."""
    return {
        "faults": sim.faults.pending(),
        "webhooks": sim.store.setting("webhooks", "normal"),
        "balance_rule": "on" if sim.is_on("balance_rule", default=False) else "off",
    }


def pay(sim: Simulator, request: Request) -> dict[str, Any]:
    """Pay an order as a buyer would, without a browser; `late` fails now and succeeds ten minutes on."""
    body = request.body()
    rules.check_fields(body, "order_id", "outcome", "method", "reason")
    order = sim.store.get("order", rules.check_id(str(body.get("order_id")), "order"))
    outcome = rules.choice_in(body, "outcome", "success", "failure", "late") or "success"
    by_card = rules.choice_in(body, "method", "upi", "card") == "card"
    reason = rules.choice_in(body, "reason", *charges.FAILURES) or "payment_failed"
    vpa = "failure@razorpay" if outcome == "failure" else "success@razorpay"
    means = charges.card(last4="1007", network="Visa") if by_card else charges.upi(vpa)
    payment = charges.start(sim, order, buyer=PERSONA, means=means)
    if outcome == "success":
        charges.authorise(sim, payment)
        return {"payment": public(payment), "callback": charges.receipt_for_shop(sim, payment)}
    if outcome == "late":
        payment |= {"_late_at": sim.store.now() + LATE_BY_S}
    charges.fail(sim, payment, "payment_timed_out" if outcome == "late" else reason)
    return {"payment": public(payment), "callback": charges.failure_for_shop(payment)}


def show_journal(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return every movement of money: the truth outside the shop."""
    items = sim.store.journal()
    return {"entity": "collection", "count": len(items), "items": items, "balances": sim.store.balances()}


def top_up(sim: Simulator, request: Request) -> dict[str, Any]:
    """Add the marketplace's own money to its balance."""
    body = request.body()
    rules.check_fields(body, "amount")
    amount = rules.amount_in(body)
    sim.store.move("top_up", account=MAIN, entity={"id": rules.new_id("topup"), "amount": amount}, net=amount)
    return {"balance": sim.store.balance(MAIN)}


def settle(sim: Simulator, request: Request) -> dict[str, Any]:
    """Pay an account's balance to its bank; the marketplace's own when none is named."""
    body = request.body()
    rules.check_fields(body, "account")
    return public(settlements.settle(sim, body.get("account") or MAIN))


def flush_webhooks(sim: Simulator, request: Request) -> dict[str, Any]:
    """Deliver what is pending before answering."""
    return sim.webhooks.flush()


def show_webhooks(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return every delivery and how it stands."""
    items = sim.webhooks.deliveries()
    return {"entity": "collection", "count": len(items), "items": items}
