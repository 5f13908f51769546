"""A shop's own orders and their next steps."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orders.api.shop_serializers import (
    AcceptSerializer,
    CancelLinesSerializer,
    DeliverSerializer,
    ShipSerializer,
    ShopOrderListParams,
    ShopOrderSerializer,
)
from orders.models import SellerOrder
from orders.queries.resources import shop_orders
from orders.services.fulfilment import accept, mark_delivered, ship
from orders.services.reductions import cancel_lines
from sellers.api.access import SellerView
from sellers.roles import OFFICE, PACKING
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.rest.once import once
from vrinda.kernel.rest.permissions import HasScope
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.serializers import ShapeParams, shaped


class ShopOrdersView(SellerView):
    permission_classes = (HasScope("seller:orders"),)
    writers = PACKING

    @property
    def serializer(self) -> ShopOrderSerializer:
        return ShopOrderSerializer(context={"sees_money": self.standing.sees_money})

    def seller_order(self, public_id: str) -> SellerOrder:
        found = shop_orders(self.seller).filter(public_id=public_id).first()
        if found is None:
            raise Http404
        return found

    def drawn(self, public_id: str) -> Response:
        return Response(self.serializer.to_representation(self.seller_order(public_id)))


class ShopOrderListView(ShopOrdersView):
    @extend_schema(
        operation_id="seller_orders_list", parameters=[ShopOrderListParams], responses=list_of(ShopOrderSerializer)
    )
    def get(self, request: Request) -> Response:
        """List your shop's orders, newest first; those nobody has paid for yet are not there."""
        asked = self.params(ShopOrderListParams)
        orders = shop_orders(self.seller, states=[asked["state"]] if "state" in asked else ())
        return self.page(orders, self.serializer, asked, order=("-placed_at", "public_id"))


class ShopOrderDetailView(ShopOrdersView):
    @extend_schema(operation_id="seller_orders_read", parameters=[ShapeParams], responses=ShopOrderSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return one of your shop's orders."""
        asked = self.params()
        return Response(shaped(self.serializer, self.seller_order(public_id), asked.get("fields")))


class ShopOrderAcceptView(ShopOrdersView):
    @extend_schema(operation_id="seller_orders_accept", request=AcceptSerializer, responses=ShopOrderSerializer)
    @once()
    def post(self, request: Request, public_id: str) -> Response:
        """Take the order on."""
        seller_order = self.seller_order(public_id)
        self.read(AcceptSerializer)
        accept(seller_order=seller_order, by=self.actor)
        return self.drawn(public_id)


class ShopOrderShipView(ShopOrdersView):
    moves_money = True

    @extend_schema(operation_id="seller_orders_ship", request=ShipSerializer, responses=ShopOrderSerializer)
    @once()
    def post(self, request: Request, public_id: str) -> Response:
        """Hand the parcel to its carrier: the invoice is issued."""
        seller_order, wish = self.seller_order(public_id), self.read(ShipSerializer)
        ship(seller_order=seller_order, tracking=wish["tracking"], by=self.actor)
        return self.drawn(public_id)


class ShopOrderDeliverView(ShopOrdersView):
    moves_money = True

    @extend_schema(operation_id="seller_orders_deliver", request=DeliverSerializer, responses=ShopOrderSerializer)
    @once()
    def post(self, request: Request, public_id: str) -> Response:
        """Note that the parcel arrived; the buyer's handover code proves it."""
        seller_order, wish = self.seller_order(public_id), self.read(DeliverSerializer)
        mark_delivered(seller_order=seller_order, handover_code=wish["handover_code"], by=self.actor)
        return self.drawn(public_id)


class ShopOrderCancelLinesView(ShopOrdersView):
    writers = OFFICE
    moves_money = True

    @extend_schema(
        operation_id="seller_orders_cancel_lines", request=CancelLinesSerializer, responses=ShopOrderSerializer
    )
    @once()
    def post(self, request: Request, public_id: str) -> Response:
        """Say what cannot be given: it is cancelled, and the buyer gets the money for it back."""
        seller_order, wish = self.seller_order(public_id), self.read(CancelLinesSerializer)
        cancel_lines(seller_order=seller_order, pieces=_pieces(wish["lines"]), reason=wish["reason"], by=self.actor)
        return self.drawn(public_id)


def _pieces(lines: list[dict[str, Any]]) -> dict[str, int]:
    pieces = {line["line"]: line["quantity"] for line in lines}
    if len(pieces) != len(lines):
        raise InvalidInput(_("Name each line once."), param="lines")
    return pieces
