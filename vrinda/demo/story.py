"""Lives through the timeline: each deed is the service call that a buyer, a shop or the staff would make.

A deed that was done already is passed over, so that a market whose filling was interrupted can be finished.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from orders.models import Line, Order, SellerOrder
from orders.queries.baskets import lines_of
from orders.queries.quoting import DeliveryAddress, quote
from orders.services.basket import add_line, open_basket
from orders.services.fulfilment import accept, mark_delivered, ship
from orders.services.payment import expire_unpaid
from orders.services.placing import Contact, place_order
from orders.services.reductions import cancel_lines, cancel_order, refuse, return_lines
from orders.services.settlement import settle_due
from orders.states import BEFORE_DISPATCH
from orders.states import SellerOrderState as S
from payments.gateways.port import Contact as Payer
from payments.models import Payment, Payout, Refund, Transaction
from payments.queries.balances import balance_of
from payments.services.capture import confirm_return, poll_payment
from payments.services.checkout import prepare_checkout
from payments.services.intake import deposit_cash
from payments.services.payouts import confirm_bank_payout, pay_out_due
from payments.services.refunds import confirm_bank_refund, send_refund
from payments.services.reversals import finish_reversals
from payments.states import AccountCode, PaymentMethod, PaymentState, PayoutRail, PayoutState, RefundState
from sellers.models import Offer
from vrinda.demo.opening import usual_address
from vrinda.demo.shelves import Hall, sku_of
from vrinda.demo.till import Till
from vrinda.demo.timeline import Deed, Step
from vrinda.demo.trade import OfferRef, OrderPlan
from vrinda.kernel import clock, events
from vrinda.kernel.models import Event

PLACED = "demo.order_placed"
_STAFF_TAKE = timedelta(days=5)  # what is younger than this still waits in the staff's queues
_SITE = "http://127.0.0.1:8000"


@dataclass
class World:
    """Whom and what the deeds need; `placed` maps an order's index to its public id."""

    hall: Hall
    customers: Sequence[User]
    plans: Mapping[int, OrderPlan]
    till: Till
    until: datetime
    placed: dict[int, str] = field(default_factory=dict)

    def order(self, step: Step) -> Order:
        return Order.objects.get(public_id=self.placed[step.order_index])

    def part(self, step: Step) -> SellerOrder:
        seller = self.hall.sellers[step.seller_index]
        parts = SellerOrder.across_sellers.select_related("order", "seller")
        return parts.get(order__public_id=self.placed[step.order_index], seller=seller)

    def owner(self, step: Step) -> User:
        return self.hall.owners[step.seller_index]

    def buyer(self, step: Step) -> User | str:
        plan = self.plans[step.order_index]
        return "guest" if plan.is_guest else self.customers[plan.customer_index]


def orders_placed() -> dict[int, str]:
    """The planned orders that were placed already, by index."""
    rows = Event.objects.filter(type=PLACED).values_list("payload__index", "subject")
    return dict(rows)


def live(step: Step, world: World) -> None:
    """Do one deed at its own time."""
    with clock.at(step.at):
        _DEEDS[step.deed](step, world)


def _place(step: Step, world: World) -> None:
    if step.order_index in world.placed:
        return
    plan = world.plans[step.order_index]
    person = world.customers[plan.customer_index]
    with transaction.atomic():
        order = _ordered(plan, person, world.hall)
        events.record(PLACED, subject=order.public_id, by="demo", index=plan.index)
    world.placed[plan.index] = order.public_id


def _ordered(plan: OrderPlan, person: User, hall: Hall) -> Order:
    user = None if plan.is_guest else person
    basket = open_basket(user=user)
    for ref, quantity in plan.lines:
        add_line(basket=basket, offer_id=_offer_id(ref, hall), quantity=quantity)
    address = _delivery_address(person)
    seen = quote(lines=lines_of(basket), address=address, on=clock.today()).fingerprint
    return place_order(
        basket=basket,
        address=address,
        contact=Contact(person.name, person.phone or "", person.email or "", user, person.language),
        method=PaymentMethod.COD if plan.pays_cash else PaymentMethod.GATEWAY,
        seen=seen,
    )


def _offer_id(ref: OfferRef, hall: Hall) -> str:
    sku = sku_of(ref.product_index, ref.variant_index)
    return Offer.across_sellers.get(partner=hall.sellers[ref.seller_index], partner_sku=sku).public_id


def _delivery_address(person: User) -> DeliveryAddress:
    kept = usual_address(person)
    names = ("name", "phone", "line1", "line2", "landmark", "city", "state_code", "pincode")
    return DeliveryAddress(**{name: getattr(kept, name) for name in names})


