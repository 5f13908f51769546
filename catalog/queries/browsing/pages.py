"""One page of a list: the index says which and how many, one query fetches what the cards show."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from catalog.facets import Found, Question, Shelf, shelf
from catalog.facets.shelf import Term
from catalog.facets.words import CHEAPEST, DEAREST, NEWEST, ORDERS, RATING, RELEVANCE, UNIT_PRICE, Definition
from catalog.models import Category, Listing
from catalog.queries.browsing import groups
from catalog.queries.browsing.filters import Filters
from catalog.queries.browsing.groups import Chip, FacetGroup, PriceGroup, Setting
from catalog.queries.cards import Card, cards
from catalog.states import FacetKind
from sellers.models import Seller
from sellers.reach import reach_of
from vrinda.kernel.errors import InvalidInput, NotFound

PAGE_SIZE = 24
KEPT_PINCODES = 500
WIDELY_HELD = 4  # a particular of a category below is offered when one in so many of the things has it


@dataclass(frozen=True)
class Browse:
    """One page of a list with everything around it."""

    page: "Page[int]"
    cards: list[Card]
    total: int
    facets: list[FacetGroup] = field(default_factory=list)
    price: PriceGroup | None = None
    chips: list[Chip] = field(default_factory=list)
    filters: Filters = field(default_factory=Filters)
    sort: str = RELEVANCE
    sorts: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    clear_url: str = "?"
    canonical: str = "?"
    asks_pincode: bool = False
    listings: list[Listing] = field(default_factory=list)
    line: list[Category] = field(default_factory=list)
    children: list[Category] = field(default_factory=list)

    @property
    def is_filterable(self) -> bool:
        return bool(self.facets or self.price or self.chips)


@dataclass(frozen=True)
class Scope:
    """Which listings a list is about: all, those below a category, those found (best first), those a shop offers.

    A shop's page shows the shop's own prices and stock, which listings do not know: it has no facets on them.
    """

    below: str | None = None
    ranked: Sequence[int] | None = None
    seller: Seller | None = None

    @property
    def is_one_shop(self) -> bool:
        return self.seller is not None


def browse(scope: Scope, filters: Filters, language: str) -> Browse:
    """Return the asked page of a list: what changed since the last list, then the page's rows; two queries.

    Raises ``NotFound`` for a category that is not on show.
    """
    with shelf() as held:
        setting, question = _asked(held, scope, filters, language)
        filters, found = setting.filters, setting.found
        kept_for = (question, replace(filters, page=1), language, held.open_shops())
        around = held.sets.keep(kept_for, lambda: _around(setting))
        page = Paginator(range(found.total), PAGE_SIZE).get_page(filters.page)
        pks = _pks(held, scope, filters.sort, found, cast("range", page.object_list))
    rows = _rows(pks)
    return Browse(
        page=page,
        cards=cards(rows, language),
        total=found.total,
        filters=filters,
        sort=filters.sort,
        sorts=_sorts(scope),
        hidden=[(name, value) for name, value in filters.pairs() if name in ("q", "c")],
        clear_url=Filters(text=filters.text).query_string(),
        canonical=filters.query_string(),
        asks_pincode=not scope.is_one_shop,
        listings=rows,
        **around,
    )


def _asked(held: Shelf, scope: Scope, filters: Filters, language: str) -> tuple[Setting, Question]:
    within = _category(held, scope)
    filters, chosen = _understood(held, scope, filters)
    attributes = [one for one in held.facets if one.belongs_to(chosen or within)]
    question = _question(held, _scope(scope, within), filters, chosen, attributes)
    found = held.sets.ask(question)
    setting = Setting(
        shelf=held,
        filters=filters,
        found=_with_open_shops(held, found),
        language=language,
        is_one_shop=scope.is_one_shop,
        within=within,
        chosen=chosen,
        attributes=_widely_held(found, attributes, filters, chosen or within),
    )
    return setting, question


def _around(setting: Setting) -> dict[str, Any]:
    within, tree = setting.within, setting.shelf.tree
    return {
        "facets": groups.groups(setting),
        "price": groups.price_group(setting),
        "chips": groups.chips(setting),
        "line": tree.line_to(within.path) if within else [],
        "children": tree.children(within) if within else [],
    }


def matching_pks(filters: Filters) -> list[int]:
    """Return the pks of everything in the market that fits, in the asked order.

    Meant for machines: a facet that does not exist is refused, and a value that nothing has fits nothing.
    """
    with shelf() as held:
        for name, _values in filters.picks:
            if name.startswith("a_") and held.definition(name) is None:
                raise InvalidInput(_("There is no facet “%(name)s”.") % {"name": name[2:]}, param="facets")
        chosen = held.tree.by_slug(filters.category) if filters.category else None
        found = held.sets.ask(_question(held, None, filters, chosen, ()))
        return _pks(held, Scope(), filters.sort, found, range(found.total))


def _understood(held: Shelf, scope: Scope, filters: Filters) -> tuple[Filters, Category | None]:
    """Leave out what means nothing here, so that what is shown as asked is what was asked."""
    chosen = held.tree.by_slug(filters.category) if filters.category else None
    filters = replace(filters, category=chosen.slug if chosen else "")
    if scope.is_one_shop:
        filters = replace(filters.without("shop", "in_stock", "open"), price_min=None, price_max=None, pincode="")
    if filters.sort not in dict(_sorts(scope)):
        filters = replace(filters, sort=RELEVANCE)
    for name, values in filters.picks:
        known = [value for value in values if _is_known(held, name, value)]
        filters = filters.picking(name, known) if len(known) < len(values) else filters
    return filters, chosen


def _is_known(held: Shelf, name: str, value: str) -> bool:
    if name in ("open", "in_stock", "rating"):
        return True
    if name == "shop":
        return value in held.by_slug
    if name.startswith("a_") and held.definition(name) is None:
        return False
    return value in held.sets.sets.get(name, {})


def _question(
    held: Shelf,
    scope: Term | frozenset[int] | None,
    filters: Filters,
    chosen: Category | None,
    attributes: Sequence[Definition],
) -> Question:
    picks = {name: frozenset(values) for name, values in filters.picks if name != "open"}
    if chosen is not None:
        picks["c"] = frozenset([chosen.path])
    if filters.values("open"):
        picks["open"] = held.open_shops()
    if filters.pincode:
        picks["pin"] = _delivering(held, filters.pincode)
    return Question(
        scope=scope,
        picks=tuple(sorted(picks.items())),
        price_min=filters.price_min,
        price_max=filters.price_max,
        counted=(*groups.COUNTED, *(definition.name for definition in attributes)),
    )


def _category(held: Shelf, scope: Scope) -> Category | None:
    found = held.tree.by_slug(scope.below) if scope.below is not None else None
    if scope.below is not None and found is None:
        raise NotFound
    return found


def _scope(scope: Scope, within: Category | None) -> Term | frozenset[int] | None:
    if scope.ranked is not None:
        return frozenset(scope.ranked)
    if scope.seller is not None:
        return "sold_by", str(scope.seller.pk)
    return ("c", within.path) if within is not None else None


def _delivering(held: Shelf, pincode: str) -> frozenset[str]:
    """Return the shops whose parcels come to a PIN code; one query the first time somebody asks for it."""
    if pincode not in held.delivered:
        if len(held.delivered) >= KEPT_PINCODES:
            held.delivered.clear()
        reach = reach_of(pincode)
        held.delivered[pincode] = frozenset(seller.slug for seller in held.sellers if reach.choice_of(seller))
    return held.delivered[pincode]


def _widely_held(
    found: Found, attributes: Sequence[Definition], filters: Filters, category: Category | None
) -> list[Definition]:
    """Keep the particulars that many of the things have, and those asked for; the rest would be noise here."""
    enough = max(1, found.total // WIDELY_HELD)

    def matters(one: Definition) -> bool:
        if filters.values(one.name):
            return True
        belongs = category is not None and category.path in one.paths
        return belongs or sum(found.counts.get(one.name, {}).values()) >= enough or one.facet.kind == FacetKind.FLAG

    return [one for one in attributes if matters(one)][: groups.MOST_ATTRIBUTES + len(filters.picks)]


def _with_open_shops(held: Shelf, found: Found) -> Found:
    is_open = found.under["open"] & held.sets.any_of("open", held.open_shops())
    return replace(found, counts={**found.counts, "open": {"1": is_open.bit_count()}})


def _pks(held: Shelf, scope: Scope, sort: str, found: Found, positions: range) -> list[int]:
    if scope.ranked is not None and sort == RELEVANCE:
        return held.sets.in_given_order(found.hits, scope.ranked, positions.start, positions.stop)
    return held.sets.page(found.hits, ORDERS.index(sort), positions.start, positions.stop)


def _rows(pks: Sequence[int]) -> list[Listing]:
    rows = Listing.objects.defer("words", "title_words").in_bulk(list(pks)) if pks else {}
    return [rows[pk] for pk in pks if pk in rows]


def _sorts(scope: Scope) -> list[tuple[str, str]]:
    by_price = [
        (CHEAPEST, _("Price: low to high")),
        (DEAREST, _("Price: high to low")),
        (UNIT_PRICE, _("Price per kg or litre")),
    ]
    others = [(RATING, _("Best rated")), (NEWEST, _("Newest"))]
    return [(RELEVANCE, _("Best first")), *([] if scope.is_one_shop else by_price), *others]
