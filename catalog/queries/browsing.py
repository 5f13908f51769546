"""Lists of listings: what may be asked of them, what is counted beside them, which page is shown.

All counts come from one grouped query (the cube): each facet is counted under the other filters, so that a
chosen shop does not make the other shops vanish from the list of shops.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, CharField, Count, QuerySet, Value, When
from django.utils.translation import gettext as _

from catalog.models import Category, Listing
from catalog.queries.cards import Card, cards, in_language
from catalog.queries.tree import Tree
from vrinda.kernel.money import format_inr

PAGE_SIZE = 24
SLUG = re.compile(r"[a-z0-9_-]{1,80}")
RELEVANCE, CHEAPEST, DEAREST, NEWEST = "relevance", "price", "-price", "newest"
ORDERS = {
    RELEVANCE: ("-score", "pk"),
    CHEAPEST: ("price_paise", "-score"),
    DEAREST: ("-price_paise", "-score"),
    NEWEST: ("-pk",),
}
# code → from and up to, in paise; the last has no end
BANDS: dict[str, tuple[int, int | None]] = {
    "0-200": (0, 200_00),
    "200-500": (200_00, 500_00),
    "500-1000": (500_00, 1000_00),
    "1000-2500": (1000_00, 2500_00),
    "2500-": (2500_00, None),
}


@dataclass(frozen=True)
class Filters:
    """What was asked of a list; anything not known was left out when it was read."""

    category: str = ""
    shop: str = ""
    price: str = ""
    in_stock: bool = False
    sort: str = RELEVANCE
    page: int = 1
    text: str = ""

    @classmethod
    def read(cls, params: Mapping[str, str]) -> "Filters":
        """Read a query string by allow-list; junk is as if it were not there."""
        page = params.get("page", "")
        return cls(
            category=_slug(params.get("c", "")),
            shop=_slug(params.get("shop", "")),
            price=params.get("price", "") if params.get("price", "") in BANDS else "",
            in_stock=params.get("in_stock") == "1",
            sort=params.get("sort", "") if params.get("sort", "") in ORDERS else RELEVANCE,
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
            text=" ".join(params.get("q", "").replace("\0", "").split())[:120],
        )

    def query_string(self, **changes: Any) -> str:
        """Return the address of the same list with something changed, always its first page."""
        asked = replace(self, page=1, **changes)
        params = {
            "q": asked.text,
            "c": asked.category,
            "shop": asked.shop,
            "price": asked.price,
            "in_stock": "1" if asked.in_stock else "",
            "sort": asked.sort if asked.sort != RELEVANCE else "",
        }
        return "?" + urlencode({name: value for name, value in params.items() if value})


def _slug(text: str) -> str:
    return text if SLUG.fullmatch(text) else ""


@dataclass(frozen=True)
class Option:
    label: str
    count: int
    url: str
    is_selected: bool


@dataclass(frozen=True)
class FacetGroup:
    title: str
    options: list[Option]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True)
class Browse:
    """One page of a list with everything around it."""

    page: "Page[int]"
    cards: list[Card]
    total: int
    facets: list[FacetGroup] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    sort: str = RELEVANCE
    sorts: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    clear_url: str = "?"
    listings: list[Listing] = field(default_factory=list)


@dataclass(frozen=True)
class Scope:
    """Which listings a list is about: those below a category, those found, those of one shop.

    A shop's page shows the shop's own prices and stock, which listings do not know: it has no facets on them.
    """

    listings: QuerySet[Listing]
    within: Category | None = None
    ranked: Sequence[int] | None = None
    is_one_shop: bool = False
    links_to_categories: bool = False


def browse(scope: Scope, filters: Filters, tree: Tree, language: str) -> Browse:
    """Return the asked page of a list: the cube, then the page's rows."""
    chosen = tree.by_slug(filters.category) if filters.category else None
    filters = replace(filters, category=chosen.slug if chosen else "")
    sorts = _sorts(scope)
    if scope.is_one_shop:
        filters = replace(filters, shop="", price="", in_stock=False)
    if filters.sort not in dict(sorts):
        filters = replace(filters, sort=RELEVANCE)
    cube = _cube(scope.listings)
    tests = _tests(filters, chosen)
    total = sum(cell["n"] for cell in cube if all(test(cell) for test in tests.values()))
    page = Paginator(range(total), PAGE_SIZE).get_page(filters.page)
    rows = _rows(scope, _narrowed(scope.listings, filters, chosen), filters.sort, cast("range", page.object_list))
    return Browse(
        page=page,
        cards=cards(rows, language),
        total=total,
        facets=_facets(scope, filters, tree, chosen, cube, tests, language),
        chips=_chips(filters, chosen, cube, language),
        sort=filters.sort,
        sorts=sorts,
        hidden=_hidden(filters),
        clear_url=Filters(text=filters.text).query_string(),
        listings=rows,
    )


