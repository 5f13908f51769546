from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from orders.api import baskets, checkout, orders, shop_orders

app_name = "orders_api"
urlpatterns = [
    path("baskets", baskets.BasketListView.as_view(), name="baskets"),
    path("baskets/<public_id:public_id>", baskets.BasketDetailView.as_view(), name="basket"),
    path("baskets/<public_id:public_id>/lines", baskets.BasketLineListView.as_view(), name="basket-lines"),
    path(
        "baskets/<public_id:public_id>/lines/<public_id:line_id>", baskets.BasketLineView.as_view(), name="basket-line"
    ),
    path("checkout/quote", checkout.QuoteView.as_view(), name="quote"),
    path("checkout/place", checkout.PlaceView.as_view(), name="place"),
    path("orders", orders.OrderListView.as_view(), name="orders"),
    path("orders/<public_id:public_id>", orders.OrderDetailView.as_view(), name="order"),
    path("orders/<public_id:public_id>/cancel", orders.OrderCancelView.as_view(), name="order-cancel"),
    path("seller/orders", shop_orders.ShopOrderListView.as_view(), name="shop-orders"),
    path("seller/orders/<public_id:public_id>", shop_orders.ShopOrderDetailView.as_view(), name="shop-order"),
    path("seller/orders/<public_id:public_id>/accept", shop_orders.ShopOrderAcceptView.as_view(), name="accept"),
    path("seller/orders/<public_id:public_id>/ship", shop_orders.ShopOrderShipView.as_view(), name="ship"),
    path("seller/orders/<public_id:public_id>/deliver", shop_orders.ShopOrderDeliverView.as_view(), name="deliver"),
    path(
        "seller/orders/<public_id:public_id>/cancel-lines",
        shop_orders.ShopOrderCancelLinesView.as_view(),
        name="cancel-lines",
    ),
]
