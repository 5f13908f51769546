from django.urls import path

from accounts.storefront import views

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("profile/", views.profile, name="profile"),
    path("addresses/", views.addresses, name="addresses"),
    path("addresses/add/", views.new_address, name="new_address"),
    path("addresses/<str:public_id>/", views.address, name="address"),
    path("addresses/<str:public_id>/usual/", views.usual_address, name="usual_address"),
    path("addresses/<str:public_id>/remove/", views.remove_address, name="remove_address"),
]
