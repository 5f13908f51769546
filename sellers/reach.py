"""Who brings things to a PIN code: all delivery rates read at once, to sort and sift shops by where they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Case, IntegerField, Q, Value, When

from accounts.places import states_of_pincode
from sellers.models import DeliveryRate, DeliveryZone, Seller
from sellers.queries import DeliveryChoice, Rates, _covers, _first_usable
from sellers.states import Carrier, SellerKind


@dataclass(frozen=True)
class Reach:
    """How parcels come to one PIN code."""

    pincode: str
    states: Sequence[str] = ()
    zones: Sequence[DeliveryZone] = ()
    rates: Rates = field(default_factory=dict)
    local_pincodes: frozenset[str] = frozenset()
    shops: dict[int, Seller] = field(default_factory=dict)

    @property
    def place(self) -> DeliveryZone | None:
        """The narrowest zone with PIN codes of its own that the place lies in."""
        return next((zone for zone in self.zones if zone.pincodes), None)

    def choice_of(self, seller: Seller) -> DeliveryChoice | None:
        """Return how this shop's parcel comes, or None when it does not or may not."""
        if not seller.sells_across_states and seller.state_code not in self.states:
            return None
        return _first_usable(seller, self.zones, self.rates, is_local=seller.pincode in self.local_pincodes)

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
        own = {pk: self.choice_of(shop) is not None for pk, shop in self.shops.items()}
        served = Q(pk__in=[pk for pk, comes in own.items() if comes])
        carriers = {self.rates[zone.pk, None].carrier for zone in self.zones if (zone.pk, None) in self.rates}
        by_market = Q(pincode__in=self.local_pincodes) if Carrier.MARKET in carriers else Q(pk__in=[])
        by_courier = Q(ships_by_courier=True) if carriers - {Carrier.MARKET} else Q(pk__in=[])
        may_sell = Q(kind=SellerKind.REGULAR) | Q(state_code__in=self.states)  # as Seller.sells_across_states
        return served | (~Q(pk__in=own) & may_sell & (by_market | by_courier))


def reach_of(pincode: str) -> Reach:
    """Read how parcels come to a PIN code: one query."""
    rates = list(DeliveryRate.objects.select_related("zone", "seller").order_by("zone__rank", "pk"))
    zones = {rate.zone_id: rate.zone for rate in rates}
    states = states_of_pincode(pincode)
    local = {
        code
        for rate in rates
        if rate.seller_id is None and rate.carrier == Carrier.MARKET
        for code in rate.zone.pincodes
    }
    return Reach(
        pincode=pincode,
        states=states,
        zones=[zone for zone in zones.values() if _covers(zone, pincode, states[0] if states else "")],
        rates={(rate.zone_id, rate.seller_id): rate for rate in rates},
        local_pincodes=frozenset(local),
        shops={rate.seller_id: rate.seller for rate in rates if rate.seller_id},
    )


def rates_of(seller: Seller) -> list[DeliveryRate]:
    """Return what bringing this shop's parcel costs, zone by zone, nearest first: one query."""
    rates = DeliveryRate.objects.filter(Q(seller=seller) | Q(seller=None)).select_related("zone")
    by_zone: dict[int, DeliveryRate] = {}
    for rate in sorted(rates, key=lambda rate: (rate.seller_id is None, rate.zone.rank)):
        by_zone.setdefault(rate.zone_id, rate)
    local = {
        code
        for rate in rates
        if rate.seller_id is None and rate.carrier == Carrier.MARKET
        for code in rate.zone.pincodes
    }
    usable = [
        rate
        for rate in by_zone.values()
        if (seller.pincode in local if rate.carrier == Carrier.MARKET else seller.ships_by_courier)
    ]
    return sorted(usable, key=lambda rate: rate.zone.rank)
