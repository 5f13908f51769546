"""My Thakurji: what fits the household's own, with an account and without."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from catalog.queries.thakurji import AtHome, at_home, chart_lines, own_thakurji, shelf_for, thakurji_of
from catalog.services.thakurji import Told, keep_thakurji, read, remove_thakurji
from catalog.storefront.forms import ThakurjiForm
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.public_pages import public_page


@require_safe
@public_page
def guide(request: HttpRequest) -> HttpResponse:
    """How sizes go, and a form that needs no account: the browser remembers what it is told."""
    context = {"form": ThakurjiForm(), "chart": chart_lines(), "fit_url": reverse("thakurji:fit")}
    return render(request, "catalog/storefront/thakurji.html", context)


@never_cache
@require_GET
def fit(request: HttpRequest) -> HttpResponse:
    """Answer what a told Thakurji looks for: to a script as JSON, to a plain form as the shelf of what fits."""
    wants_json = "application/json" in request.headers.get("Accept", "")
    form = ThakurjiForm(request.GET)
    found: list[AtHome] = []
    if form.agrees(lambda: found.append(at_home(read(Told(**form.cleaned_data))))):
        told = found[0]
        return JsonResponse(_as_json(told)) if wants_json else redirect(f"{shelf_for()}?{_query(told)}")
    if wants_json:
        return JsonResponse({"errors": form.errors}, status=InvalidInput.status)
    context = {"form": form, "chart": chart_lines(), "fit_url": reverse("thakurji:fit")}
    return render(request, "catalog/storefront/thakurji.html", context, status=InvalidInput.status)


@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Return what this person has kept; for a guest only the browser knows."""
    is_known = request.user.is_authenticated
    kept = [_as_json(one) for one in thakurji_of(request.user)] if is_known else []
    return JsonResponse({"signed_in": is_known, "thakurji": kept})


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def own(request: HttpRequest) -> HttpResponse:
    form = ThakurjiForm(request.POST or None)
    if request.method == "POST" and form.agrees(
        lambda: keep_thakurji(user=request.user, told=Told(**form.cleaned_data))
    ):
        messages.success(request, _("Kept. Shelves and things now show what fits."))
        return redirect("thakurji:own")
    shelf = shelf_for()
    kept = [{"one": one, "url": f"{shelf}?{_query(one)}"} for one in thakurji_of(request.user)]
    context = {"form": form, "kept": kept, "chart": chart_lines()}
    return render(request, "catalog/storefront/own/thakurji.html", context)


@require_POST
@never_cache
@login_required
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    remove_thakurji(thakurji=own_thakurji(request.user, public_id), by=request.user)
    messages.success(request, _("Removed."))
    return redirect("thakurji:own")


def _query(one: AtHome) -> str:
    return urlencode({"fits": list(one.fits)}, doseq=True)


def _as_json(one: AtHome) -> dict[str, object]:
    return {"key": one.key, "name": one.name, "size": one.size_text, "fits": list(one.fits)}
