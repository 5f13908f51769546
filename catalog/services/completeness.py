"""What a product must say before it may be sold. Which category asks for what is data on the category.

Sources: Legal Metrology (Packaged Commodities) Rules 2011, rule 6; Consumer Protection (E-Commerce) Rules 2020,
rule 6; Food Safety and Standards (Labelling and Display) Regulations 2020.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from catalog.bundles import Bundle, bundles_of
from catalog.models import Category, Product
from catalog.taxes import tax_rates_for
from sellers.models import Seller
from vrinda.kernel.errors import DomainError

HOME_COUNTRY = "IN"
FEWEST_PARTS = 2
Missing = dict[str, Any]  # param → what it is, in words


class NotReadyForSale(DomainError):
    code = "not_ready_for_sale"


def check_is_complete(product: Product, today: date) -> None:
    """Raise ``NotReadyForSale`` naming each thing that is missing."""
    bundle = bundles_of([product.pk]).get(product.pk)
    if bundle is not None:
        _check_bundle(bundle)
        return
    tax_rates_for([product], today)
    missing = missing_for_sale(product, today)
    if missing:
        names = "; ".join(str(label) for label in missing.values())
        raise NotReadyForSale(
            _("Before this can be sold, please add: %(names)s.") % {"names": names},
            param=next(iter(missing)),
            missing=list(missing),
        )


def _check_bundle(bundle: Bundle) -> None:
    if len(bundle.pieces) < FEWEST_PARTS:
        raise NotReadyForSale(_("A bundle holds at least two different things."), param="parts")
    hidden = next((piece.shown for piece in bundle.pieces if not piece.shown.is_on_show), None)
    if hidden is not None:
        raise NotReadyForSale(
            _("“%(title)s” is not on show itself: a bundle holds only what is.") % {"title": hidden.title},
            param="parts",
        )


def missing_for_sale(product: Product, today: date) -> Missing:
    """Return what is missing by what the law, and the product's categories, ask for."""
    asked = _asked_by_categories(product)
    missing: Missing = {}
    if not product.net_quantity and not product.step_g:
        missing["net_quantity"] = _("the net quantity, such as “500 g” or “1 piece”")
    if product.country_of_origin != HOME_COUNTRY and not product.importer:
        missing["importer"] = _("the importer's name and address, as it comes from abroad")
    if "packer" in asked and not product.packer:
        missing["packer"] = _("the name and address of its maker or packer")
    if "shelf_life" in asked and not product.shelf_life_days:
        missing["shelf_life_days"] = _("for how many days from making it is best")
    if "veg_mark" in asked and not product.veg_mark:
        missing["veg_mark"] = _("the veg mark")
    if "fssai" in asked and not _has_valid_fssai(product.owner, today):
        missing["fssai"] = _("a valid FSSAI number in the shop's profile")
    return missing


def _asked_by_categories(product: Product) -> set[str]:
    """Return what the product's categories ask for, and all categories above them."""
    paths = Category.objects.filter(product=product).values_list("path", flat=True)
    step = Category.steplen
    line = {path[:end] for path in paths for end in range(step, len(path) + 1, step)}
    names = ("fssai", "veg_mark", "shelf_life", "packer")
    rows = Category.objects.filter(path__in=line).values_list(*(f"requires_{name}" for name in names))
    return {name for row in rows for name, is_asked in zip(names, row, strict=True) if is_asked}


def _has_valid_fssai(owner: Seller | None, today: date) -> bool:
    if owner is None or not owner.fssai:
        return False
    return owner.fssai_expires_on is None or owner.fssai_expires_on >= today
