"""The gateway's messages: signed, kept, applied at most once."""

import hashlib
import hmac

import pytest
from django.urls import reverse

from payments.factories import PaymentFactory
from payments.models import Entry, GatewayEvent, Payment
from payments.queries.balances import balance_of
from payments.states import AccountCode as A
from payments.states import GatewayEventState, PaymentState

pytestmark = pytest.mark.django_db

URL = "/api/v1/gateway/razorpay/webhook"
BODY = (
    '{"entity":"event","account_id":"acc_VRTEST00000001","event":"payment.captured","contains":["payment"],'
    '"payload":{"payment":{"entity":{"id":"pay_VRTEST00000001","entity":"payment","amount":250000,"currency":"INR",'
    '"status":"captured","order_id":"order_VRTEST00000001","method":"upi","vpa":"success@razorpay",'
    '"notes":{"naam":"राधे राधे"}}}},"created_at":1767225600}'
).encode()
SIGNATURE = "a68a95f8492fe343358fe1dbe7bf71a400c30492e140c0f56c4a5385523fc140"


@pytest.fixture
def waiting(db):
    return PaymentFactory(gateway_order="order_VRTEST00000001", asked_paise=250_000)


@pytest.fixture
def post(client):
    def post(body=BODY, signature=SIGNATURE, event_id="evt_1"):
        headers = {"x-razorpay-signature": signature, "x-razorpay-event-id": event_id}
        return client.post(URL, data=body, content_type="application/json", headers=headers)

    return post


def test_the_door_stands_where_the_gateway_knocks():
    assert reverse("payments_api:razorpay_webhook") == URL


def test_test_vector_is_the_one_that_was_published():
    assert len(BODY) == 378
    assert hashlib.sha256(BODY).hexdigest().startswith("d34c3b9a")


def test_signed_webhook_captures_the_payment(waiting, post):
    assert post().status_code == 200

    waiting.refresh_from_db()
    assert waiting.state == PaymentState.CAPTURED
    assert waiting.gateway_payment == "pay_VRTEST00000001"
    assert balance_of(A.BUYER) == 250_000
    assert GatewayEvent.objects.get().state == GatewayEventState.APPLIED


def test_the_same_json_written_anew_is_rejected(waiting, post):
    rewritten = BODY.replace(b'":', b'": ')

    answer = post(body=rewritten)

    assert answer.status_code == 400
    assert answer.content == b""
    assert GatewayEvent.objects.count() == 0
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "signature",
    ["", "राधे", SIGNATURE.upper(), SIGNATURE[:-1], "7e85ecb456d16738ccb3c3f1f1dd33b2ba4c73a47e5cf2459a4c6d3b338d5c66"],
)
def test_forged_webhook_changes_nothing(waiting, post, signature):
    assert post(signature=signature.encode("utf-8").decode("latin-1")).status_code == 400

    waiting.refresh_from_db()
    assert waiting.state == PaymentState.OPEN
    assert GatewayEvent.objects.count() == 0


def test_previous_secret_is_accepted_while_it_is_listed(waiting, post, settings):
    settings.RAZORPAY_WEBHOOK_SECRETS = ["the new secret", "vrinda_webhook_secret"]
    assert post().status_code == 200


def test_previous_secret_is_rejected_once_it_is_taken_out(waiting, post, settings):
    settings.RAZORPAY_WEBHOOK_SECRETS = ["the new secret"]
    assert post().status_code == 400


def test_replayed_webhook_has_its_effect_once(waiting, post, captured):
    for _time in range(20):
        assert post().status_code == 200

    assert captured == [(waiting.order_ref, False)]
    assert GatewayEvent.objects.count() == 1
    assert Entry.objects.count() == 2


def test_same_capture_under_another_event_id_has_its_effect_once(waiting, post, captured):
    post(event_id="evt_1")
    post(event_id="evt_2")

    assert captured == [(waiting.order_ref, False)]
    assert Entry.objects.count() == 2


def test_wrong_amount_is_quarantined_and_its_money_waits_in_suspense(waiting, post, captured):
    Payment.objects.update(asked_paise=200_000)

    assert post().status_code == 200

    waiting.refresh_from_db()
    assert waiting.state == PaymentState.OPEN
    assert waiting.last_error == "pay_VRTEST00000001 is 250000 paise instead of 200000"
    assert GatewayEvent.objects.get().state == GatewayEventState.QUARANTINED
    assert balance_of(A.BUYER) == 0
    assert balance_of(A.SUSPENSE) == 250_000
    assert captured == []


def test_payment_of_an_order_we_do_not_know_is_kept_and_ignored(post):
    assert post().status_code == 200

    assert GatewayEvent.objects.get().state == GatewayEventState.IGNORED
    assert Entry.objects.count() == 0


def test_signed_nonsense_is_kept_and_quarantined(post):
    body = b'["no event"]'
    signature = hmac.new(b"vrinda_webhook_secret", body, hashlib.sha256).hexdigest()

    assert post(body=body, signature=signature).status_code == 200
    assert GatewayEvent.objects.get().state == GatewayEventState.QUARANTINED


def test_failed_attempt_leaves_the_payment_open_and_says_why(payment, simulator):
    simulator.pay(payment.gateway_order, outcome="failure", reason="insufficient_fund")
    simulator.flush()

    payment.refresh_from_db()
    assert payment.state == PaymentState.OPEN
    assert payment.last_error == "Your account does not have enough money for this payment."


def test_failure_that_arrives_after_the_capture_changes_nothing(payment, simulator):
    simulator.set_switch(webhooks="reorder")
    simulator.pay(payment.gateway_order, outcome="failure")
    simulator.pay(payment.gateway_order)
    simulator.flush()

    payment.refresh_from_db()
    assert payment.state == PaymentState.CAPTURED
    assert payment.last_error == ""
    assert balance_of(A.BUYER) == 250_000
