import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import razorpay
import requests

from payments.rzpsim.testing import start_simulator
from payments.rzpsim.webhooks import sign

VECTOR = (
    '{"entity":"event","account_id":"acc_VRTEST00000001","event":"payment.captured","contains":["payment"],'
    '"payload":{"payment":{"entity":{"id":"pay_VRTEST00000001","entity":"payment","amount":250000,'
    '"currency":"INR","status":"captured","order_id":"order_VRTEST00000001","method":"upi",'
    '"vpa":"success@razorpay","notes":{"naam":"राधे राधे"}}}},"created_at":1767225600}'
).encode()


class Shop:
    """A webhook address that answers the statuses it was told, then 200."""

    def __init__(self, *statuses):
        self.statuses = list(statuses)
        self.received = []
        self.enough = threading.Event()
        self.expected = 0

    def __call__(self, raw, headers):
        self.received.append((raw, {name.lower(): value for name, value in headers.items()}))
        if len(self.received) == self.expected:
            self.enough.set()
        return self.statuses.pop(0) if self.statuses else 200

    @property
    def events(self):
        return [json.loads(raw)["event"] for raw, _headers in self.received]

    @property
    def event_ids(self):
        return [headers["x-razorpay-event-id"] for _raw, headers in self.received]


def client_of(gateway):
    session = requests.Session()
    session.trust_env = False
    return razorpay.Client(session=session, auth=gateway.key, base_url=gateway.base_url)


def order_of(gateway):
    terms = {"amount": 250000, "currency": "INR", "payment": {"capture": "automatic"}}
    return client_of(gateway).order.create(terms)


@pytest.fixture
def shop():
    return Shop()


@pytest.fixture
def told(shop):
    with start_simulator(sink=shop) as handle:
        yield handle


def test_the_webhook_signature_is_the_published_vector():
    assert len(VECTOR) == 378
    assert sign("vrinda_webhook_secret", VECTOR) == "a68a95f8492fe343358fe1dbe7bf71a400c30492e140c0f56c4a5385523fc140"


def test_paying_tells_the_shop_in_signed_raw_bytes(told, shop):
    order = order_of(told)
    told.pay(order["id"])
    assert shop.received == []
    assert told.flush() == {"delivered": 3, "failed": 0}
    assert shop.events == ["payment.authorized", "payment.captured", "order.paid"]
    raw, headers = shop.received[1]
    assert headers["x-razorpay-signature"] == sign("vrinda_webhook_secret", raw)
    envelope = json.loads(raw)
    assert (envelope["entity"], envelope["contains"]) == ("event", ["payment"])
    assert envelope["payload"]["payment"]["entity"]["order_id"] == order["id"]
    assert json.loads(shop.received[2][0])["contains"] == ["payment", "order"]


def test_the_sdk_accepts_the_signature(told, shop):
    told.pay(order_of(told)["id"])
    told.flush()
    raw, headers = shop.received[0]
    client_of(told).utility.verify_webhook_signature(
        raw.decode(), headers["x-razorpay-signature"], "vrinda_webhook_secret"
    )


def test_each_change_has_its_event(told):
    failed_then_paid = order_of(told)
    told.pay(failed_then_paid["id"], outcome="failure")
    payment = told.pay(failed_then_paid["id"])["payment"]
    client = client_of(told)
    client.transfer.create({"account": "acc_BelaShop000001", "amount": 10000, "currency": "INR"})
    client.payment.refund(payment["id"], {"amount": 5000})
    assert told.events() == [
        "payment.failed",
        "payment.authorized",
        "payment.captured",
        "order.paid",
        "transfer.processed",
        "refund.created",
        "refund.processed",
    ]


def test_a_payload_shows_the_payment_as_it_was_at_the_event(told):
    told.pay(order_of(told)["id"])
    statuses = [row["body"]["payload"]["payment"]["entity"]["status"] for row in told.deliveries()]
    assert statuses == ["authorized", "captured", "captured"]


def test_a_refused_delivery_is_retried_with_the_same_event_id_and_bytes(told, shop):
    shop.statuses = [500, 500, 500]
    told.pay(order_of(told)["id"])
    assert told.flush() == {"delivered": 0, "failed": 3}
    assert told.flush() == {"delivered": 3, "failed": 0}
    assert shop.event_ids[:3] == shop.event_ids[3:]
    assert shop.received[:3] == shop.received[3:]
    assert len(set(shop.event_ids)) == 3
    assert [row["attempts"] for row in told.deliveries()] == [2, 2, 2]


def test_an_event_nobody_takes_is_given_up_after_a_day(told, shop):
    shop.statuses = [500] * 6
    told.pay(order_of(told)["id"])
    told.flush()
    told.advance(86400)
    told.flush()
    assert {row["state"] for row in told.deliveries()} == {"abandoned"}


