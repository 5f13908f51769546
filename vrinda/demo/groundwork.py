"""What stands before the first shop opens: terms, delivery zones, tax rates, staff and the category tree."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from django.utils.text import slugify

from accounts.models import User
from catalog.editorial import Festival
from catalog.models import Category, Facet, FacetValue, TaxRate
from catalog.services.categories import create_category
from catalog.services.seasons import tie_categories
from catalog.states import Certainty, FacetKind, TaxCondition
from sellers.models import CommissionTerm, DeliveryRate, DeliveryZone
from sellers.states import Carrier
from vrinda.demo.pictures import PALETTES
from vrinda.demo.taxonomy import PACKED_UNITS, Leaf, categories, contents, leaves
from vrinda.demo.titles import attribute_names, hindi_of_values, wares
from vrinda.kernel import audit

COMMISSION_BP = 1000
OPEN_SINCE = date(2024, 1, 1)
_RUPEE = 100
_MADE_FOR_THE_DAY = 10  # what keeps no longer, in days, is made when it is sold
_MINUTES_IN_A_DAY = 1440
_NAME_HI = {
    "z1": "वृंदावन",
    "z2": "मथुरा शहर",
    "z3": "ब्रज परिक्रमा के कस्बे",
    "z4": "शेष उत्तर प्रदेश",
    "z5": "शेष भारत",
}
_FREE_FROM_PAISE = {"z1": 49_900, "z2": 99_900, "z3": 1_99_900}
# Rules that hold under any heading, and the words by which the market's table of rates names them.
_ANY_HEADING = {
    "murti-marble": "deities of stone, marble or wood",
    "murti-wood": "deities of stone, marble or wood",
    "mala-tulsi-kanthi": "rudraksha, tulsi kanthi mala",
    "mala-tulsi-japa": "tulsi japa mala",
    "mala-rudraksha": "rudraksha, tulsi kanthi mala",
    "batti-kalava": "rudraksha, tulsi kanthi mala",
}
_MIXED_SUPPLY_BP = 1800  # a kit is taxed like its dearest-taxed part: camphor
_CERTAINTY = {"SEEN": Certainty.SEEN, "KNOWN": Certainty.KNOWN, "UNCERTAIN": Certainty.UNCERTAIN}


def write_terms() -> None:
    """The market's commission, and what bringing a parcel into each zone costs."""
    CommissionTerm.objects.get_or_create(seller=None, starts_on=OPEN_SINCE, defaults={"rate_bp": COMMISSION_BP})
    for rank, row in enumerate(contents()["delivery_zones"], start=1):
        zone, _is_new = DeliveryZone.objects.get_or_create(
            code=row["id"],
            defaults={
                "name": row["name"],
                "name_hi": _NAME_HI[row["id"]],
                "pincodes": row.get("pincodes", []),
                "state_code": "09" if row.get("match") == "state 09" else "",
                "rank": rank,
            },
        )
        DeliveryRate.objects.get_or_create(zone=zone, seller=None, defaults=_rate(row))


