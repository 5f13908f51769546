"""Where a buyer finds an order again: a page of one's own, or for a guest a signed link that ends."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.http import urlencode

from orders.models import Order
from vrinda.kernel.addresses import absolute
from vrinda.kernel.errors import NotFound

SALT = "orders.link"
LASTS_SECONDS = 90 * 24 * 60 * 60


def link_token(order: Order) -> str:
    """Return the token of a link that opens a guest's order for 90 days."""
    return signing.dumps(order.public_id, salt=SALT)


def order_id_of(token: str) -> str:
    """Return the order id inside a link token; a forged or old one is as good as absent."""
    try:
        return str(signing.loads(token, salt=SALT, max_age=LASTS_SECONDS))
    except signing.BadSignature as error:
        raise NotFound from error


def page_of(order: Order) -> str:
    """Return the full address that leads to an order, in the language now in force.

    A guest's carries the token; a person's goes through sign-in, which lets those who are in pass at once.
    """
    if order.user_id is None:
        return absolute(reverse("orders:open", kwargs={"token": link_token(order)}))
    page = reverse("orders:order", kwargs={"public_id": order.public_id})
    return absolute(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': page})}")
