"""What must be true of orders, stock and discounts at every commit, checked over the whole database."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import F, QuerySet, Sum
from oscar.apps.basket.models import Basket

from orders.models import Line, LineDiscount, Order, SellerOrder
from orders.queries import replays
from orders.queries.status import status_of
from orders.states import BEFORE_DISPATCH, Funder
from payments.models import Payment
from payments.queries.proofs import Proof
from sellers.models import Offer
from sellers.states import Carrier
from vrinda.kernel.models import Event

Totals = dict[int, dict[str, int]]
PART_SUMS = ("goods_paise", "delivery_paise", "payable_paise", "seller_discount_paise", "market_discount_paise")
LINE_SUMS = ("gross_paise", "seller_discount_paise", "market_discount_paise", "delivery_share_paise")


def promised_stock_is_on_the_shelf() -> Proof:
    """I6: what an offer reserves is what its undispatched lines keep, and is there."""
    open_lines = Line.objects.filter(seller_order__state__in=BEFORE_DISPATCH)
    kept = F("quantity") - F("cancelled_quantity") - F("returned_quantity")
    promised = dict(open_lines.values_list("stockrecord").annotate(pieces=Sum(kept)))
    offers = Offer.across_sellers.values_list("pk", "public_id", "num_in_stock", "num_allocated")
    broken = [
        f"{public_id}: {reserved} reserved, {promised.get(pk, 0)} promised, {stock} in stock"
        for pk, public_id, stock, reserved in offers.iterator(chunk_size=1000)
        if reserved != promised.get(pk, 0) or reserved > stock
    ]
    return Proof("I6", "Promised pieces are reserved and on the shelf", Offer.across_sellers.count(), broken)


def pieces_are_conserved() -> Proof:
    """I6: what was put on the shelf and taken off by hand, less what left and plus what came back, is there.

    Told by the tape, for each offer whose making it has seen.
    """
    shelved = _shelved_by_hand()
    left = dict(
        Line.objects.filter(seller_order__shipped_at__isnull=False)
        .values_list("stockrecord")
        .annotate(pieces=Sum(F("quantity") - F("cancelled_quantity") - F("returned_quantity")))
    )
    offers = Offer.across_sellers.filter(public_id__in=shelved).values_list("pk", "public_id", "num_in_stock")
    checked, broken = 0, []
    for pk, public_id, stock in offers.iterator(chunk_size=1000):
        checked += 1
        expected = shelved[public_id] - left.get(pk, 0)
        if stock != expected:
            broken.append(f"{public_id}: {stock} in stock, {expected} by the tape and the orders")
    return Proof("I6", "No piece appears or is lost", checked, broken)


def _shelved_by_hand() -> dict[str, int]:
    """Return, per offer the tape saw made, the pieces it began with and every correction since."""
    made = Event.objects.filter(type="offer.created").values_list("subject", "payload")
    shelved = {subject: int(payload["stock"]) for subject, payload in made.iterator(chunk_size=1000)}
    for subject, payload in Event.objects.filter(type="offer.stock_adjusted").values_list("subject", "payload"):
        if subject in shelved:
            shelved[subject] += int(payload["delta"])
    return shelved


def no_order_is_lost() -> Proof:
    """I7: every basket that was ordered has its order, and every order stands where its parts stand."""
    states: dict[int, list[str]] = {}
    for order, state in SellerOrder.across_sellers.values_list("order", "state").iterator(chunk_size=1000):
        states.setdefault(order, []).append(state)
    lost = Basket.objects.filter(status=Basket.SUBMITTED).exclude(pk__in=Order.objects.values("basket"))
    broken = [f"basket {pk}: ordered, but there is no order" for pk in lost.values_list("pk", flat=True)]
    orders = Order.objects.order_by("pk").values_list("pk", "public_id", "status")
    broken += [
        f"{public_id}: is {status}, its parts add up to {status_of(states[pk])}"
        for pk, public_id, status in orders.iterator(chunk_size=1000)
        if pk in states and status != status_of(states[pk])
    ]
    return Proof("I7", "No order is lost, each stands where its parts stand", Order.objects.count(), broken)


def orders_add_up() -> Proof:
    """I7: lines sum to their seller order, seller orders to their order, and one payment asks for no more."""
    parts = _totals(SellerOrder.across_sellers.all(), "order", PART_SUMS)
    due = dict(Payment.objects.values_list("order_ref", "amount_paise"))
    broken: list[str] = []
    checked = 0
    for order in Order.objects.order_by("pk").iterator(chunk_size=1000):
        checked += 1
        broken += _order_problems(order, parts.get(order.pk, {}), due.pop(order.public_id, None))
    broken += [f"{order_ref}: a payment without an order" for order_ref in due]
    return Proof("I7", "Every order is the sum of its parts and is paid once", checked, broken)


def _order_problems(order: Order, parts: dict[str, int], due: int | None) -> Iterator[str]:
    if not parts:
        yield f"{order.public_id}: no seller order"
        return
    discount = parts["seller_discount_paise"] + parts["market_discount_paise"]
    summed = (parts["goods_paise"], discount, parts["delivery_paise"], parts["payable_paise"])
    own = (order.goods_paise, order.discount_paise, order.delivery_paise, order.payable_paise)
    if summed != own:
        yield f"{order.public_id}: goods, discount, delivery, payable are {own}, its parts {summed}"
    if due is None or due > order.payable_paise:
        yield f"{order.public_id}: {order.payable_paise} to pay, its payment asks for {due}"


def lines_add_up() -> Proof:
    """I7: the lines of a seller order are its goods, its discounts and a seller's own delivery fee."""
    lines = _totals(Line.objects.all(), "seller_order", LINE_SUMS)
    broken, checked = [], 0
    for part in SellerOrder.across_sellers.order_by("pk").iterator(chunk_size=1000):
        checked += 1
        delivery = part.delivery_paise if part.carrier == Carrier.SELLER else 0
        own = (part.goods_paise, part.seller_discount_paise, part.market_discount_paise, delivery)
        summed = tuple(lines.get(part.pk, {}).get(name, 0) for name in LINE_SUMS)
        if summed != own:
            broken.append(f"{part.public_id}: goods, discounts, delivery are {own}, its lines {summed}")
    return Proof("I7", "Every seller order is the sum of its lines", checked, broken)


