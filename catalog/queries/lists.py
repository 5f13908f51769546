"""The pages that list things: home, categories, one category, search, shops, one shop."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalog.models import Category, Listing
from catalog.queries.browsing import Browse, Filters, Scope, browse
from catalog.queries.cards import Card, ShopCard, Tile, cards, in_language, listing_unit_text, shop_card, tile
from catalog.queries.tree import category_tree, crumbs_of
from catalog.search import SearchQuery, find
from sellers.models import Offer, Seller
from vrinda.kernel.errors import NotFound

SHELF = 10
SHOPS_ON_HOME = 6
MOST_SHOPS = 200
MOST_SUGGESTIONS = 8


@dataclass(frozen=True)
class HomePage:
    categories: list[Tile]
    loved: list[Card]
    new: list[Card]
    shops: list[ShopCard]


def home_page(language: str) -> HomePage:
    """Return the front page: four queries."""
    return HomePage(
        categories=[tile(root, language) for root in category_tree().roots()],
        loved=cards(_mixed(Listing.objects.filter(is_available=True).order_by("-score")[: SHELF * 12]), language),
        new=cards(Listing.objects.filter(is_available=True).order_by("-pk")[:SHELF], language),
        shops=[shop_card(shop, language) for shop in _shops_by_size()[:SHOPS_ON_HOME]],
    )


def _mixed(listings: QuerySet[Listing] | Sequence[Listing]) -> list[Listing]:
    """Take from the best so that no top category fills the shelf: at most two of each while others are left."""
    taken: list[Listing] = []
    spare: list[Listing] = []
    counts: dict[str, int] = {}
    for listing in listings:
        top = listing.category_path[: Category.steplen]
        counts[top] = counts.get(top, 0) + 1
        (taken if counts[top] <= 2 else spare).append(listing)
    return [*taken, *spare][:SHELF]


def _shops_by_size() -> QuerySet[Seller]:
    listed = Listing.objects.filter(seller=OuterRef("pk")).order_by().values("seller").annotate(n=Count("pk"))
    count = Coalesce(Subquery(listed.values("n"), output_field=IntegerField()), 0)
    return Seller.objects.open_for_trade().annotate(listed=count).order_by("-listed", "name")


def categories_page(language: str) -> list[Tile]:
    """Return the whole tree, two levels: one query."""
    tree = category_tree()
    return [tile(root, language, tree.children(root)) for root in tree.roots()]


@dataclass(frozen=True)
class CategoryPage:
    title: str
    title_secondary: str
    description: str
    crumbs: list[tuple[str, str | None]]
    children: list[Tile]
    browse: Browse


def category_page(slug: str, filters: Filters, language: str) -> CategoryPage:
    """Return a category with everything below it; raises ``NotFound``."""
    tree = category_tree()
    category = tree.by_slug(slug)
    if category is None:
        raise NotFound
    scope = Scope(
        Listing.objects.filter(category_path__startswith=category.path), within=category, links_to_categories=True
    )
    title, secondary = in_language(language, category.name, category.name_hi)
    return CategoryPage(
        title=title,
        title_secondary=secondary,
        description="",
        crumbs=crumbs_of(tree.line_to(category.path)),
        children=[tile(child, language) for child in tree.children(category)],
        browse=browse(scope, replace(filters, category="", text=""), tree, language),
    )


@dataclass(frozen=True)
class SearchPage:
    text: str
    is_near: bool
    browse: Browse
    categories: list[Tile]


def search_page(filters: Filters, language: str) -> SearchPage:
    """Return what was found; without a question, the whole market."""
    tree = category_tree()
    if not filters.text:
        return SearchPage("", False, browse(Scope(Listing.objects.all()), filters, tree, language), [])
    result = find(SearchQuery(filters.text))
    scope = Scope(Listing.objects.filter(pk__in=result.pks), ranked=result.pks)
    found = browse(scope, filters, tree, language)
    instead = [] if found.total else [tile(root, language) for root in tree.roots()]
    return SearchPage(filters.text, result.is_near and found.total > 0, found, instead)


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str


def suggestions(text: str, language: str) -> list[Suggestion]:
    """Return a few products while somebody types: two queries."""
    pks = find(SearchQuery(text, limit=MOST_SUGGESTIONS)).pks
    found = Listing.objects.in_bulk(pks)
    shown = cards([found[pk] for pk in pks if pk in found], language)
    return [Suggestion(card.title, card.url) for card in shown]


def shops_page(language: str) -> list[ShopCard]:
    """Return the open shops, the largest first: one query."""
    return [shop_card(shop, language) for shop in _shops_by_size()[:MOST_SHOPS]]


@dataclass(frozen=True)
class ShopPage:
    shop: ShopCard
    seller: Seller
    about: str
    browse: Browse


def shop_page(slug: str, filters: Filters, language: str) -> ShopPage:
    """Return an open shop with what it offers, at its own prices; raises ``NotFound``."""
    seller = Seller.objects.open_for_trade().filter(slug=slug).first()
    if seller is None:
        raise NotFound
    scope = Scope(listings_of_seller(seller), is_one_shop=True)
    found = browse(scope, replace(filters, text=""), category_tree(), language)
    return ShopPage(
        shop=shop_card(seller, language),
        seller=seller,
        about=in_language(language, seller.about, seller.about_hi)[0],
        browse=replace(found, cards=_at_own_prices(found, seller)),
    )


def listings_of_seller(seller: Seller) -> QuerySet[Listing]:
    """Return the listings of all products the seller offers, whoever is cheapest."""
    return Listing.objects.filter(pk__in=_offers_by_root(seller).values("root"))


def _offers_by_root(seller: Seller) -> QuerySet[Offer]:
    offers = Offer.across_sellers.filter(partner=seller, is_active=True)
    return offers.annotate(root=Coalesce(F("product__parent_id"), F("product_id")))


def _at_own_prices(found: Browse, seller: Seller) -> list[Card]:
    """Put this shop's own offers on the cards, which otherwise show the cheapest of all shops."""
    offers = _offers_by_root(seller).filter(root__in=[listing.pk for listing in found.listings])
    own: dict[int, Offer] = {}
    for offer in sorted(offers, key=lambda offer: (offer.free_stock <= 0, offer.price, offer.pk)):
        own.setdefault(offer.root, offer)
    return [
        _with_offer(card, listing, own[listing.pk], seller) if listing.pk in own else card
        for card, listing in zip(found.cards, found.listings, strict=True)
    ]


def _with_offer(card: Card, listing: Listing, offer: Offer, seller: Seller) -> Card:
    is_one_size = listing.facets.get("variants", 0) == 0
    return replace(
        card,
        url=f"{card.url}?offer={offer.public_id}",
        price_paise=offer.price_paise,
        mrp_paise=offer.mrp_paise if offer.mrp_paise > offer.price_paise else None,
        is_available=offer.free_stock > 0 and seller.takes_orders,
        seller_name="",
        badges=[],
        unit_text=listing_unit_text(listing, offer.price_paise) if is_one_size else "",
    )
