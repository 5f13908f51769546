"""Reads taxonomy.json: the category tree, with the rules each leaf carries."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("taxonomy.json")
PACKED_UNITS = frozenset({"pack", "box", "jar", "bottle", "kit"})
_RANGE_NOTE = re.compile(r"\(.*\)")


@dataclass(frozen=True)
class Leaf:
    """A category that goods are listed in. `gst` is the dated rule as the file states it."""

    id: str
    category_id: str
    name_en: str
    name_hi: str
    hsn: str
    gst: Mapping[str, Any]
    min_paise: int
    typical_paise: int
    max_paise: int
    sale_unit: str
    attributes: tuple[str, ...]
    weight_g: tuple[int, int]
    shelf_life_days: int | None
    fssai_required: bool
    return_policy: str
    made_to_order: Mapping[str, Any] | None
    origins: tuple[str, ...]
    ship_scope: str
    festival_peaks: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def is_service(self) -> bool:
        """A booking of work, not goods; the demo sells goods only."""
        return "service_phase_2" in self.flags

    @property
    def has_price_threshold(self) -> bool:
        """The tax rate of one piece changes with its price."""
        return self.gst["kind"] == "per_piece_threshold"


@dataclass(frozen=True)
class Category:
    """A first-level category and its leaves."""

    id: str
    name_en: str
    name_hi: str
    leaves: tuple[Leaf, ...]


@cache
def contents() -> Mapping[str, Any]:
    """The whole file."""
    return json.loads(_FILE.read_text(encoding="utf-8"))


@cache
def categories() -> tuple[Category, ...]:
    """The twelve categories in the order of the file."""
    return tuple(
        Category(
            id=row["id"],
            name_en=row["name_en"],
            name_hi=row["name_hi"],
            leaves=tuple(_leaf(row["id"], leaf) for leaf in row["leaves"]),
        )
        for row in contents()["categories"]
    )


@cache
def leaves() -> Mapping[str, Leaf]:
    """Each leaf by its id."""
    return {leaf.id: leaf for category in categories() for leaf in category.leaves}


def _leaf(category_id: str, row: Mapping[str, Any]) -> Leaf:
    price = row["price_inr"]
    return Leaf(
        id=row["id"],
        category_id=category_id,
        name_en=row["name_en"],
        name_hi=row["name_hi"],
        hsn=row["hsn"],
        gst=row["gst"],
        min_paise=price["min"] * 100,
        typical_paise=price["typical"] * 100,
        max_paise=price["max"] * 100,
        sale_unit=row["sale_unit"],
        attributes=tuple(_RANGE_NOTE.sub("", name) for name in row["attributes"]),
        weight_g=tuple(row["weight_g"]),
        shelf_life_days=row["shelf_life_days"],
        fssai_required=row["fssai_required"],
        return_policy=row["return_policy"],
        made_to_order=row["made_to_order"],
        origins=tuple(row["default_country_of_origin"].split("|")),
        ship_scope=row["ship_scope"],
        festival_peaks=tuple(row["festival_peaks"]),
        flags=tuple(row["flags"]),
    )