def discounts_are_funded() -> Proof:
    """I8: each discount of a line names who funds it, and together they leave the price at zero or above."""
    funded = {
        (line, funder): total
        for line, funder, total in LineDiscount.objects.values_list("line", "funder").annotate(Sum("amount_paise"))
    }
    broken, checked = [], 0
    for line in Line.objects.order_by("pk").iterator(chunk_size=1000):
        checked += 1
        recorded = (funded.get((line.pk, Funder.SELLER), 0), funded.get((line.pk, Funder.MARKETPLACE), 0))
        own = (line.seller_discount_paise, line.market_discount_paise)
        if recorded != own or sum(own) > line.gross_paise:
            broken.append(f"{line.public_id}: seller and market take off {own}, recorded {recorded}")
    return Proof("I8", "Every discount has a funder and stays within its line", checked, broken)


def _totals(rows: QuerySet[Any], key: str, columns: tuple[str, ...]) -> Totals:
    """Return the sum of each column per key, in one query."""
    sums = {f"sum_{name}": Sum(name) for name in columns}
    return {row[key]: {name: row[f"sum_{name}"] for name in columns} for row in rows.values(key).annotate(**sums)}


PROOFS: tuple[Callable[[], Proof], ...] = (
    *replays.PROOFS,
    promised_stock_is_on_the_shelf,
    pieces_are_conserved,
    no_order_is_lost,
    orders_add_up,
    lines_add_up,
    discounts_are_funded,
)
