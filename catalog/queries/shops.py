"""One shop: its story and rules, and what it offers at its own prices."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.models import Listing
from catalog.queries.browsing import Browse, Filters, Scope, browse
from catalog.queries.cards import Card, ShopCard, in_language, listing_unit_text, media_url, shop_card
from catalog.queries.delivery_words import rate_text
from catalog.search.folding import query_keys
from sellers.models import DeliveryRate, Offer, Seller
from sellers.queries import shop_on_show
from sellers.reach import rates_of
from vrinda.kernel.hour_words import hour_words
from vrinda.kernel.language import in_page_language
from vrinda.kernel.web_names import target_of

Row = tuple[str, str]


@dataclass(frozen=True)
class ShopPage:
    shop: ShopCard
    seller: Seller
    name_secondary: str
    about: str
    about_lang: str
    banner_url: str
    banner_small_url: str
    hours: str
    policies: list[Row]
    browse: Browse
    text: str


def shop_page(slug: str, filters: Filters, language: str) -> ShopPage:
    """Return an open shop with what it offers, at its own prices: six queries; raises ``NotFound``."""
    seller = shop_on_show(slug)
    found = browse(Scope(seller=seller, ranked=_with_words(seller, filters.text)), filters, language)
    is_hindi = seller.about_hi and in_page_language(seller.about, seller.about_hi) == seller.about_hi
    return ShopPage(
        shop=shop_card(seller, language),
        seller=seller,
        name_secondary=in_language(language, seller.name, seller.name_hi)[1],
        about=in_language(language, seller.about, seller.about_hi)[0],
        about_lang="hi" if is_hindi else settings.LANGUAGE_CODE,
        banner_url=media_url(seller.banner.name),
        banner_small_url=media_url(seller.banner_small.name),
        hours=", ".join(_span_text(*span) for span in seller.hours),
        policies=_policies(seller, rates_of(seller)),
        browse=replace(found, cards=_at_own_prices(found, seller)),
        text=filters.text,
    )


def moved_shop(slug: str) -> str | None:
    """Return the web name that an open shop has now, which had this one before."""
    target = target_of("shop", slug)
    shops = Seller.objects.open_for_trade().filter(public_id=target) if target else Seller.objects.none()
    return shops.values_list("slug", flat=True).first()


def _with_words(seller: Seller, text: str) -> list[int] | None:
    """Return what holds every word of a question, by ear: a shop's shelf is small enough to read it through."""
    if not text:
        return None
    listings = Listing.objects.filter(pk__in=_offers_by_root(seller).values("root"))
    for key in query_keys(text):
        listings = listings.filter(
            Q(title_words__startswith=key)
            | Q(title_words__contains=f" {key}")
            | Q(words__startswith=key)
            | Q(words__contains=f" {key}")
        )
    return list(listings.order_by("-score").values_list("pk", flat=True))


def _span_text(opens: str, closes: str) -> str:
    return f"{hour_words(opens)} – {hour_words(closes)}".replace(" ", "\u00a0")


def _policies(seller: Seller, rates: list[DeliveryRate]) -> list[Row]:
    days = seller.return_window_days
    returns = (
        ngettext("%(days)d day to return what can be returned", "%(days)d days to return what can be returned", days)
        % {"days": days}
        if days
        else _("Takes nothing back, unless it arrives damaged or wrong")
    )
    cash = _("Cash at the door is fine") if seller.accepts_cod else _("Paid when ordering; no cash at the door")
    rows = [(_("Returns"), returns), (_("Paying"), cash)]
    return [*rows, *((_rate_place(rate), rate_text(rate)) for rate in rates)]


def _rate_place(rate: DeliveryRate) -> str:
    place = in_page_language(rate.zone.name, rate.zone.name_hi)
    return _("Delivery: %(place)s") % {"place": place}


def _offers_by_root(seller: Seller) -> QuerySet[Offer]:
    offers = Offer.across_sellers.filter(partner=seller, is_active=True)
    return offers.annotate(root=Coalesce(F("product__parent_id"), F("product_id")))


def _at_own_prices(found: Browse, seller: Seller) -> list[Card]:
    """Put this shop's own offers on the cards, which otherwise show the cheapest of all shops."""
    offers = _offers_by_root(seller).filter(root__in=[listing.pk for listing in found.listings])
    own: dict[int, Offer] = {}
    for offer in sorted(offers, key=lambda offer: (offer.free_stock <= 0, offer.price, offer.pk)):
        own.setdefault(offer.root, offer)
    return [
        _with_offer(card, listing, own[listing.pk], seller) if listing.pk in own else card
        for card, listing in zip(found.cards, found.listings, strict=True)
    ]


def _with_offer(card: Card, listing: Listing, offer: Offer, seller: Seller) -> Card:
    is_one_size = listing.facets.get("variants", 0) == 0
    return replace(
        card,
        url=f"{card.url}?offer={offer.public_id}",
        price_paise=offer.price_paise,
        mrp_paise=offer.mrp_paise if offer.mrp_paise > offer.price_paise else None,
        is_available=offer.free_stock > 0 and seller.takes_orders,
        seller_name="",
        badges=(),
        unit_text=listing_unit_text(listing, offer.price_paise) if is_one_size else "",
    )
