"""The one seam with django-oscar: what is installed, what is swapped, and why.

Three apps are forked, for columns and constraints only: ``catalog`` (label ``catalogue``), ``sellers``
(``partner``) and ``orders`` (``order``). Everything else of Oscar stays as it is. None of Oscar's URLs,
views, templates or dashboards is mounted.
"""

from collections.abc import Sequence

from django.utils.module_loading import import_string
from oscar.apps.dashboard.apps import DashboardConfig
from oscar.config import Shop

UNFORKED_APPS = [
    "vrinda.oscar.Engine",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "oscar.apps.checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "oscar.apps.shipping.apps.ShippingConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "oscar.apps.basket.apps.BasketConfig",
    "oscar.apps.payment.apps.PaymentConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "oscar.apps.customer.apps.CustomerConfig",
    "oscar.apps.search.apps.SearchConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "vrinda.oscar.SilentDashboard",
    "widget_tweaks",
    "haystack",
    "treebeard",
    "django_tables2",
]

# Oscar's behaviour, swapped: (module label, class) → our class.
SWAPPED = {
    # Oscar prices a line by any stock record of its product; ours keeps to the offer the shopper chose.
    ("partner.strategy", "Selector"): "orders.policies.Selector",
    # Oscar's order number is 100000 + basket id: guessable, and it tells the volume of trade.
    ("order.utils", "OrderNumberGenerator"): "orders.policies.OrderNumberGenerator",
}

SETTINGS = {
    "OSCAR_SHOP_NAME": "Vrinda",
    "OSCAR_DYNAMIC_CLASS_LOADER": "vrinda.oscar.load_classes",
    "OSCAR_DEFAULT_CURRENCY": "INR",
    "OSCAR_OFFERS_INCL_TAX": True,  # prices include GST
    "OSCAR_ALLOW_ANON_CHECKOUT": True,
    "OSCAR_ALLOW_ANON_REVIEWS": False,
    "OSCAR_MODERATE_REVIEWS": True,
    "OSCAR_SEND_REGISTRATION_EMAIL": False,
    "OSCAR_EAGER_ALERTS": False,
    "OSCAR_HIDDEN_FEATURES": [],
    "OSCAR_DASHBOARD_NAVIGATION": [],
    "OSCAR_HOMEPAGE": "/",
    "OSCAR_ACCOUNTS_REDIRECT_URL": "/",
    "OSCAR_SLUG_ALLOW_UNICODE": False,
    "OSCAR_DELETE_IMAGE_FILES": False,
    "OSCAR_THUMBNAILER": "oscar.core.thumbnails.EasyThumbnails",
    "HAYSTACK_CONNECTIONS": {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}},
    # oscar.defaults would have haystack index in real time; our search has its own port.
    "HAYSTACK_SIGNAL_PROCESSOR": "haystack.signals.BaseSignalProcessor",
}


class Engine(Shop):
    """Oscar's root config without its web: it looks up no views, forms or dashboards."""

    def ready(self) -> None:
        import oscar.checks  # noqa: F401

    def get_urls(self) -> list:
        return []


class SilentDashboard(DashboardConfig):
    """Kept because Oscar's checks import its template tags; it has no pages."""

    def ready(self) -> None:
        """Look up no sub-dashboards: none is installed."""

    def get_urls(self) -> list:
        return []


def load_classes(module_label: str, classnames: Sequence[str], module_prefix: str) -> list[type]:
    """Load Oscar's classes, ours where one is swapped; nothing is found by having the right name by chance."""
    return [
        import_string(SWAPPED.get((module_label, name), f"{module_prefix}.{module_label}.{name}"))
        for name in classnames
    ]
