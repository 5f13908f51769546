"""The basket page and its forms."""

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from orders.queries.baskets import count_in, lines_of
from orders.queries.pictures import pictures_of
from orders.services.basket import add_bundle, add_line, remove_line, set_quantity
from orders.storefront.forms import refuse_other_fields
from orders.storefront.sections import basket_sections
from orders.storefront.session import basket_to_fill, current_basket, person
from vrinda.kernel.same_origin import same_origin_post


@never_cache
@require_GET
def header(request: HttpRequest) -> HttpResponse:
    """The personal corner of the header, as a fragment: public pages carry nothing personal."""
    user = person(request)
    context = {"user_name": user.get_short_name() if user else "", "basket_count": count_in(current_basket(request))}
    return render(request, "order/storefront/header.html", context)


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    lines = lines_of(current_basket(request))
    context = {
        "sections": basket_sections(lines, pictures_of([line.product for line in lines])),
        "goods_paise": sum(line.total_paise for line in lines),
        "has_problem": any(line.problem for line in lines),
    }
    return render(request, "order/storefront/basket.html", context)


@same_origin_post
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    refuse_other_fields(request, {"offer", "bundle", "quantity", "next"})
    quantity, bundle = request.POST.get("quantity", "1"), request.POST.get("bundle", "")
    if bundle:
        add_bundle(basket=basket_to_fill(request), bundle_id=bundle, quantity=quantity)
    else:
        add_line(basket=basket_to_fill(request), offer_id=request.POST.get("offer", ""), quantity=quantity)
    text = _("Put in your basket.")
    if request.htmx:
        response = HttpResponse(status=204)
        toast = {"toast": {"text": text, "tone": "tulsi"}, "basket-changed": {}}
        response["HX-Trigger"] = json.dumps(toast)
        return response
    messages.success(request, text)
    return _back(request)


@require_POST
def line(request: HttpRequest, offer_id: str) -> HttpResponse:
    refuse_other_fields(request, {"quantity"})
    basket = current_basket(request)
    if basket is None:
        raise Http404
    set_quantity(basket=basket, offer_id=offer_id, quantity=request.POST.get("quantity", ""))
    return redirect("orders:basket")


@require_POST
def remove(request: HttpRequest, offer_id: str) -> HttpResponse:
    basket = current_basket(request)
    if basket is None:
        raise Http404
    remove_line(basket=basket, offer_id=offer_id)
    return redirect("orders:basket")


def _back(request: HttpRequest) -> HttpResponseRedirect:
    target = request.POST.get("next", "")
    if target and url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        return HttpResponseRedirect(target)
    return HttpResponseRedirect(reverse("orders:basket"))
