"""What a list shows is what checkout uses: price, stock and what is on sale, after any series of changes."""

from contextlib import suppress
from datetime import date
from random import Random

import pytest

from catalog.factories import CategoryFactory, list_product
from catalog.models import Product
from catalog.services.products import publish_product, withdraw_product
from catalog.states import Moderation
from orders.factories import VRINDAVAN, open_market
from orders.queries.baskets import BasketLine
from orders.queries.quoting import quote
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import Offer, Seller
from sellers.services.offers import adjust_stock, change_offer
from sellers.services.onboarding import pause, reinstate, resume, suspend
from sellers.services.stock import OutOfStock, Wanted, release, reserve
from sellers.states import SellerStatus

pytestmark = pytest.mark.django_db
STEPS = 25


def change_price(offer: Offer, dice: Random) -> None:
    change_offer(offer=offer, price_paise=dice.randrange(1_000, offer.mrp_paise + 1), by="test")


def change_stock(offer: Offer, dice: Random) -> None:
    free = offer.free_stock
    adjust_stock(offer=offer, delta=-free if free and dice.random() < 0.6 else 3, reason="counted", by="test")


def sell_out_or_give_back(offer: Offer, dice: Random) -> None:
    if not offer.num_in_stock:
        return
    wanted = [Wanted(offer_pk=offer.pk, product_pk=offer.product_id, quantity=offer.free_stock or offer.num_allocated)]
    with suppress(OutOfStock):  # what is not on sale is refused
        (reserve if offer.free_stock else release)(wanted=wanted)


def turn_on_or_off(offer: Offer, dice: Random) -> None:
    change_offer(offer=offer, is_active=not offer.is_active, by="test")


def close_or_open_shop(offer: Offer, dice: Random) -> None:
    seller = Seller.objects.get(pk=offer.partner_id)
    if seller.status == SellerStatus.APPROVED:
        dice.choice([lambda: pause(seller=seller, by="test"), lambda: suspend(seller=seller, by="test", reason="x")])()
    elif seller.status == SellerStatus.PAUSED:
        resume(seller=seller, by="test")
    else:
        reinstate(seller=seller, by="test", reason="x")


def withdraw_or_publish(offer: Offer, dice: Random) -> None:
    product = Product.objects.get(pk=offer.product_id)
    is_shown = product.moderation == Moderation.PUBLISHED
    (withdraw_product if is_shown else publish_product)(product=product, by="test")


DEEDS = [
    change_price,
    change_price,
    change_stock,
    sell_out_or_give_back,
    turn_on_or_off,
    close_or_open_shop,
    withdraw_or_publish,
]


@pytest.mark.parametrize("seed", range(4))
def test_lists_show_what_checkout_would_use_after_each_change(client, seed, settings):
    open_market()
    dice = Random(seed)
    category = CategoryFactory(slug="bells")
    listed = [list_product(category=category, mrp_paise=20_000, price="100.00") for _ in range(3)]
    shops = [SellerFactory() for _ in range(2)]
    for listing in listed:
        for shop in shops:
            OfferFactory(product_id=listing.pk, partner=shop, price="120.00", mrp_paise=20_000)

    for _step in range(STEPS):
        offer = dice.choice(list(Offer.across_sellers.order_by("pk")))
        dice.choice(DEEDS)(offer, dice)
        addresses = ("/c/bells/?sort=price", "/search/?sort=-price", "/c/bells/?in_stock=1", "/")
        settings.REMEMBERED_PAGES = 10
        kept = [client.get(address).content for address in addresses]
        settings.REMEMBERED_PAGES = 0
        made = [client.get(address) for address in addresses]
        assert kept == [page.content for page in made]
        for page in made[:2]:
            check_page((page.context.get("category") or page.context["search"]).browse)
        in_stock = made[2].context["category"].browse
        assert all(card.is_available for card in in_stock.cards)


def check_page(browse) -> None:
    for_sale = Offer.across_sellers.filter(
        is_active=True,
        partner__status=SellerStatus.APPROVED,
        product__moderation=Moderation.PUBLISHED,
        product__is_public=True,
    )
    assert {listing.pk for listing in browse.listings} == set(for_sale.values_list("product", flat=True))
    prices = [card.price_paise for card in browse.cards]
    assert prices == sorted(prices, reverse=browse.sort == "-price")
    for card, listing in zip(browse.cards, browse.listings, strict=True):
        offer = for_sale.select_related("partner", "product").get(public_id=listing.best_offer)
        line = BasketLine(offer, offer.product, 1, offer.price_paise)
        quoted = quote(lines=[line], address=VRINDAVAN, on=date(2026, 3, 5))
        assert card.price_paise == quoted.parts[0].lines[0].goods_paise
        assert card.is_available == (quoted.parts[0].problems == ())
