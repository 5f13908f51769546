"""Turning a basket into an order: stock reserved, prices frozen, the payment opened."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.models import Country
from oscar.apps.basket.models import Basket

from accounts.models import User
from accounts.places import check_pincode_fits
from catalog.services import listings
from orders.models import Line, LineDiscount, Order, SellerOrder, ShippingAddress
from orders.policies import new_order_number
from orders.queries.baskets import lines_of
from orders.queries.pictures import main_pk, pictures_of
from orders.queries.quoting import DeliveryAddress, Discount, Problem, Quote, QuotedLine, QuotedPart, quote
from orders.signals import order_confirmed
from orders.states import OrderStatus, SellerOrderState
from payments.fees import tax_of
from payments.services.intake import open_payment
from payments.states import PaymentMethod
from sellers.models import Offer
from sellers.services.capacity import take_on
from sellers.services.stock import Wanted, reserve
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError
from vrinda.kernel.money import rupees_of
from vrinda.kernel.text import clean_line


class QuoteChanged(DomainError):
    """The price the shopper saw is not the price now; ``quote`` is the new one."""

    code = "quote_changed"
    message = _("Something changed since you looked: please check the new total and order again.")

    def __init__(self, new: Quote) -> None:
        super().__init__(param="quote_id")
        self.quote = new


class CannotPlace(DomainError):
    """A part cannot be ordered like this; the first problem gives code and words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.code = problem.code


class BasketEmpty(DomainError):
    code = "basket_empty"
    message = _("The basket is empty.")


@dataclass(frozen=True)
class Contact:
    """Who ordered, and how to reach them; ``user`` is None for a guest."""

    name: str
    phone: str
    email: str
    user: User | None = None
    language: str = "en"


@transaction.atomic
def place_order(
    *,
    basket: Basket,
    address: DeliveryAddress,
    contact: Contact,
    method: str,
    seen: str,
    discounts: Sequence[Discount] = (),
    now: datetime | None = None,
) -> Order:
    """Place the order for a basket, once, at the price whose fingerprint the shopper has seen.

    A basket that was ordered already answers with that order. Raises ``QuoteChanged`` (with the new quote),
    ``CannotPlace``, ``OutOfStock`` or ``BasketEmpty``; nothing is changed then.
    """
    now = now or clock.now()
    basket = Basket.objects.select_for_update().get(pk=basket.pk)
    if basket.status == Basket.SUBMITTED:
        return Order.objects.get(basket=basket)
    if basket.status != Basket.OPEN:
        raise BasketEmpty
    agreed = _agreed_quote(basket, address, method, seen, discounts, now)
    with listings.deferred():  # what a full shop sells and what was reserved is brought up to date at once, in order
        reserve(wanted=[_wanted(quoted) for part in agreed.parts for quoted in part.lines])
        take_on(sellers=[part.seller for part in agreed.parts], day=clock.day_of(now))
    order = _write_order(basket, agreed, contact, method, now)
    _write_parts(order, agreed, now)
    basket.status, basket.date_submitted = Basket.SUBMITTED, now
    basket.save(update_fields=["status", "date_submitted"])
    open_payment(
        order_ref=order.public_id, amount_paise=order.payable_paise, method=method, expires_at=order.expires_at, now=now
    )
    if order.status == OrderStatus.CONFIRMED:
        order_confirmed.send(sender=Order, order=order, now=now)
    return order


def _agreed_quote(
    basket: Basket, address: DeliveryAddress, method: str, seen: str, discounts: Sequence[Discount], now: datetime
) -> Quote:
    check_pincode_fits(address.pincode, address.state_code)
    _hold_offers(basket)
    lines = lines_of(basket)
    if not lines:
        raise BasketEmpty
    fresh = quote(lines=lines, address=address, on=clock.day_of(now), discounts=discounts)
    if fresh.problems:
        raise CannotPlace(fresh.problems[0])
    if method == PaymentMethod.COD and fresh.cash_problem:
        raise CannotPlace(fresh.cash_problem)
    if fresh.fingerprint != seen:
        raise QuoteChanged(fresh)
    return fresh


def _hold_offers(basket: Basket) -> None:
    """Lock the basket's offers until the end, in pk order: the prices quoted now are the prices written down."""
    pinned = basket.lines.order_by().values("stockrecord")
    offers = Offer.across_sellers.select_for_update(no_key=True).filter(pk__in=pinned)
    list(offers.order_by("pk").values_list("pk"))


def _wanted(quoted: QuotedLine) -> Wanted:
    line = quoted.line
    return Wanted(line.offer.pk, line.offer.product_id, line.quantity, line.display_title)


def _write_order(basket: Basket, agreed: Quote, contact: Contact, method: str, now: datetime) -> Order:
    waits_for_money = method == PaymentMethod.GATEWAY
    total, delivery = rupees_of(agreed.payable_paise), rupees_of(agreed.delivery_paise)
    return Order.objects.create(
        number=new_order_number(),
        basket=basket,
        user=contact.user,
        currency="INR",
        total_incl_tax=total,
        total_excl_tax=total - rupees_of(agreed.gst_paise),
        shipping_incl_tax=delivery,
        shipping_excl_tax=delivery,
        shipping_address=_write_address(agreed.address),
        status=OrderStatus.PENDING if waits_for_money else OrderStatus.CONFIRMED,
        guest_email=contact.email,
        date_placed=now,
        contact_name=clean_line(contact.name),
        contact_phone=contact.phone,
        payment_method=method,
        goods_paise=agreed.goods_paise,
        discount_paise=agreed.discount_paise,
        delivery_paise=agreed.delivery_paise,
        payable_paise=agreed.payable_paise,
        language=contact.language,
        expires_at=now + timedelta(minutes=settings.UNPAID_ORDER_MINUTES) if waits_for_money else None,
    )


