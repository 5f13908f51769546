"""The front page: the day's season, what is fresh, what is loved, what is new, and who is open.

Four queries however large the market is: the calendar, what changed in the index that holds the tree, all shelves at
once (each part reads the few rows it shows from an index in their order), and the shops.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, JSONField, Q, QuerySet, Value
from django.utils.translation import gettext as _

from catalog.facets import shelf
from catalog.models import Category, Listing
from catalog.queries import calendar
from catalog.queries.calendar import Occasion
from catalog.queries.cards import Card, ShopCard, Tile, cards, media_url, shop_card, tile
from catalog.queries.tree import Tree
from sellers.hours import is_open_at, opens_at
from sellers.models import Seller
from vrinda.kernel import clock
from vrinda.kernel.hour_words import hour_words

SHELF = 10
SHOPS_ON_HOME = 6
DAYS_AHEAD = 4
FRESH_POOL = 60  # read so many of what is made for the day, and show those whose shops are open
LOVED_POOL = 60
SHOP_POOL = 24
LOVED, NEW, FRESH, FESTIVE, VRAT = "loved", "new", "fresh", "festive", "vrat"
CARD_FIELDS = (
    *("public_id", "slug", "title", "title_hi", "category_id", "category_path", "seller_name", "seller_name_hi"),
    *("seller_ids", "price_paise", "mrp_paise", "is_available", "image_small", "image_medium", "tint", "facets"),
    *("rating", "rating_count", "score", "is_vrat_safe"),
)


@dataclass(frozen=True)
class Season:
    """What the front page opens with, when the calendar has something."""

    name: str
    text: str
    when: str
    links: list[tuple[str, str]]
    shelf: list[Card]


@dataclass(frozen=True)
class DayAhead:
    name: str
    when: str


@dataclass(frozen=True)
class HomePage:
    season: Season | None
    vrat: Season | None
    fresh: list[Card]
    fresh_from: str
    categories: list[Tile]
    loved: list[Card]
    new: list[Card]
    shops: list[ShopCard]
    pictures: list[str]
    ahead: list[DayAhead]


def home_page(language: str) -> HomePage:
    """Return the front page: four queries, three when the calendar is known."""
    day = clock.today()
    season, vrat = calendar.season(day), calendar.vrat(day)
    with shelf() as held:
        tree = held.tree
    fresh_tops = [node for node in tree.nodes if node.is_sold_fresh]
    shelves = _shelves(season, vrat, fresh_tops)
    pool = _without_grain(shelves[FRESH], fresh_tops) if vrat else shelves[FRESH]
    is_open = [listing for listing in pool if is_open_at(listing.hours, clock.now())]
    loved = cards(_mixed(shelves[LOVED]), language)
    festive = cards(_mixed(shelves[FESTIVE], of_each=4), language)
    return HomePage(
        season=_season(season, festive, tree) if season else None,
        vrat=_season(vrat, cards(shelves[VRAT], language), tree) if vrat else None,
        fresh=cards(is_open[:SHELF], language),
        fresh_from="" if is_open else _opening(pool),
        categories=[tile(root, language) for root in tree.roots()],
        loved=loved,
        new=cards(shelves[NEW], language),
        shops=[shop_card(shop, language) for shop in _open_first()],
        pictures=_pictures([*shelves[FESTIVE], *shelves[LOVED]]),
        ahead=_ahead(day),
    )


def _shelves(season: Occasion | None, vrat: Occasion | None, fresh: Iterable[Category]) -> dict[str, list[Listing]]:
    """Read all shelves with one query; each part picks its few rows by their keys first."""
    on_sale = Listing.objects.filter(is_available=True)
    parts = [
        _part(LOVED, on_sale.order_by("-score"), LOVED_POOL),
        _part(NEW, on_sale.order_by("-pk"), SHELF),
        _part(FRESH, on_sale.filter(category__in=[node.pk for node in fresh]).order_by("-score"), FRESH_POOL),
    ]
    if season and season.paths:
        wanted = Q()
        for path in season.paths:
            wanted |= Q(category_path__startswith=path)
        parts.append(_part(FESTIVE, on_sale.filter(wanted).order_by("-score"), 3 * SHELF))
    if vrat:
        parts.append(_part(VRAT, on_sale.filter(is_vrat_safe=True).order_by("-score"), SHELF))
    shelves: dict[str, list[Listing]] = defaultdict(list)
    for listing in parts[0].union(*parts[1:], all=True):
        shelves[listing.shelf].append(listing)
    for name, listings in shelves.items():
        listings.sort(key=lambda listing: -listing.pk if name == NEW else -listing.score)
    return shelves


def _part(name: str, listings: QuerySet[Listing], most: int) -> QuerySet[Listing]:
    chosen = Listing.objects.filter(pk__in=listings.values("pk")[:most])
    hours = F("seller__hours") if name == FRESH else Value(None, output_field=JSONField())
    return chosen.annotate(shelf=Value(name), hours=hours).only(*CARD_FIELDS)


def _without_grain(listings: Iterable[Listing], fresh: Iterable[Category]) -> list[Listing]:
    """Leave out food that is not known to be without grain; flowers stay."""
    food = {node.pk for node in fresh if node.requires_fssai}
    return [listing for listing in listings if listing.is_vrat_safe or listing.category_id not in food]


def _opening(pool: Iterable[Listing]) -> str:
    """Say when the first of these shops opens, when none is open."""
    now = clock.now()
    minutes = clock.now().astimezone(clock.INDIA).strftime("%H:%M")
    times = {opens_at(listing.hours, now) for listing in pool if listing.hours} - {""}
    nearest = min(times, key=lambda time: (time <= minutes, time), default="")
    return _("from %(time)s") % {"time": hour_words(nearest)} if nearest else ""


def _mixed(listings: Iterable[Listing], of_each: int = 2) -> list[Listing]:
    """Take from the best so that no category fills the shelf: a few of each while others are left."""
    taken: list[Listing] = []
    spare: list[Listing] = []
    counts: dict[str, int] = defaultdict(int)
    for listing in listings:
        top = listing.category_path[: Category.steplen]
        counts[top] += 1
        (taken if counts[top] <= of_each else spare).append(listing)
    return [*taken, *spare][:SHELF]


def _season(found: Occasion, shelf: list[Card], tree: Tree) -> Season:
    nodes = sorted((node for slug in found.slugs if (node := tree.by_slug(slug))), key=lambda node: node.path)
    return Season(
        name=found.display_name,
        text=found.display_text,
        when=found.when,
        links=[(node.display_name, node.get_absolute_url()) for node in nodes],
        shelf=shelf,
    )


def _open_first() -> list[Seller]:
    """Return shops for the front page: of the largest, those that are open now before the others."""
    shops = Seller.objects.open_for_trade().order_by("-listed_count", "name")[:SHOP_POOL]
    now = clock.now()
    return sorted(shops, key=lambda shop: not is_open_at(shop.hours, now))[:SHOPS_ON_HOME]


def _pictures(listings: Iterable[Listing]) -> list[str]:
    """Return pictures for the head of the page, each of another kind of thing."""
    first_of_kind: dict[int, str] = {}
    for listing in listings:
        if listing.image_medium:
            first_of_kind.setdefault(listing.category_id, listing.image_medium)
    return [media_url(name) for name in first_of_kind.values()][:3]


def _ahead(day: date) -> list[DayAhead]:
    return [DayAhead(found.display_name, found.when) for found in calendar.coming(day, most=DAYS_AHEAD)]
