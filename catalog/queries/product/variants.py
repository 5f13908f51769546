"""The choices of a product: one row of options per dimension (size, colour, weight), else one row of labels."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.deities import fits_of_choice
from catalog.models import Product
from catalog.particulars import attribute_name
from catalog.queries.cards import in_language
from catalog.queries.product.reading import Shown
from catalog.standing import Standing
from vrinda.kernel.money import format_inr


@dataclass(frozen=True)
class VariantOption:
    """One option: a link to the choice it leads to."""

    id: str
    label: str
    url: str
    is_selected: bool
    is_available: bool
    note: str = ""
    fits: str = ""


@dataclass(frozen=True)
class VariantGroup:
    """One dimension to choose along."""

    legend: str
    options: list[VariantOption]


def variant_groups(shown: Shown) -> list[VariantGroup]:
    """Return the dimensions of a product's choices; none for a product without choices."""
    if not shown.variants:
        return []
    table = _table(shown)
    codes = _dimensions(table)
    names = {value.attribute.code: attribute_name(value.attribute) for value in shown.values}
    if len(codes) < 2:
        legend = names[codes[0]] if codes else _("Choose")
        return [VariantGroup(legend, [_by_label(shown, variant) for variant in shown.variants])]
    return [VariantGroup(names[code], _options(shown, table, code)) for code in codes]


Table = Mapping[int, Mapping[str, str]]


def _table(shown: Shown) -> Table:
    """Return variant → code → value."""
    table: dict[int, dict[str, str]] = {variant.pk: {} for variant in shown.variants}
    for value in shown.values:
        if value.product_id in table:
            table[value.product_id][value.attribute.code] = value.value_text
    return table


def _dimensions(table: Table) -> list[str]:
    """Return the codes that tell the variants apart: each has them all, each combination is there once."""
    rows = list(table.values())
    shared = [code for code in rows[0] if all(code in row for row in rows)]
    codes = [code for code in shared if len({row[code] for row in rows}) > 1]
    combinations = {tuple(row[code] for code in codes) for row in rows}
    return codes if len(combinations) == len(rows) else []


def _options(shown: Shown, table: Table, code: str) -> list[VariantOption]:
    """Return one option per value; each leads to the variant that changes least else, one in stock if there is."""
    best = _best_of(shown)
    current = table[shown.product.pk]
    options = []
    for value in dict.fromkeys(row[code] for row in table.values()):
        having = [variant for variant in shown.variants if table[variant.pk][code] == value]
        target = min(having, key=lambda variant: _distance(table[variant.pk], current, best[variant.pk]))
        is_exact = _differences(table[target.pk], current) <= {code}
        options.append(
            VariantOption(
                id=f"{code}-{target.public_id}",
                label=value,
                url=shown.address(v=target.public_id),
                is_selected=current[code] == value,
                is_available=best[target.pk].candidate.can_be_bought,
                note="" if is_exact else _("another combination"),
                fits=_fits(shown, value),
            )
        )
    return options


def _differences(one: Mapping[str, str], other: Mapping[str, str]) -> set[str]:
    return {code for code in one if one[code] != other.get(code)}


def _distance(one: Mapping[str, str], current: Mapping[str, str], best: Standing) -> tuple[int, bool, int]:
    return len(_differences(one, current)), not best.candidate.can_be_bought, best.offer.product_id


def _best_of(shown: Shown) -> dict[int, Standing]:
    best: dict[int, Standing] = {}
    for standing in shown.standings:
        best.setdefault(standing.offer.product_id, standing)
    return best


def _by_label(shown: Shown, variant: Product) -> VariantOption:
    best = _best_of(shown)[variant.pk]
    label = in_language(shown.language, variant.variant_label, variant.variant_label_hi)[0]
    return VariantOption(
        id=variant.public_id,
        label=label,
        url=shown.address(v=variant.public_id),
        is_selected=variant.pk == shown.product.pk,
        is_available=best.candidate.can_be_bought,
        note=format_inr(best.offer.price_paise, short=True) if best.candidate.can_be_bought else "",
        fits=_fits(shown, label),
    )


def _fits(shown: Shown, label: str) -> str:
    """Return what a choice fits, for the browser to compare; nothing for what is no deity's."""
    return " ".join(fits_of_choice(label)) if shown.listing.facets.get("fits") else ""


def selected_label(shown: Shown) -> str:
    """Return the label of the chosen variant, empty for a product without choices."""
    label, label_hi = shown.product.variant_label, shown.product.variant_label_hi
    return in_language(shown.language, label, label_hi)[0] if shown.product.parent_id else ""
