from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from sellers.api import views

app_name = "sellers_api"
urlpatterns = [
    path("sellers", views.SellerListView.as_view(), name="list"),
    path("sellers/<public_id:public_id>", views.SellerDetailView.as_view(), name="detail"),
]
