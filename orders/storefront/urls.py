from django.urls import path

from orders.storefront import basket, checkout, orders

app_name = "orders"
urlpatterns = [
    path("header/", basket.header, name="header"),
    path("basket/", basket.show, name="basket"),
    path("basket/add/", basket.add, name="add"),
    path("basket/<str:offer_id>/", basket.line, name="line"),
    path("basket/<str:offer_id>/remove/", basket.remove, name="remove"),
    path("checkout/", checkout.show, name="checkout"),
    path("checkout/address/", checkout.give_address, name="give_address"),
    path("checkout/place/", checkout.place, name="place"),
    path("account/orders/", orders.index, name="list"),
    path("orders/open/<str:token>/", orders.open_by_link, name="open"),
    path("orders/<str:public_id>/", orders.show, name="order"),
    path("orders/<str:public_id>/cancel/", orders.cancel, name="cancel"),
    path("orders/<str:public_id>/again/", orders.again, name="again"),
    path("orders/<str:public_id>/<str:part_id>/take-back/", orders.take_back, name="take_back"),
    path("orders/<str:public_id>/papers/<str:document_id>/", orders.document, name="document"),
]
