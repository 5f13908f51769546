"""Settlement to bank accounts, and the day's rows by which a shop checks its own books."""

from datetime import datetime, timedelta, timezone
from typing import Any

from payments.rzpsim import rules
from payments.rzpsim.exchange import Request
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import MAIN

INDIA = timezone(timedelta(hours=5, minutes=30))
ROW_TYPES = {"payment": "payment", "refund": "refund", "transfer": "transfer", "reversal": "adjustment"}


def combined(sim: Simulator, request: Request) -> dict[str, Any]:
    """Return what moved on the marketplace's account on an Indian day, or in a month when no day is asked."""
    since, until = asked_period(request)
    rows = [row for row in sim.store.journal() if row["account"] == MAIN and since <= row["at"] < until]
    settled = sim.store.all_of("settlement")
    items = [recon_row(sim, row, settled) for row in rows if row["kind"] in ROW_TYPES]
    skip, count = request.number("skip", 0, most=10**9), request.number("count", 1000, most=1000)
    items = items[skip : skip + count]
    return {"entity": "collection", "count": len(items), "items": items}


def asked_period(request: Request) -> tuple[int, int]:
    """Return the first second of the asked day or month and the first after it."""
    year, month = request.number("year", 0, most=9998), request.number("month", 0, most=12)
    day = request.number("day", 0, most=31)
    try:
        start = datetime(year, month, day or 1, tzinfo=INDIA)
    except ValueError as error:
        raise ApiError("The year and month fields are required and must name a day.", field="year") from error
    after = start + timedelta(days=1) if day else datetime(year + month // 12, month % 12 + 1, 1, tzinfo=INDIA)
    return int(start.timestamp()), int(after.timestamp())


def recon_row(sim: Simulator, row: dict[str, Any], settlements: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one row of the report; credit and debit are what the balance gained or lost, fees included."""
    settlement = next((one for one in settlements if covers(one, row)), None)
    order = sim.store.get("order", row["order_id"]) if row["order_id"] else {}
    method = sim.store.get("payment", row["payment_id"])["method"] if row["payment_id"] else None
    return {
        "entity_id": row["entity_id"],
        "type": ROW_TYPES[row["kind"]],
        "debit": max(-row["net"], 0),
        "credit": max(row["net"], 0),
        "amount": row["amount"],
        "currency": "INR",
        "fee": row["fee"],
        "tax": row["tax"],
        "on_hold": False,
        "settled": settlement is not None,
        "created_at": row["at"],
        "settled_at": settlement and settlement["created_at"],
        "settlement_id": settlement and settlement["id"],
        "settlement_utr": settlement and settlement["utr"],
        "payment_id": row["payment_id"] if row["kind"] == "refund" else None,
        "order_id": row["order_id"],
        "order_receipt": order.get("receipt"),
        "method": method,
    }


def covers(settlement: dict[str, Any], row: dict[str, Any]) -> bool:
    """Say whether a settlement paid out a movement."""
    return settlement["_account"] == row["account"] and settlement["_after_seq"] < row["seq"] <= settlement["_last_seq"]


def settle(sim: Simulator, account: str) -> dict[str, Any]:
    """Pay an account's balance, less what is on hold, to its bank."""
    amount = sim.store.balance(account) - held_for(sim, account)
    if amount <= 0:
        raise ApiError("There is nothing to settle.")
    earlier = [one["_last_seq"] for one in sim.store.all_of("settlement") if one["_account"] == account]
    settlement = {
        "id": rules.new_id("setl"),
        "entity": "settlement",
        "amount": amount,
        "status": "processed",
        "fees": 0,
        "tax": 0,
        "utr": f"SIM{rules.random_base62().upper()}",
        "created_at": sim.store.now(),
        "_account": account,
        "_after_seq": max(earlier, default=0),
        "_last_seq": max((row["seq"] for row in sim.store.journal()), default=0),
    }
    sim.store.insert("settlement", settlement)
    sim.store.move("settlement", account=account, entity=settlement, net=-amount)
    mark_settled(sim, account, settlement)
    return settlement


def held_for(sim: Simulator, account: str) -> int:
    """Return what the account may not take out yet, in paise."""
    held = [one for one in sim.store.all_of("transfer") if one["recipient"] == account and one["on_hold"]]
    return sum(one["amount"] - one["amount_reversed"] for one in held)


def mark_settled(sim: Simulator, account: str, settlement: dict[str, Any]) -> None:
    """Note on the account's transfers which settlement carried them."""
    for record in sim.store.all_of("transfer"):
        if record["recipient"] == account and record["settlement_status"] == "pending":
            sim.store.save(record | {"settlement_status": "settled", "recipient_settlement_id": settlement["id"]})
