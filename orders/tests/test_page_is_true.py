"""Price, stock and fee on the product's page are those that checkout uses, whatever happened before."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.factories import ProductFactory
from catalog.queries import product_page
from catalog.services.listings import refresh_listings
from orders.factories import VRINDAVAN, open_market
from orders.queries.baskets import lines_of
from orders.queries.quoting import quote
from orders.services.basket import add_line, open_basket
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import Offer, Seller
from sellers.services.offers import adjust_stock, change_offer
from sellers.services.onboarding import change_seller, pause, resume
from sellers.states import SellerStatus
from vrinda.kernel import clock
from vrinda.kernel.errors import DomainError, NotFound

pytestmark = pytest.mark.django_db
DEEDS = ("price", "stock", "off", "on", "pause", "resume", "away", "back", "full", "roomy")
changes = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(DEEDS), st.integers(1, 40)), max_size=10)


def do(offer: Offer, deed: str, amount: int) -> None:
    """One thing a shop may do, through the services; what its rules refuse stays undone."""
    seller = Seller.objects.get(pk=offer.partner_id)
    deeds = {
        "price": lambda: change_offer(offer=offer, by="bela", price_paise=amount * 300),
        "stock": lambda: adjust_stock(offer=offer, by="bela", delta=amount - 20, reason="counted"),
        "off": lambda: change_offer(offer=offer, by="bela", is_active=False),
        "on": lambda: change_offer(offer=offer, by="bela", is_active=True),
        "pause": lambda: pause(seller=seller, by="bela"),
        "resume": lambda: resume(seller=seller, by="bela"),
        "away": lambda: change_seller(seller=seller, by="bela", closed_until=clock.today() + timedelta(days=amount)),
        "back": lambda: change_seller(seller=seller, by="bela", closed_until=None),
        "full": lambda: change_seller(seller=seller, by="bela", orders_per_day=1),
        "roomy": lambda: change_seller(seller=seller, by="bela", orders_per_day=None),
    }
    try:
        deeds[deed]()
    except DomainError:
        return


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes)
def test_the_page_shows_what_checkout_will_use(db, deeds):
    with transaction.atomic():
        _check(deeds)
        transaction.set_rollback(True)


def _check(deeds) -> None:
    open_market()
    product = ProductFactory()
    full_today = {"orders_counted": 1, "orders_counted_on": clock.today()}
    offers = [OfferFactory(product=product, partner=SellerFactory(**full_today)) for _ in range(3)]
    refresh_listings([product.pk])
    for place, deed, amount in deeds:
        do(offers[place], deed, amount)
    try:
        page = product_page(product.public_id, "en", pin="281121")
    except NotFound:
        assert not _on_sale(offers)
        return
    chosen = page.chosen
    try:
        basket = open_basket()
        add_line(basket=basket, offer_id=chosen.public_id, quantity=1)
    except DomainError:
        assert not chosen.is_available
        return
    assert chosen.is_available
    agreed = quote(lines=lines_of(basket), address=VRINDAVAN, on=clock.today())
    assert agreed.problems == []
    assert agreed.goods_paise == chosen.price_paise
    assert f"Delivery ₹{agreed.delivery_paise // 100}" in chosen.fee_text
    free = Offer.across_sellers.get(public_id=chosen.public_id).free_stock
    assert chosen.most == max(1, min(free, 20))


def _on_sale(offers) -> list[Offer]:
    pks = [offer.pk for offer in offers]
    return list(Offer.across_sellers.filter(pk__in=pks, is_active=True, partner__status=SellerStatus.APPROVED))
