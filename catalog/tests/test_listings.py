"""The listing projection: kept true by small steps, and equal to what a rebuild would make."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.factories import CategoryFactory, ProductFactory, list_product
from catalog.models import ListChange, Listing, Product, ProductImage
from catalog.projection import build_listings
from catalog.services.categories import change_category
from catalog.services.listings import forget_old_changes, rebuild_listings, refresh_listings
from catalog.services.products import withdraw_product
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import Offer
from sellers.services.stock import Wanted, reserve
from sellers.signals import offers_changed, seller_changed
from sellers.states import SellerStatus

pytestmark = pytest.mark.django_db


def test_a_listing_shows_the_cheapest_offer_that_can_be_bought():
    listing = list_product(price="100.00", mrp_paise=12_000)
    cheaper = OfferFactory(product_id=listing.pk, price="90.00", mrp_paise=12_000)
    OfferFactory(product_id=listing.pk, price="80.00", mrp_paise=12_000, num_in_stock=0)

    refresh_listings([listing.pk])

    listing.refresh_from_db()
    assert (listing.price_paise, listing.mrp_paise, listing.best_offer) == (9000, 12_000, cheaper.public_id)
    assert (listing.offer_count, listing.seller_name, listing.is_available) == (3, cheaper.partner.name, True)


def test_a_parent_listing_covers_the_offers_of_its_children():
    seller = SellerFactory()
    parent = ProductFactory(owner=seller, structure=Product.PARENT)
    small = ProductFactory(owner=seller, structure=Product.CHILD, parent=parent, title="Small")
    large = ProductFactory(owner=seller, structure=Product.CHILD, parent=parent, title="Large")
    OfferFactory(product=small, partner=seller, price="50.00", mrp_paise=6000)
    OfferFactory(product=large, partner=seller, price="90.00", mrp_paise=9500)

    refresh_listings([large.pk])

    listing = Listing.objects.get()
    assert (listing.pk, listing.price_paise, listing.offer_count) == (parent.pk, 5000, 2)
    assert listing.facets["variants"] == 2


def test_refreshing_writes_only_rows_that_changed():
    listing = list_product()

    assert refresh_listings([listing.pk]) == 0


def test_small_steps_end_where_a_rebuild_would():
    seller = SellerFactory(name="Nikunj Rekha")
    first = list_product(seller=seller, price="100.00")
    second = list_product(seller=seller, price="200.00")
    third = list_product(price="300.00")
    offer = Offer.across_sellers.get(product_id=first.pk)
    reserve(wanted=[Wanted(offer_pk=offer.pk, product_pk=first.pk, quantity=10)])
    Offer.across_sellers.filter(product_id=second.pk).update(price="150.00")
    offers_changed.send(sender=Offer, product_ids=[second.pk])
    seller.name = "Nikunj Rekha Poshak"
    seller.save()
    seller_changed.send(sender=type(seller), seller=seller)
    withdraw_product(product=third.product, by=None)
    by_steps = list(Listing.objects.order_by("pk").values())

    assert rebuild_listings() == 0
    Listing.objects.all().delete()
    assert rebuild_listings() == 2
    from_nothing = list(Listing.objects.order_by("pk").values())
    assert [_without_time(row) for row in by_steps] == [_without_time(row) for row in from_nothing]
    assert [row["is_available"] for row in by_steps] == [False, True]
    assert [row["price_paise"] for row in by_steps] == [10_000, 15_000]
    assert {row["seller_name"] for row in by_steps} == {"Nikunj Rekha Poshak"}


def _without_time(row: dict) -> dict:
    return {name: value for name, value in row.items() if name != "updated_at"}


@pytest.mark.parametrize("status", [SellerStatus.PAUSED, SellerStatus.SUSPENDED])
def test_products_of_a_closed_shop_leave_the_lists(status):
    listing = list_product()
    seller = listing.seller
    seller.status = status
    seller.save()

    seller_changed.send(sender=type(seller), seller=seller)

    assert not Listing.objects.exists()


def test_a_product_of_a_paused_owner_stays_when_another_shop_offers_it():
    listing = list_product(price="90.00")
    other = OfferFactory(product_id=listing.pk, price="95.00", mrp_paise=9500)
    seller = listing.seller
    seller.status = SellerStatus.PAUSED
    seller.save()

    seller_changed.send(sender=type(seller), seller=seller)

    assert Listing.objects.get().best_offer == other.public_id


def test_hiding_a_category_hides_its_branch():
    sweets = CategoryFactory(slug="sweets", name="Sweets")
    peda = CategoryFactory(slug="peda", name="Peda", parent=sweets)
    list_product(category=peda)
    sweets.refresh_from_db()

    change_category(category=sweets, by=None, is_public=False)

    assert not Listing.objects.exists()
    change_category(category=sweets, by=None, is_public=True)
    assert Listing.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_refreshing_costs_the_same_for_one_and_three_products(rows, django_assert_num_queries):
    pks = [list_product().pk for _ in range(rows)]
    Offer.across_sellers.update(price="70.00")

    with django_assert_num_queries(15):
        refresh_listings(pks)


def test_the_first_picture_is_the_listings_picture():
    listing = list_product()
    ProductImage.objects.create(product_id=listing.pk, display_order=1, small="b-s.webp", medium="b-m.webp", width=9)
    ProductImage.objects.create(product_id=listing.pk, display_order=0, small="a-s.webp", medium="a-m.webp", width=9)

    [row] = build_listings([listing.pk])

    assert (row.image_small, row.image_medium) == ("a-s.webp", "a-m.webp")


def test_the_log_of_changes_is_kept_for_a_day():
    list_product()
    assert ListChange.objects.filter(topic="listing").exists()
    ListChange.objects.filter(topic="listing").update(written_at=timezone.now() - timedelta(hours=25))

    assert forget_old_changes() > 0
    assert not ListChange.objects.filter(topic="listing").exists()
    assert ListChange.objects.exists()
