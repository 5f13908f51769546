"""A shop's own offers: what it asks, and how many pieces it has."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from catalog.api.bodies import NewOfferSerializer, OfferChangeSerializer, StockChangeSerializer
from catalog.api.serializers import ShopOfferListParams, ShopOfferSerializer
from catalog.queries.resources import offers_of_shop, product_to_offer
from sellers.api.access import SellerView
from sellers.models import Offer
from sellers.roles import PACKING
from sellers.services.offers import adjust_stock, change_offer, create_offer
from vrinda.kernel.errors import NotFound
from vrinda.kernel.rest.once import once
from vrinda.kernel.rest.permissions import HasScope
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.serializers import ShapeParams, shaped, told_as

ORDER = ("-date_created", "public_id")


class ShopOffersView(SellerView):
    permission_classes = (HasScope("seller:catalog"),)

    def offer(self, public_id: str) -> Offer:
        offer = offers_of_shop(self.seller).filter(public_id=public_id).first()
        if offer is None:
            raise Http404
        return offer

    def drawn(self, public_id: str, status: int = 200) -> Response:
        return Response(ShopOfferSerializer(self.offer(public_id)).data, status=status)


class ShopOfferListView(ShopOffersView):
    @extend_schema(
        operation_id="seller_offers_list", parameters=[ShopOfferListParams], responses=list_of(ShopOfferSerializer)
    )
    def get(self, request: Request) -> Response:
        """List your shop's offers, newest first."""
        asked = self.params(ShopOfferListParams)
        chosen = {name: asked[name] for name in ("sku", "product", "active") if name in asked}
        return self.page(offers_of_shop(self.seller, **chosen), ShopOfferSerializer(), asked, order=ORDER)

    @extend_schema(
        operation_id="seller_offers_create", request=NewOfferSerializer, responses={201: ShopOfferSerializer}
    )
    @once()
    def post(self, request: Request) -> Response:
        """Put a product on sale: your own, or one of the market's that is on show."""
        wish = self.read(NewOfferSerializer)
        product = product_to_offer(self.seller, wish["product"])
        if product is None:
            raise NotFound(param="product")
        with told_as(price_paise="price", mrp_paise="mrp"):
            offer = create_offer(
                seller=self.seller,
                product=product,
                price_paise=wish["price"],
                mrp_paise=wish["mrp"],
                stock=wish["stock"],
                sku=wish["sku"],
                lead_time_days=wish["lead_time_days"],
                by=self.actor,
            )
        return self.drawn(offer.public_id, status=201)


class ShopOfferDetailView(ShopOffersView):
    @extend_schema(operation_id="seller_offers_read", parameters=[ShapeParams], responses=ShopOfferSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return one of your shop's offers."""
        asked = self.params()
        return Response(shaped(ShopOfferSerializer(), self.offer(public_id), asked.get("fields")))

    @extend_schema(operation_id="seller_offers_change", request=OfferChangeSerializer, responses=ShopOfferSerializer)
    def patch(self, request: Request, public_id: str) -> Response:
        """Change price, MRP, days to make ready, or take the offer off sale and back."""
        offer, wish = self.offer(public_id), self.read(OfferChangeSerializer)
        with told_as(price_paise="price", mrp_paise="mrp"):
            change_offer(
                offer=offer,
                price_paise=wish.get("price"),
                mrp_paise=wish.get("mrp"),
                is_active=wish.get("is_active"),
                lead_time_days=wish.get("lead_time_days"),
                by=self.actor,
            )
        return self.drawn(public_id)


class ShopOfferStockView(ShopOffersView):
    writers = PACKING

    @extend_schema(operation_id="seller_offers_stock", request=StockChangeSerializer, responses=ShopOfferSerializer)
    @once()
    def post(self, request: Request, public_id: str) -> Response:
        """Add pieces to the shelf or take some away; what buyers were promised stays."""
        offer, wish = self.offer(public_id), self.read(StockChangeSerializer)
        adjust_stock(offer=offer, delta=wish["delta"], reason=wish["reason"], by=self.actor)
        return self.drawn(public_id)
