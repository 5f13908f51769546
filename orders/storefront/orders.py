"""A buyer's orders: the page of one, the list, taking back, papers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from orders.forms import pieces_of
from orders.models import Document, Order, SellerOrder
from orders.queries.links import order_id_of
from orders.queries.order_pages import order_view, orders_of
from orders.services.basket import refill_basket
from orders.services.reductions import cancel_lines, cancel_order, return_lines
from orders.states import BEFORE_DISPATCH
from orders.storefront.session import ORDERS, basket_to_fill, may_open, person


@never_cache
@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(orders_of(request.user), 20).get_page(request.GET.get("page"))
    return render(request, "order/storefront/orders.html", {"page": page})


@never_cache
@require_GET
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    order = _own_order(request, public_id)
    return render(request, "order/storefront/order.html", {"view": order_view(order), "order": order})


@never_cache
@require_GET
def open_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange the token of an e-mailed link for a place in the session, and leave the token behind."""
    public_id = order_id_of(token)
    request.session[ORDERS] = [*request.session.get(ORDERS, []), public_id][-20:]
    return redirect("orders:order", public_id=public_id)


@require_POST
def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    order = _own_order(request, public_id)
    cancel_order(order=order, reason=request.POST.get("reason", ""), by=_actor(request))
    messages.success(request, _("The order is cancelled. What you paid comes back the way it came."))
    return redirect("orders:order", public_id=public_id)


@require_POST
def again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put the things of an expired or cancelled order back into the basket."""
    order = _own_order(request, public_id)
    gone = refill_basket(basket=basket_to_fill(request), order=order)
    if gone:
        messages.warning(request, _("These could not be put back: %(titles)s.") % {"titles": ", ".join(gone)})
    else:
        messages.success(request, _("Everything is back in your basket, at today's prices."))
    return redirect("orders:basket")


@require_POST
def take_back(request: HttpRequest, public_id: str, part_id: str) -> HttpResponse:
    """Cancel lines before dispatch, or return them after delivery."""
    order = _own_order(request, public_id)
    part = get_object_or_404(
        SellerOrder.across_sellers.select_related("order", "seller"), order=order, public_id=part_id
    )
    pieces = pieces_of(request.POST)
    what = {"seller_order": part, "pieces": pieces, "reason": request.POST.get("reason", ""), "by": _actor(request)}
    if part.state in BEFORE_DISPATCH:
        cancel_lines(**what)
    else:
        return_lines(**what, in_window_only=True)
    messages.success(request, _("Done. What you paid for it comes back the way it came."))
    return redirect("orders:order", public_id=public_id)


@never_cache
@require_GET
def document(request: HttpRequest, public_id: str, document_id: str) -> HttpResponse:
    order = _own_order(request, public_id)
    paper = get_object_or_404(Document, public_id=document_id, seller_order__order=order)
    return render(request, "order/storefront/document.html", {"paper": paper, "order": order})


def _own_order(request: HttpRequest, public_id: str) -> Order:
    order = Order.objects.select_related("shipping_address", "user").filter(public_id=public_id).first()
    if order is None or not may_open(request, order):
        raise Http404
    return order


def _actor(request: HttpRequest) -> object:
    return person(request) or "guest"
