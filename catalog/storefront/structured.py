"""Pages said over again in schema.org's words, for search engines and whoever shows a shared link."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.queries.product import ProductPage
from catalog.queries.shops import ShopPage
from sellers.hours import Spans
from vrinda.kernel.addresses import absolute
from vrinda.kernel.text import words_of

Thing = dict[str, Any]
Crumbs = Sequence[tuple[str, str | None]]
MOST_WORDS = 5000  # characters; a description is for the page, not for a machine's copy of it


def of_market() -> list[Thing]:
    """Return the market itself, with its search box."""
    home, question = absolute(reverse("catalog:home")), absolute(reverse("catalog:search"))
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{question}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    site = {"@type": "WebSite", "@id": f"{home}#site", "url": home, "name": _("Vrinda"), "potentialAction": action}
    firm = {"@type": "Organization", "@id": f"{home}#market", "url": home, "name": _("Vrinda")}
    if settings.MARKET["legal_name"]:
        firm["legalName"] = settings.MARKET["legal_name"]
    return [site, firm]


def of_product(page: ProductPage) -> list[Thing]:
    """Return a product with what it costs and what buyers said, and the way down to it."""
    thing: Thing = {"@type": "Product", "name": page.title, "url": absolute(page.url), "offers": _offers(page)}
    if description := words_of(page.description):
        thing["description"] = description[:MOST_WORDS]
    if page.pictures:
        thing["image"] = [absolute(picture.url) for picture in page.pictures]
    thing |= _rating(page.rating, page.rating_count)
    return [thing, *of_crumbs(page.crumbs, page.url)]


def of_shop(page: ShopPage) -> list[Thing]:
    """Return a shop as a place one can walk into."""
    seller, shop = page.seller, page.shop
    address = {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(part for part in (seller.address_line, seller.locality) if part),
        "addressLocality": seller.city,
        "postalCode": seller.pincode,
        "addressCountry": "IN",
    }
    thing: Thing = {"@type": "LocalBusiness", "name": shop.name, "url": absolute(shop.url), "address": address}
    thing |= {"legalName": seller.legal_name, "telephone": seller.phone, "currenciesAccepted": "INR"}
    if shop.image_url:
        thing["image"] = absolute(shop.image_url)
    if page.about:
        thing["description"] = page.about[:MOST_WORDS]
    if seller.hours:
        thing["openingHoursSpecification"] = _hours(seller.hours)
    return [thing | _rating(shop.rating, shop.rating_count)]


def of_crumbs(crumbs: Crumbs, here: str) -> list[Thing]:
    """Return the way down to a page; ``here`` is the address of the last step, which has none of its own."""
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(url or here)}
        for place, (name, url) in enumerate(crumbs, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": steps}] if len(steps) > 1 else []


def _offers(page: ProductPage) -> Thing:
    """Return the offer the page sells; with several, also how far their prices reach."""
    chosen = page.chosen or page.bundle
    if chosen is None:
        return {}
    offer: Thing = {
        "@type": "Offer",
        "url": absolute(page.url),
        "price": _rupees(chosen.price_paise),
        "priceCurrency": "INR",
        "availability": f"https://schema.org/{'InStock' if chosen.is_available else 'OutOfStock'}",
        "itemCondition": "https://schema.org/NewCondition",
        "seller": {"@type": "Organization", "name": page.seller_name, "url": absolute(page.seller_url)},
    }
    if len(page.offers) < 2:
        return offer
    prices = [row.price_paise for row in page.offers]
    reach = {"lowPrice": _rupees(min(prices)), "highPrice": _rupees(max(prices)), "offerCount": len(prices)}
    return {"@type": "AggregateOffer", "priceCurrency": "INR", **reach, "offers": [offer]}


def _rating(value: str, count: int) -> Thing:
    if not value or not count:
        return {}
    return {"aggregateRating": {"@type": "AggregateRating", "ratingValue": value, "reviewCount": count}}


def _hours(spans: Spans) -> list[Thing]:
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes}
        for opens, closes in spans
    ]


def _rupees(paise: int) -> str:
    return f"{paise // 100}.{paise % 100:02d}"
