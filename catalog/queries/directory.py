"""The directory of shops: open now, near a PIN code, by what they sell; paged by the database at any number of shops.

At most four queries: the tree, the rates (when a PIN code is given), the hours (to know who is open), the page's shops.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, TextField, Window
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from accounts.places import read_pincode
from catalog.editorial import ShelfCount
from catalog.models import Category
from catalog.queries.browsing import Chip
from catalog.queries.cards import ShopCard, shop_card
from catalog.queries.delivery_words import shop_delivery_text
from catalog.tree import category_tree
from sellers.hours import is_open_at
from sellers.models import Seller
from sellers.reach import Reach, reach_of
from vrinda.kernel import clock
from vrinda.kernel.language import in_page_language

PAGE_SIZE = 24
NEAR = 6


@dataclass(frozen=True)
class Wanted:
    """What was asked of the directory; junk is as if it were not there, a wrong PIN code is told."""

    pincode: str = ""
    open_now: bool = False
    delivers: bool = False
    category: str = ""
    page: int = 1
    pin_problem: str = ""

    @classmethod
    def read(cls, params: Mapping[str, str]) -> "Wanted":
        pincode, problem = read_pincode(params.get("pin", ""))
        page = params.get("page", "")
        return cls(
            pincode=pincode,
            open_now=params.get("open") == "1",
            delivers=params.get("delivers") == "1" and bool(pincode),
            category=params.get("c", "")[:255],
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
            pin_problem=problem,
        )

    def url(self, **changes: object) -> str:
        asked = replace(self, page=1, **changes)  # type: ignore[arg-type] # the caller names our own fields
        params = {
            "pin": asked.pincode,
            "c": asked.category,
            "open": "1" if asked.open_now else "",
            "delivers": "1" if asked.delivers else "",
        }
        return "?" + urlencode({name: value for name, value in params.items() if value})


@dataclass(frozen=True)
class Directory:
    """One page of shops with everything around it."""

    wanted: Wanted
    shops: list[ShopCard]
    page: "Page[int]"
    total: int
    categories: list[tuple[str, str]]
    chips: list[Chip]
    place: str
    toggles: list[tuple[str, str, bool]]
    any_hour_url: str = "?"


def directory(wanted: Wanted, language: str) -> Directory:
    """Return the asked page of the directory."""
    tree = category_tree()
    chosen = next((node for node in tree.roots() if node.slug == wanted.category), None)
    wanted = replace(wanted, category=chosen.slug if chosen else "")
    reach = reach_of(wanted.pincode) if wanted.pincode else None
    shops = _sifted(wanted, reach, chosen)
    rows = _page(shops, wanted.page)
    total = rows[0].total if rows else 0
    return Directory(
        wanted=wanted,
        shops=_cards(rows, reach, language),
        page=Paginator(range(total), PAGE_SIZE).get_page(wanted.page),
        total=total,
        categories=[("", _("Everything")), *((node.slug, node.display_name) for node in tree.roots())],
        chips=_chips(wanted, chosen),
        place=_place(reach),
        toggles=_toggles(wanted),
        any_hour_url=wanted.url(open_now=False),
    )


@dataclass(frozen=True)
class Near:
    """What the front page says about a PIN code."""

    pincode: str
    pin_problem: str
    place: str
    open_count: int
    shops: list[ShopCard]


def near(wanted: Wanted, language: str) -> Near:
    """Return the nearest shops to a PIN code that bring something there, and how many are open: three queries."""
    if not wanted.pincode:
        return Near("", wanted.pin_problem, "", 0, [])
    reach = reach_of(wanted.pincode)
    rows = list(_in_order(Seller.objects.open_for_trade().filter(reach.is_served()), reach)[:NEAR])
    served = _at_work(Seller.objects.open_for_trade().filter(reach.is_served()))
    hours = open_hours(served)
    return Near(wanted.pincode, "", _place(reach), sum(hours.values()), _cards(rows, reach, language))


def open_hours(shops: QuerySet[Seller]) -> dict[str, int]:
    """Return the opening hours under which a shop is open now, with how many shops keep them: one query.

    Many shops share few hours, so that neither the query nor the reading grows with the shops.
    """
    now = clock.now()
    kept = shops.order_by().annotate(hours_text=Cast("hours", TextField())).values_list("hours_text")
    return {
        text: count
        for text, count in kept.annotate(count=Count("pk"))
        if text and is_open_at(json.loads(text) or [], now)
    }


def _sifted(wanted: Wanted, reach: Reach | None, chosen: Category | None) -> QuerySet[Seller]:
    shops = Seller.objects.open_for_trade()
    if chosen is not None:
        sold = ShelfCount.objects.filter(category=chosen, listed__gt=0)
        shops = shops.filter(pk__in=sold.values("seller"))
    if wanted.open_now:
        hours = open_hours(Seller.objects.open_for_trade())
        shops = _at_work(shops).annotate(hours_text=Cast("hours", TextField())).filter(hours_text__in=list(hours))
    if wanted.delivers and reach is not None:
        shops = shops.filter(reach.is_served())
    return _in_order(shops, reach)


def _at_work(shops: QuerySet[Seller]) -> QuerySet[Seller]:
    """Leave out shops that are away for some days: their door is shut whatever their hours say."""
    return shops.exclude(closed_until__gt=clock.today())


def _in_order(shops: QuerySet[Seller], reach: Reach | None) -> QuerySet[Seller]:
    if reach is None:
        return shops.order_by("-listed_count", "name", "pk")
    return shops.annotate(nearness=reach.nearness()).order_by("nearness", "-listed_count", "name", "pk")


def _page(shops: QuerySet[Seller], number: int) -> list[Seller]:
    """Read a page of shops and how many there are at once; a page beyond the last is the first."""
    counted = shops.annotate(total=Window(Count("pk")))
    start = (max(number, 1) - 1) * PAGE_SIZE
    rows = list(counted[start : start + PAGE_SIZE])
    if rows or start == 0:
        return rows
    last = max(shops.count() - 1, 0) // PAGE_SIZE
    return list(counted[last * PAGE_SIZE : (last + 1) * PAGE_SIZE])


def _cards(rows: Iterable[Seller], reach: Reach | None, language: str) -> list[ShopCard]:
    return [shop_card(shop, language, shop_delivery_text(reach.choice_of(shop)) if reach else "") for shop in rows]


def _place(reach: Reach | None) -> str:
    zone = reach.place if reach else None
    return in_page_language(zone.name, zone.name_hi) if zone else ""


def _chips(wanted: Wanted, chosen: Category | None) -> list[Chip]:
    chips = []
    if wanted.pincode:
        chips.append(Chip(_("Near %(pincode)s") % {"pincode": wanted.pincode}, wanted.url(pincode="", delivers=False)))
    if chosen is not None:
        chips.append(Chip(chosen.display_name, wanted.url(category="")))
    return chips


def _toggles(wanted: Wanted) -> list[tuple[str, str, bool]]:
    toggles = [(_("Open now"), wanted.url(open_now=not wanted.open_now), wanted.open_now)]
    if wanted.pincode:
        label = _("Delivers to %(pincode)s") % {"pincode": wanted.pincode}
        toggles.append((label, wanted.url(delivers=not wanted.delivers), wanted.delivers))
    return toggles
