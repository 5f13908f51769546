"""The market's doors: storefront and portal in two languages, admin for staff, REST for integrators."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from vrinda import health, pwa

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("sw.js", pwa.service_worker, name="service-worker"),
    path("admin/", admin.site.urls),
    path("api/", include("vrinda.api")),
    path("", include("allauth.idp.urls")),
    path("", include("catalog.storefront.crawling")),
]

if settings.DEBUG:
    from django.conf.urls.static import static

    urlpatterns += [
        path("gallery/", include("vrinda.gallery.urls")),
        *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    ]

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("account/", include("accounts.storefront.urls")),
    path("portal/", include("sellers.portal.urls")),
    path("portal/orders/", include("orders.portal.urls")),
    path("portal/products/", include("catalog.portal.urls")),
    path("portal/money/", include("payments.portal.urls")),
    path("portal/reviews/", include("catalog.portal.review_urls")),
    path("portal/questions/", include("catalog.portal.question_urls")),
    path("", include("vrinda.pwa")),
    path("", include("payments.storefront.urls")),
    path("", include("orders.storefront.urls")),
    path("", include("sellers.storefront.urls")),
    path("", include("catalog.storefront.voice_urls")),
    path("", include("catalog.storefront.thakurji_urls")),
    path("", include("catalog.storefront.urls")),
    prefix_default_language=False,
)
