"""Changes to a basket: lines that pin one seller's offer."""

import hashlib
import re
import secrets

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from oscar.apps.basket.models import Basket
from oscar.apps.basket.models import Line as BasketRow

from accounts.models import User
from catalog.bundles import Piece, bundles_of
from catalog.models import Product
from orders.models import BasketHandle, Line, Order
from orders.queries.baskets import open_basket_by_handle, open_basket_of
from orders.states import OrderStatus
from sellers.models import Offer
from vrinda.kernel.errors import DomainError, InvalidInput, NotFound
from vrinda.kernel.quantities import weight_text

MOST_PIECES = 100
MOST_LINES = 50


class BasketFull(DomainError):
    code = "basket_full"


class OfferGone(DomainError):
    code = "offer_unavailable"


class ShopRests(DomainError):
    """An approved shop takes no orders at the moment: it is closed for some days, or full for today."""

    code = "shop_rests"


class BundleIncomplete(DomainError):
    code = "bundle_incomplete"


class OrderStands(DomainError):
    code = "order_stands"
    message = _lazy("Only an order that was cancelled or not paid can be put back into the basket.")


def parse_quantity(value: object) -> int:
    """Read a whole number of pieces from 1 to 100 in ASCII digits; anything else is refused with the rule."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_PIECES:
        raise InvalidInput(
            _("Give the quantity as a whole number from 1 to %(most)s.") % {"most": MOST_PIECES}, param="quantity"
        )
    return value


@transaction.atomic
def open_basket(*, user: User | None = None, handle_id: str = "") -> Basket:
    """Return the person's or guest's open basket, made when there is none."""
    if user is not None:
        User.objects.select_for_update(no_key=True).get(pk=user.pk)  # two tabs must not open two baskets
        basket = open_basket_of(user)
    else:
        basket = open_basket_by_handle(handle_id)
    if basket is None:
        basket = Basket.objects.create(owner=user)
        BasketHandle.objects.create(basket=basket)
    return basket


@transaction.atomic
def open_secret_basket() -> tuple[BasketHandle, str]:
    """Make an anonymous basket for an API client; the secret is told once and kept as a hash."""
    secret = "bss_" + secrets.token_urlsafe(24)
    basket = Basket.objects.create(owner=None)
    return BasketHandle.objects.create(basket=basket, secret_hash=hash_secret(secret)), secret


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def secret_opens(handle: BasketHandle, secret: str) -> bool:
    return bool(handle.secret_hash) and constant_time_compare(handle.secret_hash, hash_secret(secret))


@transaction.atomic
def add_line(*, basket: Basket, offer_id: str, quantity: object = 1) -> BasketRow:
    """Put pieces of one offer into a basket, on top of what is there."""
    pieces = parse_quantity(quantity)
    offer = _offer_on_sale(offer_id)
    _lock(basket)
    return _put_in(basket, offer, pieces)


@transaction.atomic
def add_bundle(*, basket: Basket, bundle_id: str, quantity: object = 1) -> list[BasketRow]:
    """Put all pieces of a bundle into a basket, each as a line of its own; all of them or none.

    Raises ``BundleIncomplete`` naming the first piece that cannot be had.
    """
    sets = parse_quantity(quantity)
    product = Product.objects.published().filter(public_id=bundle_id).first() if bundle_id else None
    bundle = bundles_of([product.pk]).get(product.pk) if product else None
    if bundle is None:
        raise NotFound(_("There is no such bundle."), param="bundle")
    _lock(basket)
    return [_put_in_piece(basket, piece, sets) for piece in bundle.pieces]


def _put_in_piece(basket: Basket, piece: Piece, sets: int) -> BasketRow:
    try:
        offer = _offer_on_sale(piece.offer.public_id)
        return _put_in(basket, offer, parse_quantity(piece.quantity * sets))
    except DomainError as error:
        words = _("The bundle cannot be put together now. %(title)s: %(why)s")
        raise BundleIncomplete(
            words % {"title": piece.shown.display_title, "why": error.message}, param="bundle"
        ) from error


def _put_in(basket: Basket, offer: Offer, pieces: int) -> BasketRow:
    row = basket.lines.filter(line_reference=offer.public_id).first()
    if row is None:
        if basket.lines.count() >= MOST_LINES:
            raise BasketFull(_("A basket holds at most %(most)s different things.") % {"most": MOST_LINES})
        return basket.lines.create(
            line_reference=offer.public_id,
            product_id=offer.product_id,
            stockrecord=offer,
            quantity=_within_stock(offer, pieces),
            price_currency="INR",
            price_incl_tax=offer.price,
        )
    row.quantity = _within_stock(offer, parse_quantity(row.quantity + pieces))
    row.price_incl_tax = offer.price
    row.save(update_fields=["quantity", "price_incl_tax", "date_updated"])
    return row


@transaction.atomic
def set_quantity(*, basket: Basket, offer_id: str, quantity: object) -> BasketRow:
    """Make a line hold exactly so many pieces."""
    pieces = parse_quantity(quantity)
    _lock(basket)
    row = basket.lines.select_related("stockrecord__product").filter(line_reference=offer_id).first()
    if row is None:
        raise NotFound(_("This is not in the basket."))
    row.quantity = _within_stock(row.stockrecord, pieces)
    row.save(update_fields=["quantity", "date_updated"])
    return row


@transaction.atomic
def remove_line(*, basket: Basket, offer_id: str) -> None:
    """Take a line out; a line that is not there is already out."""
    _lock(basket)
    basket.lines.filter(line_reference=offer_id).delete()


@transaction.atomic
def take_over(*, guest: Basket, user: User) -> Basket:
    """Move a guest's lines into the person's own basket; what both hold adds up, within the rules."""
    own = open_basket(user=user)
    both = Basket.objects.select_for_update().filter(pk__in=[own.pk, guest.pk]).order_by("pk")
    now = {basket.pk: basket for basket in both}
    guest = now[guest.pk]
    if guest.status != Basket.OPEN:
        return own  # another page was faster: it joined already, or was ordered
    if now[own.pk].status != Basket.OPEN:
        own = open_basket(user=user)  # ordered at this very moment
    room = MOST_LINES - own.lines.count()
    for row in guest.lines.order_by("pk"):
        same = own.lines.filter(line_reference=row.line_reference).first()
        if same is None and room > 0:
            room -= 1
            row.basket = own
            row.save(update_fields=["basket"])
        elif same is not None:
            same.quantity = min(same.quantity + row.quantity, MOST_PIECES)
            same.save(update_fields=["quantity"])
            row.delete()
    guest.status = Basket.MERGED
    guest.save(update_fields=["status"])
    return own


@transaction.atomic
def refill_basket(*, basket: Basket, order: Order) -> list[str]:
    """Put the things of an order that came to nothing into a basket again, as many as there are.

    Return the titles of what could not be put back. Raises ``OrderStands`` for any other order.
    """
    if order.status not in (OrderStatus.EXPIRED, OrderStatus.CANCELLED):
        raise OrderStands
    gone = []
    for line in Line.objects.filter(order=order).select_related("stockrecord").order_by("pk"):
        offer = line.stockrecord
        try:
            with transaction.atomic():
                pieces = min(line.quantity, offer.free_stock) if offer else 0
                add_line(basket=basket, offer_id=offer.public_id if offer else "", quantity=pieces)
        except DomainError:
            gone.append(line.display_title)
    return gone


def _offer_on_sale(offer_id: str) -> Offer:
    offer = (
        Offer.across_sellers.select_related("partner", "product__parent").filter(public_id=offer_id).first()
        if offer_id
        else None
    )
    if offer is None:
        raise NotFound(_("There is no such offer."), param="offer")
    main = offer.product.parent or offer.product
    if not (offer.is_active and offer.partner.is_open_for_trade and main.is_on_show):
        raise OfferGone(_("This is not on sale now."), param="offer")
    if not offer.partner.takes_orders:
        raise ShopRests(f"{offer.partner.display_name}: {offer.partner.rest_text}.", param="offer")
    return offer


def _within_stock(offer: Offer, pieces: int) -> int:
    if pieces > offer.free_stock:
        raise OfferGone(
            _left_text(offer) if offer.free_stock else _("This is sold out."),
            param="quantity",
        )
    return pieces


def _left_text(offer: Offer) -> str:
    if offer.product.step_g:
        left = weight_text(offer.free_stock * offer.product.step_g)
        return _("Only %(weight)s is left. Choose less.") % {"weight": left}
    return _("Only %(count)s pieces are left. Choose fewer.") % {"count": offer.free_stock}


def _lock(basket: Basket) -> None:
    """Hold the basket for this change; one that was ordered meanwhile changes no more."""
    status = Basket.objects.select_for_update().values_list("status", flat=True).get(pk=basket.pk)
    if status != Basket.OPEN:
        raise OfferGone(_("This basket has been ordered already. Start a new one."))
