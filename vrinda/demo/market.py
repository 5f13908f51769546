"""Fills the demo market from its plan, through the services, from wherever an earlier filling stopped."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.db import connection

from accounts.models import User
from catalog.models import Product, ProductImage
from catalog.services import listings
from catalog.services.shelves import count_shelves
from sellers.models import Seller
from vrinda.demo.bundles import write_bundles
from vrinda.demo.groundwork import declared_rates, grow_tree, tie_festivals, write_facets, write_terms
from vrinda.demo.logins import Login, tell_logins
from vrinda.demo.opening import (
    close_for_a_while,
    open_shop,
    owner_of,
    staff_member,
    staff_the_shops,
    welcome_customer,
)
from vrinda.demo.painting import (
    Hanging,
    Painters,
    by_picture,
    hang_banners,
    hang_category_pictures,
    hang_signs,
    paintings_to_do,
)
from vrinda.demo.plan import MarketPlan, plan_market
from vrinda.demo.shelves import BATCH, Hall, write_products, written_products
from vrinda.demo.story import World, live, orders_placed
from vrinda.demo.till import open_till
from vrinda.demo.timeline import timeline
from vrinda.demo.trade import OrderPlan, paused_sellers, plan_orders, products_in_review
from vrinda.demo.voices import let_them_speak
from vrinda.kernel import clock, events
from vrinda.kernel.models import Event

Item = TypeVar("Item")
Along = Callable[[Iterable[Item], str], Iterable[Item]]
BEGUN, FILLED = "demo.begun", "demo.filled"
SUBJECT = "demo"
_OPENED_BEFORE = timedelta(days=75)
_STOCKED_BEFORE = timedelta(days=65)
_LOGIN_SHOPS = (0, 7, 9)  # robes, puja goods, sweets


class NotForDemo(Exception):
    """This database is not one to fill with invented shops."""


@dataclass(frozen=True)
class Numbers:
    """How large a demo market is."""

    shops: int = 25
    products: int = 1500
    orders: int = 200
    seed: int = 7


@dataclass(frozen=True)
class Filled:
    """What came of it."""

    is_new: bool
    logins: list[dict[str, Any]]


def is_to_be_filled() -> bool:
    """Whether the market is empty, or an earlier filling of it stopped half way."""
    if begun_numbers() is None:
        return not Seller.objects.exists()
    return not _is_filled()


def begun_numbers() -> Numbers | None:
    """The numbers of the demo market this database holds, whole or in part."""
    begun = Event.objects.filter(type=BEGUN, subject=SUBJECT).first()
    return Numbers(**begun.payload) if begun else None


def _is_filled() -> bool:
    return Event.objects.filter(type=FILLED, subject=SUBJECT).exists()


def fill_market(numbers: Numbers, *, along: Along) -> Filled:
    """Fill an empty database, finish one half filled, leave a full one as it is; refuse any other."""
    begun_at, is_resumed = _begin(numbers)
    market = plan_market(shops=numbers.shops, products=numbers.products, seed=numbers.seed)
    is_new = not _is_filled()
    if is_new:
        with _off_the_record():
            _fill(market, numbers, begun_at, along, is_resumed=is_resumed)
        events.record(FILLED, subject=SUBJECT, by=SUBJECT)
    return Filled(is_new, tell_logins(_logins(market)))


@contextmanager
def _off_the_record() -> Iterator[None]:
    """Write no letters to people who do not exist, no word of those held back, and no query log.

    On SQLite DEBUG asks twice for each query.
    """
    letters, logger = settings.EMAIL_BACKEND, structlog.get_config()["wrapper_class"]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    connection.make_debug_cursor = connection.make_cursor
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = letters
        structlog.configure(wrapper_class=logger)
        del connection.make_debug_cursor


def _begin(numbers: Numbers) -> tuple[datetime, bool]:
    """The moment that all times are counted back from, noted before anything else; whether it was noted earlier."""
    begun = Event.objects.filter(type=BEGUN, subject=SUBJECT).first()
    if begun is None:
        if Seller.objects.exists() or Product.objects.exists():
            raise NotForDemo("This market has shops of its own. The demo market needs an empty database.")
        begun = events.record(BEGUN, subject=SUBJECT, by=SUBJECT, **asdict(numbers))
        return begun.occurred_at, False
    if begun.payload != asdict(numbers):
        was = ", ".join(f"--{name} {begun.payload.get(name)}" for name in asdict(numbers))
        raise NotForDemo(f"This database holds the demo market of {was}. Another one needs an empty database.")
    return begun.occurred_at, True


def _fill(market: MarketPlan, numbers: Numbers, begun_at: datetime, along: Along, *, is_resumed: bool) -> None:
    with listings.deferred():
        hall, customers = _open(market, numbers.seed, begun_at, along)
        _stock(market, hall, begun_at, along)
    if is_resumed:
        listings.rebuild_listings()
    planned = plan_orders(market, orders=numbers.orders, seed=numbers.seed)
    with listings.deferred():
        _trade(planned, market, hall, customers, begun_at, numbers.seed, along)
    with listings.deferred():
        let_them_speak(customers=customers, until=begun_at, seed=numbers.seed)
        for place, index in enumerate(paused_sellers(market)):
            close_for_a_while(hall.sellers[index], is_holiday=place > 0)
    count_shelves()


def _open(market: MarketPlan, seed: int, begun_at: datetime, along: Along) -> tuple[Hall, list[User]]:
    with clock.at(begun_at - _OPENED_BEFORE):
        staff = staff_member()
        write_terms()
        tree, rates = grow_tree(by=staff), declared_rates(by=staff)
        write_facets(tree)
        tie_festivals(tree, by=staff)
        sellers = [open_shop(plan, staff=staff, seed=seed) for plan in along(market.sellers, "Shops")]
        helped = login_shops(market)
        staff_the_shops([sellers[index] for index in helped], [market.sellers[index] for index in helped])
        customers = [welcome_customer(plan) for plan in along(market.customers, "Customers")]
    with clock.at(begun_at - timedelta(days=1)):
        open_shop(market.applicant, staff=staff, seed=seed, is_applicant=True)
    owners = [owner_of(seller) for seller in sellers]
    return Hall(sellers, owners, market.sellers, tree, rates, staff), customers


def _stock(market: MarketPlan, hall: Hall, begun_at: datetime, along: Along) -> None:
    products = written_products()
    painted = {index for index, product in products.items() if ProductImage.objects.filter(product=product).exists()}
    in_review = set(products_in_review(market))
    missing = [plan for plan in market.products if plan.index not in products]
    with (
        clock.at(begun_at - _STOCKED_BEFORE),
        Painters(paintings_to_do(market.products, painted=painted)) as painters,
    ):
        for batch in along(_batches(missing), "Products"):
            products |= write_products(batch, hall=hall, in_review=in_review)
        hanging = Hanging(products, painters)
        hanging.remember(market.products)
        for batch in along(_batches(by_picture(market.products)), "Pictures"):
            hanging.hang(batch, hall.owners)
        write_bundles(market.products, products, hall=hall, in_review=in_review)
        hang_category_pictures(hall.tree, market.products, hanging, by=hall.staff)
        hang_signs(hall.sellers, market.sellers, hall.owners)
        hang_banners(hall.sellers, market.sellers, hall.owners)


def _batches(plans: Iterable[Item]) -> list[list[Item]]:
    rows = list(plans)
    return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]


def _trade(
    planned: Iterable[OrderPlan],
    market: MarketPlan,
    hall: Hall,
    customers: list[User],
    begun_at: datetime,
    seed: int,
    along: Along,
) -> None:
    plans = {plan.index: plan for plan in planned}
    if not plans:
        return
    far = {index for index, plan in plans.items() if market.customers[plan.customer_index].zone_id in ("z4", "z5")}
    steps = timeline(plans.values(), far=far, until=begun_at, seed=seed)
    with open_till() as till:
        world = World(hall, customers, plans, till, begun_at, orders_placed())
        for step in along(steps, "Orders"):
            live(step, world)


def login_shops(market: MarketPlan) -> list[int]:
    """The open shops whose owners' logins are printed."""
    closed = paused_sellers(market)
    everybody = [*(index for index in _LOGIN_SHOPS if index < len(market.sellers)), *range(len(market.sellers))]
    return [index for index in dict.fromkeys(everybody) if index not in closed][:3]


def _logins(market: MarketPlan) -> list[Login]:
    customer = market.customers[0]
    shops = [market.sellers[index] for index in login_shops(market)]
    return [
        Login("customer", _user(customer.email), customer.name_en),
        *(Login("seller", _user(plan.email), plan.name_en) for plan in shops),
        Login("staff", staff_member(), "admin and review"),
    ]


def _user(email: str) -> User:
    return User.objects.get(email=email)
