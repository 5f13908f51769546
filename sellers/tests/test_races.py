"""Two people at the same moment: judged on PostgreSQL, each with the lock taken away as control."""

import threading
from contextlib import suppress

import pytest
from django.db import connection

from accounts.factories import UserFactory
from catalog.factories import ProductFactory
from sellers.factories import MemberFactory, OfferFactory, SellerFactory
from sellers.models import Member, Offer
from sellers.services import team
from sellers.services.offers import StockIsPromised, adjust_stock
from sellers.services.stock import OutOfStock, Wanted, reserve
from sellers.states import Role

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def at_once(*deeds):
    """Run the deeds in threads of their own and return what each raised, or None."""
    outcomes = [None] * len(deeds)

    def run(index, deed):
        try:
            deed()
        except Exception as error:
            outcomes[index] = type(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


@pytest.fixture
def meeting(monkeypatch):
    """Hold each thread after its check until the other has checked too, or a second has passed."""
    barrier = threading.Barrier(2)
    check = team._check_an_owner_stays

    def check_and_wait(*args):
        check(*args)
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)

    monkeypatch.setattr(team, "_check_an_owner_stays", check_and_wait)


def two_owners():
    seller = SellerFactory()
    return seller, MemberFactory(seller=seller).user, MemberFactory(seller=seller).user


def both_leave(seller, one, two):
    return at_once(
        lambda: team.remove_member(seller=seller, user=one, by=one),
        lambda: team.remove_member(seller=seller, user=two, by=two),
    )


def test_two_owners_who_leave_at_once_do_not_both_leave(meeting):
    seller, one, two = two_owners()
    outcomes = both_leave(seller, one, two)
    assert sorted(map(str, outcomes)) == sorted(map(str, [None, team.LastOwner]))
    assert Member.across_sellers.filter(seller=seller, role=Role.OWNER).count() == 1


def test_without_the_lock_both_owners_leave(meeting, monkeypatch):
    monkeypatch.setattr(team, "_lock", lambda seller: None)
    seller, one, two = two_owners()
    assert both_leave(seller, one, two) == [None, None]
    assert Member.across_sellers.filter(seller=seller).count() == 0


def test_stock_taken_away_and_promised_at_once_never_goes_below_its_promises():
    bela = UserFactory()
    offer = OfferFactory(product=ProductFactory(), num_in_stock=8)
    wanted = [Wanted(offer_pk=offer.pk, product_pk=offer.product_id, quantity=1)]
    deeds = [lambda: reserve(wanted=wanted)] * 8
    deeds += [lambda: adjust_stock(offer=offer, delta=-1, reason="damaged", by=bela)] * 8

    outcomes = at_once(*deeds)

    offer = Offer.across_sellers.get(pk=offer.pk)
    promised = outcomes[:8].count(None)
    taken = outcomes[8:].count(None)
    assert (promised + taken, offer.num_in_stock, offer.num_allocated) == (8, 8 - taken, promised)
    assert set(outcomes) <= {None, OutOfStock, StockIsPromised}
