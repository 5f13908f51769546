from django.urls import path

from catalog.portal import shop_front, views

app_name = "portal_catalog"
urlpatterns = [
    path("", views.offers, name="offers"),
    path("new/", views.new, name="new"),
    path("new-bundle/", views.new_bundle, name="new_bundle"),
    path("shop-front/", shop_front.shop_front, name="shop_front"),
    path("shop-front/no-banner/", shop_front.no_banner, name="no_banner"),
    path("<str:public_id>/", views.offer, name="offer"),
    path("<str:public_id>/stock/", views.stock, name="stock"),
    path("<str:public_id>/picture/", views.picture, name="picture"),
    path("<str:public_id>/declare/", views.declare, name="declare"),
    path("<str:public_id>/submit/", views.submit, name="submit"),
]
