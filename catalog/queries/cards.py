"""Cards: listings, shops and categories as a page shows them, in its language."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from catalog.models import Category, Listing
from catalog.queries import calendar
from catalog.unit_prices import unit_text
from sellers.hours import closes_at, opens_at
from sellers.models import Seller
from vrinda.kernel import clock
from vrinda.kernel.hour_words import hour_words
from vrinda.kernel.language import HINDI


@dataclass(frozen=True)
class Card:
    """One product in a list; amounts in paise with GST."""

    url: str
    title: str
    title_secondary: str
    price_paise: int
    mrp_paise: int | None
    image_url: str
    image_srcset: str
    image_tint: str
    badges: tuple[tuple[str, str], ...] = ()
    rating: str = ""
    rating_count: int = 0
    seller_name: str = ""
    is_available: bool = True
    unit_text: str = ""
    public_id: str = ""
    fits: str = ""


@dataclass(frozen=True)
class ShopCard:
    """One shop in a list."""

    name: str
    url: str
    image_url: str
    image_tint: str
    place: str
    rating: str
    rating_count: int
    is_open: bool | None
    open_text: str
    distance_text: str = ""


@dataclass(frozen=True)
class Tile:
    """One category in a list."""

    title: str
    title_secondary: str
    url: str
    image_url: str
    tint: str
    children: list["Tile"] = field(default_factory=list)


def in_language(language: str, english: str, hindi: str) -> tuple[str, str]:
    """Return a text in the page's language and in the other one; the second is empty when it says the same."""
    first, second = (hindi or english, english) if language == HINDI else (english, hindi)
    return first, second if second != first else ""


def cards(listings: Iterable[Listing], language: str) -> list[Card]:
    """Return a card for each listing; asks the database nothing but, once a minute, the calendar."""
    today = calendar.today()
    return [_card(listing, language, today) for listing in listings]


def _card(listing: Listing, language: str, today: calendar.Today) -> Card:
    title, secondary = in_language(language, listing.title, listing.title_hi)
    return Card(
        url=_address(get_language(), listing.public_id, listing.slug),
        title=title,
        title_secondary=secondary,
        price_paise=listing.price_paise,
        mrp_paise=listing.mrp_paise if listing.mrp_paise > listing.price_paise else None,
        image_url=media_url(listing.image_medium),
        image_srcset=srcset(listing.image_small, listing.image_medium),
        image_tint=listing.tint,
        badges=(*today.badges_of(listing), *_badges(listing)),
        rating=rating_text(listing),
        rating_count=listing.rating_count,
        seller_name=in_language(language, listing.seller_name, listing.seller_name_hi)[0],
        is_available=listing.is_available,
        unit_text=listing_unit_text(listing, listing.price_paise),
        public_id=listing.public_id,
        fits=" ".join(listing.facets.get("fits", ())),
    )


@lru_cache(maxsize=10_000)
def _address(language: str | None, public_id: str, slug: str) -> str:
    return reverse("catalog:product", kwargs={"public_id": public_id, "slug": slug})


def _badges(listing: Listing) -> list[tuple[str, str]]:
    shops, choices = len(listing.seller_ids), listing.facets.get("variants", 0)
    badges = []
    if choices > 1:
        badges.append((_("%(count)d choices") % {"count": choices}, "neutral"))
    if shops > 1:
        badges.append((ngettext("%(count)d shop", "%(count)d shops", shops) % {"count": shops}, "peacock"))
    return badges


def listing_unit_text(listing: Listing, price_paise: int) -> str:
    """Return the unit price of what a listing's price is for."""
    return unit_text(price_paise, listing.facets.get("net_quantity", ""), listing.facets.get("step_g", 0))


def rating_text(listing: Listing) -> str:
    """Return the stars to one digit, halves upwards, as a shop's own are said."""
    return str(listing.rating.quantize(Decimal("0.1"), ROUND_HALF_UP)) if listing.rating is not None else ""


def media_url(name: str | None) -> str:
    return default_storage.url(name) if name else ""


def srcset(small: str, medium: str, large: str = "") -> str:
    """Return the sizes of a picture as an ``srcset``."""
    widths = [(small, 240), (medium, 480), (large, 1000)]
    return ", ".join(f"{media_url(name)} {width}w" for name, width in widths if name)


def shop_card(seller: Seller, language: str, distance_text: str = "") -> ShopCard:
    """Return a shop's card, with whether it is open at this moment."""
    return ShopCard(
        name=in_language(language, seller.name, seller.name_hi)[0],
        url=reverse("catalog:shop", kwargs={"slug": seller.slug}),
        image_url=seller.logo.url if seller.logo else "",
        image_tint="sand",
        place=", ".join(part for part in (seller.locality, seller.city) if part),
        rating=seller.rating_text,
        rating_count=seller.rating_count,
        is_open=seller.is_open_now and seller.takes_orders,
        open_text=open_text(seller),
        distance_text=distance_text,
    )


def open_text(seller: Seller) -> str:
    """Say until when a shop is open, or from when; nothing when it has not told its hours."""
    now = clock.now()
    if seller.is_open_for_trade and not seller.takes_orders:
        return seller.rest_text
    if until := closes_at(seller.hours, now):
        return _("Open until %(time)s") % {"time": hour_words(until)}
    if opens := opens_at(seller.hours, now):
        return _("Opens at %(time)s") % {"time": hour_words(opens)}
    return ""


def tile(category: Category, language: str, children: Iterable[Category] = ()) -> Tile:
    """Return a category's tile."""
    title, secondary = in_language(language, category.name, category.name_hi)
    return Tile(
        title=title,
        title_secondary=secondary,
        url=category.get_absolute_url(),
        image_url=category.image.url if category.image else "",
        tint=category.tint,
        children=[tile(child, language) for child in children],
    )
