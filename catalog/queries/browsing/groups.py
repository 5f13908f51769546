"""The groups of options beside a list, and the chips above it. Counts hold under all the other filters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from catalog.countries import country_name
from catalog.deities import HEIGHT, LADDU_GOPAL
from catalog.facets import Found, Shelf
from catalog.facets.words import BANDS, STARS, Definition, band_code
from catalog.models import Category
from catalog.queries.browsing.filters import Filters
from catalog.queries.cards import in_language
from catalog.states import FacetKind
from vrinda.kernel.money import format_inr

MOST_OPTIONS = 24
MOST_ATTRIBUTES = 6
HOME = "IN"
# The dimensions that every list counts; a particular of products is counted where it belongs.
COUNTED = ("c", "shop", "band", "rating", "in_stock", "open", "origin", "fits")


@dataclass(frozen=True)
class Option:
    """One value; a link where it leads to another list, else a box to tick in the form of filters."""

    label: str
    count: int | None
    url: str
    is_selected: bool
    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class FacetGroup:
    title: str
    options: tuple[Option, ...]
    kind: str = "boxes"
    is_open: bool = True


@dataclass(frozen=True)
class PriceGroup:
    """The two ends, in rupees as typed, and ranges as shortcuts."""

    low: str
    high: str
    bands: tuple[Option, ...]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True)
class Setting:
    """What groups are made from. ``found`` is the answer to the filters."""

    shelf: Shelf
    filters: Filters
    found: Found
    language: str
    is_one_shop: bool = False
    within: Category | None = None
    chosen: Category | None = None
    attributes: Sequence[Definition] = field(default_factory=list)

    def counts(self, name: str) -> Mapping[str, int]:
        return self.found.counts.get(name, {})

    def shop_name(self, slug: str) -> str:
        seller = self.shelf.by_slug.get(slug)
        return in_language(self.language, seller.name, seller.name_hi)[0] if seller else slug


def groups(setting: Setting) -> list[FacetGroup]:
    """Return the groups worth showing: with a choice to make, or one made."""
    found = [_categories(setting), _at_hand(setting)]
    found += [_attribute(setting, definition) for definition in setting.attributes]
    found += [_fits(setting), _rating(setting), _shops(setting), _origin(setting)]
    return [group for group in found if _is_worth_showing(group)]


def _is_worth_showing(group: FacetGroup) -> bool:
    enough = 1 if group.kind == "flags" else 2
    return len(group.options) >= enough or any(option.is_selected for option in group.options)


def _categories(setting: Setting) -> FacetGroup:
    counts, filters, tree = setting.counts("c"), setting.filters, setting.shelf.tree
    shown = [*([setting.chosen] if setting.chosen else []), *tree.children(setting.chosen or setting.within)]
    if setting.is_one_shop and not setting.chosen:
        shown = _unfolded(setting, shown)
    options = []
    for node in shown:
        is_selected = node == setting.chosen
        url = filters.query_string(category="" if is_selected else node.slug)
        if setting.within is not None:
            url = node.get_absolute_url() + filters.query_string().rstrip("?")
        if counts.get(node.path) or is_selected:
            options.append(Option(node.display_name, counts.get(node.path, 0), url, is_selected))
    return FacetGroup(_("Category"), tuple(options), kind="links")


def _unfolded(setting: Setting, shown: list[Category]) -> list[Category]:
    """In a shop that sells under one main category, show what lies below it: there is a choice to make."""
    sold = [node for node in shown if setting.counts("c").get(node.path)]
    return setting.shelf.tree.children(sold[0]) if len(sold) == 1 else shown


def _at_hand(setting: Setting) -> FacetGroup:
    """What can be had now; a box that would change nothing is left out."""
    if setting.is_one_shop:
        return FacetGroup("", ())
    filters, options = setting.filters, []
    for name, label in (("in_stock", _("In stock")), ("open", _("Shop open now"))):
        count = setting.counts(name).get("1", 0)
        among = setting.found.under.get(name, 0).bit_count()
        if filters.values(name) or 0 < count < among:
            options.append(_option(setting, name, "1", label, count))
    return FacetGroup(_("Available"), tuple(options), kind="flags")


def _attribute(setting: Setting, definition: Definition) -> FacetGroup:
    counts = {**dict.fromkeys(setting.filters.values(definition.name), 0), **setting.counts(definition.name)}
    if definition.facet.kind == FacetKind.FLAG:
        options = [_option(setting, definition.name, "1", definition.title, counts["1"])] if counts.get("1") else []
        return FacetGroup(definition.title, tuple(options), kind="flags")
    if definition.facet.kind == FacetKind.NUMBER:
        ordered = sorted(counts, key=definition.place)[:MOST_OPTIONS]
    else:
        ordered = sorted(counts, key=lambda value: (-counts[value], definition.label(value)))[:MOST_OPTIONS]
    options = [_option(setting, definition.name, value, definition.label(value), counts[value]) for value in ordered]
    return FacetGroup(definition.title, tuple(options))


def _fits(setting: Setting) -> FacetGroup:
    counts = {**dict.fromkeys(setting.filters.values("fits"), 0), **setting.counts("fits")}
    options = [_option(setting, "fits", value, fit_label(value), counts[value]) for value in sorted(counts, key=_size)]
    return FacetGroup(
        _("Fits my Thakurji"), tuple(options[:MOST_OPTIONS]), is_open=bool(setting.filters.values("fits"))
    )


def _size(value: str) -> tuple[str, Decimal]:
    deity, _colon, size = value.partition(":")
    return deity, Decimal(size if size.replace(".", "", 1).isdecimal() else 0)


def fit_label(value: str) -> str:
    deity, _colon, size = value.partition(":")
    names = {LADDU_GOPAL: _("Laddu Gopal, size %(size)s"), HEIGHT: _("%(size)s inch tall")}
    return names.get(deity, deity.replace("_", " ").capitalize() + " %(size)s") % {"size": size}


def _rating(setting: Setting) -> FacetGroup:
    counts, chosen = setting.counts("rating"), setting.filters.values("rating")
    options = [
        _option(setting, "rating", str(stars), stars_label(stars), counts.get(str(stars), 0))
        for stars in STARS
        if counts.get(str(stars)) or str(stars) in chosen
    ]
    return FacetGroup(_("Rating"), tuple(options), kind="flags")


def stars_label(stars: int | str) -> str:
    return _("%(stars)s stars and more") % {"stars": stars}


def _shops(setting: Setting) -> FacetGroup:
    if setting.is_one_shop:
        return FacetGroup(_("Shop"), ())
    chosen = setting.filters.values("shop")
    counts = {**dict.fromkeys(chosen, 0), **setting.counts("shop")}
    ordered = sorted(counts, key=lambda slug: (slug not in chosen, -counts[slug], slug))[:MOST_OPTIONS]
    options = [_option(setting, "shop", slug, setting.shop_name(slug), counts[slug]) for slug in ordered]
    return FacetGroup(_("Shop"), tuple(options))


def _origin(setting: Setting) -> FacetGroup:
    counts = {**dict.fromkeys(setting.filters.values("origin"), 0), **setting.counts("origin")}
    ordered = sorted(counts, key=lambda code: (code != HOME, -counts[code], code))[:MOST_OPTIONS]
    options = [_option(setting, "origin", code, country_name(code), counts[code]) for code in ordered]
    return FacetGroup(_("Made in"), tuple(options), is_open=bool(setting.filters.values("origin")))


def _option(setting: Setting, name: str, value: str, label: str, count: int) -> Option:
    return Option(label, count, "", value in setting.filters.values(name), name, value)


# --- Price ----------------------------------------------------------------------------------------------


def price_group(setting: Setting) -> PriceGroup | None:
    """Return the price range; none for one shop, whose own prices the index does not know."""
    filters, counts = setting.filters, setting.counts("band")
    if setting.is_one_shop or not (counts or filters.price_min or filters.price_max):
        return None
    bands = [_band(setting, low, high) for low, high in BANDS]
    return PriceGroup(
        low=_rupees(filters.price_min),
        high=_rupees(filters.price_max),
        bands=tuple(band for band in bands if band.count or band.is_selected),
    )


def _band(setting: Setting, low: int, high: int | None) -> Option:
    filters = setting.filters
    ends = {"price_min": low or None, "price_max": high}
    is_selected = (filters.price_min, filters.price_max) == (ends["price_min"], ends["price_max"])
    url = filters.query_string(**(dict.fromkeys(ends) if is_selected else ends))
    return Option(range_label(low, high), setting.counts("band").get(band_code(low, high), 0), url, is_selected)


def _rupees(paise: int | None) -> str:
    return "" if paise is None else str(paise // 100)


def range_label(low: int | None, high: int | None) -> str:
    if high is None:
        return _("%(from)s and more") % {"from": format_inr(low or 0, short=True)}
    if not low:
        return _("Up to %(to)s") % {"to": format_inr(high, short=True)}
    return f"{format_inr(low, short=True)} – {format_inr(high, short=True)}"


# --- Chips ----------------------------------------------------------------------------------------------


def chips(setting: Setting) -> list[Chip]:
    """Return what is asked, each with the address of the list without it."""
    filters = setting.filters
    shown = []
    if setting.chosen is not None:
        shown.append(Chip(setting.chosen.display_name, filters.query_string(category="")))
    if filters.price_min is not None or filters.price_max is not None:
        label = range_label(filters.price_min, filters.price_max)
        shown.append(Chip(label, filters.query_string(price_min=None, price_max=None)))
    if filters.pincode:
        label = _("Delivered to %(pincode)s") % {"pincode": filters.pincode}
        shown.append(Chip(label, filters.query_string(pincode="")))
    for name, values in filters.picks:
        for value in values:
            label = label_of(setting, name, value)
            shown.append(Chip(label, filters.toggling(name, value).query_string()))
    return shown


def label_of(setting: Setting, name: str, value: str) -> str:
    definition = setting.shelf.definition(name)
    if definition is not None:
        is_flag = definition.facet.kind == FacetKind.FLAG
        return definition.title if is_flag else f"{definition.title}: {definition.label(value)}"
    labels: dict[str, Callable[[str], str]] = {
        "shop": setting.shop_name,
        "origin": lambda code: _("Made in %(country)s") % {"country": country_name(code)},
        "rating": stars_label,
        "fits": fit_label,
        "in_stock": lambda _one: _("In stock"),
        "open": lambda _one: _("Shop open now"),
    }
    return labels[name](value)
