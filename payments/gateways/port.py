"""What the market asks of any payment gateway, in the market's words: integer paise, and two kinds of failure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from vrinda.kernel.errors import DomainError

CAPTURED = "captured"
AUTHORIZED = "authorized"
REFUNDED = "refunded"
PROCESSED = "processed"
FAILED = "failed"
REVERSED = "reversed"


class GatewayUnavailable(DomainError):
    """No answer, or none that can be believed: whether the request took effect is not known. Ask again."""

    code = "gateway_unavailable"
    status = 503
    message = _("The payment service does not answer just now. Nothing is lost: please try again in a minute.")

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        super().__init__()


class GatewayRefused(DomainError):
    """The gateway understood and said no: the request took no effect."""

    code = "gateway_refused"
    status = 502
    message = _("The payment service refused this. Please try again or choose another way to pay.")

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        super().__init__()


class UnreadableReport(ValueError):
    """A genuine message that does not say what it must."""


@dataclass(frozen=True)
class GatewayOrder:
    id: str
    amount_paise: int


@dataclass(frozen=True)
class GatewayPayment:
    """A payment as the gateway tells it; the fee is without its GST."""

    id: str
    order_id: str
    amount_paise: int
    currency: str
    status: str
    fee_paise: int = 0
    fee_tax_paise: int = 0
    refunded_paise: int = 0
    error: str = ""


@dataclass(frozen=True)
class GatewayRefund:
    """A refund as the gateway tells it; ``receipt`` is the public id of ours."""

    id: str
    payment_id: str
    amount_paise: int
    status: str
    receipt: str


@dataclass(frozen=True)
class GatewayTransfer:
    """Money sent to a seller's gateway account; ``payout`` is the public id of ours."""

    id: str
    amount_paise: int
    status: str
    payout: str
    fee_paise: int = 0
    fee_tax_paise: int = 0


@dataclass(frozen=True)
class GatewayReversal:
    """Part of a transfer fetched back; ``reference`` is ours."""

    id: str
    amount_paise: int
    reference: str


@dataclass(frozen=True)
class GatewayMessage:
    """A webhook, taken apart."""

    type: str
    payment: GatewayPayment | None = None
    refund: GatewayRefund | None = None
    transfer: GatewayTransfer | None = None


@dataclass(frozen=True)
class Contact:
    """Who pays, to fill in the gateway's form; each part may be empty."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class CheckoutForm:
    """A form that takes the buyer's browser to the gateway's own page, and what is asked for there."""

    action: str
    amount_paise: int
    fields: dict[str, str] = field(default_factory=dict)


class Gateway(Protocol):
    """A payment gateway. Every call may raise ``GatewayUnavailable`` or ``GatewayRefused``.

    ``order_lifetime`` is how long after its making an order of the gateway may still bring money.
    """

    order_lifetime: timedelta

    def find_order(self, *, receipt: str) -> GatewayOrder | None: ...

    def create_order(self, *, receipt: str, amount_paise: int) -> GatewayOrder: ...

    def checkout_form(
        self, *, order_id: str, amount_paise: int, contact: Contact, return_url: str, cancel_url: str
    ) -> CheckoutForm: ...

    def payment(self, payment_id: str) -> GatewayPayment: ...

    def payments_of(self, order_id: str) -> list[GatewayPayment]: ...

    def all_payments(self) -> Iterator[GatewayPayment]: ...

    def capture(self, payment_id: str, *, amount_paise: int) -> GatewayPayment: ...

    def refund(self, payment_id: str, *, amount_paise: int, receipt: str, key: str) -> GatewayRefund: ...

    def fetch_refund(self, refund_id: str) -> GatewayRefund: ...

    def transfer(self, *, account: str, amount_paise: int, payout: str) -> GatewayTransfer: ...

    def fetch_transfer(self, transfer_id: str) -> GatewayTransfer: ...

    def reverse_transfer(self, transfer_id: str, *, amount_paise: int, reference: str) -> GatewayReversal: ...

    def reversals_of(self, transfer_id: str) -> list[GatewayReversal]: ...

    def is_checkout_genuine(self, *, order_id: str, payment_id: str, signature: str) -> bool: ...

    def is_webhook_genuine(self, *, raw: bytes, signature: str) -> bool: ...

    def read_webhook(self, raw: bytes) -> GatewayMessage: ...
