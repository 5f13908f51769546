"""An order as its buyer sees it: the page, the list, taking back, papers; and nothing for a stranger."""

import pytest
from django.test import Client

from accounts.factories import UserFactory
from orders.factories import delivered, part_of, pay, place, sent
from orders.models import Document, Order, Reduction
from orders.queries.baskets import BasketRow
from orders.queries.links import link_token
from orders.services.payment import expire_unpaid
from orders.states import SellerOrderState as S
from payments.models import Refund
from sellers.models import Offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(bell, lamp, asha):
    order = place([(bell, 2), (lamp, 1)], user=asha)
    pay(order)
    return order


@pytest.fixture
def signed_in(client, asha):
    client.force_login(asha)
    return client


def routes_of(order, seller):
    part = part_of(order, seller)
    return [
        ("get", f"/orders/{order.public_id}/"),
        ("post", f"/orders/{order.public_id}/cancel/"),
        ("post", f"/orders/{order.public_id}/again/"),
        ("post", f"/orders/{order.public_id}/{part.public_id}/take-back/"),
        ("get", f"/orders/{order.public_id}/papers/{Document.objects.first().public_id}/"),
    ]


def test_a_buyer_sees_each_shops_part(signed_in, order):
    html = signed_in.get(f"/orders/{order.public_id}/").content.decode()
    assert order.number in html
    assert "Bela Poshak" in html
    assert "Chand Vastra" in html
    assert "₹530.00" in html


def test_the_page_is_in_the_buyers_language(signed_in, order):
    html = signed_in.get(f"/hi/orders/{order.public_id}/").content.decode()
    assert "पीतल की घंटी" in html


def test_a_stranger_finds_no_order_by_any_way_and_changes_nothing(order, bela_shop, chand_shop):
    sent(order, chand_shop)
    anonymous, other = Client(), Client()
    other.force_login(UserFactory())
    for method, route in routes_of(order, bela_shop):
        assert getattr(anonymous, method)(route).status_code == 404, route
        assert getattr(other, method)(route).status_code == 404, route
    assert part_of(order, bela_shop).state == S.CONFIRMED
    assert not Reduction.objects.exists()
    assert not BasketRow.objects.exclude(basket=order.basket).exists()


def test_a_paper_of_another_order_is_not_found_through_ones_own(signed_in, order, bell, bela_shop):
    other = place([(bell, 1)])
    pay(other)
    sent(other, bela_shop)
    theirs = Document.objects.first()
    assert signed_in.get(f"/orders/{order.public_id}/papers/{theirs.public_id}/").status_code == 404


def test_a_part_of_another_order_is_not_taken_back_through_ones_own(signed_in, order, bell, bela_shop):
    other = place([(bell, 1)])
    pay(other)
    part = part_of(other, bela_shop)
    answer = signed_in.post(
        f"/orders/{order.public_id}/{part.public_id}/take-back/", {f"line:{part.lines.get().public_id}": "1"}
    )
    assert answer.status_code == 404
    assert part_of(other, bela_shop).state == S.CONFIRMED


def test_the_link_of_a_letter_opens_that_order_and_no_other(bell, asha):
    mine, other = place([(bell, 1)]), place([(bell, 1)])
    guest = Client()
    answer = guest.get(f"/orders/open/{link_token(mine)}/")
    assert answer.url == f"/orders/{mine.public_id}/"
    assert guest.get(answer.url).status_code == 200
    assert guest.get(f"/orders/{other.public_id}/").status_code == 404


def test_a_buyer_cancels_one_piece_and_sees_what_goes_back(signed_in, order, bela_shop):
    part = part_of(order, bela_shop)
    line = part.lines.get()
    answer = signed_in.post(
        f"/orders/{order.public_id}/{part.public_id}/take-back/",
        {f"line:{line.public_id}": "1", "reason": "Too many"},
        follow=True,
    )
    assert "Going back to you" in answer.content.decode()
    reduction = Reduction.objects.get()
    assert (reduction.refund_paise, reduction.actor) == (10000, order.user.public_id)


