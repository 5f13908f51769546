"""Asking for an alert, with or without an account, and the links in its letters."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from catalog.queries import voices as said
from catalog.queries.alerts import alert_to_confirm, alert_to_stop
from catalog.services.alerts import ask_for_product, ask_for_search, confirm_alert, stop_alerts
from catalog.storefront.forms import AlertForm, SearchAlertForm
from catalog.storefront.reading import language
from vrinda.kernel.rest.principals import address_of
from vrinda.kernel.same_origin import same_origin_post
from vrinda.kernel.tries import spend

MOST_ASKED_FROM_ONE_PLACE = 30


@never_cache
@require_http_methods(["GET", "POST"])
@same_origin_post
def ask_about_product(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask to be told when a thing is back or costs less."""
    subject = said.subject_of_product(public_id, language())
    usual = "cheaper" if subject.listing.is_available else "back"
    form = AlertForm(request.POST or None, initial={"kind": request.GET.get("kind") or usual, "email": _own(request)})
    if request.method == "POST" and form.agrees(
        lambda: _counted(request, ask_for_product, product_id=public_id, **form.cleaned_data)
    ):
        return _asked(request, form.cleaned_data["email"], subject.url)
    context = {"form": form, "heading": subject.title, "back": subject.url}
    return render(request, "catalog/storefront/own/ask_alert.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@same_origin_post
def ask_about_search(request: HttpRequest) -> HttpResponse:
    """Ask to be told when something comes for a search."""
    form = SearchAlertForm(request.POST or None, initial={"q": request.GET.get("q", "")[:120], "email": _own(request)})
    if request.method == "POST" and form.agrees(
        lambda: _counted(request, ask_for_search, text=form.cleaned_data["q"], email=form.cleaned_data["email"])
    ):
        return _asked(request, form.cleaned_data["email"], "catalog:home")
    context = {"form": form, "heading": _("Tell me when something comes"), "back": ""}
    return render(request, "catalog/storefront/own/ask_alert.html", context)


def _own(request: HttpRequest) -> str:
    return (request.user.email or "") if request.user.is_authenticated else ""


def _counted(request: HttpRequest, ask, **wish: str) -> object:
    """Ask, unless this place has asked too often: nobody sends us through a list of strangers' addresses."""
    spend(f"alerts-from:{address_of(request)}", most=MOST_ASKED_FROM_ONE_PLACE, lasts=timedelta(hours=1))
    user = request.user if request.user.is_authenticated else None
    return ask(user=user, language=language(), **wish)


def _asked(request: HttpRequest, email: str, place: str) -> HttpResponse:
    """Say the same whatever we know of the address."""
    own = request.user.is_authenticated and email.strip().lower() == _own(request)
    text = (
        _("We write to you once, when it happens.")
        if own
        else _("Nearly done: open the letter we send to this address, and confirm.")
    )
    messages.success(request, text)
    return redirect(place)


@never_cache
@require_http_methods(["GET", "POST"])
@csrf_exempt  # the link is the secret, and it only lets us write to its own reader
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an alert: a link that mail scanners open changes nothing, the button does."""
    alert = alert_to_confirm(token)
    if request.method == "POST":
        confirm_alert(alert=alert)
    context = {"alert": alert, "is_done": request.method == "POST" or alert.state != "asked"}
    return render(request, "catalog/storefront/own/confirm_alert.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@csrf_exempt  # mail programs post here by themselves (RFC 8058); all it can do is to stop letters
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop all alerts of the address a letter went to."""
    alert = alert_to_stop(token)
    if request.method == "POST":
        stop_alerts(email=alert.email)
    return render(
        request, "catalog/storefront/own/stop_alerts.html", {"alert": alert, "is_done": request.method == "POST"}
    )
