import json
import re

import pytest
import requests

CALLBACK = "http://127.0.0.1:8000/checkout/return/"


@pytest.fixture
def buyer():
    """Asha's browser: no key, scripts off."""
    session = requests.Session()
    session.trust_env = False
    yield session
    session.close()


def shop_form(order, **changes):
    form = {
        "key_id": "rzp_test_vrinda",
        "order_id": order["id"],
        "name": "Vrinda <Bazaar>",
        "description": "Brass murti",
        "prefill[name]": "Asha",
        "prefill[email]": "asha@example.com",
        "prefill[contact]": "+919876543210",
        "notes[order]": "ord_asha_1",
        "callback_url": CALLBACK,
        "cancel_url": "http://127.0.0.1:8000/basket/",
    }
    return form | changes


def visit(gateway, buyer, order, **changes):
    return buyer.post(f"{gateway.base_url}/v1/checkout/embedded", data=shop_form(order, **changes))


def fields_for(page, address):
    """Return the hidden fields of the form that posts to `address`."""
    inside = re.search(rf'<form method="post" action="{re.escape(address)}">(.*?)</form>', page, re.S).group(1)
    found = re.findall(r'name="([^"]+)" value="([^"]*)"', inside)
    return {name: value.replace("&quot;", '"') for name, value in found}


def test_the_pay_page_says_that_no_real_money_moves(gateway, buyer, order):
    page = visit(gateway, buyer, order)
    assert page.status_code == 200
    assert "<title>Test payment · no real money</title>" in page.text
    assert "₹2,500.00" in page.text
    assert "Vrinda &lt;Bazaar&gt;" in page.text
    assert 'value="success@razorpay"' in page.text
    assert "Pay with UPI" in page.text
    assert "Cancel payment" in page.text


def test_amounts_are_grouped_as_in_india():
    from payments.rzpsim.pages import rupees

    assert [rupees(paise) for paise in (100, 99905, 250000, 12345600, 1234567890)] == [
        "₹1.00",
        "₹999.05",
        "₹2,500.00",
        "₹1,23,456.00",
        "₹1,23,45,678.90",
    ]


def test_paying_by_upi_hands_a_signed_answer_to_the_shop(gateway, buyer, client, order):
    page = visit(gateway, buyer, order)
    done = buyer.post(f"{page.url}/pay", data={"method": "upi", "vpa": "Success@Razorpay "})
    fields = fields_for(done.text, CALLBACK)
    assert client.utility.verify_payment_signature(fields) is True
    assert fields["razorpay_order_id"] == order["id"]
    payment = client.payment.fetch(fields["razorpay_payment_id"])
    assert (payment["status"], payment["vpa"], payment["email"]) == ("captured", "success@razorpay", "asha@example.com")
    assert payment["notes"] == {"order": "ord_asha_1"}
    assert "Return to shop" in done.text


def test_a_failed_payment_can_be_tried_again(gateway, buyer, client, order):
    page = visit(gateway, buyer, order)
    failed = buyer.post(f"{page.url}/pay", data={"method": "upi", "vpa": "failure@razorpay"})
    fields = fields_for(failed.text, CALLBACK)
    assert fields["error[code]"] == "BAD_REQUEST_ERROR"
    assert fields["error[reason]"] == "payment_failed"
    assert json.loads(fields["error[metadata]"])["order_id"] == order["id"]
    assert "Try again" in failed.text
    assert "Pay with UPI" in buyer.get(page.url).text
    buyer.post(f"{page.url}/pay", data={"method": "upi", "vpa": "success@razorpay"})
    assert client.order.fetch(order["id"])["status"] == "paid"


def test_an_address_that_is_no_test_input_is_asked_for_again(gateway, buyer, client, order):
    page = visit(gateway, buyer, order)
    again = buyer.post(f"{page.url}/pay", data={"method": "upi", "vpa": "asha@bank"})
    assert again.status_code == 422
    assert "Type success@razorpay or failure@razorpay." in again.text
    assert client.order.payments(order["id"])["count"] == 0


def pay_by_card(buyer, page, number, otp):
    asked = buyer.post(f"{page.url}/pay", data={"method": "card", "number": number})
    payment_id = re.search(r'name="payment_id" value="([^"]+)"', asked.text).group(1)
    return buyer.post(f"{page.url}/confirm", data={"payment_id": payment_id, "otp": otp, "answer": "confirm"})


