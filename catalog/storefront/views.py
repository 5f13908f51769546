"""The shop window: home, categories, lists, search, shops, a product, and what the market says about itself."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from catalog import queries
from catalog.queries import Filters
from catalog.storefront.caching import public_page
from vrinda.kernel.errors import NotFound

PUBLIC_ID = re.compile(r"[a-z]{2,4}_[0-9a-z]{10,28}")
WISHES = {"variant": "v", "offer": "offer", "pin": "pin"}
LONGEST_WISH = 40
PAGES = ("how-we-rank", "help", "returns", "privacy", "terms", "legal", "grievance")


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


@require_safe
@public_page
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/storefront/home.html", {"home": queries.home_page(_language())})


@require_safe
@public_page
def categories(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/storefront/categories.html", {"tiles": queries.categories_page(_language())})


@require_safe
@public_page
def category(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        listed = queries.category_page(slug, Filters.read(request.GET.dict()), _language())
    except NotFound as error:
        raise Http404 from error
    return render(request, "catalog/storefront/category.html", {"category": listed})


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    found = queries.search_page(Filters.read(request.GET.dict()), _language())
    return render(request, "catalog/storefront/search.html", {"search": found, "query_text": found.text})


@require_safe
@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    text = Filters.read(request.GET.dict()).text
    suggestions = queries.suggestions(text, _language()) if len(text) > 1 else []
    return render(request, "catalog/storefront/_suggestions.html", {"suggestions": suggestions})


@require_safe
@public_page
def product(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    if not PUBLIC_ID.fullmatch(public_id):
        raise Http404
    wish = {name: request.GET.get(param, "")[:LONGEST_WISH] for name, param in WISHES.items()}
    try:
        page = queries.product_page(public_id, _language(), **wish)
    except NotFound as error:
        address = queries.parent_address(public_id)
        if address is None:
            raise Http404 from error
        return HttpResponseRedirect(address)
    if request.path != page.url:
        asked = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{page.url}?{asked}" if asked else page.url)
    return render(request, "catalog/storefront/product.html", {"page": page})


@require_safe
@public_page
def related(request: HttpRequest, public_id: str) -> HttpResponse:
    """More of the same shelf, for the foot of a product's page: it is fetched when somebody comes near."""
    try:
        shown = queries.related_cards(public_id, _language()) if PUBLIC_ID.fullmatch(public_id) else []
    except NotFound as error:
        raise Http404 from error
    return render(request, "catalog/storefront/_related.html", {"cards": shown})


@require_safe
@public_page
def shops(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/storefront/shops.html", {"shops": queries.shops_page(_language())})


@require_safe
@public_page
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        page = queries.shop_page(slug, Filters.read(request.GET.dict()), _language())
    except NotFound as error:
        raise Http404 from error
    return render(request, "catalog/storefront/shop.html", {"page": page})


@require_safe
@public_page
def about(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in PAGES:
        raise Http404
    return render(request, f"catalog/storefront/about/{slug}.html", {"market": settings.MARKET})
