"""Which pieces leave an order, and the row that remembers it: what cancelling, refusing and returning share."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from catalog.services import listings
from orders.models import Line, ReducedLine, Reduction, SellerOrder
from orders.queries.positions import kept_of
from orders.states import ReductionKind
from sellers.services.capacity import give_back_place
from sellers.services.stock import Wanted, release
from vrinda.kernel import clock, events
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.events import actor_of
from vrinda.kernel.text import clean_line

Pieces = Mapping[str, int]
"""Line public id → pieces to take out."""


def locked_lines(seller_order: SellerOrder) -> list[Line]:
    return list(Line.objects.select_for_update().filter(seller_order=seller_order).order_by("pk"))


def everything(seller_order: SellerOrder) -> dict[str, int]:
    lines = Line.objects.filter(seller_order=seller_order)
    return {line.public_id: line.kept_quantity for line in lines if line.kept_quantity}


def checked(lines: list[Line], pieces: Pieces) -> dict[int, int]:
    """Return line pk → pieces; refuse lines of another order, and more than is left."""
    by_id = {line.public_id: line for line in lines}
    left = kept_of(lines)
    wanted = {}
    for line_id, quantity in pieces.items():
        line = by_id.get(line_id)
        if line is None:
            raise InvalidInput(_("There is no such line in this order."), param="lines")
        if not 1 <= quantity <= left[line.pk]:
            raise InvalidInput(
                _("Of “%(title)s” at most %(left)s can be taken back.") % {"title": line.title, "left": left[line.pk]},
                param="quantity",
            )
        wanted[line.pk] = quantity
    if not wanted:
        raise InvalidInput(_("Choose at least one thing."), param="lines")
    return wanted


def stock_of(lines: list[Line], wanted: dict[int, int]) -> list[Wanted]:
    return [
        Wanted(line.stockrecord_id, line.product_id, wanted[line.pk], line.title) for line in lines if line.pk in wanted
    ]


def free(parts: list[SellerOrder], pieces: list[Wanted]) -> None:
    """Give pieces back to the shelf, and the places of parts that came to nothing to other orders of their day."""
    with listings.deferred():
        release(wanted=pieces)
        for part in sorted(parts, key=lambda part: part.seller_id):
            if takes_a_place(part):
                give_back_place(sellers=[part.seller], day=clock.day_of(part.placed_at))


def takes_a_place(part: SellerOrder) -> bool:
    """Whether the part was counted when it was ordered: its shop had a limit then."""
    return bool(part.policy.get("takes_a_place", True))


def note(
    seller_order: SellerOrder, kind: str, wanted: dict[int, int], refund: int, reason: str, by: object, now: datetime
) -> Reduction:
    reduction = Reduction.objects.create(
        seller_order=seller_order,
        kind=kind,
        reason=clean_line(reason)[:200] or str(ReductionKind(kind).label),
        refund_paise=refund,
        actor=actor_of(by),
        created_at=now,
    )
    ReducedLine.objects.bulk_create(
        [ReducedLine(reduction=reduction, line_id=pk, quantity=quantity) for pk, quantity in wanted.items()]
    )
    events.record(
        "seller_order.delivery_refunded" if kind == ReductionKind.DELIVERY else f"seller_order.lines_{kind}",
        subject=seller_order.public_id,
        seller=seller_order.seller.public_id,
        by=by,
        now=now,
        reduction=reduction.public_id,
        refund_paise=refund,
    )
    return reduction
