"""When each thing happens to the planned orders: all their steps, and the market's own chores, in order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from vrinda.demo.trade import Fate, OrderPlan

DAYS = 60
_PAYDAY_EVERY = 7
_LAST_PAYDAY = 1  # days before now, so that what is paid out by bank waits for the staff


class Deed(StrEnum):
    """One thing that somebody does."""

    PLACE = "place"
    PAY = "pay"
    ACCEPT = "accept"
    SHIP = "ship"
    DELIVER = "deliver"
    REFUSE = "refuse"
    CANCEL_LINE = "cancel_line"
    CANCEL_ORDER = "cancel_order"
    GIVE_BACK = "give_back"
    DAILY = "daily"
    PAYDAY = "payday"


@dataclass(frozen=True)
class Step:
    """A deed at its time; chores belong to no order, and deeds of the whole order to no shop."""

    at: datetime
    deed: Deed
    order_index: int = -1
    seller_index: int = -1


# How many of the three steps accept, ship, deliver the parts have taken.
_STEPS_TAKEN = {
    Fate.PENDING: 0,
    Fate.EXPIRED: 0,
    Fate.CONFIRMED: 0,
    Fate.CANCELLED: 0,
    Fate.ACCEPTED: 1,
    Fate.SHIPPED: 2,
}
_LAGS_BEHIND = (Fate.ACCEPTED, Fate.SHIPPED, Fate.DELIVERED)
_AN_HOUR = 60
_A_DAY = 24 * _AN_HOUR
_RIDE = (_AN_HOUR, 5 * _AN_HOUR)
_COURIER = (36 * _AN_HOUR, 72 * _AN_HOUR)


def timeline(orders: Iterable[OrderPlan], *, far: set[int], until: datetime, seed: int) -> list[Step]:
    """Every step up to a moment, oldest first; `far` holds the orders that a courier carries."""
    rng = Random(f"{seed}-timeline")
    steps = _chores(until)
    for order in orders:
        steps += _story(order, until - timedelta(minutes=order.minutes_ago), rng, is_far=order.index in far)
    return sorted((step for step in steps if step.at <= until), key=lambda step: step.at)


def _chores(until: datetime) -> list[Step]:
    daily = [Step(until - timedelta(days=day), Deed.DAILY) for day in range(DAYS)]
    paydays = range(_LAST_PAYDAY, DAYS, _PAYDAY_EVERY)
    return daily + [Step(until - timedelta(days=day, minutes=-5), Deed.PAYDAY) for day in paydays]


def _story(order: OrderPlan, placed_at: datetime, rng: Random, *, is_far: bool) -> list[Step]:
    steps = [Step(placed_at, Deed.PLACE, order.index)]
    if not order.pays_cash and order.fate not in (Fate.PENDING, Fate.EXPIRED):
        steps.append(Step(_later(placed_at, rng, 1, 6), Deed.PAY, order.index))
    if order.fate == Fate.CANCELLED:
        steps.append(Step(_later(placed_at, rng, 20, 50), Deed.CANCEL_ORDER, order.index))
    if order.fate == Fate.LINE_CANCELLED:
        steps.append(Step(_later(placed_at, rng, 10, 18), Deed.CANCEL_LINE, order.index, order.seller_indexes[0]))
    for place, seller_index in enumerate(order.seller_indexes):
        steps += _part(order, place, seller_index, placed_at, rng, ride=_COURIER if is_far else _RIDE)
    return steps


def _part(
    order: OrderPlan, place: int, seller_index: int, placed_at: datetime, rng: Random, *, ride: tuple[int, int]
) -> list[Step]:
    accepted = _later(placed_at, rng, 20, 4 * _AN_HOUR)
    shipped = _later(accepted, rng, 2 * _AN_HOUR, 16 * _AN_HOUR)
    arrived = _later(shipped, rng, *ride)
    is_refused = order.fate == Fate.REFUSED and place == 0
    deeds = (
        (accepted, Deed.ACCEPT),
        (shipped, Deed.SHIP),
        (arrived, Deed.REFUSE if is_refused else Deed.DELIVER),
    )
    steps = [Step(at, deed, order.index, seller_index) for at, deed in deeds[: _taken(order, place)]]
    if order.fate in (Fate.RETURNED, Fate.RETURNED_LATE) and place == 0:
        days = 22 if order.fate == Fate.RETURNED_LATE else 1
        steps.append(Step(_later(arrived, rng, days * _A_DAY, (days + 3) * _A_DAY), Deed.GIVE_BACK, *_of(steps[0])))
    return steps


def _taken(order: OrderPlan, place: int) -> int:
    """The last shop of several is one step behind, so that some orders are partly on their way."""
    is_last_of_several = 0 < place == len(order.seller_indexes) - 1
    return _STEPS_TAKEN.get(order.fate, 3) - (is_last_of_several and order.fate in _LAGS_BEHIND)


def _of(step: Step) -> tuple[int, int]:
    return step.order_index, step.seller_index


def _later(moment: datetime, rng: Random, least: int, most: int) -> datetime:
    return moment + timedelta(minutes=rng.randint(least, most), seconds=rng.randrange(60))
