"""The shop window: home, categories, lists, search, shops, a product, and what the market says about itself."""

import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from catalog import queries
from catalog.queries import Browse, Filters
from catalog.queries.crawling import was_taken_from_sale
from catalog.storefront.caching import public_page
from vrinda.kernel.errors import NotFound

PUBLIC_ID = re.compile(r"[a-z]{2,4}_[0-9a-z]{10,28}")
PAGES = ("how-we-rank", "help", "returns", "privacy", "terms", "legal", "grievance")


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def _list(request: HttpRequest, template: str, page: dict[str, Any], browse: Browse) -> HttpResponse:
    """Render a list; htmx puts the list's plain address in the address bar, without the form's empty fields."""
    response = render(request, template, page)
    response["HX-Push-Url"] = request.path + browse.canonical.rstrip("?")
    return response


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
        listed = queries.category_page(slug, Filters.read(request.GET), _language())
    except NotFound as error:
        raise Http404 from error
    return _list(request, "catalog/storefront/category.html", {"category": listed}, listed.browse)


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    found = queries.search_page(Filters.read(request.GET), _language())
    page = {"search": found, "query_text": found.text}
    return _list(request, "catalog/storefront/search.html", page, found.browse)


@require_safe
@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    text = Filters.read(request.GET).text
    suggestions = queries.suggestions(text, _language()) if len(text) > 1 else []
    return render(request, "catalog/storefront/_suggestions.html", {"suggestions": suggestions})


@require_safe
@public_page
def product(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    if not PUBLIC_ID.fullmatch(public_id):
        raise Http404
    variant, offer = request.GET.get("v", ""), request.GET.get("offer", "")
    try:
        page = queries.product_page(public_id, _language(), variant=variant, offer=offer)
    except NotFound as error:
        address = queries.parent_address(public_id)
        if address is not None:
            return HttpResponseRedirect(address)
        if not was_taken_from_sale(public_id):
            raise Http404 from error
        return render(request, "410.html", status=410)
    if request.path != page.url:
        asked = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{page.url}?{asked}" if asked else page.url)
    return render(request, "catalog/storefront/product.html", {"page": page})


@require_safe
@public_page
def shops(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/storefront/shops.html", {"shops": queries.shops_page(_language())})


@require_safe
@public_page
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        page = queries.shop_page(slug, Filters.read(request.GET), _language())
    except NotFound as error:
        raise Http404 from error
    return _list(request, "catalog/storefront/shop.html", {"page": page}, page.browse)


@require_safe
@public_page
def about(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in PAGES:
        raise Http404
    return render(request, f"catalog/storefront/about/{slug}.html", {"market": settings.MARKET})
