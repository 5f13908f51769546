"""Alerts: confirmed before anything is sent, sent once, stopped with one press, and never a flood."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.messages import get_messages
from django.core import mail

from catalog.factories import list_product
from catalog.models import Alert, Listing
from catalog.queries.alerts import confirm_address, stop_address
from catalog.services import alerts, letters
from catalog.services.alerts import ask_for_product, ask_for_search, send_due_alerts
from catalog.services.listings import refresh_listings
from catalog.states import AlertKind, AlertState
from sellers.models import Offer
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.tries import TooManyTries

pytestmark = pytest.mark.django_db


@pytest.fixture
def mukut(bela_shop) -> Listing:
    return list_product(seller=bela_shop, title="Mor mukut", title_hi="मोर मुकुट", price="349.00", stock=0)


def offer(listing, **changes):
    Offer.across_sellers.filter(product=listing.product_id).update(**changes)
    refresh_listings([listing.pk])


def ask(listing, *, kind=AlertKind.BACK, email="asha@example.com", user=None, language="en") -> Alert:
    return ask_for_product(kind=kind, product_id=listing.public_id, email=email, language=language, user=user)


@pytest.fixture
def waiting(asha, mukut) -> Alert:
    EmailAddress.objects.update_or_create(user=asha, email=asha.email, defaults={"verified": True, "primary": True})
    return ask(mukut, user=asha)


def path_of(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def test_ones_own_proven_address_needs_no_confirmation(waiting):
    assert waiting.state == AlertState.WAITING


def test_any_other_address_is_asked_first_and_hears_nothing_before(mukut, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask(mukut, email="Gita@Example.com")
    assert (asked.state, asked.email) == (AlertState.ASKED, "gita@example.com")
    offer(mukut, num_in_stock=3)
    assert send_due_alerts() == 0
    assert len(mail.outbox) == 1
    link = path_of(re.search(r"https?://\S+/confirm/\S+", mail.outbox[0].body)[0])
    assert client.get(link).status_code == 200
    assert Alert.objects.get().state == AlertState.ASKED
    client.post(link)
    assert send_due_alerts() == 1


def test_a_signed_in_person_cannot_vouch_for_the_address_of_another(asha, mukut):
    assert ask(mukut, email="bela@example.com", user=asha).state == AlertState.ASKED


def test_it_is_sent_once_when_the_thing_is_back(waiting, mukut):
    assert send_due_alerts() == 0
    offer(mukut, num_in_stock=3)
    assert (send_due_alerts(), send_due_alerts()) == (1, 0)
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["asha@example.com"], "Back in stock: Mor mukut")
    assert f"/p/{mukut.public_id}/" in letter.body


def test_it_is_sent_when_the_price_fell_and_not_when_it_rose(asha, mukut):
    offer(mukut, num_in_stock=3)
    alert = ask(mukut, kind=AlertKind.CHEAPER, language="hi")
    alerts.confirm_alert(alert=alert)
    offer(mukut, price="400.00", mrp_paise=40000)
    assert send_due_alerts() == 0
    offer(mukut, price="299.00")
    assert send_due_alerts() == 1
    assert mail.outbox[0].subject == "अब दाम कम: मोर मुकुट"
    assert "₹349" in mail.outbox[0].body
    assert "₹299" in mail.outbox[0].body


def test_a_search_is_answered_by_what_was_not_there_when_it_was_asked(mukut, bela_shop):
    offer(mukut, num_in_stock=3)
    alerts.confirm_alert(alert=ask_for_search(text="mukut", email="gita@example.com", language="en"))
    assert send_due_alerts() == 0
    list_product(seller=bela_shop, title="Silver mukut")
    assert (send_due_alerts(), send_due_alerts()) == (1, 0)
    assert mail.outbox[0].subject == "Found for you: Silver mukut"


def test_a_letter_can_be_stopped_by_the_mail_program_itself(waiting, mukut, client):
    second = list_product(stock=0)
    alerts.confirm_alert(alert=ask(second))
    offer(mukut, num_in_stock=3)
    send_due_alerts()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = path_of(headers["List-Unsubscribe"].strip("<>"))
    client.handler.enforce_csrf_checks = True
    assert client.get(stop).status_code == 200
    assert Alert.objects.filter(state=AlertState.WAITING).count() == 1
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Alert.objects.filter(state=AlertState.WAITING).count() == 0
    offer(second, num_in_stock=3)
    assert send_due_alerts() == 0


def test_a_forged_link_or_one_of_the_other_kind_is_not_there(waiting, client):
    stop, confirm = path_of(stop_address(waiting)), path_of(confirm_address(waiting))
    token = stop.rstrip("/").rpartition("/")[2]
    assert client.get(f"/alerts/stop/{token[:-2]}xx/").status_code == 404
    assert client.get(f"/alerts/confirm/{token}/").status_code == 404
    assert client.get(confirm).status_code == 200


def test_a_confirmation_link_ends_and_the_address_is_forgotten(mukut, client):
    asked = ask(mukut, email="gita@example.com")
    send_due_alerts(now=clock.now() + timedelta(days=7, minutes=1))
    assert Alert.objects.filter(pk=asked.pk).count() == 0


def test_asked_twice_there_is_one_alert(waiting, mukut, asha):
    assert ask(mukut, user=asha).pk == waiting.pk
    assert Alert.objects.count() == 1


def test_an_address_gets_so_many_letters_a_day_and_the_rest_wait(asha, mukut, monkeypatch):
    monkeypatch.setattr(letters, "MOST_TO_ONE_A_DAY", 1)
    for listing in (mukut, list_product(stock=0)):
        alerts.confirm_alert(alert=ask(listing))
        offer(listing, num_in_stock=3)
    assert send_due_alerts() == 1
    assert Alert.objects.filter(state=AlertState.WAITING).count() == 1


def test_the_market_sends_so_many_letters_an_hour(waiting, mukut, settings):
    settings.LETTERS_PER_HOUR = 0
    offer(mukut, num_in_stock=3)
    assert (send_due_alerts(), len(mail.outbox)) == (0, 0)
    assert Alert.objects.get().state == AlertState.WAITING


def test_nobody_is_flooded_with_questions_whether_they_agree(mukut, monkeypatch):
    monkeypatch.setattr(alerts, "MOST_ASKED_A_DAY", 1)
    ask(mukut, email="gita@example.com")
    with pytest.raises(TooManyTries):
        ask(list_product(), email="gita@example.com")


def test_a_mail_server_that_does_not_answer_is_asked_again(waiting, mukut, monkeypatch):
    offer(mukut, num_in_stock=3)
    monkeypatch.setattr(alerts, "send_letter", _fails)
    assert send_due_alerts() == 0
    monkeypatch.undo()
    assert send_due_alerts() == 1


def _fails(**letter):
    raise OSError("no mail server")


@pytest.mark.parametrize("email", ["", "asha", "a@b\r\nBcc: all@example.com", "a@b.c, d@e.f"])
def test_what_is_no_address_is_refused(mukut, email):
    with pytest.raises(InvalidInput):
        ask(mukut, email=email)


def test_the_page_says_the_same_of_known_and_unknown_addresses(client, asha, mukut):
    url = f"/p/{mukut.public_id}/alert/"
    told = []
    for email in ("asha@example.com", "nobody@example.com", "asha@example.com"):
        answer = client.post(url, {"kind": "back", "email": email})
        told.append((answer.status_code, [str(message) for message in get_messages(answer.wsgi_request)][-1:]))
    assert told == [(302, [told[0][1][0]])] * 3


def test_an_alert_is_stopped_by_its_owner_alone(client, asha, chand, waiting):
    client.force_login(chand)
    assert client.post(f"/account/alerts/{waiting.public_id}/end/").status_code == 404
    client.force_login(asha)
    client.post(f"/account/alerts/{waiting.public_id}/end/")
    assert Alert.objects.get().state == AlertState.STOPPED


def test_strangers_cannot_use_up_the_letters_an_address_wants(
    waiting, mukut, bela_shop, django_capture_on_commit_callbacks
):
    for number in range(12):
        with django_capture_on_commit_callbacks(execute=True):
            ask(list_product(seller=bela_shop, title=f"Mala {number}"), email=waiting.email)
    assert len(mail.outbox) == letters.MOST_QUESTIONS_TO_ONE_A_DAY
    offer(mukut, num_in_stock=3)
    assert send_due_alerts() == 1


def test_strangers_cannot_use_up_the_letters_of_the_market(
    waiting, mukut, settings, django_capture_on_commit_callbacks
):
    settings.LETTERS_PER_HOUR = 4
    for number in range(5):
        with django_capture_on_commit_callbacks(execute=True):
            ask(mukut, email=f"gita{number}@example.com")
    assert len(mail.outbox) == 1
    offer(mukut, num_in_stock=3)
    assert send_due_alerts() == 1


def test_a_letter_to_a_stranger_holds_no_word_of_whoever_asked(django_capture_on_commit_callbacks):
    words = "you have won, fetch it at evil.example"
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_search(text=words, email="gita@example.com", language="en")
    assert "evil" not in mail.outbox[0].body + mail.outbox[0].subject


def test_who_types_a_strangers_address_learns_nothing_of_what_becomes_of_it(client, chand, mukut):
    asked = ask(mukut, email="gita@example.com", user=chand)
    alerts.confirm_alert(alert=asked)
    client.force_login(chand)
    assert asked.public_id not in client.get("/account/alerts/").content.decode()
    assert client.post(f"/account/alerts/{asked.public_id}/end/").status_code == 404
    assert Alert.objects.get().state == AlertState.WAITING


def test_a_search_whose_letters_grow_when_made_small_is_kept_as_long_as_there_is_room(db):
    alert = ask_for_search(text="\u0130" * 120, email="gita@example.com", language="en")
    assert len(alert.search) <= Alert._meta.get_field("search").max_length
