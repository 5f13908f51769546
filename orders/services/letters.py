"""What is written to buyers about their orders. Call it outside a transaction: it talks to the mail server."""

from datetime import timedelta

import structlog
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from orders.models import Order
from orders.queries.links import page_of
from orders.queries.order_pages import order_view
from vrinda.kernel.tries import TooManyTries, spend

log = structlog.get_logger(__name__)
MOST_LETTERS_A_DAY = 20


def send_confirmation(*, order: Order) -> bool:
    """Write to the buyer, in the language of the order, that it is confirmed; False without an address."""
    if not order.contact_email or not _may_write_to(order.contact_email):
        return False
    with translation.override(order.language):
        content = {"order": order, "view": order_view(order), "page": page_of(order)}
        body = render_to_string("order/emails/confirmed.txt", content)
        subject = _("Your order %(number)s is confirmed") % {"number": order.number}
    send_mail(subject, body, None, [order.contact_email])
    return True


def _may_write_to(address: str) -> bool:
    """A guest types any address: whoever owns it is not flooded through us."""
    try:
        spend(f"letter:{address.lower()}", most=MOST_LETTERS_A_DAY, lasts=timedelta(days=1))
    except TooManyTries:
        log.warning("letter_withheld")
        return False
    return True
