"""What a list may be asked, read from a query string by an allow-list and written back in one order only.

Values of one name are alternatives; different names must all be met. Junk is as if it were not there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict

from accounts.places import read_pincode
from catalog.facets.words import ORDERS, RELEVANCE
from vrinda.kernel.web_names import INDIC

MOST_VALUES = 20
MOST_NAMES = 12
LONGEST_TEXT = 120
SLUG = re.compile(rf"[-\w{INDIC}]{{1,80}}")
# name → what its values look like; a name that begins with a_ is a particular of products
PICKS = {
    "shop": SLUG,
    "origin": re.compile(r"[A-Z]{2}"),
    "rating": re.compile(r"[34]"),
    "in_stock": re.compile(r"1"),
    "open": re.compile(r"1"),
    "fits": re.compile(r"[a-z_]{1,40}:[\w.]{1,12}"),
}
ATTRIBUTE = re.compile(r"a_[a-z0-9_]{1,60}")
VALUE = re.compile(r"[\w.+-]{1,80}")
RUPEES = re.compile(r"[0-9]{1,7}")
PAGE = re.compile(r"[0-9]{1,5}")

Picks = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Filters:
    """What was asked of a list; prices in paise, both ends included."""

    text: str = ""
    category: str = ""
    picks: Picks = ()
    price_min: int | None = None
    price_max: int | None = None
    pincode: str = ""
    sort: str = RELEVANCE
    page: int = 1

    @classmethod
    def read(cls, params: MultiValueDict[str, str] | Mapping[str, str]) -> "Filters":
        """Read a query string."""
        last = {name: str(params[name]) for name in params if params[name]}
        low, high = _prices(last)
        page = last.get("page", "")
        return cls(
            text=" ".join(last.get("q", "").replace("\0", "").split())[:LONGEST_TEXT],
            category=last["c"] if SLUG.fullmatch(last.get("c", "")) else "",
            picks=_picks(params),
            price_min=low,
            price_max=high,
            pincode=read_pincode(last.get("pin", ""))[0],
            sort=last["sort"] if last.get("sort") in ORDERS else RELEVANCE,
            page=max(1, int(page)) if page.isascii() and PAGE.fullmatch(page) else 1,
        )

    def values(self, name: str) -> tuple[str, ...]:
        return next((values for own, values in self.picks if own == name), ())

    def picking(self, name: str, values: Iterable[str]) -> "Filters":
        """Return the same with other values for a name."""
        picks = {**dict(self.picks), name: tuple(sorted(set(values)))}
        return replace(self, picks=tuple(sorted((key, held) for key, held in picks.items() if held)))

    def toggling(self, name: str, value: str) -> "Filters":
        values = set(self.values(name))
        return self.picking(name, values ^ {value})

    def without(self, *names: str) -> "Filters":
        return replace(self, picks=tuple((name, values) for name, values in self.picks if name not in names))

    def pairs(self) -> list[tuple[str, str]]:
        """Return what a link to this list says, in the one order."""
        several = [(name, value) for name, values in self.picks for value in values]
        single = {
            "price_min": "" if self.price_min is None else str(self.price_min // 100),
            "price_max": "" if self.price_max is None else str(self.price_max // 100),
            "pin": self.pincode,
            "sort": self.sort if self.sort != RELEVANCE else "",
        }
        first = [("q", self.text), ("c", self.category)]
        return [(name, value) for name, value in [*first, *several, *single.items()] if value]

    def query_string(self, **changes: Any) -> str:
        """Return the address of the same list with something changed, always its first page."""
        return "?" + urlencode(replace(self, page=1, **changes).pairs())


def _picks(params: MultiValueDict[str, str] | Mapping[str, str]) -> Picks:
    picks = []
    for name in sorted(params):
        shape = VALUE if ATTRIBUTE.fullmatch(name) else PICKS.get(name)
        if shape is None:
            continue
        given = params.getlist(name) if isinstance(params, MultiValueDict) else [params[name]]
        values = sorted({value for value in given if shape.fullmatch(value)})[:MOST_VALUES]
        if values:
            picks.append((name, tuple(values)))
    return tuple(picks[:MOST_NAMES])


def _prices(params: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Return the ends of the price range in paise; ends the wrong way round are turned."""
    band = re.fullmatch(r"([0-9]{1,7})-([0-9]{0,7})", params.get("price", ""), re.ASCII)
    given = band.groups() if band else (params.get("price_min", ""), params.get("price_max", ""))
    low, high = (int(text) * 100 if text.isascii() and RUPEES.fullmatch(text) else None for text in given)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return low or None, high