def _rate(row: Mapping[str, Any]) -> dict[str, Any]:
    low, high = row["fee_inr"]
    by_rider = "pincodes" in row
    days = [minutes // _MINUTES_IN_A_DAY for minutes in row["eta_min"]] if by_rider else row["eta_days"]
    return {
        "carrier": Carrier.MARKET if by_rider else Carrier.SELLER,
        "fee_paise": (low + high) * _RUPEE // 2,
        "free_above_paise": _FREE_FROM_PAISE.get(row["id"]),
        "min_days": days[0],
        "max_days": days[1],
    }


def declared_rates(*, by: User) -> dict[str, TaxRate]:
    """The tax rate that the goods of each leaf declare; rows the market lacks are written, once per rule.

    Rates nobody has read in a source are approved here: an open one keeps a registered shop's goods in review.
    """
    rates = {leaf.id: _rate_row(leaf) for leaf in leaves().values() if not leaf.is_service}
    for rate in {rate.pk: rate for rate in rates.values()}.values():
        if rate.certainty == Certainty.UNCERTAIN and not rate.approved_by:
            TaxRate.objects.filter(pk=rate.pk).update(approved_by=by.public_id)
            audit.write("tax_rate.approved", subject=str(rate.pk), by=by, reason="Demo market")
    return rates


def _rate_row(leaf: Leaf) -> TaxRate:
    rule = _rule(leaf.gst)
    in_force = TaxRate.objects.filter(**rule, valid_to=None).order_by("pk")
    if leaf.id in _ANY_HEADING:
        in_force = in_force.filter(hsn_prefix="", source__contains=_ANY_HEADING[leaf.id])
        return in_force.first() or _written(leaf, rule)
    matching = [row for row in in_force.exclude(hsn_prefix="") if leaf.hsn.startswith(row.hsn_prefix)]
    return max(matching, key=lambda row: len(row.hsn_prefix), default=None) or _written(leaf, rule)


def _written(leaf: Leaf, rule: Mapping[str, Any]) -> TaxRate:
    """A row without a prefix: it holds only where declared, so that it cannot speak for other goods."""
    note = leaf.gst.get("note") or leaf.gst.get("rule") or f"{leaf.name_en} (HSN {leaf.hsn})"
    return TaxRate.objects.get_or_create(
        **rule,
        hsn_prefix="",
        source=f"Demo market: {note}"[:200],
        valid_from=date.fromisoformat(contents()["tax_effective_from"]),
        defaults={"certainty": _CERTAINTY[leaf.gst["certainty"]]},
    )[0]


def _rule(gst: Mapping[str, Any]) -> dict[str, Any]:
    """The leaf's rule as columns. Where an exemption hangs on a proof, the rate without it is taken."""
    if gst["kind"] == "per_piece_threshold":
        return {
            "condition": TaxCondition.PER_PIECE_THRESHOLD,
            "rate_bp": gst["rate_pct_at_or_below"] * 100,
            "threshold_paise": gst["threshold_paise"],
            "rate_above_bp": gst["rate_pct_above"] * 100,
        }
    if gst["kind"] == "mixed_supply":
        return {"condition": TaxCondition.FLAT, "rate_bp": _MIXED_SUPPLY_BP}
    named = ("rate_pct", "rate_pct_if_false", "rate_pct_prepacked")
    return {"condition": TaxCondition.FLAT, "rate_bp": next(gst[name] for name in named if name in gst) * 100}


def grow_tree(*, by: User) -> dict[str, Category]:
    """The twelve categories and their leaves, by id; the id is the slug."""
    tree = {}
    for category in categories():
        sold = [leaf for leaf in category.leaves if not leaf.is_service]
        root = create_category(
            name=category.name_en, slug=category.id, name_hi=category.name_hi, tint=_tint(sold[0].id), by=by
        )
        tree[category.id] = root
        for leaf in sold:
            tree[leaf.id] = create_category(
                name=leaf.name_en,
                slug=leaf.id,
                name_hi=leaf.name_hi,
                parent=root,
                motif=wares()[leaf.id].motifs[0],
                tint=_tint(leaf.id),
                default_hsn=leaf.hsn,
                requires_fssai=leaf.fssai_required,
                requires_veg_mark=leaf.fssai_required,
                requires_shelf_life=leaf.fssai_required,
                requires_packer=leaf.fssai_required or leaf.sale_unit in PACKED_UNITS,
                is_sold_fresh=bool(leaf.shelf_life_days and leaf.shelf_life_days <= _MADE_FOR_THE_DAY),
                by=by,
            )
    return tree


# Particulars that are told on a product's page and are nothing to choose by.
_NOT_FACETS = {
    *("component_list", "components", "pieces_included", "licence_no", "venue", "date", "delivery_by_date"),
    *("chest_inch", "waist_inch", "lehenga_length_inch", "source", "item"),
}


def write_facets(tree: Mapping[str, Category]) -> None:
    """What lists can be narrowed by: each particular in the leaves that declare it, its values in both languages."""
    declared: dict[str, list[Leaf]] = {}
    for leaf in leaves().values():
        for name in leaf.attributes if leaf.id in tree else ():
            declared.setdefault(name, []).append(leaf)
    for name, owners in declared.items():
        if name not in _NOT_FACETS:
            facet = _facet(name)
            facet.categories.set([tree[leaf.id] for leaf in owners])
            if facet.kind == FacetKind.CHOICE:
                _write_values(facet, {word.en for leaf in owners for word in wares()[leaf.id].slots.get(name, ())})


def _facet(name: str) -> Facet:
    label, label_hi = attribute_names()[name]
    code = slugify(label).replace("-", "_")
    return Facet.objects.get_or_create(code=code, defaults={"name": label, "name_hi": label_hi})[0]


def _write_values(facet: Facet, words: set[str]) -> None:
    known = [*facet.values.all()]
    written = {value.label.casefold() for value in known} | {
        alias.strip().casefold() for value in known for alias in value.aliases.split(",")
    }
    FacetValue.objects.bulk_create(
        FacetValue(
            facet=facet, code=slugify(word)[:60], label=word[:1].upper() + word[1:], label_hi=hindi_of_values()[word]
        )
        for word in sorted(words)
        if word.casefold() not in written and "," not in word
    )


def tie_festivals(tree: Mapping[str, Category], *, by: User) -> None:
    """Tell the calendar what is bought for each festival: the leaves that peak then, else the categories."""
    named = {row["id"]: row["categories"] for row in contents()["festivals"]}
    for festival in Festival.objects.all():
        peaks = [leaf.id for leaf in leaves().values() if festival.code in leaf.festival_peaks and leaf.id in tree]
        slugs = peaks or named.get(festival.code, [])
        tie_categories(festival=festival, categories=[tree[slug] for slug in slugs], by=by)


@cache
def _tint(leaf_id: str) -> str:
    palettes = wares()[leaf_id].palettes
    return PALETTES[palettes[0]].tint if palettes else "sand"
