"""A seller's own orders: the list by what they need, one order, and its next step."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orders.forms import pieces_of
from orders.models import SellerOrder
from orders.queries.order_pages import seller_order_view, seller_orders_of
from orders.queries.queues import TABS, tab_counts
from orders.services.fulfilment import accept, mark_delivered, ship
from orders.services.reductions import cancel_lines, refuse
from sellers.portal.access import portal_view
from sellers.roles import OFFICE, PACKING


@require_GET
@portal_view()
def index(request: HttpRequest) -> TemplateResponse:
    tab = request.GET.get("tab", "todo")
    tab = tab if tab in TABS else "todo"
    search = request.GET.get("q", "")
    found = seller_orders_of(request.seller, states=() if search else TABS[tab].states, search=search)
    counts = tab_counts(request.seller)
    tabs = [
        {"label": spec.label, "url": f"?tab={key}", "is_current": key == tab, "count": counts[key]}
        for key, spec in TABS.items()
    ]
    context = {"page": Paginator(found, 25).get_page(request.GET.get("page")), "tabs": tabs, "query_text": search}
    return TemplateResponse(request, "order/portal/orders.html", context)


@require_GET
@portal_view()
def show(request: HttpRequest, public_id: str) -> TemplateResponse:
    part = seller_order_view(request.seller, public_id)
    if part is None:
        raise Http404
    context = {
        "part": part,
        "so": part.seller_order,
        "can_work": request.member.role in PACKING,
        "can_decide": request.member.role in OFFICE,
    }
    return TemplateResponse(request, "order/portal/order.html", context)


@require_POST
@portal_view(*PACKING)
def accept_order(request: HttpRequest, public_id: str) -> HttpResponse:
    accept(seller_order=_own(request, public_id), by=request.user)
    messages.success(request, _("Accepted. Pack it, then send it on its way."))
    return _back(public_id)


@require_POST
@portal_view(*PACKING)
def ship_order(request: HttpRequest, public_id: str) -> HttpResponse:
    ship(seller_order=_own(request, public_id), tracking=request.POST.get("tracking", ""), by=request.user)
    messages.success(request, _("On its way. The bill is made and the customer can follow it."))
    return _back(public_id)


@require_POST
@portal_view(*PACKING)
def deliver_order(request: HttpRequest, public_id: str) -> HttpResponse:
    code = request.POST.get("handover_code", "").strip()
    mark_delivered(seller_order=_own(request, public_id), handover_code=code, by=request.user)
    messages.success(request, _("Delivered."))
    return _back(public_id)


@require_POST
@portal_view(*OFFICE)
def cancel_order(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that some pieces cannot be given: they are cancelled and the buyer gets the money back."""
    pieces = pieces_of(request.POST)
    reason = request.POST.get("reason", "")
    cancel_lines(seller_order=_own(request, public_id), pieces=pieces, reason=reason, by=request.user)
    messages.success(request, _("Cancelled. The customer gets the money back."))
    return _back(public_id)


@require_POST
@portal_view(*PACKING)
def refused_order(request: HttpRequest, public_id: str) -> HttpResponse:
    refuse(seller_order=_own(request, public_id), reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Noted. The goods are back in your stock."))
    return _back(public_id)


def _own(request: HttpRequest, public_id: str) -> SellerOrder:
    found = seller_orders_of(request.seller).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _back(public_id: str) -> HttpResponse:
    return redirect(reverse("portal_orders:order", kwargs={"public_id": public_id}))
