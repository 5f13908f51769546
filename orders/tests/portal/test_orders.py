"""A seller's own orders in the portal: each role's steps, and nothing at all for the rival."""

import pytest
from django.test import Client

from orders.factories import accepted, delivered, part_of, pay, place, sent
from orders.models import Document, Reduction, SellerOrder
from orders.states import SellerOrderState as S
from payments.models import Entry, Refund
from sellers.factories import MemberFactory
from sellers.models import Offer
from sellers.states import Role
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(bell, lamp):
    order = place([(bell, 2), (lamp, 1)])
    pay(order)
    return order


@pytest.fixture
def bela_s(client, bela):
    client.force_login(bela)
    return client


def worker(seller, role):
    client = Client()
    client.force_login(MemberFactory(seller=seller, role=role).user)
    return client


def address(part, step=""):
    return f"/portal/orders/{part.public_id}/{step}"


def all_forms(part):
    line = part.lines.get().public_id
    return [
        (address(part, "accept/"), {}),
        (address(part, "ship/"), {"tracking": "Rider Mohan"}),
        (address(part, "deliver/"), {"handover_code": part.handover_code}),
        (address(part, "cancel/"), {f"line:{line}": "1", "reason": "Broken"}),
        (address(part, "refused/"), {"reason": "Not at home"}),
    ]


def traces():
    return (
        list(SellerOrder.across_sellers.order_by("pk").values_list("state", flat=True)),
        list(Offer.across_sellers.order_by("pk").values_list("num_in_stock", "num_allocated")),
        Event.objects.count(),
        Entry.objects.count(),
        Document.objects.count(),
        Reduction.objects.count(),
    )


def test_a_seller_takes_an_order_from_new_to_delivered(bela_s, order, bela_shop):
    part = part_of(order, bela_shop)
    assert part.number in bela_s.get("/portal/orders/").content.decode()
    bela_s.post(address(part, "accept/"))
    bela_s.post(address(part, "ship/"), {"tracking": "Rider Mohan 98123"})
    bela_s.post(address(part, "deliver/"), {"handover_code": f" {part.handover_code} "})
    assert part_of(order, bela_shop).state == S.DELIVERED
    assert bela_s.get(address(part)).status_code == 200


def test_a_seller_sees_only_the_own_part(bela_s, order, bela_shop):
    html = bela_s.get(address(part_of(order, bela_shop))).content.decode()
    assert "Brass bell" in html
    assert "Brass lamp" not in html
    assert "Chand" not in html
    assert "₹530.00" not in html
    assert "asha@example.com" not in html


def test_the_rival_finds_none_of_belas_orders_and_leaves_no_trace(order, bell, bela_shop, chand):
    states = [
        part_of(order, bela_shop),
        accepted(_paid(bell), bela_shop),
        sent(_paid(bell), bela_shop),
        delivered(_paid(bell), bela_shop),
    ]
    rival = Client()
    rival.force_login(chand)
    before = traces()
    for part in states:
        assert rival.get(address(part)).status_code == 404
        for route, form in all_forms(part):
            assert rival.post(route, form).status_code == 404, route
    assert traces() == before
    html = rival.get("/portal/orders/?q=V").content.decode()
    assert all(part.number not in html for part in states)


def _paid(bell):
    order = place([(bell, 1)])
    pay(order)
    return order


def test_a_buyer_without_a_shop_finds_no_portal(client, asha, order, bela_shop):
    client.force_login(asha)
    for route, form in all_forms(part_of(order, bela_shop)):
        assert client.post(route, form).status_code == 404


def test_a_visitor_is_sent_to_sign_in(client, order, bela_shop):
    for route, form in all_forms(part_of(order, bela_shop)):
        assert client.post(route, form).url.startswith("/accounts/login/")


def test_a_viewer_looks_and_changes_nothing(order, bela_shop):
    viewer, part = worker(bela_shop, Role.VIEWER), part_of(order, bela_shop)
    before = traces()
    html = viewer.get(address(part)).content.decode()
    assert "accept/" not in html
    assert "cancel/" not in html
    for route, form in all_forms(part):
        assert viewer.post(route, form).status_code == 403, route
    assert traces() == before


