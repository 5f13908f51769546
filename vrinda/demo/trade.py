"""Who buys what in the demo market, and how it ends: plain values, the same for the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import isqrt
from random import Random

from vrinda.demo.goods import ProductPlan
from vrinda.demo.people import CustomerPlan
from vrinda.demo.plan import MarketPlan
from vrinda.demo.shops import SellerPlan
from vrinda.demo.taxonomy import contents, leaves

_HOUR = 60
_DAY = 24 * _HOUR
_FAVOURITE_WEIGHT = 8  # the first customer's login is printed: that one's order list should be worth opening
_GUEST_EVERY = 4
_CASH_PERCENT = 38  # of the near ones; those who never pay cash bring it down to about 35
_CASH_BUDGET_PAISE = 240_000
_BUDGET_PAISE = 1_800_000
_DEAR_PAISE = 150_000
_QUANTITIES = (1, 1, 1, 1, 2, 2, 3)


class Fate(StrEnum):
    """How far an order has come, or how it ended."""

    PENDING = "pending"
    EXPIRED = "expired"
    CONFIRMED = "confirmed"
    ACCEPTED = "accepted"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    SETTLED = "settled"
    LINE_CANCELLED = "line_cancelled"
    CANCELLED = "cancelled"
    RETURNED = "returned"
    RETURNED_LATE = "returned_late"
    REFUSED = "refused"


# Of a hundred orders so many end like this, and were placed between so many minutes before now.
_FATES = {
    Fate.PENDING: (2, 3, 15),
    Fate.EXPIRED: (4, _DAY, 50 * _DAY),
    Fate.CONFIRMED: (8, _HOUR, 14 * _HOUR),
    Fate.ACCEPTED: (7, 10 * _HOUR, 30 * _HOUR),
    Fate.SHIPPED: (9, _DAY, 3 * _DAY),
    Fate.DELIVERED: (14, 4 * _DAY, 7 * _DAY - _HOUR),
    Fate.SETTLED: (42, 12 * _DAY, 60 * _DAY),
    Fate.LINE_CANCELLED: (3, 12 * _DAY, 60 * _DAY),
    Fate.CANCELLED: (4, _DAY, 55 * _DAY),
    Fate.RETURNED: (3, 12 * _DAY, 60 * _DAY),
    Fate.RETURNED_LATE: (1, 35 * _DAY, 60 * _DAY),
    Fate.REFUSED: (3, 5 * _DAY, 55 * _DAY),
}
_NEVER_CASH = (Fate.PENDING, Fate.EXPIRED, Fate.RETURNED_LATE)


@dataclass(frozen=True)
class OfferRef:
    """One shop's offer of a product, or of one of its variants."""

    seller_index: int
    product_index: int
    variant_index: int | None


@dataclass(frozen=True)
class Good:
    """An offer with what decides who can buy it."""

    ref: OfferRef
    price_paise: int
    stock: int
    is_local_only: bool


@dataclass(frozen=True)
class OrderPlan:
    """One order: lines as (offer, quantity), shop by shop."""

    index: int
    customer_index: int
    is_guest: bool
    lines: tuple[tuple[OfferRef, int], ...]
    pays_cash: bool
    fate: Fate
    minutes_ago: int

    @property
    def seller_indexes(self) -> tuple[int, ...]:
        """The shops, in the order of the lines."""
        return tuple(dict.fromkeys(ref.seller_index for ref, _quantity in self.lines))


def plan_orders(market: MarketPlan, *, orders: int, seed: int) -> tuple[OrderPlan, ...]:
    """As many orders as asked, while the shelves last; a third to many shops, and of twelve each fate once."""
    trade = _Trade(market, Random(f"{seed}-orders"))
    planned = [trade.next_order(index, fate) for index, fate in enumerate(_fates(orders, trade.rng))]
    return tuple(order for order in planned if order.lines)


def goods_of(market: MarketPlan) -> list[Good]:
    """Every offer of every product that is on show."""
    hidden = set(products_in_review(market))
    return [good for product in market.products if product.index not in hidden for good in _goods(product)]


