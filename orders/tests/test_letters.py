"""The letter that says an order is confirmed: once, in the buyer's language, with the way back to the order."""

import re

import pytest
from django.test import Client

from orders.factories import VRINDAVAN, basket_of, pay, place
from orders.queries.baskets import lines_of
from orders.queries.links import link_token, order_id_of
from orders.queries.quoting import quote
from orders.services.letters import send_confirmation
from orders.services.placing import Contact, place_order
from payments.states import PaymentMethod
from vrinda.kernel import clock
from vrinda.kernel.errors import NotFound

pytestmark = pytest.mark.django_db


def place_in(language, wanted, name="Asha Gupta"):
    basket = basket_of(wanted)
    seen = quote(lines=lines_of(basket), address=VRINDAVAN, on=clock.today()).fingerprint
    contact = Contact(name=name, phone="+919812345678", email="asha@example.com", language=language)
    return place_order(basket=basket, address=VRINDAVAN, contact=contact, method=PaymentMethod.COD, seen=seen)


def test_a_cash_order_is_confirmed_by_letter_when_it_is_placed(bell, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        order = place([(bell, 2)], method=PaymentMethod.COD)
    letter = mailoutbox[0]
    assert len(mailoutbox) == 1
    assert letter.to == ["asha@example.com"]
    assert letter.subject == f"Your order {order.number} is confirmed"
    assert "2 × Brass bell  ₹200.00" in letter.body
    assert "To pay in cash when it comes: ₹240.00" in letter.body


def test_a_prepaid_order_is_confirmed_by_letter_when_it_is_paid(bell, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        order = place([(bell, 2)])
    assert mailoutbox == []
    with django_capture_on_commit_callbacks(execute=True):
        pay(order)
    assert "Paid: ₹240.00" in mailoutbox[0].body


def test_the_letter_speaks_the_language_of_the_order(bell, mailoutbox):
    send_confirmation(order=place_in("hi", [(bell, 1)]))
    body = mailoutbox[0].body
    assert "1 × पीतल की घंटी" in body
    assert "/hi/orders/open/" in body


def test_names_are_written_as_they_are_and_nothing_in_them_is_run(bell, mailoutbox):
    send_confirmation(order=place_in("en", [(bell, 1)], name="{{ 7|add:7 }} {% now 'Y' %} <b>Asha</b>"))
    assert "Radhe Radhe {{ 7|add:7 }} {% now 'Y' %} <b>Asha</b>," in mailoutbox[0].body


def test_a_guests_letter_opens_the_order_on_any_device(bell, mailoutbox, settings):
    order = place([(bell, 1)], method=PaymentMethod.COD)
    send_confirmation(order=order)
    link = re.search(r"http\S+", mailoutbox[0].body).group()
    assert link.startswith(f"{settings.SITE_URL}/orders/open/")
    assert order.public_id not in link
    device = Client()
    opened = device.get(link.removeprefix(settings.SITE_URL))
    assert (opened.status_code, opened.url) == (302, f"/orders/{order.public_id}/")
    assert device.get(opened.url).status_code == 200


def test_a_persons_letter_leads_through_sign_in(bell, asha, mailoutbox):
    order = place([(bell, 1)], user=asha, method=PaymentMethod.COD)
    send_confirmation(order=order)
    link = re.search(r"http\S+", mailoutbox[0].body).group()
    assert link.endswith(f"/accounts/login/?next=%2Forders%2F{order.public_id}%2F")
    assert "/orders/open/" not in mailoutbox[0].body


def test_without_an_address_nothing_is_sent(bell, mailoutbox):
    order = place([(bell, 1)], method=PaymentMethod.COD)
    order.guest_email = ""
    assert send_confirmation(order=order) is False
    assert mailoutbox == []


@pytest.mark.parametrize("token", ["", "x", "ord_00000000000000000000", "a:b:c", "é"])
def test_a_forged_token_opens_nothing(token, bell):
    with pytest.raises(NotFound):
        order_id_of(token)
    assert Client().get(f"/orders/open/{token or '-'}/").status_code == 404


def test_a_token_ends_after_90_days(bell, time_machine):
    time_machine.move_to("2026-03-02 10:00Z")
    order = place([(bell, 1)], method=PaymentMethod.COD)
    token = link_token(order)
    time_machine.move_to("2026-05-31 09:59Z")
    assert order_id_of(token) == order.public_id
    time_machine.move_to("2026-05-31 10:01Z")
    with pytest.raises(NotFound):
        order_id_of(token)
