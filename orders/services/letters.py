"""What is written to buyers about their orders. Call it outside a transaction: it talks to the mail server."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from orders.models import Order
from orders.queries.links import page_of
from orders.queries.order_pages import order_view


def send_confirmation(*, order: Order) -> bool:
    """Write to the buyer, in the language of the order, that it is confirmed; False without an address."""
    if not order.contact_email:
        return False
    with translation.override(order.language):
        content = {"order": order, "view": order_view(order), "page": page_of(order)}
        body = render_to_string("order/emails/confirmed.txt", content)
        subject = _("Your order %(number)s is confirmed") % {"number": order.number}
    send_mail(subject, body, None, [order.contact_email])
    return True
