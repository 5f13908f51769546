"""What a basket takes, and what it refuses."""

import pytest
from oscar.apps.basket.models import Basket

from catalog.factories import ProductFactory
from orders.factories import basket_of, place
from orders.models import BasketHandle
from orders.queries.baskets import count_in, lines_of, open_basket_of
from orders.services.basket import (
    BasketFull,
    OfferGone,
    add_line,
    open_basket,
    open_secret_basket,
    parse_quantity,
    refill_basket,
    remove_line,
    secret_opens,
    set_quantity,
    take_over,
)
from orders.services.placing import BasketEmpty
from orders.services.reductions import cancel_order
from payments.states import PaymentMethod
from sellers.factories import OfferFactory
from sellers.models import Offer
from sellers.states import SellerStatus
from vrinda.kernel.errors import InvalidInput, NotFound

pytestmark = pytest.mark.django_db

NOT_A_QUANTITY = [
    -1,
    0,
    101,
    10**9,
    2**31,
    1.5,
    2.0,
    True,
    None,
    float("nan"),
    "",
    "-1",
    "0",
    "1.5",
    "1e3",
    "NaN",
    " 2",
    "2 ",
    "+2",
    "0x2",
    "1000000000",
    "٣",
    "१",
    "１",
    "²",
    b"2",
    [2],
]


@pytest.mark.parametrize("quantity", NOT_A_QUANTITY, ids=repr)
def test_only_whole_numbers_from_1_to_100_are_quantities(quantity, bell):
    basket = basket_of([(bell, 2)])
    with pytest.raises(InvalidInput) as refusal:
        add_line(basket=basket, offer_id=bell.public_id, quantity=quantity)
    assert str(refusal.value) == "Give the quantity as a whole number from 1 to 100."
    assert refusal.value.param == "quantity"
    with pytest.raises(InvalidInput):
        set_quantity(basket=basket, offer_id=bell.public_id, quantity=quantity)
    assert count_in(basket) == 2


@pytest.mark.parametrize(("quantity", "pieces"), [(1, 1), ("1", 1), ("007", 7), (100, 100), ("100", 100)])
def test_a_whole_number_is_read_as_it_is(quantity, pieces):
    assert parse_quantity(quantity) == pieces


def test_adding_the_same_offer_again_adds_up_on_one_line(bell):
    basket = basket_of([(bell, 2), (bell, 3)])
    assert [(line.offer, line.quantity) for line in lines_of(basket)] == [(bell, 5)]


def test_more_than_is_in_stock_is_refused_and_changes_nothing(bell):
    basket = basket_of([(bell, 9)])
    with pytest.raises(OfferGone, match="Only 10 pieces are left"):
        add_line(basket=basket, offer_id=bell.public_id, quantity=2)
    with pytest.raises(OfferGone):
        set_quantity(basket=basket, offer_id=bell.public_id, quantity=11)
    assert count_in(basket) == 9


def test_pieces_promised_to_others_are_not_in_stock(bell):
    place([(bell, 8)], method=PaymentMethod.COD)
    with pytest.raises(OfferGone, match="Only 2 pieces are left"):
        basket_of([(bell, 3)])


@pytest.mark.parametrize("offer_id", ["", "off_0000000000000000000", "1", "off_' OR 1=1 --"])
def test_an_offer_that_is_not_there_is_not_found(offer_id, market):
    with pytest.raises(NotFound):
        add_line(basket=open_basket(), offer_id=offer_id)


def test_what_is_not_on_sale_cannot_be_put_in(bell, bela_shop):
    basket = open_basket()
    Offer.across_sellers.update(is_active=False)
    with pytest.raises(OfferGone):
        add_line(basket=basket, offer_id=bell.public_id)
    Offer.across_sellers.update(is_active=True)
    type(bela_shop).objects.update(status=SellerStatus.PAUSED)
    with pytest.raises(OfferGone):
        add_line(basket=basket, offer_id=bell.public_id)
    type(bela_shop).objects.update(status=SellerStatus.APPROVED)
    type(bell.product).objects.update(moderation="draft")
    with pytest.raises(OfferGone):
        add_line(basket=basket, offer_id=bell.public_id)
    assert count_in(basket) == 0


def test_a_basket_holds_at_most_50_things(bell, bela_shop):
    offers = [OfferFactory(partner=bela_shop, product=ProductFactory(owner=bela_shop)) for _ in range(50)]
    basket = basket_of([(offer, 1) for offer in offers])
    with pytest.raises(BasketFull):
        add_line(basket=basket, offer_id=bell.public_id)


def test_the_price_is_that_of_now_and_the_line_says_that_it_changed(bell):
    basket = basket_of([(bell, 2)])
    Offer.across_sellers.update(price="110.00")
    line = lines_of(basket)[0]
    assert (line.total_paise, line.price_when_added_paise, line.has_new_price) == (22000, 10000, True)


