"""What the gallery shows: frozen samples shaped like the answers that pages get from queries."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Card:
    title: str
    title_secondary: str
    price_paise: int
    image_tint: str
    mrp_paise: int | None = None
    badges: tuple[tuple[str, str], ...] = ()
    rating: str | None = None
    rating_count: int = 0
    seller_name: str = ""
    is_available: bool = True
    unit_text: str = ""
    url: str = "#card"
    image_url: str = ""
    image_srcset: str = ""


@dataclass(frozen=True)
class Row:
    """One labelled amount of a summary, a money table or a waterfall."""

    label: str
    amount_paise: int
    note: str = ""
    tone: str = ""
    kind: str = "change"
    url: str = ""


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    at: datetime | None = None
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Choice:
    """A facet option, a variant, a tab or a menu entry."""

    label: str
    url: str = "#choice"
    count: int | None = None
    is_selected: bool = False
    is_available: bool = True
    is_current: bool = False
    icon: str = "leaf"
    badge: int = 0
    note: str = ""
    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class Seller:
    name: str
    place: str
    rating: str
    is_open: bool | None
    open_text: str
    image_tint: str
    rating_count: int = 0
    distance_text: str = ""
    url: str = "#seller"
    image_url: str = ""


@dataclass(frozen=True)
class Offer:
    seller_name: str
    price_paise: int
    rating: str
    place: str
    promise_text: str
    delivery_text: str = ""
    is_chosen: bool = False
    choose_url: str = "#offer"
    reason: str = ""
    seller_url: str = "#seller"
    landed_text: str = ""
    merits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    title: str
    quantity: int
    price_paise: int
    total_paise: int
    image_tint: str
    variant_text: str = ""
    unit_text: str = ""
    problem: str = ""
    max_quantity: int = 8
    url: str = "#line"
    update_url: str = "#update"
    remove_url: str = "#remove"
    image_url: str = ""


@dataclass(frozen=True)
class Section:
    seller_name: str
    lines: tuple[Line, ...]
    subtotal_paise: int
    note: str = ""
    problem: str = ""
    seller_url: str = "#seller"


@dataclass(frozen=True)
class Picture:
    tint: str
    alt: str
    url: str = ""
    srcset: str = ""
    thumb_url: str = ""


@dataclass(frozen=True)
class Cell:
    text: str = ""
    href: str = ""
    tone: str = ""
    note: str = ""
    amount_paise: int | None = None


@dataclass(frozen=True)
class PortalSeller:
    display_name: str
    status: str
    status_text: str = ""


@dataclass(frozen=True)
class PriceRange:
    low: str
    high: str
    bands: tuple[Choice, ...]


@dataclass(frozen=True)
class Samples:
    """Everything on the page, in one language."""

    hero_title: str
    hero_text: str
    hero_pictures: tuple[str, ...]
    toast_text: str
    card: Card
    cards: tuple[Card, ...]
    tiles: tuple[tuple[str, str, str, str], ...]
    sellers: tuple[Seller, ...]
    offers: tuple[Offer, ...]
    variants: tuple[Choice, ...]
    facets: tuple[Choice, ...]
    price: PriceRange
    crumbs: tuple[tuple[str, str | None], ...]
    tabs: tuple[Choice, ...]
    section: Section
    summary: tuple[Row, ...]
    timeline: tuple[Step, ...]
    steps: tuple[Step, ...]
    waterfall: tuple[Row, ...]
    statement: tuple[Row, ...]
    table_head: tuple[tuple[str, str], ...]
    table_rows: tuple[tuple[Any, ...], ...]
    sales: tuple[tuple[str, int], ...]
    pictures: tuple[Picture, ...]
    sorts: tuple[tuple[str, str], ...]
    portal_seller: PortalSeller
    portal_menu: tuple[Choice, ...]
    words: dict[str, str] = field(default_factory=dict)


MOMENT = datetime(2026, 3, 5, 10, 30, tzinfo=UTC)
SALES = (4200, 5100, 3300, 6800, 6100, 7900, 9000, 5600, 6300, 7200, 5400, 8100, 8800, 10100, 7000, 6400, 5200)
SALES += (7700, 9300, 8600, 7100, 6000, 6700, 10400, 11000, 8200, 7000, 8400, 9700, 11800)
