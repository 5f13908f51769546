"""Orders as the REST door reads them."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet

from orders.models import BasketHandle, Line, Order, SellerOrder
from orders.queries.order_pages import seller_orders_of
from sellers.models import Seller


def basket_handle(public_id: str) -> BasketHandle | None:
    """Return a basket by its public id; the caller checks who may open it."""
    return BasketHandle.objects.select_related("basket").filter(public_id=public_id).first()


def order_by_id(public_id: str) -> Order | None:
    """Return an order with its address; the caller checks who may open it."""
    return Order.objects.select_related("shipping_address", "user").filter(public_id=public_id).first()


def shop_orders(seller: Seller, states: Sequence[str] = ()) -> QuerySet[SellerOrder]:
    """Return a shop's own orders with lines, goods and delivery address; call it in the seller's scope."""
    lines = Line.objects.select_related("product", "stockrecord").order_by("pk")
    return seller_orders_of(seller, states=states).prefetch_related(None).prefetch_related(Prefetch("lines", lines))
