"""Answers about sellers, their terms and their people."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sellers.models import CommissionTerm, Member, Offer, Seller
from sellers.states import Role, SellerStatus
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


def shop_on_show(slug: str) -> Seller:
    """Return a shop that is open for trade, by its web name; any other is as good as absent."""
    seller = Seller.objects.open_for_trade().filter(slug=slug).first()
    if seller is None:
        raise NotFound
    return seller


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
