"""Sending a buyer to the gateway: one gateway order per payment, and the form that leads there."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from payments.gateways import gateway
from payments.gateways.port import CheckoutForm, Contact, GatewayOrder, GatewayRefused
from payments.models import Payment
from payments.services.intake import lock_payment
from payments.states import PaymentMethod, PaymentState
from vrinda.kernel.errors import DomainError


class NotPayable(DomainError):
    code = "not_payable"
    message = _("This payment is closed. Look at the order to see where it stands.")


def prepare_checkout(*, payment: Payment, contact: Contact, return_url: str, cancel_url: str) -> CheckoutForm:
    """Return the form that takes the buyer to the gateway, making the gateway order the first time.

    Talks to the gateway, so call it outside a transaction. Raises ``NotPayable`` or ``GatewayUnavailable``.
    """
    if payment.method != PaymentMethod.GATEWAY or payment.state != PaymentState.OPEN:
        raise NotPayable
    if not payment.gateway_order:
        payment = _keep_order(payment, _gateway_order_for(payment))
    return gateway().checkout_form(
        order_id=payment.gateway_order,
        amount_paise=payment.asked_paise,
        contact=contact,
        return_url=return_url,
        cancel_url=cancel_url,
    )


def _gateway_order_for(payment: Payment) -> GatewayOrder:
    """Look before creating: the answer to an earlier attempt may have been lost."""
    receipt = payment.public_id
    found = gateway().find_order(receipt=receipt)
    if found:
        return found
    try:
        return gateway().create_order(receipt=receipt, amount_paise=payment.amount_paise)
    except GatewayRefused:
        # Another tab may have been faster between our look and our request.
        found = gateway().find_order(receipt=receipt)
        if found is None:
            raise
        return found


@transaction.atomic
def _keep_order(payment: Payment, order: GatewayOrder) -> Payment:
    """Store the gateway order; the first one stored is the one that is shown, always."""
    payment = lock_payment(payment)
    if payment.state != PaymentState.OPEN:
        raise NotPayable
    if not payment.gateway_order:
        payment.gateway_order, payment.asked_paise = order.id, order.amount_paise
        payment.save(update_fields=["gateway_order", "asked_paise"])
    return payment
