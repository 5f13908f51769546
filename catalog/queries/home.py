"""The front page: the day's season, what is fresh, what is loved, what is new, and who is open.

Four queries however large the market is: the calendar, what changed in the index that says what stands on each shelf,
the rows of all shelves at once, and the shops.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from catalog.facets import Question, Shelf, shelf
from catalog.facets.words import NEWEST, ORDERS, RELEVANCE
from catalog.models import Category, Listing
from catalog.queries import calendar
from catalog.queries.calendar import Occasion
from catalog.queries.cards import Card, ShopCard, Tile, cards, media_url, shop_card, tile
from catalog.tree import Tree
from sellers.hours import opens_at
from sellers.models import Seller
from vrinda.kernel import clock
from vrinda.kernel.hour_words import hour_words

SHELF = 10
SHOPS_ON_HOME = 6
DAYS_AHEAD = 4
POOL = 60  # so many of the best are looked through, so that no category fills a shelf
SHOP_POOL = 24
NOT_ON_CARDS = ("words", "title_words", "best_offer")
YES = frozenset({"1"})
VRAT_SAFE = "a_vrat_safe"


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


@dataclass(frozen=True)
class Shelves:
    """The pks of the listings on each shelf, in their order."""

    loved: list[int]
    new: list[int]
    fresh: list[int]
    festive: list[int]
    without_grain: list[int]
    fresh_from: str


def home_page(language: str) -> HomePage:
    """Return the front page: four queries, three when the calendar is known."""
    day = clock.today()
    season, vrat = calendar.season(day), calendar.vrat(day)
    with shelf() as held:
        tree, chosen = held.tree, _chosen(held, season, vrat)
    wanted = {*chosen.loved, *chosen.new, *chosen.fresh, *chosen.festive, *chosen.without_grain}
    rows = {row.pk: row for row in Listing.objects.defer(*NOT_ON_CARDS).filter(pk__in=wanted)}

    def shown(pks: Iterable[int]) -> list[Card]:
        return cards([rows[pk] for pk in pks if pk in rows], language)

    return HomePage(
        season=_season(season, shown(chosen.festive), tree) if season else None,
        vrat=_season(vrat, shown(chosen.without_grain), tree) if vrat else None,
        fresh=shown(chosen.fresh),
        fresh_from=chosen.fresh_from,
        categories=[tile(root, language) for root in tree.roots()],
        loved=shown(chosen.loved),
        new=shown(chosen.new),
        shops=[shop_card(shop, language) for shop in _open_first()],
        pictures=_pictures(rows[pk] for pk in (*chosen.festive, *chosen.loved) if pk in rows),
        ahead=_ahead(day),
    )


def _chosen(held: Shelf, season: Occasion | None, vrat: Occasion | None) -> Shelves:
    """Ask the index what stands on each shelf; nothing here asks the database."""
    made = _made_for_the_day(held, without_grain=vrat is not None)
    is_open = made & held.sets.any_of("open", held.open_shops())
    festive = _on_sale(held, c=frozenset(season.paths)) if season and season.paths else 0
    return Shelves(
        loved=_mixed(held, _best(held, _on_sale(held), POOL), of_each=2),
        new=_best(held, _on_sale(held), SHELF, NEWEST),
        fresh=_best(held, is_open, SHELF),
        festive=_mixed(held, _best(held, festive, POOL), of_each=4),
        without_grain=_best(held, _on_sale(held, **{VRAT_SAFE: YES}), SHELF) if vrat else [],
        fresh_from="" if is_open else _opening(held, made),
    )


def _on_sale(held: Shelf, **picks: frozenset[str]) -> int:
    return held.sets.ask(Question(picks=tuple(sorted({**picks, "in_stock": YES}.items())))).hits


def _best(held: Shelf, hits: int, most: int, order: str = RELEVANCE) -> list[int]:
    return held.sets.page(hits, ORDERS.index(order), 0, most)


def _made_for_the_day(held: Shelf, *, without_grain: bool) -> int:
    """Return what is sold fresh; on a vrat without the food that is not known to be without grain. Flowers stay."""
    tops = [node for node in held.tree.nodes if node.is_sold_fresh]
    food = _on_sale(held, c=frozenset(node.path for node in tops if node.requires_fssai))
    others = _on_sale(held, c=frozenset(node.path for node in tops if not node.requires_fssai))
    if without_grain:
        food &= held.sets.any_of(VRAT_SAFE, YES)
    return food | others


def _opening(held: Shelf, hits: int) -> str:
    """Say when the first of the shops that sell these opens, when none is open."""
    now = clock.now()
    minutes = now.astimezone(clock.INDIA).strftime("%H:%M")
    shops = (held.by_slug[slug] for slug in held.sets.count("shop", hits) if slug in held.by_slug)
    times = {opens_at(shop.hours, now) for shop in shops if shop.hours} - {""}
    nearest = min(times, key=lambda time: (time <= minutes, time), default="")
    return _("from %(time)s") % {"time": hour_words(nearest)} if nearest else ""


def _mixed(held: Shelf, pks: Iterable[int], *, of_each: int) -> list[int]:
    """Take from the best so that no category fills the shelf: a few of each while others are left."""
    taken: list[int] = []
    spare: list[int] = []
    counts: dict[str, int] = defaultdict(int)
    for pk in pks:
        top = _top_of(held, pk)
        counts[top] += 1
        (taken if counts[top] <= of_each else spare).append(pk)
    return [*taken, *spare][:SHELF]


def _top_of(held: Shelf, pk: int) -> str:
    record = held.sets.records[held.sets.place_of[pk]]
    terms = record.terms if record else ()
    return next((path for name, path in terms if name == "c" and len(path) == Category.steplen), "")


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
    return sorted(shops, key=lambda shop: not (shop.is_open_now and shop.takes_orders))[:SHOPS_ON_HOME]


def _pictures(listings: Iterable[Listing]) -> list[str]:
    """Return pictures for the head of the page, each of another kind of thing."""
    first_of_kind: dict[int, str] = {}
    for listing in listings:
        if listing.image_medium:
            first_of_kind.setdefault(listing.category_id, listing.image_medium)
    return [media_url(name) for name in first_of_kind.values()][:3]


def _ahead(day: date) -> list[DayAhead]:
    return [DayAhead(found.display_name, found.when) for found in calendar.coming(day, most=DAYS_AHEAD)]
