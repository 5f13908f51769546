"""robots.txt and the sitemaps: streamed, so that a large market costs no memory."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path, reverse, translate_url
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalog.queries import crawling
from vrinda.kernel.addresses import absolute
from vrinda.kernel.public_pages import public_page

XML = "application/xml; charset=utf-8"
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
CLOSED = ("account/", "accounts/", "basket/", "checkout/", "header/", "orders/", "pay/", "portal/", "search/")
LAST_FILE = 99_999  # of a thousand million ids
Address = tuple[str, datetime | None]


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    roots = [reverse("catalog:home"), translate_url(reverse("catalog:home"), "hi")]
    closed = ["/admin/", "/api/", *(f"{root}{place}" for root in roots for place in CLOSED)]
    lines = ["User-agent: *", *(f"Disallow: {place}" for place in closed)]
    lines += ["", f"Sitemap: {absolute(reverse('crawling:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """Name the files; one of products stands here only while something in it is on show."""
    files: list[Address] = [(reverse("crawling:places", kwargs={"kind": kind}), None) for kind in KINDS]
    files += [
        (reverse("crawling:products", kwargs={"number": file.number}), file.changed_at)
        for file in crawling.product_files()
    ]
    rows = "".join(f"<sitemap><loc>{escape(absolute(at))}</loc>{_changed(moment)}</sitemap>" for at, moment in files)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {NAMESPACES}>{rows}</sitemapindex>'
    return HttpResponse(text, content_type=XML)


@require_safe
@cache_control(public=True, max_age=60)
def products(request: HttpRequest, number: int) -> HttpResponse:
    if number > LAST_FILE:
        raise Http404
    return _streamed(
        (reverse("catalog:product", kwargs={"public_id": product.public_id, "slug": product.slug}), product.changed_at)
        for product in crawling.products_in_file(number)
    )


@require_safe
@cache_control(public=True, max_age=60)
def places(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    return _streamed((address, None) for address in KINDS[kind]())


def _categories() -> Iterator[str]:
    return (reverse("catalog:category", kwargs={"slug": slug}) for slug in crawling.categories_on_show())


def _shops() -> Iterator[str]:
    return (reverse("catalog:shop", kwargs={"slug": slug}) for slug in crawling.shops_on_show())


def _pages() -> Iterator[str]:
    yield from (reverse(name) for name in ("catalog:home", "catalog:categories", "catalog:shops", "sellers:sell"))
    yield from (reverse("catalog:page", kwargs={"slug": slug}) for slug in crawling.pages_on_show())


KINDS = {"pages": _pages, "categories": _categories, "shops": _shops}


def _streamed(addresses: Iterable[Address]) -> StreamingHttpResponse:
    return StreamingHttpResponse(_urlset(iter(addresses)), content_type=XML)


def _urlset(addresses: Iterator[Address]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>'
    while True:
        with override(settings.LANGUAGE_CODE):  # around a batch, not across a yield: the reader may change it there
            batch = [_entries(*address) for address in islice(addresses, 500)]
        if not batch:
            break
        yield "".join(batch)
    yield "</urlset>"


def _entries(address: str, changed_at: datetime | None) -> str:
    """Return one page as its addresses in both languages, each naming both."""
    home = reverse("catalog:home")
    english = escape(absolute(address))
    hindi = escape(absolute(translate_url(home, "hi") + address.removeprefix(home)))
    both = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>'
        for code, place in (("en", english), ("hi", hindi), ("x-default", english))
    )
    return "".join(f"<url><loc>{place}</loc>{_changed(changed_at)}{both}</url>" for place in (english, hindi))


def _changed(moment: datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""


app_name = "crawling"
urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, name="sitemap"),
    path("sitemaps/products-<int:number>.xml", products, name="products"),
    path("sitemaps/<slug:kind>.xml", places, name="places"),
]
