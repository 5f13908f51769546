"""An order as its buyer, its sellers and their pages see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from orders.models import Document, Line, Order, Reduction, SellerOrder
from orders.queries.positions import due_paise
from orders.states import BEFORE_DISPATCH, OrderStatus
from orders.states import SellerOrderState as S
from payments.models import Payment
from payments.states import PaymentMethod, PaymentState
from sellers.models import Seller
from vrinda.kernel import clock

# The shop no longer needs to reach the buyer.
CLOSED = (S.SETTLED, S.CANCELLED, S.RETURNED)


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One seller's part of an order, ready to show."""

    seller_order: SellerOrder
    lines: Sequence[Line]
    steps: list[Step]
    due_paise: int
    reductions: Sequence[Reduction]
    documents: Sequence[Document]

    @property
    def shows_phone(self) -> bool:
        return self.seller_order.state not in CLOSED

    @property
    def can_cancel(self) -> bool:
        return self.seller_order.state in (S.CONFIRMED, S.ACCEPTED)

    @property
    def can_return(self) -> bool:
        return bool(self.lines_to_return)

    @property
    def lines_to_return(self) -> list[Line]:
        """What a buyer may still give back: delivered, in the window, and sold as returnable."""
        closes = self.seller_order.settles_at
        if self.seller_order.state != S.DELIVERED or closes is None or closes < clock.now():
            return []
        for_good = self.seller_order.policy.get("not_returnable", [])
        return [line for line in self.lines if line.kept_quantity and line.stockrecord_id not in for_good]

    @property
    def lines_to_take_back(self) -> list[Line]:
        """What the buyer's form offers: to cancel before dispatch, to return after delivery."""
        return [line for line in self.lines if line.kept_quantity] if self.can_cancel else self.lines_to_return


@dataclass(frozen=True)
class OrderView:
    order: Order
    parts: list[Part]
    payment: Payment

    @property
    def waits_for_money(self) -> bool:
        return self.order.status == OrderStatus.PENDING and self.payment.state == PaymentState.OPEN and not self.is_cash

    @property
    def is_cash(self) -> bool:
        return self.order.payment_method == PaymentMethod.COD

    @property
    def can_order_again(self) -> bool:
        return self.order.status in (OrderStatus.CANCELLED, OrderStatus.EXPIRED)

    @property
    def can_cancel_all(self) -> bool:
        states = {part.seller_order.state for part in self.parts} - {S.CANCELLED}
        return bool(states) and states <= set(BEFORE_DISPATCH)


def orders_of(user: User) -> QuerySet[Order]:
    """Return a person's orders, newest first, with their parts."""
    parts = Prefetch("seller_orders", SellerOrder.across_sellers.select_related("seller").order_by("pk"))
    return Order.objects.filter(user=user).prefetch_related(parts).order_by("-pk")


def order_view(order: Order) -> OrderView:
    """Return an order as its buyer sees it; six queries, however many sellers."""
    parts = SellerOrder.across_sellers.select_related("seller").filter(order=order).order_by("pk")
    return OrderView(order=order, parts=_parts(parts), payment=Payment.objects.get(order_ref=order.public_id))


def seller_orders_of(seller: Seller, *, states: Sequence[str] = (), search: str = "") -> QuerySet[SellerOrder]:
    """Return a seller's orders, newest first, with buyer's address and lines; call it in the seller's scope."""
    found = SellerOrder.objects.filter(seller=seller).exclude(state__in=[S.PLACED, S.EXPIRED])
    if states:
        found = found.filter(state__in=states)
    if search:
        found = found.filter(number__icontains=search.strip()[:40])
    lines = Prefetch("lines", Line.objects.order_by("pk"))
    return (
        found.select_related("order__shipping_address", "seller").prefetch_related(lines).order_by("-placed_at", "-pk")
    )


def seller_order_view(seller: Seller, public_id: str) -> Part | None:
    """Return one of a seller's own orders, None for any other; call it in the seller's scope."""
    found = seller_orders_of(seller).filter(public_id=public_id)
    parts = _parts(found)
    return parts[0] if parts else None


def _parts(seller_orders: QuerySet[SellerOrder]) -> list[Part]:
    rows = seller_orders.prefetch_related(None).prefetch_related(
        Prefetch("lines", Line.objects.select_related("product__parent").order_by("pk")),
        Prefetch("reductions", Reduction.objects.prefetch_related("lines__line").order_by("pk")),
        Prefetch("documents", Document.objects.order_by("pk")),
    )
    return [
        Part(
            seller_order=row,
            lines=list(row.lines.all()),
            steps=steps_of(row),
            due_paise=due_paise(row, list(row.lines.all())),
            reductions=list(row.reductions.all()),
            documents=list(row.documents.all()),
        )
        for row in rows
    ]


def steps_of(seller_order: SellerOrder) -> list[Step]:
    """Return the four steps a buyer follows, and how far they are."""
    if seller_order.state in (S.CANCELLED, S.EXPIRED):
        return [Step(str(S(seller_order.state).label), "failed")]
    reached = [
        (_("Confirmed"), seller_order.placed_at if seller_order.state != S.PLACED else None, ""),
        (_("Being packed"), seller_order.accepted_at, ""),
        (_("On its way"), seller_order.shipped_at, seller_order.tracking),
        (_("Delivered"), seller_order.delivered_at, ""),
    ]
    done = sum(1 for _label, at, _note in reached if at)
    steps = [
        Step(label, "done" if at else ("current" if place == done else "todo"), at, note)
        for place, (label, at, note) in enumerate(reached)
    ]
    if seller_order.state == S.RETURNED:
        steps.append(Step(str(S.RETURNED.label), "failed"))
    return steps
