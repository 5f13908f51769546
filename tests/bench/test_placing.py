"""What placing an order costs: queries, and orders per second with two workers on PostgreSQL."""

import multiprocessing
import time
from collections.abc import Sequence

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from accounts.factories import UserFactory
from orders.factories import VRINDAVAN, basket_of, open_market
from orders.queries.baskets import lines_of
from orders.queries.quoting import quote
from orders.services.placing import Contact, place_order
from payments.states import PaymentMethod
from sellers.factories import OfferFactory
from vrinda.kernel import clock

pytestmark = pytest.mark.bench

WORKERS = 2
ORDERS_PER_WORKER = 100
CONTACT = Contact(name=VRINDAVAN.name, phone=VRINDAVAN.phone, email="asha@example.com")


def prepared(offers: Sequence) -> dict:
    """Return what ``place_order`` wants for one of each offer."""
    basket = basket_of([(offer, 1) for offer in offers], UserFactory())
    seen = quote(lines=lines_of(basket), address=VRINDAVAN, on=clock.today()).fingerprint
    return {"basket": basket, "seen": seen, "address": VRINDAVAN, "contact": CONTACT, "method": PaymentMethod.GATEWAY}


@pytest.mark.django_db
@pytest.mark.parametrize("sellers", [1, 3])
def test_queries_of_placing_an_order(sellers, capsys):
    open_market()
    order = prepared([OfferFactory() for _ in range(sellers)])
    with CaptureQueriesContext(connection) as seen:
        place_order(**order)
    savepoints = sum("SAVEPOINT" in query["sql"] for query in seen)
    with capsys.disabled():
        print(f"\nplace_order, {sellers} seller(s): {len(seen) - savepoints} queries and {savepoints} savepoint steps")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_orders_per_second(capsys):
    open_market()
    shelf = [OfferFactory(num_in_stock=1000) for _ in range(30)]
    count = WORKERS * ORDERS_PER_WORKER
    orders = [prepared([shelf[(3 * n + step) % 30] for step in range(3)]) for n in range(count)]
    connections.close_all()  # a forked worker must not share our socket
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=place_all, args=(orders[n::WORKERS],)) for n in range(WORKERS)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - start
    assert [worker.exitcode for worker in workers] == [0] * WORKERS
    with capsys.disabled():
        print(f"\n{count} orders of 3 sellers by {WORKERS} workers: {count / seconds:.1f} orders per second")


def place_all(orders: Sequence[dict]) -> None:
    for order in orders:
        place_order(**order)
