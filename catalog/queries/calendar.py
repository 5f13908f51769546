"""The calendar: what the market speaks of on a day, and whether grain is left out.

Every list shows a badge of the season, so the few rows are kept in the process for a minute; pages are cached as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalog.editorial import FestivalDay, FestivalKind
from catalog.models import Category, Listing
from vrinda.kernel import clock
from vrinda.kernel.language import in_page_language

AHEAD = timedelta(days=62)
KEPT_FOR = timedelta(seconds=60)
Badge = tuple[str, str]


@dataclass(frozen=True)
class Occasion:
    """One festival, season or vrat in one year."""

    code: str
    kind: str
    name: str
    name_hi: str
    text: str
    text_hi: str
    starts_on: date
    ends_on: date
    lead_days: int
    paths: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()

    @property
    def display_name(self) -> str:
        return in_page_language(self.name, self.name_hi)

    @property
    def display_text(self) -> str:
        return in_page_language(self.text, self.text_hi)

    @property
    def when(self) -> str:
        """The day in words; of a season, its last."""
        if self.kind == FestivalKind.SEASON:
            return _("until %(day)s") % {"day": date_format(self.ends_on, "j F")}
        if self.starts_on == self.ends_on:
            return date_format(self.starts_on, "j F")
        return f"{date_format(self.starts_on, 'j F')} – {date_format(self.ends_on, 'j F')}"

    def is_spoken_of(self, day: date) -> bool:
        return self.starts_on - timedelta(days=self.lead_days) <= day <= self.ends_on

    def holds(self, listing: Listing) -> bool:
        """Say whether a listing is among what is bought for it."""
        return bool(self.paths) and listing.category_path.startswith(self.paths)


_kept: tuple[datetime | None, tuple[Occasion, ...]] | None = None


def occasions() -> tuple[Occasion, ...]:
    """Return what the calendar holds around now, the earliest first: one query a minute in each process."""
    global _kept
    now = clock.now()
    if _kept is None or (_kept[0] is not None and abs(now - _kept[0]) >= KEPT_FOR):
        _kept = (now, _read(clock.day_of(now)))
    return _kept[1]


def keep(known: Sequence[Occasion]) -> None:
    """Take these for the calendar until it is forgotten."""
    global _kept
    _kept = (None, tuple(known))


def forget() -> None:
    """Read the calendar anew when it is asked for next."""
    global _kept
    _kept = None


def season(day: date | None = None) -> Occasion | None:
    """Return what the front page speaks of: the nearest festival, else the season of these weeks."""
    day = day or clock.today()
    spoken_of = [found for found in occasions() if found.kind != FestivalKind.VRAT and found.is_spoken_of(day)]
    return min(
        spoken_of,
        key=lambda found: (found.kind == FestivalKind.SEASON, max(found.starts_on, day), found.ends_on),
        default=None,
    )


def vrat(day: date | None = None) -> Occasion | None:
    """Return the vrat kept on a day, on which grain is left out."""
    day = day or clock.today()
    return next(
        (found for found in occasions() if found.kind == FestivalKind.VRAT and found.starts_on <= day <= found.ends_on),
        None,
    )


def coming(day: date, *, most: int) -> list[Occasion]:
    """Return the next festivals and vrats after a day."""
    later = [found for found in occasions() if found.starts_on > day and found.kind != FestivalKind.SEASON]
    return later[:most]


def season_for(path: str) -> Occasion | None:
    """Return the season when something below or above this category is bought for it."""
    found = season()
    if found and any(path.startswith(wanted) or wanted.startswith(path) for wanted in found.paths):
        return found
    return None


@dataclass(frozen=True)
class Today:
    """What the day puts on cards; worked out once for a list."""

    season: Occasion | None
    vrat: Occasion | None

    def badges_of(self, listing: Listing) -> list[Badge]:
        badges: list[Badge] = []
        if self.season and self.season.holds(listing) and _is_telling(self.season, listing):
            badges.append((self.season.display_name, "marigold"))
        if listing.is_vrat_safe and self.vrat:
            badges.append((_("Vrat-safe"), "tulsi"))
        return badges


def today() -> Today:
    day = clock.today()
    return Today(season(day), vrat(day))


def _is_telling(found: Occasion, listing: Listing) -> bool:
    """A season of weeks marks only leaves: on a whole main category its badge would stand on everything."""
    if found.kind == FestivalKind.FESTIVAL:
        return True
    return any(len(path) > Category.steplen and listing.category_path.startswith(path) for path in found.paths)


def _read(day: date) -> tuple[Occasion, ...]:
    days = FestivalDay.objects.filter(festival__is_shown=True, ends_on__gte=day, starts_on__lte=day + AHEAD)
    names = ("code", "kind", "name", "name_hi", "text", "text_hi")
    rows = days.order_by("starts_on", "ends_on", "pk").values_list(
        "pk",
        *(f"festival__{name}" for name in names),
        "starts_on",
        "ends_on",
        "festival__lead_days",
        "festival__categories__path",
        "festival__categories__slug",
    )
    found: dict[int, Occasion] = {}
    for pk, *fields, path, slug in rows:
        known = found.setdefault(pk, Occasion(*fields))
        if path:
            found[pk] = replace(known, paths=(*known.paths, path), slugs=(*known.slugs, slug))
    return tuple(found.values())