def products_in_review(market: MarketPlan) -> tuple[int, ...]:
    """A few products that no second shop offers, kept back for the staff's queue."""
    lone = [product.index for product in market.products if not product.also_offered_by]
    wanted = min(8, len(market.products) // 12)
    return tuple(lone[place * len(lone) // wanted] for place in range(wanted))


def paused_sellers(market: MarketPlan) -> tuple[int, ...]:
    """At most two small shops whose goods others deal in too, so that a pause leaves no shelf empty."""
    dealers: dict[str, int] = {}
    for seller in market.sellers:
        for leaf_id in seller.leaf_ids:
            dealers[leaf_id] = dealers.get(leaf_id, 0) + 1
    small = sorted(market.sellers, key=lambda seller: (seller.catalogue_weight, seller.index))
    spare = [seller.index for seller in small if all(dealers[leaf_id] > 1 for leaf_id in seller.leaf_ids)]
    return tuple(spare[: min(2, len(market.sellers) // 8)])


def _goods(product: ProductPlan) -> list[Good]:
    is_local_only = leaves()[product.leaf_id].ship_scope == "local_only"

    def good(seller_index: int, variant_index: int | None, price: int, stock: int) -> Good:
        return Good(OfferRef(seller_index, product.index, variant_index), price, stock, is_local_only)

    if not product.variants:
        own = [good(product.seller_index, None, product.price_paise, product.stock)]
        return own + [
            good(offer.seller_index, None, offer.price_paise, offer.stock) for offer in product.also_offered_by
        ]
    own = [good(product.seller_index, n, v.price_paise, v.stock) for n, v in enumerate(product.variants)]
    return own + [
        good(offer.seller_index, n, price, stock)
        for offer in product.also_offered_by
        for n, (price, stock) in enumerate(zip(offer.variant_prices_paise, offer.variant_stocks, strict=True))
    ]


def _fates(orders: int, rng: Random) -> list[Fate]:
    each_once = list(Fate)[:orders]
    weights = [_FATES[fate][0] for fate in Fate]
    return each_once + rng.choices(list(Fate), weights, k=orders - len(each_once))


class _Trade:
    """The market while orders are planned: what is left on the shelves."""

    def __init__(self, market: MarketPlan, rng: Random) -> None:
        self.market = market
        self.rng = rng
        self.left: dict[OfferRef, int] = {}
        self.shelves: dict[int, list[Good]] = {}
        for good in goods_of(market):
            self.left[good.ref] = good.stock
            self.shelves.setdefault(good.ref.seller_index, []).append(good)

    def next_order(self, index: int, fate: Fate) -> OrderPlan:
        """Plan one order and take its pieces off the shelves."""
        customer = self._customer(fate)
        pays_cash = _is_near(customer) and fate not in _NEVER_CASH and self._wants_cash(fate)
        shops = 3 if index % 7 == 3 else 2 if index % 5 == 1 else 1
        _weight, youngest, oldest = _FATES[fate]
        return OrderPlan(
            index=index,
            customer_index=customer.index,
            is_guest=customer.index % _GUEST_EVERY == _GUEST_EVERY - 1,
            lines=self._lines(customer, shops, fate, pays_cash=pays_cash),
            pays_cash=pays_cash,
            fate=fate,
            minutes_ago=self.rng.randrange(youngest, oldest),
        )

    def _customer(self, fate: Fate) -> CustomerPlan:
        people = [person for person in self.market.customers if fate != Fate.REFUSED or _is_near(person)]
        weights = [_FAVOURITE_WEIGHT if person.index == 0 else 1 for person in people]
        return self.rng.choices(people, weights)[0]

    def _wants_cash(self, fate: Fate) -> bool:
        return fate == Fate.REFUSED or self.rng.randrange(100) < _CASH_PERCENT

    def _lines(
        self, customer: CustomerPlan, shops: int, fate: Fate, *, pays_cash: bool
    ) -> tuple[tuple[OfferRef, int], ...]:
        budget = _CASH_BUDGET_PAISE if pays_cash else _BUDGET_PAISE
        shelves = self._shelves_for(customer, budget // shops, pays_cash=pays_cash)
        lines: list[tuple[OfferRef, int]] = []
        for place, seller_index in enumerate(self._sellers(shelves, shops)):
            least = 2 if fate == Fate.LINE_CANCELLED and place == 0 else 1
            lines += self._from(shelves[seller_index], budget // shops, least)
        return tuple(lines)

    def _shelves_for(self, customer: CustomerPlan, budget: int, *, pays_cash: bool) -> dict[int, list[Good]]:
        shelves = {}
        for seller in self.market.sellers:
            if pays_cash and not seller.cod:
                continue
            goods = [
                good
                for good in self.shelves.get(seller.index, [])
                if self.left[good.ref] and good.price_paise <= budget and _reaches(seller, customer, good)
            ]
            if goods:
                shelves[seller.index] = goods
        return shelves

    def _sellers(self, shelves: dict[int, list[Good]], shops: int) -> list[int]:
        chosen: list[int] = []
        for _place in range(min(shops, len(shelves))):
            others = [index for index in shelves if index not in chosen]
            chosen += self.rng.choices(others, [isqrt(len(shelves[index])) for index in others])
        return chosen

    def _from(self, goods: Sequence[Good], budget: int, least: int) -> list[tuple[OfferRef, int]]:
        lines = []
        count = max(least, self.rng.choice((1, 1, 1, 2, 2, 3)))
        for good in self.rng.sample(goods, min(count, len(goods))):
            if lines and good.price_paise > budget:
                continue
            most = min(self.left[good.ref], budget // good.price_paise, 1 if good.price_paise > _DEAR_PAISE else 3)
            quantity = min(most, self.rng.choice(_QUANTITIES))
            self.left[good.ref] -= quantity
            budget -= quantity * good.price_paise
            lines.append((good.ref, quantity))
        return lines


@cache
def _near_pincodes() -> frozenset[str]:
    return frozenset(pincode for zone in contents()["delivery_zones"] for pincode in zone.get("pincodes", []))


def _is_near(customer: CustomerPlan) -> bool:
    return customer.pincode in _near_pincodes()


def _reaches(seller: SellerPlan, customer: CustomerPlan, good: Good) -> bool:
    """The rules of delivery and of GST that the quote will apply, and the one of freshness that the shop keeps."""
    if _is_near(customer) and seller.pincode in _near_pincodes():
        return True
    if "courier" not in seller.fulfilment or good.is_local_only:
        return False
    return seller.state_code == customer.state_code or seller.kind == "regular"
