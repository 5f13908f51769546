"""Offers brought to a place and put in order: what they cost at the door, when they come, which stands first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from accounts.places import state_of_pincode
from catalog.buybox import Candidate, policy
from sellers.models import Offer, Seller
from sellers.reach import DeliveryChoice, reach_for


@dataclass(frozen=True)
class Place:
    """Where a shopper wants things brought to, as far as it is known before there is an address."""

    pincode: str
    state_code: str
    is_home: bool = False


@dataclass(frozen=True)
class Standing:
    """One offer at a place; ``delivery`` is None where its shop does not bring it there."""

    offer: Offer
    delivery: DeliveryChoice | None
    candidate: Candidate

    @property
    def seller(self) -> Seller:
        return self.offer.partner

    @property
    def fee_paise(self) -> int | None:
        return self.candidate.fee_paise

    @property
    def landed_paise(self) -> int:
        return self.candidate.landed_paise

    def comes_by(self, today: date) -> date:
        """Return the last day on which a piece ordered today should arrive: a rider comes by the next day."""
        return today + timedelta(days=max(self.candidate.days, 1))


def home() -> Place:
    """Return the place that prices are shown for when nobody said where."""
    return Place(settings.MARKET_PINCODE, settings.MARKET_STATE_CODE, is_home=True)


def place_of(pincode: str) -> Place:
    """Return the place of a well-formed PIN code."""
    at_home = home()
    return at_home if pincode == at_home.pincode else Place(pincode, state_of_pincode(pincode))


def deliveries_to(place: Place, offers: Iterable[Offer]) -> dict[int, DeliveryChoice | None]:
    """Return how each offer's seller brings things to a place, by the seller's pk; one query."""
    sellers = {offer.partner_id: offer.partner for offer in offers}
    reach = reach_for(sellers.values(), pincode=place.pincode, state_code=place.state_code)
    return {pk: reach.choice_of(seller) for pk, seller in sellers.items()}


def ranked(offers: Sequence[Offer], deliveries: Mapping[int, DeliveryChoice | None]) -> list[Standing]:
    """Return offers, read with their sellers, in the order of the market's buy-box."""
    standings = {offer.pk: _standing(offer, deliveries.get(offer.partner_id)) for offer in offers}
    order = policy().rank([standing.candidate for standing in standings.values()])
    return [standings[candidate.offer_pk] for candidate in order]


def _standing(offer: Offer, delivery: DeliveryChoice | None) -> Standing:
    seller, price_paise = offer.partner, offer.price_paise
    candidate = Candidate(
        offer_pk=offer.pk,
        price_paise=price_paise,
        fee_paise=delivery.fee_for(price_paise) if delivery else None,
        days=offer.lead_time_days + (delivery.max_days if delivery else 0),
        can_be_bought=offer.is_buyable,
        on_time_count=seller.on_time_count,
        on_time_of=seller.on_time_of,
        rating_sum=seller.rating_sum,
        rating_count=seller.rating_count,
    )
    return Standing(offer, delivery, candidate)
