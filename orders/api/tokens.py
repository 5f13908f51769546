"""What clients carry between two requests: the price they were told, and the right to open a guest's order."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from orders.queries.quoting import DeliveryAddress
from vrinda.kernel import clock
from vrinda.kernel.errors import DomainError, InvalidInput

QUOTE_SALT = "orders.api.quote"
ORDER_SALT = "orders.api.order"
QUOTE_LASTS = timedelta(minutes=30)
ORDER_LASTS = timedelta(days=90)


class QuoteExpired(DomainError):
    code = "quote_expired"
    message = _("This price is no longer held. Ask for a new quote.")


@dataclass(frozen=True)
class Told:
    """What a client was told: the price of a basket at an address, until when."""

    basket_id: str
    address: DeliveryAddress
    seen: str
    expires_at: datetime


def quote_id_of(told: Told) -> str:
    content = [told.basket_id, asdict(told.address), told.seen, int(told.expires_at.timestamp())]
    return signing.dumps(content, salt=QUOTE_SALT, compress=True)


def told_by(quote_id: str) -> Told:
    """Return what a quote's id says. Raises ``InvalidInput`` for one not signed by us, else ``QuoteExpired``."""
    try:
        basket_id, address, seen, until = signing.loads(quote_id, salt=QUOTE_SALT)
    except signing.BadSignature as error:
        raise InvalidInput(_("This is not a quote of ours."), param="quote_id") from error
    if clock.now().timestamp() > until:
        raise QuoteExpired(param="quote_id")
    return Told(basket_id, DeliveryAddress(**address), seen, datetime.fromtimestamp(until, UTC))


def order_token(order: Order) -> str:
    """Return the token that opens a guest's order, told once when it is placed."""
    return signing.dumps(order.public_id, salt=ORDER_SALT)


def token_opens(order: Order, token: str) -> bool:
    try:
        return signing.loads(token, salt=ORDER_SALT, max_age=ORDER_LASTS) == order.public_id
    except signing.BadSignature:
        return False
