"""The way to the gateway and back. A payment's id is random and known to its buyer only."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from payments.gateways.port import Contact, GatewayRefused, GatewayUnavailable
from payments.models import Payment
from payments.services.capture import NotSigned, confirm_return
from payments.services.checkout import prepare_checkout
from payments.services.intake import PaymentMismatch
from payments.states import PaymentMethod, PaymentState


class SeeOther(HttpResponseRedirect):
    """Sends a browser on with a GET, whatever it came with."""

    status_code = 303


@never_cache
@require_GET
def pay(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what is due and the form that leads to the gateway, which works without a script."""
    payment = get_object_or_404(Payment, public_id=public_id)
    failed = _("The payment did not go through. You can try again.") if "failed" in request.GET else ""
    return _pay_page(request, payment, problem=failed)


@never_cache
@require_GET
def cancelled(request: HttpRequest, public_id: str) -> HttpResponse:
    """Receive a buyer who turned back at the gateway."""
    payment = get_object_or_404(Payment, public_id=public_id)
    return _pay_page(request, payment, problem=_("You came back without paying. Your order is kept for a while."))


@csrf_exempt  # the gateway posts it through the buyer's browser: no cookie of ours comes along
@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the buyer's return from the gateway; the order's page says how it went."""
    payment = get_object_or_404(Payment, public_id=public_id)
    order_page = reverse("orders:order", args=[payment.order_ref])
    if not request.POST.get("razorpay_payment_id"):
        return SeeOther(reverse("payments:pay", args=[public_id]) + "?failed=1")
    try:
        confirm_return(payment=payment, form=request.POST)
    except (NotSigned, PaymentMismatch):
        return SeeOther(reverse("payments:pay", args=[public_id]) + "?failed=1")
    except (GatewayUnavailable, GatewayRefused):
        return SeeOther(order_page)  # the webhook or the poller brings the news
    return SeeOther(order_page)


def _pay_page(request: HttpRequest, payment: Payment, *, problem: str) -> HttpResponse:
    is_settled = payment.state in (PaymentState.CAPTURED, PaymentState.REFUNDED)
    if is_settled or payment.method == PaymentMethod.COD:
        return redirect("orders:order", payment.order_ref)
    if payment.state == PaymentState.EXPIRED:
        return TemplateResponse(request, "payments/storefront/closed.html", {"payment": payment})
    form = prepare_checkout(
        payment=payment,
        contact=_contact_of(request),
        return_url=request.build_absolute_uri(reverse("payments:return", args=[payment.public_id])),
        cancel_url=request.build_absolute_uri(reverse("payments:cancelled", args=[payment.public_id])),
    )
    context = {"payment": payment, "checkout": form, "problem": problem}
    return TemplateResponse(request, "payments/storefront/pay.html", context)


def _contact_of(request: HttpRequest) -> Contact:
    if not request.user.is_authenticated:
        return Contact()
    return Contact(name=request.user.name, email=request.user.email or "", phone=request.user.phone or "")
