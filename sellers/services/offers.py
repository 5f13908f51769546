"""What a shop asks for a product, and how many pieces it has."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sellers.models import Offer, Seller
from sellers.signals import offers_changed
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError, InvalidInput, NotAllowed
from vrinda.kernel.money import rupees_of

HIGHEST_PRICE_PAISE = 10**9  # one crore rupees
MOST_PIECES = 1_000_000
LONGEST_LEAD_DAYS = 90


class OfferExists(DomainError):
    code = "offer_exists"
    message = _("Your shop already offers this product, or uses this SKU for another one.")


class StockIsPromised(DomainError):
    code = "stock_is_promised"
    message = _("Fewer pieces would be left than buyers have ordered.")


@transaction.atomic
def create_offer(
    *,
    seller: Seller,
    product: Any,  # the room that owns products lies above this one
    price_paise: int,
    mrp_paise: int,
    stock: int,
    sku: str,
    by: object,
    lead_time_days: int = 0,
    now: datetime | None = None,
) -> Offer:
    """Put a product on sale at a shop's price (paise, with GST); its own product, or one that is on show."""
    _check_may_offer(seller, product)
    _check_prices(price_paise, mrp_paise)
    _check_count(stock, MOST_PIECES, "stock")
    _check_count(lead_time_days, LONGEST_LEAD_DAYS, "lead_time_days")
    offer = Offer(
        partner=seller,
        product=product,
        price_currency="INR",
        price=rupees_of(price_paise),
        mrp_paise=mrp_paise,
        num_in_stock=stock,
        lead_time_days=lead_time_days,
    )
    offer.partner_sku = sku.strip() or offer.public_id
    _insert(offer)
    _record("offer.created", offer, by, now, price_paise=price_paise, mrp_paise=mrp_paise, stock=stock)
    return offer


@transaction.atomic
def change_offer(
    *,
    offer: Offer,
    by: object,
    price_paise: int | None = None,
    mrp_paise: int | None = None,
    is_active: bool | None = None,
    lead_time_days: int | None = None,
    now: datetime | None = None,
) -> Offer:
    """Change an offer's price or MRP (paise), whether it is on sale, or the days to make it ready."""
    offer = Offer.across_sellers.select_for_update(of=("self",), no_key=True).select_related("partner").get(pk=offer.pk)
    wanted = {
        "price_paise": price_paise,
        "mrp_paise": mrp_paise,
        "is_active": is_active,
        "lead_time_days": lead_time_days,
    }
    after = {name: value for name, value in wanted.items() if value is not None and value != getattr(offer, name)}
    if not after:
        return offer
    before = {name: getattr(offer, name) for name in after}
    _check_prices(after.get("price_paise", offer.price_paise), after.get("mrp_paise", offer.mrp_paise))
    _check_count(after.get("lead_time_days", 0), LONGEST_LEAD_DAYS, "lead_time_days")
    columns: dict[str, Any] = dict(after)
    if "price_paise" in columns:
        columns["price"] = rupees_of(columns.pop("price_paise"))
    for column, value in columns.items():
        setattr(offer, column, value)
    offer.save(update_fields=[*columns, "date_updated"])
    _record("offer.changed", offer, by, now, before=before, after=after)
    return offer


@transaction.atomic
def adjust_stock(*, offer: Offer, delta: int, reason: str, by: object, now: datetime | None = None) -> Offer:
    """Add pieces to the shelf, or take some away; what buyers were promised stays."""
    reason = reason.strip()[:100]
    if not reason:
        raise InvalidInput(_("Say why the stock changes."), param="reason")
    if not isinstance(delta, int) or delta == 0 or abs(delta) > MOST_PIECES:
        raise InvalidInput(_("Give a number of pieces to add or to take away."), param="delta")
    # The condition stands in the UPDATE, as in services/stock.py: an order placed at this moment counts.
    enough = Offer.across_sellers.filter(
        pk=offer.pk, num_in_stock__gte=F("num_allocated") - delta, num_in_stock__lte=MOST_PIECES - delta
    )
    if enough.update(num_in_stock=F("num_in_stock") + delta) != 1:
        if delta > 0:
            raise InvalidInput(_("This is more than a shelf can hold."), param="delta")
        raise StockIsPromised(param="delta")
    offer = Offer.across_sellers.select_related("partner").get(pk=offer.pk)
    _record("offer.stock_adjusted", offer, by, now, delta=delta, reason=reason, in_stock=offer.num_in_stock)
    return offer


def _insert(offer: Offer) -> None:
    """The table's own constraints decide, so that two requests at once make one offer."""
    try:
        with transaction.atomic():
            offer.save(force_insert=True)
    except IntegrityError as error:
        raise OfferExists(param="sku") from error


def _check_may_offer(seller: Seller, product: Any) -> None:
    shown = product.parent if product.parent_id else product
    if shown.owner_id != seller.pk and not shown.is_on_show:
        raise NotAllowed(_("This product is not open to your shop."))
    if shown.parts.exists():
        raise NotAllowed(_("A bundle has no price of its own: it is sold as the things it holds, by their shop."))
    if not _may_sell_food(seller) and _is_food(shown):
        raise NotAllowed(_("Food needs an FSSAI number: ask the market to add yours to the shop's papers."))
    if product.is_parent:
        raise InvalidInput(_("Choose a size or kind of this product: each has its own price."), param="product")


def _may_sell_food(seller: Seller) -> bool:
    expires_on = seller.fssai_expires_on
    return bool(seller.fssai) and (expires_on is None or expires_on >= clock.today())


def _is_food(product: Any) -> bool:
    """Whether one of the product's categories, or one above it, asks for an FSSAI number."""
    kinds = product.categories.model
    line = {
        path[:end]
        for path in product.categories.values_list("path", flat=True)
        for end in range(kinds.steplen, len(path) + 1, kinds.steplen)
    }
    return bool(kinds.objects.filter(path__in=line, requires_fssai=True).exists())


def _check_prices(price_paise: int, mrp_paise: int) -> None:
    if not 0 < price_paise <= HIGHEST_PRICE_PAISE:
        raise InvalidInput(_("A price is more than zero and at most one crore rupees."), param="price_paise")
    if mrp_paise > HIGHEST_PRICE_PAISE:
        raise InvalidInput(_("An MRP is at most one crore rupees."), param="mrp_paise")
    if price_paise > mrp_paise:
        raise InvalidInput(_("The price may not be higher than the MRP."), param="price_paise")


def _check_count(count: int, most: int, param: str) -> None:
    if not 0 <= count <= most:
        raise InvalidInput(_("Give a number from 0 to %(most)d.") % {"most": most}, param=param)


def _record(type: str, offer: Offer, by: object, now: datetime | None, **payload: object) -> None:
    """Write the tape and tell the rooms above."""
    events.record(type, subject=offer.public_id, by=by, seller=offer.partner.public_id, now=now, **payload)
    offers_changed.send(sender=Offer, product_ids=[offer.product_id])
