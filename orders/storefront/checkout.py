"""Checkout: one page in three steps, a plain form each."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from oscar.apps.basket.models import Basket

from orders.models import Order
from orders.queries.baskets import handle_of, lines_of
from orders.queries.pictures import pictures_of
from orders.queries.quoting import quote
from orders.services.placing import Contact, QuoteChanged, place_order
from orders.storefront.forms import AddressForm, PlaceForm, address_of, first_guess, refuse_other_fields
from orders.storefront.sections import basket_sections, quote_sections
from orders.storefront.session import (
    ADDRESS,
    basket_being_ordered,
    counted_as,
    current_basket,
    person,
    remember_order,
)
from payments.models import Payment
from payments.states import PaymentMethod
from vrinda.kernel import clock
from vrinda.kernel.tries import spend


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    basket = current_basket(request)
    lines = lines_of(basket)
    if not lines:
        return redirect("orders:basket")
    kept = request.session.get(ADDRESS)
    if kept is None or "change" in request.GET:
        form = AddressForm(initial=kept or first_guess(person(request)))
        return _address_step(request, form, lines)
    return _pay_step(request, basket, kept, lines)


@never_cache
@require_POST
def give_address(request: HttpRequest) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _address_step(request, form, lines_of(current_basket(request)), status=400)
    request.session[ADDRESS] = form.cleaned_data
    return redirect("orders:checkout")


@never_cache
@require_POST
def place(request: HttpRequest) -> HttpResponse:
    refuse_other_fields(request, set(PlaceForm.base_fields))
    form, kept = PlaceForm(request.POST), request.session.get(ADDRESS)
    if kept is None or not form.is_valid():
        return redirect("orders:checkout")
    basket = basket_being_ordered(request, form.cleaned_data["basket"])
    spend(f"order:{counted_as(request)}", most=settings.ORDERS_PER_HOUR, lasts=timedelta(hours=1))
    contact = Contact(
        name=kept["name"],
        phone=kept["phone"],
        email=kept["email"],
        user=person(request),
        language=get_language() or "en",
    )
    try:
        order = place_order(
            basket=basket,
            address=address_of(kept),
            contact=contact,
            method=form.cleaned_data["method"],
            seen=form.cleaned_data["seen"],
        )
    except QuoteChanged as error:
        messages.warning(request, error.message)
        return redirect("orders:checkout")
    remember_order(request, order, form.cleaned_data["basket"])
    return _after(order)


def _after(order: Order) -> HttpResponse:
    if order.payment_method == PaymentMethod.COD:
        return redirect("orders:order", public_id=order.public_id)
    payment = Payment.objects.get(order_ref=order.public_id)
    return redirect("payments:pay", public_id=payment.public_id)


def _address_step(request: HttpRequest, form: AddressForm, lines: list, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "step": "address",
        "sections": basket_sections(lines),
        "goods_paise": sum(line.total_paise for line in lines),
    }
    return render(request, "order/storefront/checkout.html", context, status=status)


def _pay_step(request: HttpRequest, basket: Basket, kept: dict, lines: list) -> HttpResponse:
    offered = quote(lines=lines, address=address_of(kept), on=clock.today())
    context = {
        "step": "pay",
        "address": kept,
        "quote": offered,
        "sections": quote_sections(offered, pictures_of([line.product for line in lines])),
        "basket_id": handle_of(basket).public_id,
        "methods": offered.methods,
    }
    return render(request, "order/storefront/checkout.html", context)