@pytest.mark.parametrize(
    ("number", "network"),
    [
        ("4100 2800 0000 1007", "Visa"),
        ("5500-6700-0000-1002", "MasterCard"),
        ("6527658900001005", "RuPay"),
    ],
)
def test_each_test_card_pays_after_the_one_time_password(gateway, buyer, client, order, number, network):
    done = pay_by_card(buyer, visit(gateway, buyer, order), number, "1234")
    payment = client.payment.fetch(fields_for(done.text, CALLBACK)["razorpay_payment_id"])
    assert (payment["status"], payment["method"], payment["card"]["network"]) == ("captured", "card", network)


def test_a_short_one_time_password_fails(gateway, buyer, order):
    failed = pay_by_card(buyer, visit(gateway, buyer, order), "4100280000001007", "123")
    assert fields_for(failed.text, CALLBACK)["error[reason]"] == "invalid_otp"


@pytest.mark.parametrize(
    ("number", "reason"), [("4100280000090000", "payment_timed_out"), ("4100280000080001", "insufficient_fund")]
)
def test_the_failing_cards_fail_for_their_reason(gateway, buyer, order, number, reason):
    page = visit(gateway, buyer, order)
    failed = buyer.post(f"{page.url}/pay", data={"method": "card", "number": number})
    assert fields_for(failed.text, CALLBACK)["error[reason]"] == reason


def test_no_card_number_is_kept(gateway, buyer, order):
    pay_by_card(buyer, visit(gateway, buyer, order), "4100280000001007", "1234")
    kept = json.dumps([tuple(row) for row in gateway.simulator.store.execute("SELECT body FROM entity")])
    assert "4100280000001007" not in kept
    assert "1007" in kept


def test_cancelling_leads_back_to_the_shop_unpaid(gateway, buyer, client, order):
    page = visit(gateway, buyer, order)
    away = buyer.post(f"{page.url}/cancel", allow_redirects=False)
    assert (away.status_code, away.headers["Location"]) == (303, "http://127.0.0.1:8000/basket/")
    assert client.order.fetch(order["id"])["status"] == "created"


def test_without_a_cancel_address_the_callback_is_told(gateway, buyer, order):
    page = visit(gateway, buyer, order, cancel_url="")
    cancelled = buyer.post(f"{page.url}/cancel")
    assert fields_for(cancelled.text, CALLBACK)["error[reason]"] == "payment_cancelled"


def test_paying_twice_shows_the_first_payment(gateway, buyer, client, order):
    page = visit(gateway, buyer, order)
    first = buyer.post(f"{page.url}/pay", data={"method": "upi", "vpa": "success@razorpay"})
    second = buyer.post(f"{page.url}/pay", data={"method": "upi", "vpa": "success@razorpay"})
    assert fields_for(second.text, CALLBACK) == fields_for(first.text, CALLBACK)
    assert client.order.payments(order["id"])["count"] == 1


def test_a_one_time_password_cannot_pay_another_order(gateway, buyer, client, order):
    chands = client.order.create({"amount": 100, "currency": "INR"})
    page = visit(gateway, buyer, order)
    asked = buyer.post(f"{page.url}/pay", data={"method": "card", "number": "4100280000001007"})
    payment_id = re.search(r'name="payment_id" value="([^"]+)"', asked.text).group(1)
    other = visit(gateway, buyer, chands)
    answer = buyer.post(f"{other.url}/confirm", data={"payment_id": payment_id, "otp": "1234"})
    assert answer.status_code == 400
    assert client.payment.fetch(payment_id)["status"] == "created"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"key_id": "rzp_test_chand"}, 401),
        ({"order_id": "order_VRTEST00000001"}, 400),
        ({"callback_url": "javascript:alert(1)"}, 400),
        ({"callback_url": ""}, 400),
        ({"amount": "100"}, 400),
    ],
)
def test_a_wrong_form_opens_no_checkout(gateway, buyer, order, changes, status):
    assert visit(gateway, buyer, order, **changes).status_code == status


def test_the_script_offers_the_gateways_object(gateway, buyer):
    script = buyer.get(f"{gateway.base_url}/v1/checkout.js")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "window.Razorpay = Razorpay" in script.text
