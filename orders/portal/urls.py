from django.urls import path

from orders.portal import views

app_name = "portal_orders"
urlpatterns = [
    path("", views.index, name="list"),
    path("<str:public_id>/", views.show, name="order"),
    path("<str:public_id>/accept/", views.accept_order, name="accept"),
    path("<str:public_id>/ship/", views.ship_order, name="ship"),
    path("<str:public_id>/deliver/", views.deliver_order, name="deliver"),
    path("<str:public_id>/cancel/", views.cancel_order, name="cancel"),
    path("<str:public_id>/refused/", views.refused_order, name="refused"),
]
