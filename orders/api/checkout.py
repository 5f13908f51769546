"""Checkout: what it costs, brought to an address; then the order at exactly that price."""

from dataclasses import fields
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.queries import address_of
from orders.api.access import BASKET_HEADER, basket_for, person
from orders.api.basket_serializers import PlaceSerializer, QuoteRequestSerializer, QuoteSerializer
from orders.api.order_serializers import PlacedOrderSerializer, active_language
from orders.api.quote_content import quote_content
from orders.api.tokens import order_token, told_by
from orders.models import Order
from orders.queries.baskets import lines_of
from orders.queries.order_pages import order_view
from orders.queries.quoting import DeliveryAddress, quote
from orders.services.placing import BasketEmpty, Contact, QuoteChanged, place_order
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.rest.once import once
from vrinda.kernel.rest.permissions import HasScopeOrGuest
from vrinda.kernel.rest.views import RestView


class QuoteView(RestView):
    permission_classes = (HasScopeOrGuest("basket"),)
    guest_header = BASKET_HEADER

    @extend_schema(operation_id="checkout_quote", request=QuoteRequestSerializer, responses=QuoteSerializer)
    @once()
    def post(self, request: Request) -> Response:
        """Price a basket for an address, shop by shop; problems are named, not refused."""
        wish = self.read(QuoteRequestSerializer)
        handle = basket_for(request, wish["basket"])
        lines = lines_of(handle.basket)
        if not lines:
            raise BasketEmpty(param="basket")
        offered = quote(lines=lines, address=_address(request, wish), on=clock.today())
        return Response(QuoteSerializer(quote_content(offered, handle.public_id)).data)


class PlaceView(RestView):
    permission_classes = (HasScopeOrGuest("orders:write"),)
    guest_header = BASKET_HEADER
    moves_money = True

    @extend_schema(operation_id="checkout_place", request=PlaceSerializer, responses={201: PlacedOrderSerializer})
    @once(key_required=True)
    def post(self, request: Request) -> Response:
        """Place the order at the price that was told; when it changed, 409 carries the new one in `error.quote`."""
        wish = self.read(PlaceSerializer)
        told = told_by(wish["quote_id"])
        handle = basket_for(request, told.basket_id)
        contact = Contact(**wish["contact"], user=person(request), language=active_language())
        try:
            order = place_order(
                basket=handle.basket,
                address=told.address,
                contact=contact,
                method=wish["payment_method"],
                seen=told.seen,
            )
        except QuoteChanged as error:
            error.extra["quote"] = QuoteSerializer(quote_content(error.quote, handle.public_id)).data
            raise
        return _placed(order)


def _placed(order: Order) -> Response:
    context = {"order_token": order_token(order) if order.user_id is None else None}
    return Response(PlacedOrderSerializer(order_view(order), context=context).data, status=201)


def _address(request: Request, wish: dict[str, Any]) -> DeliveryAddress:
    """Return the address written out, or the person's own one that was named."""
    if ("address" in wish) == ("address_id" in wish):
        raise InvalidInput(_("Give either an address or the id of one of your own."), param="address")
    if "address" in wish:
        return DeliveryAddress(**wish["address"])
    own = address_of(request.user if request.user.is_authenticated else None, wish["address_id"])
    return DeliveryAddress(**{field.name: getattr(own, field.name) for field in fields(DeliveryAddress)})
