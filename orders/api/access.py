"""Whose basket and whose order: the person's own, or a guest's who shows the secret. Anything else is absent."""

from django.http import Http404
from rest_framework.request import Request

from accounts.models import User
from orders.api.tokens import token_opens
from orders.models import BasketHandle, Order
from orders.queries.resources import basket_handle, order_by_id
from orders.services.basket import secret_opens

BASKET_HEADER = "X-Basket-Secret"
ORDER_HEADER = "X-Order-Token"


def person(request: Request) -> User | None:
    return request.user if request.user.is_authenticated else None


def actor_of(request: Request) -> object:
    return person(request) or "guest"


def basket_for(request: Request, public_id: str) -> BasketHandle:
    handle = basket_handle(public_id)
    if handle is None or not _may_open_basket(request, handle):
        raise Http404
    return handle


def order_for(request: Request, public_id: str) -> Order:
    order = order_by_id(public_id)
    if order is None or not _may_open_order(request, order):
        raise Http404
    return order


def _may_open_basket(request: Request, handle: BasketHandle) -> bool:
    if handle.basket.owner_id is not None:
        return request.user.pk == handle.basket.owner_id
    return secret_opens(handle, request.headers.get(BASKET_HEADER, ""))


def _may_open_order(request: Request, order: Order) -> bool:
    if order.user_id is not None and request.user.pk == order.user_id:
        return True
    return token_opens(order, request.headers.get(ORDER_HEADER, ""))
