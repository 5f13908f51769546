"""The shop window: home, categories, lists, search, shops, a product, and what the market says about itself."""

import re
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_safe

from catalog import queries
from catalog.facets import as_of_now
from catalog.queries import Browse, Filters, Wanted
from catalog.queries.crawling import was_taken_from_sale
from catalog.queries.searching import as_of_this_question
from catalog.services.searches import record_missed_search
from catalog.storefront.reading import language
from vrinda.kernel import clock
from vrinda.kernel.errors import NotFound
from vrinda.kernel.public_pages import public_page

PUBLIC_ID = re.compile(r"[a-z]{2,4}_[0-9a-z]{10,28}")
WISHES = {"variant": "v", "offer": "offer", "pin": "pin"}
LONGEST_WISH = 40


def _list(request: HttpRequest, template: str, page: dict[str, Any], browse: Browse) -> HttpResponse:
    """Render a list; htmx puts the list's plain address in the address bar, without the form's empty fields."""
    response = render(request, template, page)
    response["HX-Push-Url"] = escape_uri_path(request.path) + browse.canonical.rstrip("?")
    return response


@require_safe
@public_page(as_of=as_of_now)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/storefront/home.html", {"home": queries.home_page(language())})


@require_safe
@public_page
def categories(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/storefront/categories.html", {"tiles": queries.categories_page(language())})


@require_safe
@public_page(as_of=as_of_now)
def category(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        listed = queries.category_page(slug, Filters.read(request.GET), language())
    except NotFound as error:
        return _moved("catalog:category", queries.moved_category(slug), request, error)
    return _list(request, "catalog/storefront/category.html", {"category": listed}, listed.browse)


@require_safe
@public_page(as_of=as_of_this_question)
def search(request: HttpRequest) -> HttpResponse:
    found = queries.search_page(Filters.read(request.GET), language())
    page = {"search": found, "query_text": found.text}
    if found.is_missed:
        record_missed_search(text=found.text, language=language(), now=clock.now())
        page["alert_url"] = f"{reverse('voices:ask_search_alert')}?{urlencode({'q': found.text})}"
    response = _list(request, "catalog/storefront/search.html", page, found.browse)
    response.is_made_each_time = found.is_missed  # each time counts
    return response


@require_safe
@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    text = Filters.read(request.GET).text
    suggestions = queries.suggestions(text, language())
    return render(request, "catalog/storefront/_suggestions.html", {"suggestions": suggestions})


@require_safe
@public_page
def product(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    if not PUBLIC_ID.fullmatch(public_id):
        raise Http404
    wish = {name: request.GET.get(param, "")[:LONGEST_WISH] for name, param in WISHES.items()}
    try:
        page = queries.product_page(public_id, language(), **wish)
    except NotFound as error:
        address = queries.parent_address(public_id)
        if address is not None:
            return HttpResponseRedirect(address)
        if not was_taken_from_sale(public_id):
            raise Http404 from error
        return render(request, "410.html", status=410)
    if escape_uri_path(request.path) != page.url:
        return _for_good(page.url, request)
    return render(request, "catalog/storefront/product.html", {"page": page})


@require_safe
@public_page
def related(request: HttpRequest, public_id: str) -> HttpResponse:
    """More of the same shelf, for the foot of a product's page: it is fetched when somebody comes near."""
    try:
        shown = queries.related_cards(public_id, language()) if PUBLIC_ID.fullmatch(public_id) else []
    except NotFound as error:
        raise Http404 from error
    return render(request, "catalog/storefront/_related.html", {"cards": shown})


@require_safe
@public_page
def shops(request: HttpRequest) -> HttpResponse:
    found = queries.directory(Wanted.read(request.GET.dict()), language())
    return render(request, "catalog/storefront/shops.html", {"directory": found})


@require_safe
@public_page
def near(request: HttpRequest) -> HttpResponse:
    """Answer the front page's question about a PIN code; without htmx, the directory does."""
    wanted = Wanted.read(request.GET.dict())
    if not request.headers.get("HX-Request"):
        return redirect(f"{reverse('catalog:shops')}{wanted.url()}")
    response = render(request, "catalog/storefront/_near.html", {"near": queries.near(wanted, language())})
    patch_vary_headers(response, ["HX-Request"])  # a piece of a page must not be kept for who asks for the page
    return response


@require_safe
@public_page
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        page = queries.shop_page(slug, Filters.read(request.GET), language())
    except NotFound as error:
        return _moved("catalog:shop", queries.moved_shop(slug), request, error)
    return _list(request, "catalog/storefront/shop.html", {"page": page}, page.browse)


@require_safe
@public_page
def about(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        page = queries.shown_page(slug, language())
    except NotFound as error:
        raise Http404 from error
    return render(request, "catalog/storefront/about.html", {"page": page, "market": settings.MARKET})


def _moved(route: str, slug: str | None, request: HttpRequest, error: Exception) -> HttpResponse:
    """Lead from a web name that a thing had before to the one it has now."""
    if slug is None:
        raise Http404 from error
    return _for_good(reverse(route, kwargs={"slug": slug}), request)


def _for_good(address: str, request: HttpRequest) -> HttpResponse:
    """Lead to an address for good, with what was asked of this one."""
    asked = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address)
