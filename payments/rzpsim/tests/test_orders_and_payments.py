import pytest
import razorpay
import requests
from razorpay.errors import BadRequestError


def test_paying_an_order_captures_it_and_charges_the_fee_with_its_tax(client, order, payment):
    fetched = client.payment.fetch(payment["id"])
    assert (fetched["status"], fetched["fee"], fetched["tax"]) == ("captured", 5900, 900)
    paid = client.order.fetch(order["id"])
    assert (paid["status"], paid["amount_paid"], paid["amount_due"], paid["attempts"]) == ("paid", 250000, 0, 1)


def test_ids_are_a_prefix_and_fourteen_base62_characters(order, payment):
    assert order["id"].startswith("order_")
    assert len(order["id"]) == 20
    assert payment["id"].startswith("pay_")
    assert len(payment["id"]) == 18


def test_empty_notes_come_back_as_a_list_and_devanagari_notes_as_they_were(client, order):
    assert order["notes"] == []
    noted = client.order.create({"amount": 100, "currency": "INR", "notes": {"naam": "राधे राधे"}})
    assert noted["notes"] == {"naam": "राधे राधे"}


def test_an_order_is_found_by_its_receipt(client, order):
    assert client.order.all({"receipt": "ord_asha_1"})["items"][0]["id"] == order["id"]
    assert client.order.all({"receipt": "ord_chand_1"})["count"] == 0


def test_a_receipt_serves_one_order_only(client, order):
    with pytest.raises(BadRequestError, match="receipt should be unique"):
        client.order.create({"amount": 100, "currency": "INR", "receipt": "ord_asha_1"})
    assert client.order.all()["count"] == 1


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"amount": 99, "currency": "INR"}, "The amount must be at least INR 1.00"),
        ({"amount": "25000", "currency": "INR"}, "The amount must be an integer."),
        ({"amount": 100.5, "currency": "INR"}, "The amount must be an integer."),
        ({"amount": True, "currency": "INR"}, "The amount must be an integer."),
        ({"amount": 100}, "The currency field is required."),
        ({"amount": 100, "currency": "USD"}, "The currency should be INR."),
        ({"amount": 100, "currency": "INR", "receipt": "r" * 41}, "may not be greater than 40"),
        ({"amount": 100, "currency": "INR", "colour": "red"}, "colour is/are not required and should not be sent"),
        ({"amount": 100, "currency": "INR", "notes": {str(n): "" for n in range(16)}}, "less than or equal to 15"),
    ],
)
def test_a_wrong_order_is_refused_and_leaves_no_trace(client, body, refusal):
    with pytest.raises(BadRequestError, match=refusal):
        client.order.create(body)
    assert client.order.all()["count"] == 0


def test_an_unknown_field_is_named_in_the_error_body(gateway, http):
    answer = http.post(f"{gateway.base_url}/v1/orders", json={"amount": 100, "currency": "INR", "colour": "red"})
    assert answer.status_code == 400
    assert answer.json()["error"] == {
        "code": "BAD_REQUEST_ERROR",
        "description": "colour is/are not required and should not be sent",
        "field": "colour",
        "source": "business",
        "step": "payment_initiation",
        "reason": "input_validation_failed",
        "metadata": {},
    }


def test_a_wrong_secret_is_unauthorised(gateway, order):
    answer = requests.get(
        f"{gateway.base_url}/v1/orders/{order['id']}", auth=("rzp_test_vrinda", "chands_guess"), timeout=5
    )
    assert answer.status_code == 401
    assert answer.json()["error"]["description"] == "The api key provided is invalid"


def test_the_control_api_needs_the_key_too(gateway):
    assert requests.get(f"{gateway.base_url}/_sim/journal", timeout=5).status_code == 401


def test_an_unknown_address_is_a_bad_request(gateway, http):
    answer = http.get(f"{gateway.base_url}/v1/donations")
    assert answer.status_code == 400
    assert answer.json()["error"]["description"] == "The requested URL was not found on the server."


