"""The shop's front in the portal: its sign and the banner above its page."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from catalog.services.shop_front import hang_banner, hang_sign, take_banner_down
from sellers.portal.access import portal_view
from sellers.roles import OFFICE
from vrinda.kernel.forms import RefusableForm

PICTURES = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})


class SignForm(RefusableForm):
    prefix = "sign"
    renamed = {"file": "picture"}
    picture = forms.FileField(
        label=gettext_lazy("Sign"), help_text=gettext_lazy("Square: it stands beside your name."), widget=PICTURES
    )


class BannerForm(RefusableForm):
    prefix = "banner"
    renamed = {"file": "picture"}
    picture = forms.FileField(
        label=gettext_lazy("Banner"),
        help_text=gettext_lazy("Wide and low: your shop, your work. The middle is shown."),
        widget=PICTURES,
    )


@require_http_methods(["GET", "POST"])
@portal_view(*OFFICE)
def shop_front(request: HttpRequest) -> HttpResponse:
    """Hang the sign or the banner."""
    seller, by = request.seller, request.user
    sign, banner = SignForm(), BannerForm()
    if "hang_sign" in request.POST:
        sign = SignForm(request.POST, request.FILES)
        if sign.agrees(lambda: hang_sign(seller=seller, file=sign.cleaned_data["picture"], by=by)):
            return _hung(request)
    elif "hang_banner" in request.POST:
        banner = BannerForm(request.POST, request.FILES)
        if banner.agrees(lambda: hang_banner(seller=seller, file=banner.cleaned_data["picture"], by=by)):
            return _hung(request)
    return TemplateResponse(request, "catalog/portal/shop_front.html", {"sign": sign, "banner": banner})


@require_POST
@portal_view(*OFFICE)
def no_banner(request: HttpRequest) -> HttpResponse:
    """Take the banner down."""
    take_banner_down(seller=request.seller, by=request.user)
    return _hung(request)


def _hung(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Saved. Buyers see it from now on."))
    return redirect("portal_catalog:shop_front")
