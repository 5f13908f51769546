"""The REST door, composed: every app's operations under ``/api/v1/``."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

urlpatterns = [
    path("docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
    path("v1/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("v1/", include("catalog.api.urls")),
    path("v1/", include("accounts.api.urls")),
    path("v1/", include("sellers.api.urls")),
    path("v1/", include("payments.api.urls")),
    path("v1/", include("orders.api.urls")),
]
