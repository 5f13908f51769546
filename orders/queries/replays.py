"""The life of each seller order told again from its rows, and held against refunds, ledger and credits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, Sum

from orders.models import Line, ReducedLine, Reduction, SellerOrder
from orders.queries.positions import Position, position_of
from orders.states import AFTER_DELIVERY, ReductionKind
from orders.states import SellerOrderState as S
from payments.models import Credit, Entry
from payments.queries.proofs import Proof
from payments.states import AccountCode, PaymentMethod

DISPATCHED = (S.SHIPPED, S.DELIVERED, S.SETTLED, S.RETURNED)
CLOSED = (S.SETTLED, S.RETURNED)
RUPEE = 100
FETCHED_BACK = ":back"


@dataclass(frozen=True)
class Chapter:
    """One reduction, and what the part's position lost by it."""

    reduction: Reduction
    before: Position
    after: Position

    @property
    def price(self) -> int:
        return self.before.buyer_pays - self.after.buyer_pays

    @property
    def earned(self) -> int:
        return self.before.earning.earns - self.after.earning.earns


def lines_count_what_left_them() -> Proof:
    """I4: each line counts exactly the pieces that its reductions took, and never more than it had."""
    taken = ReducedLine.objects.values_list("line", "reduction__kind").annotate(pieces=Sum("quantity"))
    gone: dict[int, dict[bool, int]] = {}
    for line, kind, pieces in taken:
        counts = gone.setdefault(line, {True: 0, False: 0})
        counts[kind == ReductionKind.CANCELLED] += pieces
    checked, broken = 0, []
    for line in Line.objects.order_by("pk").iterator(chunk_size=1000):
        checked += 1
        counts = gone.get(line.pk, {True: 0, False: 0})
        own, told = (line.cancelled_quantity, line.returned_quantity), (counts[True], counts[False])
        if own != told or sum(own) > line.quantity:
            broken.append(f"{line.public_id}: of {line.quantity} counts {own} cancelled and returned, taken {told}")
    return Proof("I4", "Each line counts what left it, within what it had", checked, broken)


def refunds_are_what_the_lines_cost() -> Proof:
    """I4: what goes back for lines is what was paid for them; of cash, without the paise nobody collected."""
    checked, broken = 0, list[str]()
    for part in _parts():
        checked += 1
        broken += _refund_problems(part)
    return Proof("I4", "What goes back for a line is what it cost", checked, broken)


def sellers_give_back_what_they_were_credited() -> Proof:
    """I4: for returned lines a seller loses exactly what it was credited for them; for cancelled ones nothing."""
    moved = dict(
        Entry.objects.filter(account__code=AccountCode.SP)
        .exclude(transaction__kind__startswith="payout")
        .exclude(transaction__kind="reversal")
        .values_list("transaction__reference")
        .annotate(total=Sum("amount_paise"))
    )
    checked, broken = 0, list[str]()
    for part in _parts():
        checked += 1
        broken += _clawback_problems(part, moved)
    broken += [f"{name}: {-paise} paise credited for no seller order" for name, paise in moved.items() if paise]
    return Proof("I4", "Sellers give back what they were credited", checked, broken)


def credits_are_what_parts_earned() -> Proof:
    """I5: a part that is closed has credits of what it earns on what was kept; an open one has none."""
    # What was fetched back from a gateway account has its own credit: it makes good the payout, not the part.
    credits = Credit.across_sellers.exclude(reference__endswith=FETCHED_BACK)
    credited = dict(credits.values_list("seller_order_ref").annotate(total=Sum("amount_paise")))
    checked, broken = 0, list[str]()
    for part in _parts():
        checked += 1
        earns = position_of(part, list(part.lines.all())).earning.earns if part.state in CLOSED else 0
        told = credited.pop(part.public_id, 0)
        if told != earns:
            broken.append(f"{part.public_id} {part.state}: earns {earns}, credited {told} paise")
    broken += [f"{ref}: {paise} paise credited for no seller order" for ref, paise in credited.items() if paise]
    return Proof("I5", "Credits are what closed parts earned", checked, broken)


