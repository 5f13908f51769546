"""Two changes of one product at the same time; judged on PostgreSQL, where writers do not wait by themselves."""

import threading
import time

import pytest
from django.db import connection, transaction

from catalog.factories import list_product
from catalog.models import Listing, Product
from catalog.services.listings import refresh_listings
from sellers.factories import OfferFactory
from sellers.models import Offer

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def race_two_price_changes() -> int:
    """Lower one offer to ₹50 while another is lowered to ₹60, and return the price the listing ends with."""
    listing = list_product(price="100.00", mrp_paise=10_000)
    first = Offer.across_sellers.get(product=listing.pk)
    second = OfferFactory(product_id=listing.pk, price="100.00", mrp_paise=10_000)
    has_refreshed = threading.Event()

    def lower(offer: Offer, price: str, *, is_first: bool) -> None:
        try:
            with transaction.atomic():
                if not is_first:
                    has_refreshed.wait(5)
                Offer.across_sellers.filter(pk=offer.pk).update(price=price)
                refresh_listings([listing.pk])
                if is_first:
                    has_refreshed.set()
                    time.sleep(0.5)  # the other one now reads, while this change is not yet committed
        finally:
            connection.close()

    threads = [
        threading.Thread(target=lower, args=(first, "50.00"), kwargs={"is_first": True}),
        threading.Thread(target=lower, args=(second, "60.00"), kwargs={"is_first": False}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Listing.objects.get(pk=listing.pk).price_paise


def test_a_listing_never_loses_the_other_change():
    assert race_two_price_changes() == 5000


def test_without_the_lock_the_other_change_is_lost(monkeypatch):
    queryset = type(Product.objects.all())
    monkeypatch.setattr(queryset, "select_for_update", lambda self, **options: self)

    assert race_two_price_changes() == 6000
