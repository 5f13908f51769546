"""The shops of the market, for reading."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from sellers.api.serializers import SellerListParams, SellerSerializer
from sellers.models import Seller
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.serializers import ShapeParams, shaped
from vrinda.kernel.rest.views import PublicView

ORDERS = {"name": ("name", "public_id"), "newest": ("-created_at", "public_id")}


class SellerListView(PublicView):
    @extend_schema(operation_id="sellers_list", parameters=[SellerListParams], responses=list_of(SellerSerializer))
    def get(self, request: Request) -> Response:
        """List the shops that are open for trade."""
        asked = self.params(SellerListParams)
        shops = Seller.objects.open_for_trade()
        if "pincode" in asked:
            shops = shops.filter(pincode=asked["pincode"])
        return self.page(shops, SellerSerializer(), asked, order=ORDERS[asked["sort"]])


class SellerDetailView(PublicView):
    @extend_schema(operation_id="sellers_read", parameters=[ShapeParams], responses=SellerSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return one shop that is open for trade."""
        asked = self.params()
        seller = get_object_or_404(Seller.objects.open_for_trade(), public_id=public_id)
        return Response(shaped(SellerSerializer(), seller, asked.get("fields")))
