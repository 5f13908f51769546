"""What a seller does with an order: accept it, send it, hand it over."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from catalog.services.purchases import record_purchases
from orders.models import Line, SellerOrder
from orders.queries.positions import Position, due_paise, position_of
from orders.queries.promises import promised_day
from orders.services.documents import issue_delivery_invoice, issue_invoice
from orders.services.moves import lock_payment, lock_seller_order, move, require_not_suspended
from orders.services.payment import wanted_of
from orders.states import TRANSITIONS
from orders.states import SellerOrderState as S
from payments.queries.rates import statutory_rates
from payments.queries.withholding import tds_bp_for
from payments.services.intake import collect_cash
from payments.services.postings import post_delivery, post_supply
from payments.states import PaymentMethod
from sellers.services.capacity import note_delivery
from sellers.services.stock import consume
from sellers.states import Carrier
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.money import extract_gst
from vrinda.kernel.text import clean_line
from vrinda.kernel.tries import spend

LONGEST_TRACKING = 120
MOST_CODES_A_DAY = 5


class WrongHandoverCode(InvalidInput):
    code = "wrong_handover_code"
    message = _("This is not the code the customer has. Ask for the four digits on the order page.")


@transaction.atomic
def accept(*, seller_order: SellerOrder, by: object, now: datetime | None = None) -> SellerOrder:
    """Take the order on: the seller will pack it."""
    now = now or clock.now()
    seller_order = lock_seller_order(seller_order)
    require_not_suspended(seller_order)
    return move(seller_order, S.ACCEPTED, by=by, now=now, accepted_at=now)


@transaction.atomic
def ship(*, seller_order: SellerOrder, tracking: str, by: object, now: datetime | None = None) -> SellerOrder:
    """Hand the parcel to the carrier: stock leaves, the invoice is issued, the supply is posted."""
    now = now or clock.now()
    seller_order = lock_seller_order(seller_order)
    TRANSITIONS.check(seller_order.state, S.SHIPPED)
    require_not_suspended(seller_order)
    tracking = _tracking(tracking)
    consume(wanted=wanted_of([seller_order]))
    lines = list(Line.objects.filter(seller_order=seller_order).order_by("pk"))
    seller_order.tds_bp = tds_bp_for(
        seller_order.seller, adding_paise=position_of(seller_order, lines).earning.supply, now=now
    )
    position = position_of(seller_order, lines)
    move(seller_order, S.SHIPPED, by=by, now=now, shipped_at=now, tracking=tracking, tds_bp=seller_order.tds_bp)
    _book(seller_order, lines, position, now)
    return seller_order


def _book(seller_order: SellerOrder, lines: list[Line], position: Position, now: datetime) -> None:
    issue_invoice(seller_order=seller_order, lines=lines, position=position, now=now)
    post_supply(
        seller=seller_order.seller,
        seller_order_ref=seller_order.public_id,
        order_ref=seller_order.order.public_id,
        earning=position.earning,
        market_discount_paise=position.market_discount,
        now=now,
    )
    if seller_order.carrier == Carrier.MARKET and seller_order.delivery_paise:
        fee = extract_gst(
            seller_order.delivery_paise,
            statutory_rates(clock.day_of(seller_order.placed_at))["delivery_gst"],
            intra=seller_order.pos_state_code == settings.MARKET_STATE_CODE,
        )
        issue_delivery_invoice(seller_order=seller_order, fee=fee, now=now)
        post_delivery(seller_order_ref=seller_order.public_id, order_ref=seller_order.order.public_id, fee=fee, now=now)


@transaction.atomic
def mark_delivered(
    *, seller_order: SellerOrder, by: object, handover_code: str | None = None, now: datetime | None = None
) -> SellerOrder:
    """Note that the parcel arrived: cash is collected where it was promised, the return window starts.

    ``handover_code`` is compared when given; the market's riders and the seller's door give it.
    """
    now = now or clock.now()
    payment = lock_payment(seller_order.order)
    seller_order = lock_seller_order(seller_order)
    TRANSITIONS.check(seller_order.state, S.DELIVERED)
    if handover_code is not None:
        _check_code(seller_order, handover_code)
    if payment.method == PaymentMethod.COD:
        lines = list(Line.objects.filter(seller_order=seller_order))
        collect_cash(
            payment=payment, reference=seller_order.public_id, due_paise=due_paise(seller_order, lines), now=now
        )
    note_delivery(seller=seller_order.seller, promised_on=promised_day(seller_order), delivered_on=clock.day_of(now))
    window = timedelta(days=seller_order.policy["return_window_days"])
    move(seller_order, S.DELIVERED, by=by, now=now, delivered_at=now, settles_at=now + window)
    _prove_purchases(seller_order, now)
    return seller_order


def _prove_purchases(seller_order: SellerOrder, now: datetime) -> None:
    """Let the buyer speak about what arrived; a guest is nobody who could."""
    if seller_order.order.user is None:
        return
    kept = [line for line in Line.objects.filter(seller_order=seller_order) if line.kept_quantity and line.product_id]
    arrived = {line.public_id: line.product_id for line in kept}
    record_purchases(user=seller_order.order.user, seller=seller_order.seller, lines=arrived, now=now)


def _check_code(seller_order: SellerOrder, code: str) -> None:
    """Compare the code; four digits are soon guessed by whoever may try without end."""
    spend(f"handover:{seller_order.public_id}", most=MOST_CODES_A_DAY, lasts=timedelta(days=1))
    if not constant_time_compare(code, seller_order.handover_code):
        raise WrongHandoverCode(param="handover_code")


def _tracking(text: str) -> str:
    text = clean_line(text)
    if not text or len(text) > LONGEST_TRACKING:
        raise InvalidInput(
            _("Write how the parcel can be followed: courier and number, or the rider's name and phone."),
            param="tracking",
        )
    return text
