"""The REST door, composed: every app's operations under ``/api/v1/``."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from vrinda.kernel.rest.views import NoSuchOperation

# Swagger UI sets styles from its script; that is the one thing these pages may do beyond all others.
human_pages = csp_update({"style-src": [UNSAFE_INLINE]})(
    SpectacularSwaggerSplitView.as_view(url_name="api-schema", throttle_classes=[])
)

urlpatterns = [
    path("docs/", human_pages, name="api-docs"),
    path("v1/schema/", SpectacularAPIView.as_view(throttle_classes=[]), name="api-schema"),
    path("v1/", include("catalog.api.urls")),
    path("v1/", include("accounts.api.urls")),
    path("v1/", include("sellers.api.urls")),
    path("v1/", include("payments.api.urls")),
    path("v1/", include("orders.api.urls")),
    re_path(r"^v1/", NoSuchOperation.as_view(), name="api-nothing"),
]
