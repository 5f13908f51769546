"""The staff's site: only pages made for it, the market's own sign-in, and a content security policy of its own."""

from csp.constants import UNSAFE_EVAL, UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

# Unfold writes Alpine expressions into attributes: they are inline and are evaluated. Nothing else is loosened,
# and nowhere but here.
LOOSER = {"script-src": [UNSAFE_INLINE, UNSAFE_EVAL], "style-src": [UNSAFE_INLINE]}


class StaffConfig(AdminConfig):
    default_site = "vrinda.admin_site.StaffSite"


class StaffSite(UnfoldAdminSite):
    index_title = _("Today")
    index_template = "staff/index.html"

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        """Take the pages made on unfold; those that Oscar, allauth and Django bring for themselves stay out."""
        from unfold.admin import ModelAdmin

        if admin_class is not None and issubclass(admin_class, ModelAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def admin_view(self, view, cacheable: bool = False):
        return csp_update(LOOSER)(super().admin_view(view, cacheable))

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        from vrinda.admin_menu import queues_of

        return super().index(request, {"queues": queues_of(request), **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Send people to the market's sign-in, where the second factor and the rate limits are."""
        from allauth.account.decorators import secure_admin_login

        return secure_admin_login(super().login)(request, extra_context)