def test_a_buyer_returns_after_delivery(signed_in, order, bela_shop):
    part = delivered(order, bela_shop)
    signed_in.post(
        f"/orders/{order.public_id}/{part.public_id}/take-back/", {f"line:{part.lines.get().public_id}": "2"}
    )
    assert part_of(order, bela_shop).state == S.RETURNED
    assert Refund.objects.get().amount_paise == 20000


def test_the_form_offers_no_return_of_what_is_not_returnable(signed_in, bell, asha, bela_shop):
    type(bell.product).objects.update(is_returnable=False)
    order = place([(bell, 1)], user=asha)
    pay(order)
    delivered(order, bela_shop)
    assert "Return something" not in signed_in.get(f"/orders/{order.public_id}/").content.decode()


@pytest.mark.parametrize("quantity", ["-1", "3", "1.5", "१", "NaN"])
def test_a_quantity_that_cannot_be_taken_back_is_400(quantity, signed_in, order, bela_shop):
    part = part_of(order, bela_shop)
    answer = signed_in.post(
        f"/orders/{order.public_id}/{part.public_id}/take-back/", {f"line:{part.lines.get().public_id}": quantity}
    )
    assert answer.status_code == 400
    assert not Reduction.objects.exists()


def test_the_whole_order_is_cancelled_by_one_button(signed_in, order):
    signed_in.post(f"/orders/{order.public_id}/cancel/")
    assert Order.objects.get().status == "cancelled"
    assert sum(Refund.objects.values_list("amount_paise", flat=True)) == 53000


def test_only_the_buyer_sees_the_handover_code(signed_in, client, order, bela_shop, bela):
    part = sent(order, bela_shop)
    assert f">{part.handover_code}<" in signed_in.get(f"/orders/{order.public_id}/").content.decode()
    seller = Client()
    seller.force_login(bela)
    assert f">{part.handover_code}<" not in seller.get(f"/portal/orders/{part.public_id}/").content.decode()


def test_an_expired_order_goes_back_into_the_basket(signed_in, bell, lamp, asha):
    order = place([(bell, 2), (lamp, 1)], user=asha)
    expire_unpaid(now=order.expires_at)
    assert "Put these back in the basket" in signed_in.get(f"/orders/{order.public_id}/").content.decode()
    Offer.across_sellers.filter(pk=lamp.pk).update(is_active=False)
    answer = signed_in.post(f"/orders/{order.public_id}/again/", follow=True)
    assert "These could not be put back: Brass lamp." in answer.content.decode()
    assert list(BasketRow.objects.exclude(basket=order.basket).values_list("quantity", flat=True)) == [2]


def test_an_order_that_stands_is_not_put_back(signed_in, order):
    assert "Put these back" not in signed_in.get(f"/orders/{order.public_id}/").content.decode()
    assert signed_in.post(f"/orders/{order.public_id}/again/").status_code == 409
    assert not BasketRow.objects.exclude(basket=order.basket).exists()


def test_a_person_sees_their_own_orders_only(signed_in, order, bell):
    other = place([(bell, 1)])
    html = signed_in.get("/account/orders/").content.decode()
    assert order.number in html
    assert other.number not in html
    assert Client().get("/account/orders/").status_code == 302


def test_the_list_costs_the_same_for_one_order_and_for_three(signed_in, bell, lamp, asha, django_assert_num_queries):
    place([(bell, 1)], user=asha)
    signed_in.get("/account/orders/")
    with django_assert_num_queries(5):
        signed_in.get("/account/orders/")
    place([(bell, 1), (lamp, 1)], user=asha)
    place([(bell, 1)], user=asha)
    with django_assert_num_queries(5):
        signed_in.get("/account/orders/")


def test_the_page_costs_the_same_for_one_shop_and_for_two(signed_in, bell, lamp, asha, django_assert_num_queries):
    one = place([(bell, 1)], user=asha)
    two = place([(bell, 1), (lamp, 1)], user=asha)
    signed_in.get(f"/orders/{one.public_id}/")
    with django_assert_num_queries(8):
        signed_in.get(f"/orders/{one.public_id}/")
    with django_assert_num_queries(8):
        signed_in.get(f"/orders/{two.public_id}/")
