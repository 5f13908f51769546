"""A basket becomes an order: once, at the price that was seen, with everything that decides money frozen."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.factories import ProductFactory
from orders.factories import DELHI, VRINDAVAN, basket_of, place
from orders.models import Line, LineDiscount, Order, SellerOrder
from orders.queries.baskets import Basket, lines_of
from orders.queries.quoting import DeliveryAddress, Discount, quote
from orders.services.placing import BasketEmpty, CannotPlace, Contact, QuoteChanged, place_order
from orders.states import Funder, OrderStatus
from orders.states import SellerOrderState as S
from payments.models import Payment
from payments.states import PaymentMethod, PaymentState
from sellers.factories import OfferFactory, SellerFactory
from sellers.models import CommissionTerm, DeliveryRate, Offer, Seller
from sellers.states import SellerKind, SellerStatus
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db

ASHA = Contact(name="Asha Gupta", phone="+919812345678", email="asha@example.com")
MUMBAI = DeliveryAddress(
    name="Asha", phone="+919812345678", line1="1 Marine Drive", city="Mumbai", state_code="27", pincode="400020"
)


def seen_price(basket, address=VRINDAVAN):
    return quote(lines=lines_of(basket), address=address, on=clock.today()).fingerprint


def order_it(basket, *, seen=None, address=VRINDAVAN, method=PaymentMethod.GATEWAY, contact=ASHA):
    seen = seen if seen is not None else seen_price(basket, address)
    return place_order(basket=basket, address=address, contact=contact, method=method, seen=seen)


def nothing_changed(offer):
    offer.refresh_from_db()
    assert offer.num_allocated == 0
    assert (Order.objects.count(), Payment.objects.count()) == (0, 0)
    assert not Event.objects.filter(type="order.placed").exists()
    assert list(Basket.objects.values_list("status", flat=True)) == ["Open"]


def test_an_order_of_two_shops_is_split_and_reserved(bell, lamp, bela_shop, chand_shop):
    order = place([(bell, 2), (lamp, 1)])
    assert (order.goods_paise, order.delivery_paise, order.payable_paise) == (45000, 8000, 53000)
    parts = SellerOrder.across_sellers.order_by("pk").values_list("seller", "state", "payable_paise", "number")
    assert list(parts) == [
        (bela_shop.pk, S.PLACED, 24000, f"{order.number}-1"),
        (chand_shop.pk, S.PLACED, 29000, f"{order.number}-2"),
    ]
    assert list(Offer.across_sellers.order_by("pk").values_list("num_allocated", flat=True)) == [2, 1]
    payment = Payment.objects.get()
    assert (payment.order_ref, payment.amount_paise, payment.state) == (order.public_id, 53000, PaymentState.OPEN)
    assert order.status == OrderStatus.PENDING


def test_cash_on_delivery_is_confirmed_at_once(bell, bela_shop):
    order = place([(bell, 1)], method=PaymentMethod.COD)
    assert (order.status, order.expires_at) == (OrderStatus.CONFIRMED, None)
    assert SellerOrder.across_sellers.get().state == S.CONFIRMED


def test_placing_costs_few_queries_for_one_shop_and_for_three(bell, lamp):
    third = OfferFactory(product=ProductFactory())
    one, three = basket_of([(bell, 1)]), basket_of([(bell, 1), (lamp, 1), (third, 1)])
    seen_one, seen_three = seen_price(one), seen_price(three)
    with CaptureQueriesContext(connection) as for_one:
        order_it(one, seen=seen_one)
    with CaptureQueriesContext(connection) as for_three:
        order_it(three, seen=seen_three)
    assert (_work(for_one), _work(for_three)) == (31, 33)


def _work(queries):
    """Count what is asked of the tables; savepoints are not."""
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


def test_price_tax_commission_and_promises_are_frozen(bell, bela_shop):
    place([(bell, 2)])
    Offer.across_sellers.update(price=Decimal("119.00"))
    type(bell.product.tax_rate).objects.update(rate_bp=1800)
    CommissionTerm.objects.update(rate_bp=3000)
    Seller.objects.update(return_window_days=1, kind=SellerKind.COMPOSITION)
    line = Line.objects.get()
    assert (line.unit_price_paise, line.gross_paise) == (10000, 20000)
    assert (line.tax_rate_bp, line.commission_bp, line.hsn) == (500, 1000, "99010000")
    part = SellerOrder.across_sellers.get()
    assert (part.seller_kind, part.is_intra_state, part.tcs_bp) == (SellerKind.REGULAR, True, 50)
    assert part.policy == {
        "return_window_days": 7,
        "min_days": 0,
        "max_days": 0,
        "takes_a_place": False,
        "promised_on": (clock.day_of(part.placed_at) + timedelta(days=1)).isoformat(),
        "not_returnable": [],
    }


def test_discounts_are_kept_with_who_pays_for_them(bell):
    own = Discount(bell.public_id, Funder.SELLER, "Diwali", 1000)
    market = Discount(bell.public_id, Funder.MARKETPLACE, "RADHE", 500)
    order = place([(bell, 1)], discounts=[own, market])
    assert (order.discount_paise, order.payable_paise) == (1500, 12500)
    assert list(LineDiscount.objects.order_by("pk").values_list("funder", "label", "amount_paise")) == [
        (Funder.SELLER, "Diwali", 1000),
        (Funder.MARKETPLACE, "RADHE", 500),
    ]


def test_another_price_than_the_one_seen_is_a_refusal_with_the_new_one(bell):
    basket = basket_of([(bell, 1)])
    seen = seen_price(basket)
    Offer.across_sellers.update(price=Decimal("110.00"))
    with pytest.raises(QuoteChanged) as refusal:
        order_it(basket, seen=seen)
    assert (refusal.value.code, refusal.value.status) == ("quote_changed", 409)
    assert refusal.value.quote.payable_paise == 15000
    nothing_changed(bell)


@pytest.mark.parametrize("seen", ["", "0" * 64, "nonsense"])
def test_a_price_that_was_never_shown_is_refused(seen, bell):
    with pytest.raises(QuoteChanged):
        order_it(basket_of([(bell, 1)]), seen=seen)
    nothing_changed(bell)


def test_a_changed_delivery_fee_or_quantity_or_place_changes_what_was_seen(bell):
    basket = basket_of([(bell, 1)])
    seen = seen_price(basket)
    DeliveryRate.objects.filter(zone__code="z1").update(fee_paise=5000)
    assert seen_price(basket) != seen
    DeliveryRate.objects.filter(zone__code="z1").update(fee_paise=4000)
    assert seen_price(basket) == seen
    assert seen_price(basket, DELHI) != seen
    basket.lines.update(quantity=2)
    assert seen_price(basket) != seen


@pytest.mark.parametrize("status", [SellerStatus.PAUSED, SellerStatus.SUSPENDED, SellerStatus.DRAFT])
def test_a_shop_that_is_not_open_for_trade_sells_nothing(status, bell):
    basket = basket_of([(bell, 1)])
    Seller.objects.update(status=status)
    with pytest.raises(CannotPlace) as refusal:
        order_it(basket)
    assert refusal.value.code == "offer_unavailable"
    nothing_changed(bell)


@pytest.mark.parametrize("moderation", ["draft", "submitted", "rejected"])
def test_a_product_that_is_not_published_is_not_sold(moderation, bell):
    basket = basket_of([(bell, 1)])
    type(bell.product).objects.update(moderation=moderation)
    with pytest.raises(CannotPlace):
        order_it(basket)
    nothing_changed(bell)


def test_an_offer_taken_off_sale_is_not_sold(bell):
    basket = basket_of([(bell, 1)])
    Offer.across_sellers.update(is_active=False)
    with pytest.raises(CannotPlace):
        order_it(basket)
    nothing_changed(bell)


def test_more_than_is_left_is_not_sold(bell):
    basket = basket_of([(bell, 5)])
    Offer.across_sellers.update(num_in_stock=4)
    with pytest.raises(CannotPlace, match="Only 4 left"):
        order_it(basket)
    nothing_changed(bell)


def test_one_thing_that_cannot_be_sold_keeps_the_whole_order_back(bell, lamp):
    basket = basket_of([(bell, 1), (lamp, 1)])
    Offer.across_sellers.filter(pk=lamp.pk).update(is_active=False)
    with pytest.raises(CannotPlace, match="Brass lamp"):
        order_it(basket)
    nothing_changed(bell)


@pytest.mark.parametrize("kind", [SellerKind.COMPOSITION, SellerKind.ENROLLED_UNREGISTERED])
def test_a_seller_outside_the_regular_scheme_does_not_sell_into_another_state(kind, bell):
    Seller.objects.update(kind=kind, ships_by_courier=True)
    with pytest.raises(CannotPlace) as refusal:
        order_it(basket_of([(bell, 1)]), address=MUMBAI)
    assert refusal.value.code == "not_across_states"
    nothing_changed(bell)


def test_a_regular_seller_sells_into_another_state_by_courier(bell):
    Seller.objects.update(ships_by_courier=True)
    order_it(basket_of([(bell, 1)]), address=MUMBAI)
    part = SellerOrder.across_sellers.get()
    assert (part.is_intra_state, part.pos_state_code, part.carrier, part.delivery_paise) == (
        False,
        "27",
        "seller",
        9000,
    )


def test_a_shop_without_courier_does_not_deliver_far_away(bell):
    with pytest.raises(CannotPlace) as refusal:
        order_it(basket_of([(bell, 1)]), address=MUMBAI)
    assert refusal.value.code == "not_delivered_there"
    nothing_changed(bell)


def test_cash_is_taken_up_to_its_limit(bell, settings):
    settings.COD_LIMIT_PAISE = 14000
    order_it(basket_of([(bell, 1)]), method=PaymentMethod.COD)
    settings.COD_LIMIT_PAISE = 13999
    with pytest.raises(CannotPlace) as refusal:
        order_it(basket_of([(bell, 1)]), method=PaymentMethod.COD)
    assert refusal.value.code == "cash_limit"


def test_a_shop_that_takes_no_cash_sells_for_none(bell):
    Seller.objects.update(accepts_cod=False)
    basket = basket_of([(bell, 1)])
    with pytest.raises(CannotPlace) as refusal:
        order_it(basket, method=PaymentMethod.COD)
    assert refusal.value.code == "cash_not_taken"
    nothing_changed(bell)


def test_the_gateway_is_not_asked_for_less_than_a_rupee(bell):
    DeliveryRate.objects.update(fee_paise=0)
    gift = Discount(bell.public_id, Funder.SELLER, "Gift", 9950)
    with pytest.raises(InvalidInput):
        place([(bell, 1)], discounts=[gift])
    nothing_changed(bell)


def test_an_empty_basket_is_not_ordered(market):
    with pytest.raises(BasketEmpty):
        order_it(basket_of([]), seen="")


def test_the_same_basket_is_ordered_once(bell):
    basket = basket_of([(bell, 1)])
    first = order_it(basket)
    assert order_it(basket, seen="whatever", method=PaymentMethod.COD) == first
    assert (Order.objects.count(), Payment.objects.count()) == (1, 1)
    bell.refresh_from_db()
    assert bell.num_allocated == 1


def test_numbers_and_ids_tell_nothing_and_do_not_count_up(bell):
    orders = [place([(bell, 1)]) for _ in range(5)]
    for order in orders:
        assert re.fullmatch(r"V[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", order.number)
        assert re.fullmatch(r"ord_[0-9a-hjkmnp-tv-z]{20}", order.public_id)
    parts = SellerOrder.across_sellers.values_list("public_id", flat=True)
    assert all(re.fullmatch(r"so_[0-9a-hjkmnp-tv-z]{20}", part) for part in parts)
    assert len({order.number[:4] for order in orders}) > 1


def test_the_tape_tells_of_the_order_and_of_each_part(bell, lamp, asha):
    order = place([(bell, 1), (lamp, 1)], user=asha)
    parts = SellerOrder.across_sellers.order_by("pk").values_list("public_id", flat=True)
    rows = Event.objects.filter(type__endswith=".placed").order_by("pk").values_list("type", "subject", "actor")
    assert list(rows) == [
        ("order.placed", order.public_id, asha.public_id),
        ("seller_order.placed", parts[0], asha.public_id),
        ("seller_order.placed", parts[1], asha.public_id),
    ]


def test_a_guest_and_a_person_order_alike(bell, asha):
    guest, person = place([(bell, 1)]), place([(bell, 1)], user=asha)
    assert (guest.user, guest.contact_email) == (None, "asha@example.com")
    assert (person.user, person.contact_email) == (asha, "asha@example.com")


def test_the_address_is_kept_as_it_was(bell):
    address = place([(bell, 1)]).shipping_address
    assert (address.first_name, address.line1, address.line4) == ("Asha Gupta", "12 Loi Bazaar", "Vrindavan")
    assert (address.postcode, address.state_code, address.country_id) == ("281121", "09", "IN")


def test_offers_of_two_sellers_for_one_product_are_two_parts(bell, bela_shop):
    other = OfferFactory(partner=SellerFactory(), product=bell.product, price=Decimal("90.00"))
    order = place([(bell, 1), (other, 1)])
    assert list(Line.objects.filter(order=order).order_by("pk").values_list("unit_price_paise", flat=True)) == [
        10000,
        9000,
    ]
    assert SellerOrder.across_sellers.count() == 2


def test_nothing_is_placed_to_a_pin_code_of_another_state(bell):
    with pytest.raises(InvalidInput, match="belongs to Uttar Pradesh"):
        place([(bell, 1)], address=replace(VRINDAVAN, state_code="07"))
    assert Order.objects.count() == 0
