"""Which GST rate holds for a product, and for a piece of it at a price.

Garments, made-ups and shoes change their rate at a value per piece *without* GST. Prices here include GST, so
between threshold + low rate and threshold + high rate no reading is consistent: the dead band. There the high
rate is charged and the seller is warned. Source: Notification 9/2025-CTR; see docs/flows/money.md.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models import Product, TaxRate
from catalog.states import TaxCondition
from vrinda.kernel.errors import DomainError
from vrinda.kernel.money import BP


class NoTaxRate(DomainError):
    code = "no_tax_rate"
    message = _("No GST rate is known for this product.")


def rate_bp(rate: TaxRate, piece_paise: int) -> int:
    """Return the rate (basis points) of a piece sold at ``piece_paise``, GST included, after the seller's discount."""
    if rate.condition != TaxCondition.PER_PIECE_THRESHOLD or _is_within(rate, piece_paise, rate.rate_bp):
        return rate.rate_bp
    return rate.rate_above_bp or 0


def is_in_dead_band(rate: TaxRate, piece_paise: int) -> bool:
    """Tell whether a price is above the threshold at the low rate, yet not above it at the high one."""
    if rate.condition != TaxCondition.PER_PIECE_THRESHOLD:
        return False
    return not _is_within(rate, piece_paise, rate.rate_bp) and _is_within(rate, piece_paise, rate.rate_above_bp or 0)


def _is_within(rate: TaxRate, piece_paise: int, at_bp: int) -> bool:
    """Compare without division: the value without GST is at most the threshold."""
    return piece_paise * BP <= (rate.threshold_paise or 0) * (BP + at_bp)


def tax_rates_for(products: Iterable[Product], on: date) -> dict[int, TaxRate]:
    """Return each product's rate row on a day, with one query: the declared row, else the longest HSN prefix.

    Raises ``NoTaxRate`` naming the first product that has neither.
    """
    products = list(products)
    rows = _rows_on(products, on)
    return {product.pk: _choose(product, rows) for product in products}


def _rows_on(products: Sequence[Product], on: date) -> list[TaxRate]:
    prefixes = {product.hsn[:length] for product in products for length in range(2, len(product.hsn) + 1)}
    declared = {product.tax_rate_id for product in products if product.tax_rate_id}
    if not prefixes and not declared:
        return []
    valid = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    return list(TaxRate.objects.filter(valid, Q(hsn_prefix__in=prefixes) | Q(pk__in=declared)))


def _choose(product: Product, rows: Sequence[TaxRate]) -> TaxRate:
    for row in rows:
        if row.pk == product.tax_rate_id:
            return row
    matching = [row for row in rows if row.hsn_prefix and product.hsn.startswith(row.hsn_prefix)]
    if not matching:
        raise NoTaxRate(
            _("No GST rate is known for “%(title)s” (HSN %(hsn)s).")
            % {"title": product.title, "hsn": product.hsn or "–"},
            product=product.public_id,
        )
    return max(matching, key=lambda row: (len(row.hsn_prefix), row.valid_from, row.pk))