def _write_address(address: DeliveryAddress) -> ShippingAddress:
    return ShippingAddress.objects.create(
        first_name=clean_line(address.name),
        line1=clean_line(address.line1),
        line2=clean_line(address.line2),
        line4=clean_line(address.city),
        state=address.state_code,
        state_code=address.state_code,
        postcode=address.pincode,
        landmark=clean_line(address.landmark),
        phone_number=address.phone,
        country=Country(pk="IN", name="India", printable_name="India"),  # spares Oscar a look for its name
    )


def _write_parts(order: Order, agreed: Quote, now: datetime) -> None:
    numbered = enumerate(agreed.parts, start=1)
    parts = SellerOrder.across_sellers.bulk_create([_seller_order(order, part, n, now) for n, part in numbered])
    pairs = list(zip(parts, agreed.parts, strict=True))
    quoted_lines = [(seller_order, part, quoted) for seller_order, part in pairs for quoted in part.lines]
    pictures = pictures_of([quoted.line.product for *_rest, quoted in quoted_lines])
    lines = Line.objects.bulk_create([_line(order, *triple, pictures) for triple in quoted_lines])
    LineDiscount.objects.bulk_create(
        [
            LineDiscount(line=line, funder=given.funder, label=given.label, amount_paise=given.amount_paise)
            for line, (_so, _part, quoted) in zip(lines, quoted_lines, strict=True)
            for given in quoted.discounts
        ]
    )
    placed = {"subject": order.public_id, "payable_paise": order.payable_paise, "method": order.payment_method}
    of_parts = [
        {
            "type": "seller_order.placed",
            "subject": so.public_id,
            "seller": part.seller.public_id,
            "order": order.public_id,
            "state": so.state,
        }
        for so, part in pairs
    ]
    events.record_all("order.placed", rows=[placed, *of_parts], by=order.user or "guest", now=now)


def _seller_order(order: Order, part: QuotedPart, position: int, now: datetime) -> SellerOrder:
    waits_for_money = order.payment_method == PaymentMethod.GATEWAY
    assert part.delivery is not None  # noqa: S101 - a part without delivery is a problem, and was refused
    return SellerOrder(
        number=f"{order.number}-{position}",
        order=order,
        seller=part.seller,
        state=SellerOrderState.PLACED if waits_for_money else SellerOrderState.CONFIRMED,
        carrier=part.delivery.carrier,
        goods_paise=part.gross_paise,
        seller_discount_paise=part.seller_discount_paise,
        market_discount_paise=part.market_discount_paise,
        delivery_paise=part.delivery_paise,
        payable_paise=part.payable_paise,
        pos_state_code=order.shipping_address.state_code,
        is_intra_state=part.terms.is_intra_state,
        seller_kind=part.terms.seller_kind,
        tcs_bp=part.terms.tcs_bp,
        tds_bp=part.terms.tds_bp,
        fee_gst_bp=part.terms.fee_gst_bp,
        fee_is_intra_state=part.terms.fee_is_intra_state,
        policy={
            "return_window_days": part.seller.return_window_days,
            "min_days": part.delivery.min_days,
            "max_days": part.delivery.max_days,
            "takes_a_place": part.seller.orders_per_day is not None,
            "promised_on": (clock.day_of(now) + timedelta(days=max(part.most_days, 1))).isoformat(),
            "not_returnable": [quoted.line.offer.pk for quoted in part.lines if not quoted.line.is_returnable],
        },
        handover_code="".join(secrets.choice("0123456789") for _digit in range(4)),
        placed_at=now,
    )


def _line(
    order: Order, seller_order: SellerOrder, part: QuotedPart, quoted: QuotedLine, pictures: dict[int, tuple[str, str]]
) -> Line:
    offer, product = quoted.line.offer, quoted.line.product
    pays, before = rupees_of(quoted.pays_paise), rupees_of(quoted.gross_paise)
    without_gst = rupees_of(quoted.pays_paise - tax_of(quoted.as_money, part.terms).tax)
    return Line(
        order=order,
        seller_order=seller_order,
        partner=part.seller,
        partner_name=part.seller.name,
        partner_sku=offer.partner_sku,
        stockrecord=offer,
        product=product,
        title=quoted.line.title[:255],
        title_hi=quoted.line.title_hi[:255],
        image=pictures.get(main_pk(product), ("", ""))[0],
        quantity=quoted.line.quantity,
        step_g=product.step_g,
        line_price_incl_tax=pays,
        line_price_excl_tax=without_gst,
        line_price_before_discounts_incl_tax=before,
        line_price_before_discounts_excl_tax=before,
        unit_price_incl_tax=offer.price,
        num_allocated=quoted.line.quantity,
        unit_price_paise=quoted.line.unit_price_paise,
        gross_paise=quoted.gross_paise,
        seller_discount_paise=quoted.seller_discount_paise,
        market_discount_paise=quoted.market_discount_paise,
        delivery_share_paise=quoted.delivery_share_paise,
        hsn=(product.parent or product).hsn,
        tax_rate=quoted.tax_rate,
        tax_rate_bp=quoted.tax_rate_bp,
        commission_bp=quoted.commission_bp,
    )
