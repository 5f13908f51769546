"""How a refusal reaches the person who asked."""

import json

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_refusal_asked_by_htmx_comes_as_a_toast_and_leaves_the_page(client):
    answer = client.post(
        reverse("orders:add"), {"offer": "off_nothing", "quantity": "9000"}, headers={"hx-request": "true"}
    )
    toast = json.loads(answer.headers["HX-Trigger"])["toast"]
    assert (answer.status_code, toast["tone"], bool(toast["text"])) == (422, "sindoor", True)


def test_refusal_of_a_plain_form_is_a_page_with_its_reason(client):
    answer = client.post(reverse("orders:add"), {"offer": "off_nothing", "quantity": "9000"})
    assert answer.status_code == 400
    assert "1 to 100" in answer.content.decode()


def test_form_from_elsewhere_is_refused_on_a_page_of_the_market():
    answer = Client(enforce_csrf_checks=True).post(reverse("orders:add"), {"offer": "off_nothing"})
    assert answer.status_code == 403
    assert "This form has grown old" in answer.content.decode()


def test_form_without_its_token_is_refused_on_a_page_of_the_market():
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@b.example"})
    assert answer.status_code == 403
    assert "This form has grown old" in answer.content.decode()


def test_old_form_sent_by_htmx_says_so_in_a_toast():
    strict = Client(enforce_csrf_checks=True, headers={"hx-request": "true"})
    answer = strict.post(reverse("orders:add"), {"offer": "off_nothing"})
    assert answer.status_code == 403
    assert "grown old" in json.loads(answer.headers["HX-Trigger"])["toast"]["text"]
