"""What the law wants said about a product and its seller, as rows of label and value.

Sources: Consumer Protection (E-Commerce) Rules 2020, rules 5 and 6; Legal Metrology (Packaged Commodities) Rules
2011, rules 6 and 10; Food Safety and Standards (Labelling and Display) Regulations 2020.
"""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.places import STATES
from catalog.countries import country_name
from catalog.models import Product
from catalog.particulars import attribute_name
from catalog.queries.product.reading import Shown, ShownBundle
from catalog.queries.wording import word_for
from catalog.taxes import NoTaxRate, rate_bp, tax_rates_for
from catalog.unit_prices import unit_text
from sellers.models import Seller
from sellers.states import SellerKind
from vrinda.kernel.money import format_inr, format_percent
from vrinda.kernel.quantities import weight_text

Rows = list[tuple[str, str]]


def facts(shown: Shown, rate_text: str) -> Rows:
    """Return the declarations; a row without a value is left out."""
    rows = [*_of_goods(shown, rate_text), *of_seller(shown.seller), (_("Returns"), returns_text(shown))]
    return [(label, value) for label, value in rows if value]


def _of_goods(shown: Shown, rate_text: str) -> Rows:
    product, offer = shown.product, shown.chosen.offer
    loose = _("Sold loose, weighed in steps of %(step)s") % {"step": weight_text(product.step_g)}
    return [
        (_("MRP"), _mrp_text(offer.mrp_paise, product.step_g)),
        (_("Net quantity"), loose if product.step_g else product.net_quantity),
        (_("Unit price"), unit_text(offer.price_paise, product.net_quantity, product.step_g)),
        (_("Veg mark"), str(product.get_veg_mark_display())),
        (_("Best before"), _best_before(product)),
        (_("Packed in"), date_format(product.packed_on, "F Y") if product.packed_on else ""),
        (_("Made or packed by"), product.packer),
        (_("Country of origin"), country_name(product.country_of_origin)),
        (_("Imported by"), product.importer),
        (_("HSN and GST"), _hsn_text(product, rate_text, shown.seller)),
    ]


def _mrp_text(mrp_paise: int, step_g: int) -> str:
    mrp = format_inr(mrp_paise)
    if step_g:
        words = _("%(mrp)s for %(weight)s, all taxes included")
        return words % {"mrp": mrp, "weight": weight_text(step_g)}
    return _("%(mrp)s, all taxes included") % {"mrp": mrp}


def _best_before(product: Product) -> str:
    days = product.shelf_life_days
    if not days:
        return ""
    return ngettext("%(days)d day from making", "%(days)d days from making", days) % {"days": days}


def of_seller(seller: Seller) -> Rows:
    place = f"{seller.address_line}, {seller.locality}, {seller.city} {seller.pincode}"
    state = STATES.get(seller.state_code, "")
    return [
        (_("Sold by"), ", ".join(part for part in (seller.legal_name, place, str(state)) if part)),
        (_("Contact"), " · ".join(part for part in (seller.phone, seller.email) if part)),
        (_("Rating of the shop"), _rating_text(seller)),
        (_("Tax status"), _tax_status(seller)),
        (_("FSSAI"), seller.fssai),
    ]


def _rating_text(seller: Seller) -> str:
    if not seller.rating_count:
        return _("not rated yet")
    words = ngettext("%(stars)s of 5, %(count)d review", "%(stars)s of 5, %(count)d reviews", seller.rating_count)
    return words % {"stars": seller.rating_text, "count": seller.rating_count}


def _tax_status(seller: Seller) -> str:
    if seller.kind == SellerKind.ENROLLED_UNREGISTERED:
        return _("Not registered under GST, enrolled under %(number)s") % {"number": seller.enrolment_id}
    if seller.kind == SellerKind.COMPOSITION:
        return _("GSTIN %(number)s, composition scheme") % {"number": seller.gstin}
    return _("GSTIN %(number)s") % {"number": seller.gstin}


def _hsn_text(product: Product, rate_text: str, seller: Seller) -> str:
    if seller.kind != SellerKind.REGULAR:
        return _("%(hsn)s · this shop charges no GST") % {"hsn": product.hsn or "–"}
    return " · ".join(part for part in (product.hsn, rate_text and f"GST {rate_text}") if part)


def returns_text(shown: Shown | ShownBundle) -> str:
    days = shown.seller.return_window_days
    if not shown.parent.is_returnable or not days:
        return _("Cannot be returned, unless it arrives damaged or wrong")
    return ngettext("%(days)d-day return", "%(days)d-day return", days) % {"days": days}


def rate_text(product: Product, price_paise: int, today: date) -> str:
    """Return the GST rate in a price, in words; empty when none is known: placing an order refuses by itself."""
    try:
        rate = tax_rates_for([product], today)[product.pk]
    except NoTaxRate:
        return ""
    return format_percent(rate_bp(rate, price_paise))


def particulars(shown: Shown) -> Rows:
    """Return what the seller tells about the goods; the choice's own word goes before the product's."""
    mine = [value for value in shown.values if value.product_id in (shown.product.pk, shown.parent.pk)]
    rows = {}
    for value in sorted(mine, key=lambda value: value.product_id == shown.product.pk):
        rows[attribute_name(value.attribute)] = word_for(value.value_text)
    return list(rows.items())