def _pay(step: Step, world: World) -> None:
    payment = Payment.objects.get(order_ref=world.placed[step.order_index])
    if payment.gateway_order:
        poll_payment(payment=payment)  # paid already, when the filling stopped between paying and hearing of it
        payment.refresh_from_db()
    if payment.state != PaymentState.OPEN:
        return
    person = world.customers[world.plans[step.order_index].customer_index]
    prepare_checkout(
        payment=payment,
        contact=Payer(person.name, person.email or "", person.phone or ""),
        return_url=f"{_SITE}/pay/{payment.public_id}/return/",
        cancel_url=f"{_SITE}/pay/{payment.public_id}/",
    )
    payment.refresh_from_db()
    form = world.till.pay(payment.gateway_order, by_card=step.order_index % 4 == 0)
    confirm_return(payment=payment, form=form)


def _accept(step: Step, world: World) -> None:
    part = world.part(step)
    if part.state == S.CONFIRMED:
        accept(seller_order=part, by=world.owner(step))


def _ship(step: Step, world: World) -> None:
    part = world.part(step)
    if part.state == S.ACCEPTED:
        ship(seller_order=part, tracking=_tracking(part, step), by=world.owner(step))


def _tracking(part: SellerOrder, step: Step) -> str:
    if part.carrier == "market":
        return f"Rider Govind, +91 98971 9{step.order_index:04d}"
    return f"India Post EU{410_000_000 + step.order_index * 37 + step.seller_index:09d}IN"


def _deliver(step: Step, world: World) -> None:
    part = world.part(step)
    if part.state == S.SHIPPED:
        mark_delivered(seller_order=part, by="rider", handover_code=part.handover_code)


def _refuse(step: Step, world: World) -> None:
    part = world.part(step)
    if part.state == S.SHIPPED:
        refuse(seller_order=part, reason="Nobody at home, then refused at the door", by=world.hall.staff)


def _cancel_line(step: Step, world: World) -> None:
    part = world.part(step)
    line = Line.objects.filter(seller_order=part).order_by("pk")[0]
    if part.state in BEFORE_DISPATCH and not line.cancelled_quantity:
        pieces = {line.public_id: line.quantity}
        cancel_lines(seller_order=part, pieces=pieces, reason="Ordered twice by mistake", by=world.buyer(step))


def _cancel_order(step: Step, world: World) -> None:
    order = world.order(step)
    if order.status == "confirmed":
        cancel_order(order=order, reason="Found it in the bazaar", by=world.buyer(step))


def _give_back(step: Step, world: World) -> None:
    """Every second time the whole parcel comes back and the shop is at fault, else only the first line."""
    part = world.part(step)
    lines = list(Line.objects.filter(seller_order=part).order_by("pk"))
    if part.state not in (S.DELIVERED, S.SETTLED) or any(line.returned_quantity for line in lines):
        return
    is_fault = step.order_index % 2 == 1
    pieces = {line.public_id: line.kept_quantity for line in (lines if is_fault else lines[:1]) if line.kept_quantity}
    return_lines(
        seller_order=part,
        pieces=pieces,
        reason="Arrived damaged" if is_fault else "Wrong size",
        by=world.hall.staff,
        refund_delivery=is_fault,
    )


def _daily(step: Step, world: World) -> None:
    """What the clock does in a running market; refunds and reversals were asked for already, unless cut off."""
    expire_unpaid()
    for refund in Refund.objects.filter(state=RefundState.REQUESTED, payment__method=PaymentMethod.GATEWAY):
        send_refund(refund=refund)
    finish_reversals()
    settle_due()


def _payday(step: Step, world: World) -> None:
    """Riders bring the cash to the bank, shops are paid, and the staff confirm what the bank has done."""
    if Transaction.objects.filter(occurred_at__gt=step.at).exists():
        return  # lived through before an interruption
    cash = balance_of(AccountCode.COD_CASH)
    if cash > 0:
        slip = Transaction.objects.filter(kind="cash_deposited").count() + 1
        deposit_cash(amount_paise=cash, reference=f"SLIP{slip:04d}", by=world.hall.staff)
    pay_out_due()
    if step.at < world.until - _STAFF_TAKE:
        _confirm_bank(world)


def _confirm_bank(world: World) -> None:
    staff = world.hall.staff
    for payout in Payout.across_sellers.filter(rail=PayoutRail.BANK, state=PayoutState.CREATED).order_by("pk"):
        confirm_bank_payout(payout=payout, utr=f"VRNDN{payout.pk:011d}", by=staff)
    waiting = Refund.objects.filter(state=RefundState.REQUESTED, payment__method=PaymentMethod.COD).order_by("pk")
    for refund in waiting.select_related("payment"):
        confirm_bank_refund(refund=refund, utr=f"VRNDR{refund.pk:011d}", by=staff)


_DEEDS: Mapping[Deed, Callable[[Step, World], None]] = {
    Deed.PLACE: _place,
    Deed.PAY: _pay,
    Deed.ACCEPT: _accept,
    Deed.SHIP: _ship,
    Deed.DELIVER: _deliver,
    Deed.REFUSE: _refuse,
    Deed.CANCEL_LINE: _cancel_line,
    Deed.CANCEL_ORDER: _cancel_order,
    Deed.GIVE_BACK: _give_back,
    Deed.DAILY: _daily,
    Deed.PAYDAY: _payday,
}
