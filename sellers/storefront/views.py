"""The way in for someone who wants to sell here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sellers.forms import PapersForm
from sellers.portal.access import SESSION_KEY
from sellers.services.onboarding import apply_to_sell
from vrinda.kernel.errors import DomainError
from vrinda.kernel.public_pages import public_page


@require_safe
@public_page
def sell(request: HttpRequest) -> HttpResponse:
    """What selling here means; the same page for everyone."""
    return TemplateResponse(request, "sellers/storefront/sell.html")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """Tell who the shop is and hand its papers in."""
    form = PapersForm(request.POST or None, initial={"email": request.user.email, "phone": request.user.phone})
    if request.method == "POST" and form.is_valid():
        try:
            seller = apply_to_sell(by=request.user, **form.papers())
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            request.session[SESSION_KEY] = seller.public_id
            messages.success(request, _("Handed in. The market looks at your papers and writes to you."))
            return redirect("portal:today")
    return TemplateResponse(request, "sellers/storefront/apply.html", {"form": form})
