from django.urls import path

from sellers.api import views

app_name = "sellers_api"
urlpatterns = [
    path("sellers", views.SellerListView.as_view(), name="list"),
    path("sellers/<str:public_id>", views.SellerDetailView.as_view(), name="detail"),
]