def chapters_of(part: SellerOrder) -> list[Chapter]:
    """Return a part's reductions in order, each with the position before and after it."""
    lines, reductions = list(part.lines.all()), list(part.reductions.all())
    kept = {line.pk: line.quantity for line in lines}
    fee_went_with = _reduction_that_took_the_fee(part, reductions)
    part.delivery_refunded = False  # on this copy: each chapter says itself whether the fee still stood
    stands, told = True, []
    for reduction in reductions:
        before = position_of(part, lines, kept, with_delivery=stands)
        kept = {**kept, **{row.line_id: kept[row.line_id] - row.quantity for row in reduction.lines.all()}}
        stands = stands and reduction.pk != fee_went_with and _fee_stands(reduction, kept)
        told.append(Chapter(reduction, before, position_of(part, lines, kept, with_delivery=stands)))
    part.delivery_refunded = fee_went_with is not None
    return told


def _fee_stands(reduction: Reduction, kept: dict[int, int]) -> bool:
    """A part that was cancelled whole is not brought; one that was refused was brought for nothing."""
    if reduction.kind == ReductionKind.CANCELLED:
        return any(kept.values())
    return reduction.kind != ReductionKind.REFUSED


def _reduction_that_took_the_fee(part: SellerOrder, reductions: list[Reduction]) -> int | None:
    """Return the reduction that gave the delivery fee back: the one made for it, else the one that came last."""
    if not part.delivery_refunded:
        return None
    made_for_it = [one.pk for one in reductions if one.kind in (ReductionKind.DELIVERY, ReductionKind.REFUSED)]
    return (made_for_it or [one.pk for one in reductions])[-1]


def _refund_problems(part: SellerOrder) -> Iterator[str]:
    missing = 0
    for chapter in chapters_of(part):
        reduction = chapter.reduction
        short = chapter.price - reduction.refund_paise
        if reduction.kind == ReductionKind.CANCELLED and reduction.refund_paise == 0:
            continue  # nothing was paid yet
        missing += short if _is_after_cash(part, reduction) else 0
        is_rounding = _is_after_cash(part, reduction) and short >= 0 and missing < RUPEE
        if short and not is_rounding:
            yield f"{reduction.public_id}: {reduction.refund_paise} paise go back, the lines cost {chapter.price}"


def _is_after_cash(part: SellerOrder, reduction: Reduction) -> bool:
    return part.order.payment_method == PaymentMethod.COD and reduction.kind in AFTER_DELIVERY


def _clawback_problems(part: SellerOrder, moved: dict[str, int]) -> Iterator[str]:
    credited, expected = -moved.pop(part.public_id, 0), _earned_at_dispatch(part)
    if credited != expected:
        yield f"{part.public_id}: its lines earn {expected} at dispatch, credited {credited} paise"
    for chapter in chapters_of(part):
        reduction = chapter.reduction
        lost = 0 if reduction.kind == ReductionKind.CANCELLED else chapter.earned
        taken = moved.pop(reduction.public_id, 0)
        if taken != lost:
            yield f"{reduction.public_id}: {lost} paise were credited for its lines, {taken} given back"


def _earned_at_dispatch(part: SellerOrder) -> int:
    if part.state not in DISPATCHED:
        return 0
    told = [one for one in chapters_of(part) if one.reduction.kind != ReductionKind.CANCELLED]
    if told:
        return told[0].before.earning.earns
    return position_of(part, list(part.lines.all())).earning.earns


def _parts() -> Iterator[SellerOrder]:
    reductions: QuerySet[Reduction, Any] = Reduction.objects.order_by("pk").prefetch_related("lines")
    parts = SellerOrder.across_sellers.select_related("order").order_by("pk")
    prefetched = parts.prefetch_related(
        Prefetch("lines", Line.objects.order_by("pk")), Prefetch("reductions", reductions)
    )
    return prefetched.iterator(chunk_size=500)


PROOFS = (
    lines_count_what_left_them,
    refunds_are_what_the_lines_cost,
    sellers_give_back_what_they_were_credited,
    credits_are_what_parts_earned,
)
