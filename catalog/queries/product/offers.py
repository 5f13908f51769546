"""Offers in words: what each costs at the door, when it comes, what speaks for its shop."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalog.buybox import policy
from catalog.queries.cards import in_language
from catalog.queries.delivery_words import offer_delivery_text
from catalog.queries.product.reading import Shown
from catalog.standing import Standing
from catalog.unit_prices import unit_text
from sellers.models import Seller
from sellers.states import SellerKind
from vrinda.kernel.money import format_inr
from vrinda.kernel.quantities import weight_steps, weight_text

MOST_AT_ONCE = 20
MOST_STEPS_AT_ONCE = 100
ENOUGH_DELIVERIES = 5  # fewer say nothing about a shop's punctuality
A_WEEK = 7


@dataclass(frozen=True)
class OfferRow:
    """One shop's offer, as a row to choose from; amounts in paise with GST."""

    public_id: str
    seller_name: str
    seller_url: str
    rating: str
    place: str
    promise_text: str
    delivery_text: str
    price_paise: int
    landed_text: str
    is_chosen: bool
    choose_url: str
    merits: list[str]
    reason: str = ""


@dataclass(frozen=True)
class ChosenOffer:
    """The offer that the button puts into the basket; amounts in paise with GST."""

    public_id: str
    price_paise: int
    mrp_paise: int | None
    unit_text: str
    is_available: bool
    gone_text: str
    most: int
    tax_text: str
    for_text: str
    weights: list[tuple[int, str, int]]
    promise_text: str
    fee_text: str
    rest_text: str


def chosen_offer(shown: Shown, rate_text: str) -> ChosenOffer:
    standing, offer, product = shown.chosen, shown.chosen.offer, shown.product
    is_taxed = shown.seller.kind == SellerKind.REGULAR
    most = max(1, min(offer.free_stock, MOST_STEPS_AT_ONCE if product.step_g else MOST_AT_ONCE))
    steps = weight_steps(product.step_g, 1, most)
    return ChosenOffer(
        public_id=offer.public_id,
        price_paise=offer.price_paise,
        mrp_paise=offer.mrp_paise if offer.mrp_paise > offer.price_paise else None,
        unit_text=unit_text(offer.price_paise, product.net_quantity, product.step_g),
        is_available=offer.is_buyable,
        gone_text=_gone_text(standing),
        most=most,
        tax_text=_("GST included") if is_taxed and rate_text else _("All taxes included"),
        for_text=_("for %(weight)s") % {"weight": weight_text(product.step_g)} if product.step_g else "",
        weights=[(count, words, count * offer.price_paise) for count, words in steps],
        promise_text=promise_text(shown, standing),
        fee_text=offer_delivery_text(standing),
        rest_text=offer.partner.rest_text,
    )


def _gone_text(standing: Standing) -> str:
    if standing.offer.is_buyable:
        return ""
    return standing.seller.rest_text or _("Out of stock at the moment.")


def offer_rows(shown: Shown) -> list[OfferRow]:
    """Return every shop's offer of what is shown, the policy's first with its reason; none where there is but one."""
    rivals = shown.rivals
    if len(rivals) < 2:
        return []
    reason = policy().reason([standing.candidate for standing in rivals])
    return [_row(shown, standing, reason if standing is rivals[0] else "") for standing in rivals]


def _row(shown: Shown, standing: Standing, reason: str) -> OfferRow:
    seller, offer = standing.seller, standing.offer
    return OfferRow(
        public_id=offer.public_id,
        seller_name=in_language(shown.language, seller.name, seller.name_hi)[0],
        seller_url=shop_url(seller),
        rating=seller.rating_text,
        place=", ".join(part for part in (seller.locality, seller.city) if part),
        promise_text=promise_text(shown, standing) if offer.is_buyable else _gone_text(standing),
        delivery_text=offer_delivery_text(standing),
        price_paise=offer.price_paise,
        landed_text=_landed_text(standing),
        is_chosen=standing is shown.chosen,
        choose_url=shown.address(offer=offer.public_id),
        merits=merits(standing),
        reason=reason,
    )


def _landed_text(standing: Standing) -> str:
    if not standing.fee_paise:
        return ""
    return _("%(amount)s at your door") % {"amount": format_inr(standing.landed_paise, short=True)}


def promise_text(shown: Shown, standing: Standing) -> str:
    """Say by when a piece ordered today comes: “By Friday to 281001”."""
    if standing.delivery is None:
        return _("Not brought to %(pin)s") % {"pin": shown.place.pincode}
    pin, day = shown.place.pincode, standing.comes_by(shown.today)
    if standing.candidate.days == 0:
        return _("Today or tomorrow to %(pin)s") % {"pin": pin}
    return _("By %(day)s to %(pin)s") % {"day": day_words(day, shown.today), "pin": pin}


def day_words(day: date, today: date) -> str:
    """Name a coming day as people do: tomorrow, Friday, 5 December."""
    if day == today + timedelta(days=1):
        return _("tomorrow")
    return date_format(day, "l" if (day - today).days < A_WEEK else "j F")


def merits(standing: Standing) -> list[str]:
    """Say why one might choose this shop, from its record alone."""
    seller = standing.seller
    found = []
    if seller.on_time_of >= ENOUGH_DELIVERIES:
        percent = 100 * seller.on_time_count // seller.on_time_of
        found.append(_("%(percent)d %% on time") % {"percent": percent})
    if seller.accepts_cod:
        found.append(_("Cash on delivery possible"))
    return found


def shop_url(seller: Seller) -> str:
    return reverse("catalog:shop", kwargs={"slug": seller.slug})
