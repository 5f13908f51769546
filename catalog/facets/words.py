"""From a listing's row to the terms it is found by: written values become one code each, numbers fall into bands."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from catalog.facets.shelf import HIGHEST_KEY, Record, Term, key_of
from catalog.models import Category, Facet, FacetValue
from catalog.states import FacetKind
from catalog.unit_prices import UnitPrice, unit_price
from vrinda.kernel.language import in_page_language
from vrinda.kernel.text import number_text

STARS = (4, 3)
BANDS = ((0, 200_00), (200_00, 500_00), (500_00, 1000_00), (1000_00, 2500_00), (2500_00, None))
RELEVANCE, CHEAPEST, DEAREST, UNIT_PRICE, RATING, NEWEST = (
    "relevance",
    "price",
    "-price",
    "unit_price",
    "rating",
    "newest",
)
ORDERS = (RELEVANCE, CHEAPEST, DEAREST, UNIT_PRICE, RATING, NEWEST)
COLUMNS = (
    "product_id",
    "category_path",
    "seller_id",
    "seller_slug",
    "seller_ids",
    "price_paise",
    "is_available",
    "facets",
    "rating",
    "rating_count",
    "score",
)
_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,2})?")
_YES = {"yes", "true", "1", "on", "haan", "han", "हाँ", "हां", "safe", "free"}


@dataclass
class Definition:
    """A facet as staff defined it, with its values ready to be looked up."""

    facet: Facet
    paths: tuple[str, ...]
    values: Mapping[str, FacetValue]
    by_writing: Mapping[str, str]
    bounds: tuple[Decimal, ...]
    seen: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"a_{self.facet.code}"

    @property
    def title(self) -> str:
        return in_page_language(self.facet.name, self.facet.name_hi)

    def belongs_to(self, category: Category | None) -> bool:
        """Say whether the facet is one of a category, of one above it, or of one below it; without any, of all."""
        if category is None or not self.paths:
            return True
        return any(category.path.startswith(own) or own.startswith(category.path) for own in self.paths)

    def label(self, value: str) -> str:
        known = self.values.get(value)
        if known is not None:
            return in_page_language(known.label, known.label_hi)
        if self.facet.kind == FacetKind.NUMBER:
            unit = in_page_language(self.facet.unit, self.facet.unit_hi)
            return f"{value.replace('-', '–')} {unit}".strip()
        return self.seen.get(value, value)

    def place(self, value: str) -> tuple[Decimal, str]:
        """Return by what the values of a number stand in order."""
        found = _NUMBER.search(value)
        return (Decimal(found[0]) if found else Decimal(0), value)

    def codes(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the codes of values as sellers wrote them."""
        for text in texts:
            if self.facet.kind == FacetKind.NUMBER:
                yield from self._numbers(text)
            elif self.facet.kind == FacetKind.FLAG:
                if text.strip().casefold() in _YES:
                    yield "1"
            else:
                yield from filter(None, (self._code(part) for part in text.split(",")))

    def _code(self, text: str) -> str:
        writing = " ".join(text.casefold().split())
        known = self.by_writing.get(writing)
        if known is None:
            known = slugify(writing, allow_unicode=True)[:60]
            self.seen.setdefault(known, text.strip()[:1].upper() + text.strip()[1:])
        return known

    def _numbers(self, text: str) -> Iterator[str]:
        found = _NUMBER.search(text)
        if not found:
            return
        if not self.bounds:
            yield number_text(Decimal(found[0]))
            return
        number = Decimal(found[0])
        above = next((place for place, bound in enumerate(self.bounds) if number < bound), len(self.bounds))
        low = number_text(self.bounds[above - 1]) if above else "0"
        yield f"{low}-{number_text(self.bounds[above])}" if above < len(self.bounds) else f"{low}+"


def definitions() -> list[Definition]:
    """Read the facets that staff defined, in their order; three queries."""
    facets = Facet.objects.filter(is_active=True).prefetch_related("values", "categories").order_by("rank", "code")
    return [_definition(facet) for facet in facets]


def _definition(facet: Facet) -> Definition:
    values = sorted(facet.values.all(), key=lambda value: (value.rank, value.code))
    by_writing = {}
    for value in values:
        for writing in (value.code, value.label, value.label_hi, *value.aliases.split(",")):
            if writing.strip():
                by_writing[" ".join(writing.casefold().split())] = value.code
    return Definition(
        facet=facet,
        paths=tuple(category.path for category in facet.categories.all()),
        values={value.code: value for value in values},
        by_writing=by_writing,
        bounds=tuple(sorted(Decimal(bound) for bound in _NUMBER.findall(facet.bounds))),
    )


def record_of(row: Sequence[Any], known: Sequence[Definition]) -> Record:
    """Return what the index keeps of one row of listings, whose columns are ``COLUMNS``."""
    pk, path, _seller, slug, sellers, price, is_available, facets, rating, rating_count, score = row
    facets = facets if isinstance(facets, dict) else json.loads(facets or "{}")
    sellers = sellers if isinstance(sellers, list) else json.loads(sellers or "[]")
    hundredths = round(rating * 100) if rating is not None else 0
    terms: list[Term] = [("c", path[:end]) for end in range(Category.steplen, len(path) + 1, Category.steplen)]
    terms += [("shop", slug), ("origin", facets.get("origin") or "IN"), ("band", band_of(price))]
    terms += [("sold_by", str(seller)) for seller in sellers]
    terms += [("rating", str(stars)) for stars in STARS if hundredths >= stars * 100]
    terms += [("fits", value) for value in facets.get("fits", ()) if isinstance(value, str)]
    if is_available:
        terms.append(("in_stock", "1"))
    written = facets.get("attributes", {})
    for definition in known:
        texts = written.get(definition.facet.code)
        if texts:
            terms += [(definition.name, code) for code in dict.fromkeys(definition.codes(texts))]
    per = unit_price(price, facets.get("net_quantity", ""), facets.get("step_g", 0))
    ranks = _ranks(pk, price, per, hundredths, rating_count, score)
    return Record(pk, tuple(dict.fromkeys(terms)), price, tuple(key_of(pk, rank) for rank in ranks))


def _ranks(pk: int, price: int, per: UnitPrice | None, hundredths: int, reviews: int, score: int) -> tuple[int, ...]:
    """Return the rank in each of ``ORDERS``, the lowest first."""
    unit = HIGHEST_KEY if per is None else per.paise * (1000 if per.unit in ("g", "ml") else 1)
    best_rated = HIGHEST_KEY - (hundredths << 20 | min(reviews, (1 << 20) - 1))
    return HIGHEST_KEY - score, price, HIGHEST_KEY - price, unit, best_rated, HIGHEST_KEY - pk


def band_of(price: int) -> str:
    return next(band_code(low, high) for low, high in BANDS if high is None or price < high)


def band_code(low: int, high: int | None) -> str:
    return f"{low // 100}-{high // 100 if high else ''}"