def test_duplicates_share_their_event_id(told, shop):
    told.set_switch(webhooks="duplicate")
    told.pay(order_of(told)["id"])
    told.flush()
    assert len(shop.received) == 6
    assert shop.event_ids[0] == shop.event_ids[1]


def test_reordered_events_arrive_newest_first(told, shop):
    told.set_switch(webhooks="reorder")
    told.pay(order_of(told)["id"])
    told.flush()
    assert shop.events == ["order.paid", "payment.captured", "payment.authorized"]


def test_dropped_events_never_arrive(told, shop):
    told.set_switch(webhooks="drop")
    told.pay(order_of(told)["id"])
    assert told.flush() == {"delivered": 0, "failed": 0}
    assert shop.received == []
    assert {row["state"] for row in told.deliveries()} == {"dropped"}


def test_a_corrupt_signature_does_not_match(told, shop):
    told.set_switch(webhooks="corrupt_signature")
    told.pay(order_of(told)["id"])
    told.flush()
    raw, headers = shop.received[0]
    assert headers["x-razorpay-signature"] != sign("vrinda_webhook_secret", raw)


def test_delayed_events_are_not_due_yet(told):
    told.set_switch(webhooks="delay", delay_s=30)
    told.pay(order_of(told)["id"])
    assert told.simulator.webhooks.deliver_due() is False
    told.advance(30)
    assert told.simulator.webhooks.deliver_due() is True


def test_events_born_before_a_rotation_keep_the_old_secret(told, shop):
    told.pay(order_of(told)["id"])
    told.set_switch(webhook_secret="the_next_secret")
    told.pay(order_of(told)["id"])
    told.flush()
    (old_raw, old), (new_raw, new) = shop.received[0], shop.received[3]
    assert old["x-razorpay-signature"] == sign("vrinda_webhook_secret", old_raw)
    assert new["x-razorpay-signature"] == sign("the_next_secret", new_raw)


def test_the_shop_may_call_back_while_it_is_told():
    asked = []

    def shop(raw, _headers):
        order_id = json.loads(raw)["payload"]["payment"]["entity"]["order_id"]
        asked.append(client_of(handle).order.fetch(order_id, timeout=3)["status"])
        return 200

    with start_simulator(sink=shop) as handle:
        handle.pay(order_of(handle)["id"])
        handle.flush()
    assert asked == ["paid", "paid", "paid"]


def test_a_refused_change_tells_nobody(told, shop):
    order = order_of(told)
    told.pay(order["id"])
    told.flush()
    with pytest.raises(ValueError, match="already been paid"):
        told.pay(order["id"])
    assert told.flush() == {"delivered": 0, "failed": 0}


def test_undelivered_events_survive_a_restart(tmp_path):
    path = str(tmp_path / "rzpsim.sqlite3")
    with start_simulator(sink=Shop(500, 500, 500), db=path) as before:
        paid = before.pay(order_of(before)["id"])["payment"]
        before.flush()
        event_ids = [row["event_id"] for row in before.deliveries()]
    shop = Shop()
    with start_simulator(sink=shop, db=path) as after:
        after.flush()
        assert client_of(after).payment.fetch(paid["id"])["status"] == "captured"
    assert shop.event_ids == event_ids


def test_a_delivery_cut_off_by_a_crash_goes_again(tmp_path):
    path = str(tmp_path / "rzpsim.sqlite3")
    with start_simulator(sink=Shop(), db=path) as before:
        before.pay(order_of(before)["id"])
        before.simulator.store.execute("UPDATE delivery SET state = 'sending'")
    with start_simulator(sink=Shop(), db=path) as after:
        assert after.flush() == {"delivered": 3, "failed": 0}


@pytest.fixture
def listening_shop():
    """A shop behind a real address that refuses the first delivery."""
    shop = Shop(503)

    class Door(BaseHTTPRequestHandler):
        def do_POST(self):
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(shop(raw, dict(self.headers)))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    shop.url = f"http://127.0.0.1:{server.server_port}/webhook"
    yield shop
    server.shutdown()
    server.server_close()


def test_the_background_thread_posts_and_retries(listening_shop):
    listening_shop.expected = 4
    with start_simulator(webhook_url=listening_shop.url) as handle:
        handle.pay(order_of(handle)["id"])
        assert listening_shop.enough.wait(timeout=10)
    assert listening_shop.event_ids.count(listening_shop.event_ids[0]) == 2
    assert sorted(set(listening_shop.events)) == ["order.paid", "payment.authorized", "payment.captured"]


def test_a_shop_that_is_down_counts_as_a_failed_delivery(tmp_path):
    with start_simulator(webhook_url="http://127.0.0.1:9/webhook") as handle:
        handle.pay(order_of(handle)["id"])
        handle.flush()
        assert {row["state"] for row in handle.deliveries()} <= {"pending", "sending"}