def test_a_line_says_why_it_cannot_be_bought(bell, bela_shop):
    basket = basket_of([(bell, 5)])
    Offer.across_sellers.update(num_in_stock=3)
    assert lines_of(basket)[0].problem == "Only 3 left. Please lower the quantity."
    Offer.across_sellers.update(num_in_stock=0)
    assert lines_of(basket)[0].problem == "This is sold out. Please take it out."
    type(bela_shop).objects.update(status=SellerStatus.SUSPENDED)
    assert lines_of(basket)[0].problem == "This is not on sale any more. Please take it out."


def test_taking_a_line_out_twice_is_the_same_as_once(bell):
    basket = basket_of([(bell, 5)])
    remove_line(basket=basket, offer_id=bell.public_id)
    remove_line(basket=basket, offer_id=bell.public_id)
    assert count_in(basket) == 0


def test_a_line_that_is_not_there_cannot_be_set(bell, lamp):
    with pytest.raises(NotFound):
        set_quantity(basket=basket_of([(bell, 1)]), offer_id=lamp.public_id, quantity=1)


def test_an_ordered_basket_cannot_be_changed(bell, lamp):
    order = place([(bell, 1)])
    basket = order.basket
    for deed in (
        lambda: add_line(basket=basket, offer_id=lamp.public_id),
        lambda: set_quantity(basket=basket, offer_id=bell.public_id, quantity=3),
        lambda: remove_line(basket=basket, offer_id=bell.public_id),
    ):
        with pytest.raises(OfferGone, match="ordered already"):
            deed()
    assert count_in(basket) == 1


def test_at_sign_in_the_guests_lines_join_the_persons_own(bell, lamp, asha):
    own = basket_of([(bell, 2)], asha)
    guest = basket_of([(bell, 3), (lamp, 1)])
    assert take_over(guest=guest, user=asha) == own
    assert [(line.offer, line.quantity) for line in lines_of(own)] == [(bell, 5), (lamp, 1)]
    guest.refresh_from_db()
    assert guest.status == Basket.MERGED
    assert lines_of(guest) == []


def test_joining_never_makes_more_than_100_pieces(bell, asha):
    Offer.across_sellers.update(num_in_stock=500)
    own = basket_of([(bell, 80)], asha)
    take_over(guest=basket_of([(bell, 70)]), user=asha)
    assert count_in(own) == 100


def test_a_guests_basket_joins_once_even_when_two_pages_ask(bell, asha):
    guest = basket_of([(bell, 3)])
    own = take_over(guest=guest, user=asha)
    assert take_over(guest=guest, user=asha) == own
    assert count_in(own) == 3


def test_a_basket_ordered_meanwhile_does_not_join(bell, asha):
    order = place([(bell, 3)])
    own = take_over(guest=order.basket, user=asha)
    assert count_in(own) == 0
    order.basket.refresh_from_db()
    assert order.basket.status == Basket.SUBMITTED


def test_a_basket_that_joined_another_cannot_be_ordered(bell, asha):
    basket_of([(bell, 1)], asha)
    guest = basket_of([(bell, 2)])
    take_over(guest=guest, user=asha)
    with pytest.raises((BasketEmpty, OfferGone)):
        _place(guest)


def _place(basket):
    from orders.factories import VRINDAVAN
    from orders.services.placing import Contact, place_order

    contact = Contact(name="Asha", phone="+919812345678", email="asha@example.com")
    return place_order(basket=basket, address=VRINDAVAN, contact=contact, method=PaymentMethod.COD, seen="")


def test_a_person_has_one_open_basket(asha, market):
    assert open_basket(user=asha) == open_basket(user=asha) == open_basket_of(asha)


def test_the_secret_of_an_api_basket_opens_it_and_is_kept_as_a_hash(market):
    handle, secret = open_secret_basket()
    assert secret.startswith("bss_")
    assert secret_opens(handle, secret)
    assert not secret_opens(handle, secret + "x")
    assert not secret_opens(BasketHandle(), "")
    assert secret not in handle.secret_hash


def test_a_cancelled_order_goes_back_into_the_basket_as_far_as_it_can(bell, lamp, asha):
    order = place([(bell, 2), (lamp, 1)], user=asha)
    cancel_order(order=order, reason="", by=asha)
    Offer.across_sellers.filter(pk=lamp.pk).update(is_active=False)
    basket = open_basket(user=asha)
    assert refill_basket(basket=basket, order=order) == ["Brass lamp"]
    assert [(line.offer, line.quantity) for line in lines_of(basket)] == [(bell, 2)]


def test_an_order_put_back_takes_what_is_left_of_each_thing(bell, asha):
    order = place([(bell, 6)], user=asha)
    cancel_order(order=order, reason="", by=asha)
    Offer.across_sellers.update(num_in_stock=4)
    basket = open_basket(user=asha)
    assert refill_basket(basket=basket, order=order) == []
    assert count_in(basket) == 4
