"""The adapter sorts what a gateway and the network can do to a call, and keeps quiet about it."""

import threading
import time

import pytest

from payments.gateways import gateway, transport
from payments.gateways.port import GatewayRefused, GatewayUnavailable
from payments.gateways.razorpay import RazorpayGateway


@pytest.mark.parametrize("mode", ["500", "502_html", "429", "409_in_flight", "reset"])
def test_answer_that_says_nothing_is_unavailable(simulator, capsys, mode):
    simulator.set_fault("payment.fetch", mode)
    with pytest.raises(GatewayUnavailable):
        gateway().payment("pay_VRTEST00000001")
    assert capsys.readouterr().out == ""


def test_refusal_carries_the_gateways_reason(simulator):
    with pytest.raises(GatewayRefused) as refusal:
        gateway().payment("pay_VRTEST00000001")
    assert refusal.value.reason == "The id provided does not exist"


def test_wrong_keys_are_no_refusal_of_the_request(simulator, settings):
    settings.RAZORPAY_KEY_SECRET = "wrong"
    with pytest.raises(GatewayUnavailable):
        gateway().payment("pay_VRTEST00000001")


def test_every_call_gives_up_in_time(simulator, monkeypatch):
    monkeypatch.setattr(transport, "TIMEOUT", (0.2, 0.2))
    simulator.set_fault("payment.fetch", "latency_after_commit", latency_s=2)
    started = time.monotonic()
    with pytest.raises(GatewayUnavailable):
        gateway().payment("pay_VRTEST00000001")
    assert time.monotonic() - started < 1.5


def test_nobody_listening_is_unavailable(settings):
    settings.RAZORPAY_BASE_URL = "http://127.0.0.1:9"
    with pytest.raises(GatewayUnavailable):
        gateway().payment("pay_VRTEST00000001")


def test_proxies_of_the_environment_are_not_used(simulator, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert gateway().find_order(receipt="nothing") is None


def test_threads_capture_their_own_amounts(simulator, settings):
    # Found in the SDK: it writes the amount into a default argument that all threads share.
    shared = RazorpayGateway(
        key_id=settings.RAZORPAY_KEY_ID,
        key_secret=settings.RAZORPAY_KEY_SECRET,
        webhook_secrets=(),
        base_url=simulator.base_url,
        checkout_url="",
    )
    asked = []
    shared._client.payment.post_url = lambda url, data, **kwargs: (
        time.sleep(0.01),
        asked.append((url.split("/")[3], data["amount"])),
        {"id": "pay_1", "amount": data["amount"], "currency": "INR", "status": "captured"},
    )[2]
    threads = [
        threading.Thread(target=shared.capture, args=(f"pay_{n}",), kwargs={"amount_paise": n}) for n in range(20)
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(asked, key=lambda pair: pair[1]) == [(f"pay_{n}", n) for n in range(20)]


@pytest.mark.parametrize(
    ("signature", "genuine"),
    [("7e85ecb456d16738ccb3c3f1f1dd33b2ba4c73a47e5cf2459a4c6d3b338d5c66", True), ("", False), ("राधे", False)],
)
def test_checkout_signature_is_compared_on_bytes(signature, genuine):
    is_genuine = gateway().is_checkout_genuine(
        order_id="order_VRTEST00000001", payment_id="pay_VRTEST00000001", signature=signature
    )
    assert is_genuine is genuine
