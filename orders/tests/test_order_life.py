"""A machine does anything to an order of two shops, legal or not, in any order: the books stay true after each step."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from catalog.factories import ProductFactory, TaxRateFactory
from orders.factories import DELHI, VRINDAVAN, open_market, pay, place
from orders.models import Line, Order, SellerOrder
from orders.queries import proofs
from orders.queries.positions import due_paise
from orders.queries.quoting import Discount
from orders.queries.status import status_of
from orders.services.fault import refund_delivery
from orders.services.fulfilment import accept, mark_delivered, ship
from orders.services.payment import expire_order
from orders.services.reductions import cancel_lines, cancel_order, refuse, return_lines
from orders.services.settlement import settle_due
from orders.states import Funder
from payments.models import Credit, Entry, Payment
from payments.queries import proofs as money
from payments.queries.balances import balance_of, order_balance
from payments.states import AccountCode as A
from payments.states import PaymentMethod
from sellers.factories import OfferFactory, SellerFactory
from vrinda.kernel.errors import DomainError

MONDAY = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
PARTS = st.integers(0, 1)
LINES = st.integers(0, 1)
PIECES = st.integers(-1, 4)


class OrderLife(RuleBasedStateMachine):
    """An order of two shops with two lines each, discounted by shop and market; refusals are part of life."""

    def __init__(self):
        super().__init__()
        self.market = transaction.atomic()
        self.market.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.market.__exit__(None, None, None)

    @initialize(
        method=st.sampled_from(PaymentMethod.values),
        address=st.sampled_from([VRINDAVAN, DELHI]),
        quantity=st.integers(1, 3),
        off=st.integers(0, 3333),
        is_paid=st.booleans(),
    )
    def is_placed(self, method, address, quantity, off, is_paid):
        open_market(fee_paise=4001)
        self.now = MONDAY
        five, eighteen = TaxRateFactory(rate_bp=500), TaxRateFactory(rate_bp=1800)
        offers = [
            OfferFactory(
                partner=seller,
                product=ProductFactory(owner=seller, tax_rate=rate),
                price=Decimal(price),
                mrp_paise=100000,
            )
            for seller in (SellerFactory(ships_by_courier=True), SellerFactory(ships_by_courier=True))
            for rate, price in ((five, "99.99"), (eighteen, "333.35"))
        ]
        given = [Discount(offer.public_id, funder, "off", off) for offer in offers for funder in Funder if off]
        wanted = [(offer, quantity) for offer in offers]
        self.order = place(wanted, method=method, address=address, discounts=given, now=self.now)
        if is_paid and method == PaymentMethod.GATEWAY:
            pay(self.order, now=self.now)

    def part(self, place):
        found = SellerOrder.across_sellers.select_related("order", "seller").filter(order=self.order)
        return found.order_by("pk")[place]

    def pieces(self, part, line, count):
        return {part.lines.order_by("pk")[line].public_id: count}

    def attempt(self, service, **what):
        with suppress(DomainError):
            service(**what, now=self.now)

    @rule(hours=st.sampled_from([1, 24, 24 * 8]))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.order.payment_method == PaymentMethod.GATEWAY)
    @rule()
    def money_comes(self):
        pay(self.order, now=self.now)

    @rule()
    def money_does_not_come(self):
        expire_order(order=self.order, now=self.now)

    @rule(place=PARTS)
    def is_accepted(self, place):
        self.attempt(accept, seller_order=self.part(place), by="bela")

    @rule(place=PARTS)
    def is_sent(self, place):
        self.attempt(ship, seller_order=self.part(place), tracking="Rider Mohan", by="bela")

    @rule(place=PARTS)
    def arrives(self, place):
        self.attempt(mark_delivered, seller_order=self.part(place), by="rider")

    @rule(place=PARTS)
    def is_accepted_sent_and_arrives(self, place):
        self.is_accepted(place)
        self.is_sent(place)
        self.arrives(place)

    @rule(place=PARTS)
    def is_refused_at_the_door(self, place):
        self.attempt(refuse, seller_order=self.part(place), reason="", by="rider")

    @rule(place=PARTS, line=LINES, count=PIECES)
    def pieces_are_cancelled(self, place, line, count):
        part = self.part(place)
        self.attempt(cancel_lines, seller_order=part, pieces=self.pieces(part, line, count), reason="", by="asha")

    @rule(place=PARTS, line=LINES, count=PIECES, at_fault=st.booleans())
    def pieces_are_returned(self, place, line, count, at_fault):
        part = self.part(place)
        self.attempt(
            return_lines,
            seller_order=part,
            pieces=self.pieces(part, line, count),
            reason="",
            by="asha",
            refund_delivery=at_fault,
        )

    @rule(place=PARTS, at_fault=st.booleans())
    def arrives_and_all_of_it_comes_back(self, place, at_fault):
        self.is_accepted_sent_and_arrives(place)
        part = self.part(place)
        pieces = {line.public_id: line.kept_quantity for line in part.lines.all() if line.kept_quantity}
        self.attempt(return_lines, seller_order=part, pieces=pieces, reason="", by="asha", refund_delivery=at_fault)

    @rule(place=PARTS)
    def delivery_fee_goes_back(self, place):
        self.attempt(refund_delivery, seller_order=self.part(place), reason="Late", by="staff")

    @rule()
    def is_cancelled_whole(self):
        self.attempt(cancel_order, order=self.order, reason="", by="asha")

    @rule()
    def the_clock_settles(self):
        settle_due(now=self.now)

    @invariant()
    def the_ledger_sums_to_zero(self):
        assert (Entry.objects.aggregate(total=Sum("amount_paise"))["total"] or 0) == 0

    @invariant()
    def every_proof_holds(self):
        assert [row for proof in (*money.PROOFS, *proofs.PROOFS) for row in proof().broken] == []

    @invariant()
    def the_buyer_is_never_charged_twice(self):
        if self.order.payment_method == PaymentMethod.GATEWAY:
            assert order_balance(A.BUYER, self.order.public_id) >= 0

    @invariant()
    def what_is_due_and_what_went_back_is_what_was_to_be_paid(self):
        payment = Payment.objects.get()
        assert 0 <= payment.refunded_paise <= payment.captured_paise <= self.order.payable_paise
        if self.order.payment_method == PaymentMethod.COD:
            parts = list(SellerOrder.across_sellers.filter(order=self.order))
            to_collect = sum(
                due_paise(part, list(part.lines.all()))
                for part in parts
                if part.state in ("confirmed", "accepted", "shipped")
            )
            assert payment.amount_paise - payment.captured_paise == to_collect

    @invariant()
    def the_status_is_what_the_parts_add_up_to(self):
        states = SellerOrder.across_sellers.filter(order=self.order).values_list("state", flat=True)
        assert Order.objects.get().status == status_of(list(states))

    @invariant()
    def a_finished_part_owes_its_seller_exactly_its_credits(self):
        for part in SellerOrder.across_sellers.filter(state__in=["settled", "returned", "cancelled", "expired"]):
            credits = Credit.across_sellers.filter(seller_order_ref=part.public_id)
            assert (credits.aggregate(total=Sum("amount_paise"))["total"] or 0) == balance_of(A.SP, part.seller)

    @invariant()
    def no_line_gives_back_more_than_it_had(self):
        assert all(line.kept_quantity >= 0 for line in Line.objects.all())


# The same lives on each run, and no search for a shorter one: each step costs a dozen queries.
FEW = settings(
    max_examples=30,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_happens_to_an_order_its_books_stay_true(db):
    run_state_machine_as_test(OrderLife, settings=FEW)
