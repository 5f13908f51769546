"""The catalogue, for reading."""

from typing import Any

from django.http import Http404
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from catalog.api.serializers import (
    CategorySerializer,
    PlacedOfferSerializer,
    ProductDetailSerializer,
    ProductListParams,
    ProductOffersParams,
    ProductSerializer,
    SearchParams,
    SearchResultSerializer,
    SuggestionSerializer,
    SuggestionsSerializer,
    SuggestParams,
)
from catalog.models import Category, Listing
from catalog.queries import resources, suggestions
from catalog.search import SearchQuery, SearchResult, find
from catalog.standing import home, place_of
from vrinda.kernel.rest.pagination import listed, page_of, slice_of
from vrinda.kernel.rest.principals import short_hash
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.serializers import ListParams, ShapeParams, shaped
from vrinda.kernel.rest.views import PublicView

ORDERS = {
    "best": ("-score", "public_id"),
    "price": ("price_paise", "public_id"),
    "-price": ("-price_paise", "public_id"),
    "newest": ("-product__date_created", "public_id"),
}
MAY_EXPAND = ("offers",)
FILTERS = ("category", "seller", "price_min", "price_max", "available")
# What only the index of facets knows; a list that asks for one of them is cut from a ranking, like a search.
NARROWING = ("facets", "origin", "fits", "rating_min", "pincode", "open_now")


class CategoryListView(PublicView):
    @extend_schema(operation_id="categories_list", parameters=[ListParams], responses=list_of(CategorySerializer))
    def get(self, request: Request) -> Response:
        """List the categories, each branch after its stem."""
        asked = self.params(ListParams)
        rows, following = page_of(
            resources.categories(), order=["path"], limit=asked["limit"], cursor=asked.get("cursor", "")
        )
        return Response(listed(_categories(rows, asked.get("fields")), following))


class CategoryDetailView(PublicView):
    @extend_schema(operation_id="categories_read", parameters=[ShapeParams], responses=CategorySerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return one category."""
        asked = self.params()
        found = _categories(list(resources.categories().filter(public_id=public_id)), asked.get("fields"))
        return Response(_the(found[0] if found else None))


class ProductListView(PublicView):
    @extend_schema(operation_id="products_list", parameters=[ProductListParams], responses=list_of(ProductSerializer))
    def get(self, request: Request) -> Response:
        """List products on sale."""
        asked = self.params(ProductListParams, may_expand=MAY_EXPAND)
        if asked["sort"] not in ORDERS or any(name in asked for name in NARROWING):
            return self._narrowed(asked)
        rows, following = page_of(
            resources.listings(**{name: asked[name] for name in FILTERS if name in asked}),
            order=ORDERS[asked["sort"]],
            limit=asked["limit"],
            cursor=asked.get("cursor", ""),
        )
        return Response(listed(_products(rows, asked), following))

    def _narrowed(self, asked: dict[str, Any]) -> Response:
        wanted = {name: asked[name] for name in (*FILTERS, *NARROWING, "sort") if name in asked}
        pks, following = slice_of(
            resources.narrowed(**wanted),
            order=f"products:{short_hash(repr(sorted(wanted.items())))}",
            limit=asked["limit"],
            cursor=asked.get("cursor", ""),
        )
        return Response(listed(_products(resources.listings_in_order(pks), asked), following))


class SearchView(PublicView):
    @extend_schema(operation_id="search", parameters=[SearchParams], responses=SearchResultSerializer)
    def get(self, request: Request) -> Response:
        """Find products by words in either script, best first; at most a few hundred."""
        asked = self.params(SearchParams, may_expand=MAY_EXPAND)
        result = find(SearchQuery(text=asked["q"]))
        pks, following = slice_of(
            result.pks,
            order=f"search:{short_hash(asked['q'])}",
            limit=asked["limit"],
            cursor=asked.get("cursor", ""),
        )
        found = _products(resources.listings_in_order(pks), asked)
        return Response({**listed(found, following), "is_near": result.is_near, "understood": understood(result)})


class SuggestView(PublicView):
    @extend_schema(operation_id="suggest", parameters=[SuggestParams], responses=SuggestionsSerializer)
    def get(self, request: Request) -> Response:
        """Suggest categories, shops and products for what is being typed; at most eight."""
        asked = self.params(SuggestParams)
        found = suggestions(asked["q"], (get_language() or "en")[:2])
        return Response({"data": SuggestionSerializer(found, many=True).data})


class ProductDetailView(PublicView):
    @extend_schema(operation_id="products_read", parameters=[ShapeParams], responses=ProductDetailSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return one product; a variant's id answers with the product it belongs to."""
        asked = self.params(may_expand=MAY_EXPAND)
        detail = _the(resources.product_detail(public_id))
        offers = {detail.listing.pk: detail.offers} if "offers" in asked["expand"] else None
        serializer = ProductDetailSerializer(context={"detail": detail, "offers": offers})
        return Response(shaped(serializer, detail.listing, asked.get("fields")))


class ProductOffersView(PublicView):
    @extend_schema(
        operation_id="products_offers", parameters=[ProductOffersParams], responses=list_of(PlacedOfferSerializer)
    )
    def get(self, request: Request, public_id: str) -> Response:
        """List what shops ask for a product and its variants, brought to a PIN code; the buy-box's choice first."""
        asked = self.params(ProductOffersParams)
        listing = _the(resources.listing_of(public_id))
        place = place_of(asked["pincode"]) if "pincode" in asked else home()
        standings = {standing.offer.pk: standing for standing in resources.standings_of(listing.pk, place)}
        pks, following = slice_of(
            list(standings),
            order=f"offers:{listing.public_id}:{place.pincode}",
            limit=asked["limit"],
            cursor=asked.get("cursor", ""),
        )
        serializer = PlacedOfferSerializer(context={"place": place})
        found = [shaped(serializer, standings[pk], asked.get("fields")) for pk in pks]
        return Response(listed(found, following))


def understood(result: SearchResult) -> dict[str, Any]:
    """Return what a question was understood to mean, in closed values."""
    meant = result.understanding
    return {
        "intent": meant.intent,
        "categories": list(meant.categories),
        "leaves": list(meant.leaves),
        "slots": dict(meant.slots),
        "price_min": meant.price_min,
        "price_max": meant.price_max,
        "quantity": meant.quantity,
    }


def _products(rows: list[Listing], asked: dict[str, Any]) -> list[dict[str, Any]]:
    offers = resources.offers_by_product([row.pk for row in rows]) if "offers" in asked["expand"] else None
    serializer = ProductSerializer(context={"offers": offers})
    return [shaped(serializer, row, asked.get("fields")) for row in rows]


def _categories(rows: list[Category], wanted: list[str] | None) -> list[dict[str, Any]]:
    serializer = CategorySerializer(context={"parents": resources.parents_of(rows)})
    return [shaped(serializer, row, wanted) for row in rows]


def _the(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
