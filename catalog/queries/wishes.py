"""A person's lists and followed shops, and the cards of things seen lately."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from accounts.models import User
from catalog.models import Follow, Listing, Product, WishList, WishListItem
from catalog.queries.cards import Card, ShopCard, cards, in_language, shop_card
from sellers.models import Seller
from sellers.states import SellerStatus
from vrinda.kernel.errors import NotFound

MOST_RECENT = 12
PUBLIC_ID = re.compile(r"prd_[0-9a-z]{20}")


@dataclass(frozen=True)
class ListRow:
    """One list among a person's lists; ``holds`` says that it has the product in question."""

    public_id: str
    name: str
    count: int
    is_shared: bool
    holds: bool = False


@dataclass(frozen=True)
class Wish:
    """A thing in a list; without a card it is not sold any more. ``offer`` is what the basket takes."""

    product_id: str
    title: str
    card: Card | None
    offer: str
    at: datetime


@dataclass(frozen=True)
class ListPage:
    public_id: str
    name: str
    link_key: str
    owner: str
    wishes: list[Wish]


def lists_of(user: User, *, product: Product | None = None) -> list[ListRow]:
    """Return a person's lists in the order they were begun: at most two queries."""
    rows = list(WishList.objects.filter(user=user).annotate(n=Count("items")).order_by("pk"))
    holding: set[int] = set()
    if product is not None:
        holding = set(
            WishListItem.objects.filter(wish_list__in=rows, product=product).values_list("wish_list", flat=True)
        )
    return [ListRow(row.public_id, row.name, row.n, row.is_shared, row.pk in holding) for row in rows]


def list_of(user: User, public_id: str) -> WishList:
    """Return one of a person's own lists; anyone else's is as good as absent."""
    found = WishList.objects.filter(user=user, public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def shared_list(key: str) -> WishList:
    """Return the list behind a link; a private one is as good as absent."""
    found = WishList.objects.filter(link_key=key).select_related("user").first() if key else None
    if found is None:
        raise NotFound
    return found


def list_page(wish_list: WishList, language: str, *, owner: str = "") -> ListPage:
    """Return a list with its things, the newest first: two queries."""
    items = list(
        WishListItem.objects.filter(wish_list=wish_list).select_related("product").order_by("-created_at", "-pk")
    )
    listings = {row.pk: row for row in Listing.objects.filter(pk__in=[item.product_id for item in items])}
    return ListPage(
        public_id=wish_list.public_id,
        name=wish_list.name,
        link_key=wish_list.link_key or "",
        owner=owner,
        wishes=[_wish(item, listings.get(item.product_id), language) for item in items],
    )


def _wish(item: WishListItem, listing: Listing | None, language: str) -> Wish:
    return Wish(
        product_id=item.product.public_id,
        title=in_language(language, item.product.title, item.product.title_hi)[0],
        card=cards([listing], language)[0] if listing else None,
        offer=listing.best_offer if listing and listing.is_available else "",
        at=item.created_at,
    )


def kept_ids(user: User) -> list[str]:
    """Return the public ids of everything in a person's lists, at most a thousand."""
    kept = WishListItem.objects.filter(wish_list__user=user).values_list("product__public_id", flat=True)
    return sorted(set(kept.order_by("-pk")[:1000]))


def listed_product(public_id: str) -> Product:
    """Return a product that is on show."""
    listing = Listing.objects.filter(public_id=public_id).select_related("product").first()
    if listing is None:
        raise NotFound
    return listing.product


def recent_cards(ids: Sequence[str], language: str) -> list[Card]:
    """Return cards for public ids in their order, at most twelve; whatever is not on show is left out: one query."""
    wanted = list(dict.fromkeys(one for one in ids if PUBLIC_ID.fullmatch(one)))[:MOST_RECENT]
    found = {row.public_id: row for row in Listing.objects.filter(public_id__in=wanted)} if wanted else {}
    return cards([found[one] for one in wanted if one in found], language)


def followed_shops(user: User, language: str) -> list[ShopCard]:
    """Return the open shops a person follows, the latest first: one query."""
    follows = Follow.objects.filter(user=user, seller__status=SellerStatus.APPROVED).select_related("seller")
    return [shop_card(follow.seller, language) for follow in follows.order_by("-created_at", "-pk")]


def is_following(user: User, seller: Seller) -> bool:
    return Follow.objects.filter(user=user, seller=seller).exists()
