"""Answers about sellers, their terms and where they bring things."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sellers.models import CommissionTerm, DeliveryRate, DeliveryZone, Member, Offer, Seller
from sellers.states import Carrier, Role, SellerStatus
from vrinda.kernel.errors import NotFound


def commission_bps(seller_ids: Collection[int], on: date) -> dict[int, int]:
    """Return each seller's commission (basis points) on a day: its own term, else the market's; one query."""
    in_force = CommissionTerm.objects.filter(
        Q(seller__in=seller_ids) | Q(seller=None), Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on
    )
    rates: dict[int | None, int] = {}
    for term in in_force.order_by("starts_on"):
        rates[term.seller_id] = term.rate_bp
    if None not in rates and not set(seller_ids) <= set(rates):
        raise LookupError(f"The market has no commission term in force on {on}.")
    return {seller_id: rates.get(seller_id, rates.get(None, 0)) for seller_id in seller_ids}


Rates = dict[tuple[int, int | None], DeliveryRate]


@dataclass(frozen=True)
class DeliveryChoice:
    """How one seller's parcel comes to one place; the fee is in paise with GST."""

    carrier: str
    fee_paise: int
    free_above_paise: int | None
    min_days: int
    max_days: int
    zone: str

    def fee_for(self, goods_paise: int) -> int:
        if self.free_above_paise is not None and goods_paise >= self.free_above_paise:
            return 0
        return self.fee_paise


def delivery_choices(sellers: Sequence[Seller], *, pincode: str, state_code: str) -> dict[int, DeliveryChoice | None]:
    """Return how each seller's parcel comes to an address, None where it does not; one query."""
    wanted = Q(seller__in={seller.pk for seller in sellers}) | Q(seller=None)
    rates = list(DeliveryRate.objects.filter(wanted).select_related("zone").order_by("zone__rank", "pk"))
    by_zone_and_seller: Rates = {(rate.zone_id, rate.seller_id): rate for rate in rates}
    zones = list({rate.zone_id: rate.zone for rate in rates}.values())
    reached = [zone for zone in zones if _covers(zone, pincode, state_code)]
    local_pincodes = {
        code
        for rate in rates
        if rate.seller_id is None and rate.carrier == Carrier.MARKET
        for code in rate.zone.pincodes
    }
    return {
        seller.pk: _first_usable(seller, reached, by_zone_and_seller, is_local=seller.pincode in local_pincodes)
        for seller in sellers
    }


def _covers(zone: DeliveryZone, pincode: str, state_code: str) -> bool:
    if zone.pincodes:
        return pincode in zone.pincodes
    return not zone.state_code or zone.state_code == state_code


def _first_usable(
    seller: Seller, zones: Sequence[DeliveryZone], rates: Rates, *, is_local: bool
) -> DeliveryChoice | None:
    for zone in zones:
        rate = rates.get((zone.pk, seller.pk)) or rates.get((zone.pk, None))
        if rate is None:
            continue
        if is_local if rate.carrier == Carrier.MARKET else seller.ships_by_courier:
            return DeliveryChoice(
                carrier=rate.carrier,
                fee_paise=rate.fee_paise,
                free_above_paise=rate.free_above_paise,
                min_days=rate.min_days,
                max_days=rate.max_days,
                zone=zone.code,
            )
    return None


def memberships_of(user: User) -> list[Member]:
    """Return a person's places of work, shops by name."""
    return list(Member.across_sellers.filter(user=user).select_related("seller").order_by("seller__name", "pk"))


def membership_of(user: User, public_id: str) -> Member | None:
    """Return a person's place in one shop, or None when they have none there."""
    places = Member.across_sellers.filter(user=user, seller__public_id=public_id)
    return places.select_related("seller").first()


def seller_for(user: User, public_id: str) -> Seller:
    """Return a shop a person works in; any other is as good as absent."""
    member = membership_of(user, public_id)
    if member is None:
        raise NotFound(_("There is no such shop."))
    return member.seller


def team_of(seller: Seller) -> list[Member]:
    """Return who works in a shop, owners first."""
    by_rank = Case(*[When(role=role, then=rank) for rank, role in enumerate(Role.values)], default=len(Role.values))
    return list(Member.across_sellers.filter(seller=seller).select_related("user").order_by(by_rank, "pk"))


def offers_on_sale() -> QuerySet[Offer]:
    """Return what open shops offer, whether or not a piece is left."""
    return Offer.across_sellers.filter(is_active=True, partner__status=SellerStatus.APPROVED)


def offers_of(seller: Seller) -> QuerySet[Offer]:
    """Return all offers of a shop with their products, the newest first."""
    offers = Offer.across_sellers.filter(partner=seller)
    return offers.select_related("product", "product__parent").order_by("-pk")


def offer_of(seller: Seller, public_id: str) -> Offer:
    """Return one of a shop's own offers; another shop's is as good as absent."""
    offer = offers_of(seller).filter(public_id=public_id).first()
    if offer is None:
        raise NotFound(_("There is no such product in your shop."))
    return offer