def test_a_packer_packs_and_sends_but_does_not_cancel(order, bela_shop):
    packer, part = worker(bela_shop, Role.PACKER), part_of(order, bela_shop)
    packer.post(address(part, "accept/"))
    route, form = all_forms(part)[3]
    assert packer.post(route, form).status_code == 403
    assert "cancel/" not in packer.get(address(part)).content.decode()
    packer.post(address(part, "ship/"), {"tracking": "Rider Mohan"})
    assert part_of(order, bela_shop).state == S.SHIPPED
    assert not Reduction.objects.exists()


def test_a_packer_sees_no_money(order, bela_shop, bela_s):
    packer, part = worker(bela_shop, Role.PACKER), part_of(order, bela_shop)
    pages = [address(part), "/portal/orders/", "/portal/"]
    assert all("₹" in bela_s.get(page).content.decode() for page in pages)
    for page in pages:
        html = packer.get(page).content.decode()
        assert "Brass bell" in html, page
        assert "₹" not in html, page
    sent(order, bela_shop)
    html = packer.get(address(part)).content.decode()
    assert Document.objects.get(seller=bela_shop).number in html
    assert "₹" not in html


def test_a_packer_sees_the_cash_that_the_carrier_collects_and_no_other_amount(bell, bela_shop):
    order = place([(bell, 2)], method="cod")
    html = worker(bela_shop, Role.PACKER).get(address(part_of(order, bela_shop))).content.decode()
    assert "₹240.00" in html
    assert html.count("₹") == 1


def test_a_manager_cancels_what_cannot_be_given(order, bela_shop):
    manager, part = worker(bela_shop, Role.MANAGER), part_of(order, bela_shop)
    route, form = all_forms(part)[3]
    assert manager.post(route, form).status_code == 302
    assert Refund.objects.get().amount_paise == 10000


@pytest.mark.parametrize("code", ["", "0", "12345", "१२३४"])
def test_a_wrong_handover_code_is_400_and_delivers_nothing(code, bela_s, order, bela_shop):
    part = sent(order, bela_shop)
    answer = bela_s.post(address(part, "deliver/"), {"handover_code": code})
    assert answer.status_code == 400
    assert "This is not the code the customer has." in answer.content.decode()
    assert part_of(order, bela_shop).state == S.SHIPPED


def test_an_unpaid_order_is_not_there_yet(bela_s, bell, bela_shop):
    part = part_of(place([(bell, 1)]), bela_shop)
    assert bela_s.get(address(part)).status_code == 404
    assert bela_s.post(address(part, "accept/")).status_code == 404


def test_a_step_that_is_not_possible_is_a_refusal(bela_s, order, bela_shop):
    part = part_of(order, bela_shop)
    assert bela_s.post(address(part, "ship/"), {"tracking": "Rider Mohan"}).status_code == 409
    assert bela_s.post(address(part, "refused/")).status_code == 409


def test_a_parcel_without_a_way_to_follow_it_is_not_sent(bela_s, order, bela_shop):
    part = accepted(order, bela_shop)
    assert bela_s.post(address(part, "ship/"), {"tracking": " "}).status_code == 400


def test_steps_are_taken_by_forms_and_not_by_links(bela_s, order, bela_shop):
    for route, _form in all_forms(part_of(order, bela_shop)):
        assert bela_s.get(route).status_code == 405


def test_the_list_costs_the_same_for_one_order_and_for_three(bela_s, bell, django_assert_num_queries):
    _paid(bell)
    bela_s.get("/portal/orders/")
    with django_assert_num_queries(8):
        bela_s.get("/portal/orders/")
    _paid(bell)
    _paid(bell)
    with django_assert_num_queries(8):
        bela_s.get("/portal/orders/")


@pytest.mark.parametrize("query", ["?tab=nonsense", "?page=-1", "?page=x", "?q=%27%20OR%201%3D1", "?tab=done&page=99"])
def test_an_odd_question_has_an_ordinary_answer(query, bela_s, order):
    assert bela_s.get(f"/portal/orders/{query}").status_code == 200
