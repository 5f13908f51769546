"""A person's own pages: account home, name and language, addresses."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import translate_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import services
from accounts.models import Address
from accounts.queries import address_of, addresses_of
from accounts.storefront.forms import AddressForm, ProfileForm

FIELDS = ("name", "phone", "line1", "line2", "landmark", "pincode", "city", "state_code")


def own_page(view: Callable) -> Callable:
    """Guard a page that only its owner sees and no cache keeps."""
    return never_cache(login_required(view))


@require_GET
@own_page
def home(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "accounts/storefront/home.html")


@require_http_methods(["GET", "POST"])
@own_page
def profile(request: HttpRequest) -> HttpResponse:
    """Change the name one goes by and the language one is written to in."""
    user = request.user
    form = ProfileForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.agrees(
        lambda: services.change_profile(user=user, by=user, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        chosen = form.cleaned_data["language"]
        return redirect(translate_url(request.path, chosen) if chosen else request.path)
    return TemplateResponse(request, "accounts/storefront/profile.html", {"form": form})


@require_GET
@own_page
def addresses(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "accounts/storefront/addresses.html", {"addresses": addresses_of(request.user)})


@require_http_methods(["GET", "POST"])
@own_page
def new_address(request: HttpRequest) -> HttpResponse:
    user = request.user
    form = AddressForm(request.POST or None, initial={"name": user.name, "phone": user.phone})
    if request.method == "POST" and form.agrees(lambda: services.add_address(user=user, by=user, **form.cleaned_data)):
        messages.success(request, _("The address is kept."))
        return redirect("accounts:addresses")
    return TemplateResponse(request, "accounts/storefront/address.html", {"form": form})


@require_http_methods(["GET", "POST"])
@own_page
def address(request: HttpRequest, public_id: str) -> HttpResponse:
    kept = address_of(request.user, public_id)
    form = AddressForm(request.POST or None, initial=_initial(kept))
    if request.method == "POST" and form.agrees(
        lambda: services.change_address(address=kept, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Saved. Orders already placed keep the address they had."))
        return redirect("accounts:addresses")
    return TemplateResponse(request, "accounts/storefront/address.html", {"form": form, "address": kept})


@require_POST
@own_page
def usual_address(request: HttpRequest, public_id: str) -> HttpResponse:
    services.make_usual(address=address_of(request.user, public_id), by=request.user)
    return redirect("accounts:addresses")


@require_POST
@own_page
def remove_address(request: HttpRequest, public_id: str) -> HttpResponse:
    services.remove_address(address=address_of(request.user, public_id), by=request.user)
    messages.success(request, _("The address is removed."))
    return redirect("accounts:addresses")


def _initial(kept: Address) -> dict[str, str]:
    return {name: getattr(kept, name) for name in FIELDS}
