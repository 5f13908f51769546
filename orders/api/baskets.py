"""Baskets: a person's own, or a guest's opened by its secret."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orders.api.access import BASKET_HEADER, basket_for, person
from orders.api.basket_serializers import (
    BasketSerializer,
    LineChangeSerializer,
    NewBasketSerializer,
    NewLineSerializer,
    OpenedBasketSerializer,
    basket_content,
)
from orders.models import BasketHandle
from orders.queries.baskets import handle_of, lines_of, offer_id_of, open_basket_of
from orders.services.basket import add_line, open_basket, open_secret_basket, remove_line, set_quantity
from vrinda.kernel.rest.once import once
from vrinda.kernel.rest.permissions import HasScopeOrGuest
from vrinda.kernel.rest.views import RestView


class BasketView(RestView):
    permission_classes = (HasScopeOrGuest("basket"),)
    guest_header = BASKET_HEADER

    def drawn(self, handle: BasketHandle, status: int = 200) -> Response:
        content = basket_content(handle, lines_of(handle.basket))
        return Response(BasketSerializer(content).data, status=status)


class BasketListView(BasketView):
    guest_header = ""

    @extend_schema(
        operation_id="baskets_create",
        request=NewBasketSerializer,
        responses={201: OpenedBasketSerializer, 200: OpenedBasketSerializer},
    )
    @once()
    def post(self, request: Request) -> Response:
        """Open a basket: a person has one (200 when it was open already), a guest gets a new one with a secret."""
        self.read(NewBasketSerializer)
        user, secret, is_new = person(request), None, True
        if user is None:
            handle, secret = open_secret_basket()
        else:
            is_new = open_basket_of(user) is None
            handle = handle_of(open_basket(user=user))
        content = basket_content(handle, lines_of(handle.basket))
        return Response(OpenedBasketSerializer({**content, "secret": secret}).data, status=201 if is_new else 200)


class BasketDetailView(BasketView):
    @extend_schema(operation_id="baskets_read", responses=BasketSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return a basket with its prices of now."""
        return self.drawn(basket_for(request, public_id))


class BasketLineListView(BasketView):
    @extend_schema(operation_id="baskets_add_line", request=NewLineSerializer, responses={201: BasketSerializer})
    @once()
    def post(self, request: Request, public_id: str) -> Response:
        """Put pieces of an offer in, on top of what is there."""
        handle, wish = basket_for(request, public_id), self.read(NewLineSerializer)
        add_line(basket=handle.basket, offer_id=wish["offer"], quantity=wish["quantity"])
        return self.drawn(handle, status=201)


class BasketLineView(BasketView):
    @extend_schema(operation_id="baskets_change_line", request=LineChangeSerializer, responses=BasketSerializer)
    def patch(self, request: Request, public_id: str, line_id: str) -> Response:
        """Make a line hold exactly so many pieces."""
        handle, wish = basket_for(request, public_id), self.read(LineChangeSerializer)
        set_quantity(basket=handle.basket, offer_id=offer_id_of(line_id), quantity=wish["quantity"])
        return self.drawn(handle)

    @extend_schema(operation_id="baskets_remove_line", responses=BasketSerializer)
    def delete(self, request: Request, public_id: str, line_id: str) -> Response:
        """Take a line out; one that is not there is already out."""
        handle = basket_for(request, public_id)
        remove_line(basket=handle.basket, offer_id=offer_id_of(line_id))
        return self.drawn(handle)
