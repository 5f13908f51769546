import pytest
import requests
from razorpay.errors import BadRequestError, ServerError

ORDER = {"amount": 250000, "currency": "INR", "receipt": "ord_asha_2"}


def test_an_answer_lost_after_the_commit_leaves_the_order_to_be_found(client, gateway):
    gateway.set_fault("order.create", "latency_after_commit", latency_s=1)
    with pytest.raises(requests.exceptions.ReadTimeout):
        client.order.create(ORDER, timeout=(0.5, 0.2))
    assert client.order.all({"receipt": "ord_asha_2"})["count"] == 1


def test_a_lost_refund_answer_is_recovered_by_its_key(client, gateway, payment):
    gateway.set_fault("refund.create", "reset", after_commit=True)
    headers = {"X-Refund-Idempotency": "refund-of-asha-1"}
    with pytest.raises(requests.exceptions.ConnectionError):
        client.payment.refund(payment["id"], {"amount": 30270}, headers=dict(headers))
    client.payment.refund(payment["id"], {"amount": 30270}, headers=dict(headers))
    assert client.payment.fetch(payment["id"])["amount_refunded"] == 30270


def test_a_server_error_before_the_work_changes_nothing(client, gateway, payment):
    gateway.set_fault("POST /v1/payments/{id}/refund", "500", times=2)
    for _attempt in (1, 2):
        with pytest.raises(ServerError):
            client.payment.refund(payment["id"], {"amount": 100})
    assert client.payment.fetch(payment["id"])["amount_refunded"] == 0
    assert client.payment.refund(payment["id"], {"amount": 100})["status"] == "processed"


def test_a_broken_gateway_answers_with_a_page_that_is_not_json(client, gateway, order):
    gateway.set_fault("order.fetch", "502_html")
    with pytest.raises(requests.exceptions.JSONDecodeError):
        client.order.fetch(order["id"])


def test_throttling_is_a_429(gateway, http, order):
    gateway.set_fault("*", "429")
    assert http.get(f"{gateway.base_url}/v1/orders/{order['id']}").status_code == 429
    assert http.get(f"{gateway.base_url}/v1/orders/{order['id']}").status_code == 200


def test_a_key_in_flight_is_a_conflict(gateway, http, payment):
    gateway.set_fault("refund.create", "409_in_flight")
    answer = http.post(f"{gateway.base_url}/v1/payments/{payment['id']}/refund", json={"amount": 100})
    assert answer.status_code == 409


def test_a_reset_connection_has_no_answer(client, gateway, order):
    gateway.set_fault("order.fetch", "reset")
    with pytest.raises(requests.exceptions.ConnectionError):
        client.order.fetch(order["id"])
    assert client.order.fetch(order["id"])["id"] == order["id"]


def test_an_unknown_endpoint_or_mode_is_refused(gateway):
    with pytest.raises(ValueError, match="is no endpoint"):
        gateway.set_fault("order.destroy", "500")
    with pytest.raises(ValueError, match="The mode must be one of"):
        gateway.set_fault("order.create", "explode")


def test_faults_are_switched_over_http_and_cleared(client, gateway, http):
    url = f"{gateway.base_url}/_sim/faults"
    http.post(url, json={"endpoint": "order.create", "mode": "429", "times": 3})
    with pytest.raises(BadRequestError, match="Too many requests"):
        client.order.create(ORDER)
    assert http.get(url).json()["faults"][0]["times"] == 2
    assert http.post(url, json={"clear": True}).json()["faults"] == []
    assert client.order.create(ORDER)["status"] == "created"
