"""Who brings things where, at what fee and how fast; who does not.

An order goes by the state of its address. Before there is one, a PIN code stands for the state most of its addresses
lie in: lists, the directory and the page of a product estimate alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When

from accounts.places import state_of_pincode
from sellers.models import DeliveryRate, DeliveryZone, Seller
from sellers.states import Carrier, SellerKind


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


@dataclass(frozen=True)
class Reach:
    """How parcels come to one place: the zones it lies in, the narrowest first, and all rates by zone and seller."""

    pincode: str
    state_code: str
    zones: Sequence[DeliveryZone]
    rates: dict[tuple[int, int | None], DeliveryRate]
    local_pincodes: frozenset[str]

    @property
    def place(self) -> DeliveryZone | None:
        """The narrowest zone with PIN codes of its own that the place lies in."""
        return next((zone for zone in self.zones if zone.pincodes), None)

    def choice_of(self, seller: Seller) -> DeliveryChoice | None:
        """Return how this shop's parcel comes, or None when it does not or may not."""
        return self.parcel_of(seller) if _may_sell_to(seller, self.state_code) else None

    def parcel_of(self, seller: Seller) -> DeliveryChoice | None:
        """Return how this shop's parcel comes, whether or not it may sell into the state."""
        for zone in self.zones:
            rate = self.rates.get((zone.pk, seller.pk)) or self.rates.get((zone.pk, None))
            if rate is not None and _is_usable(rate, seller, self.local_pincodes):
                return DeliveryChoice(
                    carrier=rate.carrier,
                    fee_paise=rate.fee_paise,
                    free_above_paise=rate.free_above_paise,
                    min_days=rate.min_days,
                    max_days=rate.max_days,
                    zone=zone.code,
                )
        return None

    def nearness(self) -> Case:
        """Return an order for shops: at the same PIN code, in the same zone, elsewhere."""
        around = self.place.pincodes if self.place else []
        return Case(
            When(pincode=self.pincode, then=Value(0)),
            When(pincode__in=around, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )

    def is_served(self) -> Q:
        """Return the shops that bring something here. Shops with rates of their own are decided one by one."""
        own = {seller.pk: seller for rate in self.rates.values() if (seller := rate.seller)}
        served = Q(pk__in=[pk for pk, seller in own.items() if self.choice_of(seller)])
        carriers = {self.rates[zone.pk, None].carrier for zone in self.zones if (zone.pk, None) in self.rates}
        by_market = Q(pincode__in=self.local_pincodes) if Carrier.MARKET in carriers else Q(pk__in=[])
        by_courier = Q(ships_by_courier=True) if carriers - {Carrier.MARKET} else Q(pk__in=[])
        may_sell = Q(kind=SellerKind.REGULAR) | Q(state_code=self.state_code)  # as ``_may_sell_to``
        return served | (~Q(pk__in=own) & may_sell & (by_market | by_courier))


def reach_of(pincode: str) -> Reach:
    """Read how parcels of all shops come to a PIN code: one query."""
    rates = DeliveryRate.objects.select_related("zone", "seller").order_by("zone__rank", "pk")
    return _reach(pincode, state_of_pincode(pincode), list(rates))


def reach_for(sellers: Iterable[Seller], *, pincode: str, state_code: str) -> Reach:
    """Read how parcels of these shops come to a place: one query."""
    wanted = Q(seller__in={seller.pk for seller in sellers}) | Q(seller=None)
    rates = DeliveryRate.objects.filter(wanted).select_related("zone").order_by("zone__rank", "pk")
    return _reach(pincode, state_code, list(rates))


def rates_of(seller: Seller) -> list[DeliveryRate]:
    """Return what bringing this shop's parcel costs, zone by zone, nearest first: one query."""
    rates = DeliveryRate.objects.filter(Q(seller=seller) | Q(seller=None)).select_related("zone")
    by_zone: dict[int, DeliveryRate] = {}
    for rate in sorted(rates, key=lambda rate: (rate.seller_id is None, rate.zone.rank)):
        by_zone.setdefault(rate.zone_id, rate)
    local = _local_pincodes(rates)
    usable = [rate for rate in by_zone.values() if _is_usable(rate, seller, local)]
    return sorted(usable, key=lambda rate: rate.zone.rank)


def _reach(pincode: str, state_code: str, rates: Sequence[DeliveryRate]) -> Reach:
    zones = {rate.zone_id: rate.zone for rate in rates}.values()
    return Reach(
        pincode=pincode,
        state_code=state_code,
        zones=[zone for zone in zones if _covers(zone, pincode, state_code)],
        rates={(rate.zone_id, rate.seller_id): rate for rate in rates},
        local_pincodes=_local_pincodes(rates),
    )


def _local_pincodes(rates: Iterable[DeliveryRate]) -> frozenset[str]:
    """Return where the market's riders fetch parcels: the places of the zones they bring them to."""
    local = (rate for rate in rates if rate.seller_id is None and rate.carrier == Carrier.MARKET)
    return frozenset(code for rate in local for code in rate.zone.pincodes)


def _covers(zone: DeliveryZone, pincode: str, state_code: str) -> bool:
    if zone.pincodes:
        return pincode in zone.pincodes
    return not zone.state_code or zone.state_code == state_code


def _is_usable(rate: DeliveryRate, seller: Seller, local_pincodes: frozenset[str]) -> bool:
    return seller.pincode in local_pincodes if rate.carrier == Carrier.MARKET else seller.ships_by_courier


def _may_sell_to(seller: Seller, state_code: str) -> bool:
    return seller.sells_across_states or seller.state_code == state_code
