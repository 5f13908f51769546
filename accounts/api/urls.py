from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from accounts.api import views

app_name = "accounts_api"
urlpatterns = [
    path("me", views.MeView.as_view(), name="me"),
    path("me/addresses", views.AddressListView.as_view(), name="addresses"),
    path("me/addresses/<public_id:public_id>", views.AddressDetailView.as_view(), name="address"),
]
