from django.urls import path

from sellers.storefront import views

app_name = "sellers"
urlpatterns = [
    path("sell/", views.sell, name="sell"),
    path("sell/apply/", views.apply, name="apply"),
]