def _cube(listings: QuerySet[Listing]) -> list[dict[str, Any]]:
    bands = [When(price_paise__lt=end, then=Value(code)) for code, (_start, end) in BANDS.items() if end]
    band = Case(*bands, default=Value("2500-"), output_field=CharField())
    keys = ("category_path", "seller_slug", "seller_name", "seller_name_hi", "is_available")
    return list(listings.order_by().annotate(band=band).values(*keys, "band").annotate(n=Count("pk")))


Test = Callable[[dict[str, Any]], bool]


def _tests(filters: Filters, chosen: Category | None) -> dict[str, Test]:
    tests: dict[str, Test] = {}
    if chosen is not None:
        path = chosen.path
        tests["category"] = lambda cell: cell["category_path"].startswith(path)
    if filters.shop:
        tests["shop"] = lambda cell: cell["seller_slug"] == filters.shop
    if filters.price:
        tests["price"] = lambda cell: cell["band"] == filters.price
    if filters.in_stock:
        tests["stock"] = lambda cell: cell["is_available"]
    return tests


def _narrowed(listings: QuerySet[Listing], filters: Filters, chosen: Category | None) -> QuerySet[Listing]:
    if chosen is not None:
        listings = listings.filter(category_path__startswith=chosen.path)
    if filters.shop:
        listings = listings.filter(seller_slug=filters.shop)
    if filters.price:
        start, end = BANDS[filters.price]
        listings = listings.filter(price_paise__gte=start)
        listings = listings.filter(price_paise__lt=end) if end else listings
    return listings.filter(is_available=True) if filters.in_stock else listings


def _rows(scope: Scope, listings: QuerySet[Listing], sort: str, positions: range) -> list[Listing]:
    if scope.ranked is None or sort != RELEVANCE:
        return list(listings.order_by(*ORDERS[sort])[positions.start : positions.stop])
    allowed = set(listings.values_list("pk", flat=True))
    pks = [pk for pk in scope.ranked if pk in allowed][positions.start : positions.stop]
    found = Listing.objects.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _facets(
    scope: Scope,
    filters: Filters,
    tree: Tree,
    chosen: Category | None,
    cube: Sequence[dict[str, Any]],
    tests: Mapping[str, Test],
    language: str,
) -> list[FacetGroup]:
    def cells(but: str) -> list[dict[str, Any]]:
        kept = [test for name, test in tests.items() if name != but]
        return [cell for cell in cube if all(test(cell) for test in kept)]

    groups = [_category_facet(scope, filters, tree, chosen, cells("category"))]
    if not scope.is_one_shop:
        groups.append(_price_facet(filters, cells("price")))
        groups.append(_shop_facet(filters, cells("shop"), language))
        groups.append(_stock_facet(filters, cells("stock")))
    return [group for group in groups if len(group.options) > 1 or any(option.is_selected for option in group.options)]


