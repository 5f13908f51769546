"""A buyer's orders: a person's own, or a guest's opened by its token."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orders.api.access import ORDER_HEADER, actor_of, order_for
from orders.api.order_serializers import CancelSerializer, OrderBriefSerializer, OrderListParams, OrderSerializer
from orders.queries.order_pages import order_view, orders_of
from orders.services.reductions import cancel_order
from vrinda.kernel.rest.once import once
from vrinda.kernel.rest.permissions import HasScope, HasScopeOrGuest, IsPerson
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.views import RestView


class OrderListView(RestView):
    permission_classes = (HasScope("orders:read"), IsPerson)

    @extend_schema(operation_id="orders_list", parameters=[OrderListParams], responses=list_of(OrderBriefSerializer))
    def get(self, request: Request) -> Response:
        """List your orders, newest first."""
        asked = self.params(OrderListParams)
        orders = orders_of(request.user)
        chosen = orders.filter(status=asked["status"]) if "status" in asked else orders
        return self.page(chosen, OrderBriefSerializer(), asked, order=("-date_placed", "public_id"))


class OrderDetailView(RestView):
    permission_classes = (HasScopeOrGuest("orders:read"),)
    guest_header = ORDER_HEADER

    @extend_schema(operation_id="orders_read", responses=OrderSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return one order with its parts, bills and payment."""
        return Response(OrderSerializer(order_view(order_for(request, public_id))).data)


class OrderCancelView(RestView):
    permission_classes = (HasScopeOrGuest("orders:write"),)
    guest_header = ORDER_HEADER
    moves_money = True

    @extend_schema(operation_id="orders_cancel", request=CancelSerializer, responses=OrderSerializer)
    @once()
    def post(self, request: Request, public_id: str) -> Response:
        """Cancel the whole order before anything of it is on its way; what was paid goes back."""
        order, wish = order_for(request, public_id), self.read(CancelSerializer)
        cancel_order(order=order, reason=wish["reason"], by=actor_of(request))
        return Response(OrderSerializer(order_view(order_for(request, public_id))).data)