def test_an_order_that_does_not_exist_is_a_bad_request(client):
    with pytest.raises(BadRequestError, match="The id provided does not exist"):
        client.order.fetch("order_VRTEST00000001")
    with pytest.raises(BadRequestError, match="is not a valid id"):
        client.order.fetch("25")


def test_without_automatic_capture_the_payment_waits_for_the_exact_amount(client, gateway):
    order = client.order.create({"amount": 50000, "currency": "INR"})
    payment = gateway.pay(order["id"])["payment"]
    assert (payment["status"], payment["fee"]) == ("authorized", None)
    assert gateway.journal() == []
    with pytest.raises(BadRequestError, match="equal to the amount authorized"):
        client.payment.capture(payment["id"], 49999, {"currency": "INR"})
    captured = client.payment.capture(payment["id"], 50000, {"currency": "INR"})
    assert captured["status"] == "captured"
    with pytest.raises(BadRequestError, match="already been captured"):
        client.payment.capture(payment["id"], 50000, {"currency": "INR"})
    assert gateway.balance() == 48820


def test_a_failed_payment_cannot_be_captured(client, gateway, order):
    failed = gateway.pay(order["id"], outcome="failure")["payment"]
    with pytest.raises(BadRequestError, match="Only payments which have been authorized"):
        client.payment.capture(failed["id"], 250000, {"currency": "INR"})


def test_a_failed_attempt_can_be_followed_by_a_good_one(client, gateway, order):
    failed = gateway.pay(order["id"], outcome="failure", reason="insufficient_fund")
    assert failed["payment"]["error_reason"] == "insufficient_fund"
    assert failed["callback"]["error[code]"] == "BAD_REQUEST_ERROR"
    assert client.order.fetch(order["id"])["status"] == "attempted"
    gateway.pay(order["id"], method="card")
    attempts = client.order.payments(order["id"])["items"]
    assert [attempt["status"] for attempt in attempts] == ["captured", "failed"]
    assert client.order.fetch(order["id"])["attempts"] == 2


def test_a_paid_order_takes_no_second_payment(gateway, order, payment):
    with pytest.raises(ValueError, match="already been paid"):
        gateway.pay(order["id"])
    assert len(gateway.journal()) == 1


def test_a_payment_that_looked_failed_is_captured_when_the_bank_agrees_late(client, gateway, order):
    late = gateway.pay(order["id"], outcome="late")["payment"]
    assert late["status"] == "failed"
    gateway.advance(600)
    assert client.payment.fetch(late["id"])["status"] == "captured"
    assert gateway.events() == ["payment.failed", "payment.authorized", "payment.captured", "order.paid"]


def test_a_late_payment_of_an_order_paid_meanwhile_is_given_back(client, gateway, order):
    late = gateway.pay(order["id"], outcome="late")["payment"]
    gateway.pay(order["id"])
    gateway.advance(600)
    assert client.payment.fetch(late["id"])["status"] == "authorized"
    gateway.advance(5 * 86400)
    assert client.payment.fetch(late["id"])["status"] == "refunded"
    assert gateway.balance() == 244100


def test_the_checkouts_signature_is_the_published_vector():
    from payments.rzpsim.charges import sign_checkout

    signature = sign_checkout("vrinda_test_secret", "order_VRTEST00000001|pay_VRTEST00000001")
    assert signature == "7e85ecb456d16738ccb3c3f1f1dd33b2ba4c73a47e5cf2459a4c6d3b338d5c66"


def test_the_sdk_accepts_what_the_checkout_hands_to_the_shop(client, gateway, order):
    callback = gateway.pay(order["id"])["callback"]
    assert client.utility.verify_payment_signature(callback) is True
    with pytest.raises(razorpay.errors.SignatureVerificationError):
        client.utility.verify_payment_signature(callback | {"razorpay_order_id": "order_ofChand0000001"})