def _category_facet(
    scope: Scope, filters: Filters, tree: Tree, chosen: Category | None, cells: Iterable[dict[str, Any]]
) -> FacetGroup:
    counts = Counter[str]()
    for cell in cells:
        counts[cell["category_path"]] += cell["n"]
    shown = [*([chosen] if chosen else []), *tree.children(chosen or scope.within)]
    options = []
    for node in shown:
        count = sum(n for path, n in counts.items() if path.startswith(node.path))
        is_selected = node == chosen
        url = filters.query_string(category="" if is_selected else node.slug)
        if scope.links_to_categories:
            url = node.get_absolute_url() + filters.query_string().rstrip("?")
        if count or is_selected:
            options.append(Option(node.display_name, count, url, is_selected))
    return FacetGroup(_("Category"), options)


def _price_facet(filters: Filters, cells: Iterable[dict[str, Any]]) -> FacetGroup:
    counts = Counter[str]()
    for cell in cells:
        counts[cell["band"]] += cell["n"]
    return FacetGroup(
        _("Price"),
        [
            _option(filters, "price", code, _band_label(code), counts[code])
            for code in BANDS
            if counts[code] or code == filters.price
        ],
    )


def _band_label(code: str) -> str:
    start, end = BANDS[code]
    if end is None:
        return _("%(from)s and more") % {"from": format_inr(start, short=True)}
    if start == 0:
        return _("Up to %(to)s") % {"to": format_inr(end, short=True)}
    return f"{format_inr(start, short=True)} – {format_inr(end, short=True)}"


def _shop_facet(filters: Filters, cells: Iterable[dict[str, Any]], language: str) -> FacetGroup:
    counts, names = Counter[str](), {}
    for cell in cells:
        counts[cell["seller_slug"]] += cell["n"]
        names[cell["seller_slug"]] = in_language(language, cell["seller_name"], cell["seller_name_hi"])[0]
    ordered = sorted(counts, key=lambda slug: (slug != filters.shop, -counts[slug], slug))
    return FacetGroup(_("Shop"), [_option(filters, "shop", slug, names[slug], counts[slug]) for slug in ordered[:30]])


def _stock_facet(filters: Filters, cells: Iterable[dict[str, Any]]) -> FacetGroup:
    counts = Counter[bool]()
    for cell in cells:
        counts[cell["is_available"]] += cell["n"]
    if not counts[False] and not filters.in_stock:
        return FacetGroup(_("Availability"), [])
    url = filters.query_string(in_stock=not filters.in_stock)
    everything = filters.query_string(in_stock=False)
    return FacetGroup(
        _("Availability"),
        [
            Option(_("In stock"), counts[True], url, filters.in_stock),
            Option(_("Everything"), counts.total(), everything, not filters.in_stock),
        ],
    )


def _option(filters: Filters, name: str, value: str, label: str, count: int) -> Option:
    is_selected = getattr(filters, name) == value
    return Option(label, count, filters.query_string(**{name: "" if is_selected else value}), is_selected)


def _chips(filters: Filters, chosen: Category | None, cube: Iterable[dict[str, Any]], language: str) -> list[Chip]:
    chips = []
    if chosen is not None:
        chips.append(Chip(chosen.display_name, filters.query_string(category="")))
    if filters.price:
        chips.append(Chip(_band_label(filters.price), filters.query_string(price="")))
    if filters.shop:
        named = next((cell for cell in cube if cell["seller_slug"] == filters.shop), None)
        name = in_language(language, named["seller_name"], named["seller_name_hi"])[0] if named else filters.shop
        chips.append(Chip(name, filters.query_string(shop="")))
    if filters.in_stock:
        chips.append(Chip(_("In stock"), filters.query_string(in_stock=False)))
    return chips


def _sorts(scope: Scope) -> list[tuple[str, str]]:
    by_price = [] if scope.is_one_shop else [(CHEAPEST, _("Price: low to high")), (DEAREST, _("Price: high to low"))]
    return [(RELEVANCE, _("Best first")), *by_price, (NEWEST, _("Newest"))]


def _hidden(filters: Filters) -> list[tuple[str, str]]:
    """Return what the sort form must carry along."""
    carried = [("q", filters.text), ("c", filters.category), ("shop", filters.shop), ("price", filters.price)]
    return [(name, value) for name, value in [*carried, ("in_stock", "1" if filters.in_stock else "")] if value]
