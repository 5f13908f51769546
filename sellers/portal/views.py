"""Pages of the seller portal that belong to no other room: today, the shop, its team, the choice of shop."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sellers.forms import PapersForm
from sellers.portal.access import SESSION_KEY, portal_view, require_role
from sellers.portal.forms import ShopForm, hours_of
from sellers.portal.menu import cards_for
from sellers.queries import memberships_of, seller_for, team_of
from sellers.roles import OFFICE
from sellers.services import onboarding
from sellers.states import Role, SellerStatus


@require_GET
@portal_view()
def today(request: HttpRequest) -> HttpResponse:
    """What needs this shop now."""
    cards = cards_for(seller=request.seller, role=request.member.role)
    context = {"cards": cards, "has_work": any(card.is_due and card.count for card in cards)}
    return TemplateResponse(request, "sellers/portal/today.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Say which of one's shops to work in."""
    if request.method == "POST":
        seller = seller_for(request.user, request.POST.get("seller", ""))
        request.session[SESSION_KEY] = seller.public_id
        return redirect("portal:today")
    memberships = memberships_of(request.user)
    if len(memberships) == 1:
        return redirect("portal:today")
    context = {"memberships": memberships, "current": request.session.get(SESSION_KEY)}
    return TemplateResponse(request, "sellers/portal/choose.html", context)


@require_http_methods(["GET", "POST"])
@portal_view()
def shop(request: HttpRequest) -> HttpResponse:
    """The shop's profile: read by all, changed by those who run it."""
    can_change = request.member.role in OFFICE
    form = ShopForm(request.POST or None, initial=ShopForm.initial_of(request.seller))
    if request.method == "POST":
        require_role(request.member, OFFICE)
        if form.agrees(lambda: onboarding.change_seller(seller=request.seller, by=request.user, **form.details())):
            messages.success(request, _("Saved. Buyers see it from now on."))
            return redirect("portal:shop")
    context = {
        "form": form,
        "can_change": can_change,
        "can_pause": can_change and request.seller.status == SellerStatus.APPROVED,
        "can_resume": can_change and request.seller.status == SellerStatus.PAUSED,
        "can_hand_in": request.member.role == Role.OWNER and request.seller.status == SellerStatus.DRAFT,
        "hours": hours_of(request.seller),
    }
    return TemplateResponse(request, "sellers/portal/shop.html", context)


@require_POST
@portal_view(*OFFICE)
def pause_shop(request: HttpRequest) -> HttpResponse:
    onboarding.pause(seller=request.seller, by=request.user)
    messages.success(request, _("The shop is paused: nothing can be bought from it. Orders you have go on."))
    return redirect("portal:shop")


@require_POST
@portal_view(*OFFICE)
def resume_shop(request: HttpRequest) -> HttpResponse:
    onboarding.resume(seller=request.seller, by=request.user)
    messages.success(request, _("The shop is open again."))
    return redirect("portal:shop")


@require_http_methods(["GET", "POST"])
@portal_view(Role.OWNER)
def papers(request: HttpRequest) -> HttpResponse:
    """Correct the papers of a shop that is not open yet, and hand them in."""
    if request.seller.status != SellerStatus.DRAFT:
        return redirect("portal:shop")
    form = PapersForm(request.POST or None, initial=PapersForm.initial_of(request.seller))
    if request.method == "POST" and form.agrees(
        lambda: onboarding.correct_papers(seller=request.seller, by=request.user, **form.papers())
    ):
        messages.success(request, _("Handed in. The market looks at your papers and writes to you."))
        return redirect("portal:today")
    return TemplateResponse(request, "sellers/portal/papers.html", {"form": form})


@require_GET
@portal_view(*OFFICE)
def team(request: HttpRequest) -> HttpResponse:
    """Who works here."""
    return TemplateResponse(request, "sellers/portal/team.html", {"members": team_of(request.seller)})
