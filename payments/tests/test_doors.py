"""The buyer's way to the gateway and back, and a seller's view of their own money."""

import pytest
from django.test import Client

from payments.factories import CreditFactory, PaymentFactory
from payments.fees import Earning
from payments.models import Entry, Payout
from payments.services.intake import expire_payment
from payments.services.payouts import fail_payout, pay_out
from payments.services.postings import post_supply
from payments.states import PaymentMethod, PaymentState, PayoutRail
from sellers.factories import MemberFactory
from sellers.states import Role

pytestmark = pytest.mark.django_db


def test_pay_page_is_a_form_that_leads_to_the_gateway(client, payment, simulator):
    page = client.get(f"/pay/{payment.public_id}/")

    html = page.content.decode()
    assert page.status_code == 200
    assert f'action="{simulator.base_url}/v1/checkout/embedded"' in html
    assert f'name="order_id" value="{payment.gateway_order}"' in html
    assert f'name="callback_url" value="http://testserver/pay/{payment.public_id}/return/"' in html
    assert "₹2,500.00" in html
    assert "vrinda_test_secret" not in html


def test_first_look_at_the_pay_page_tells_the_amount_too(client, simulator):
    payment = PaymentFactory()
    assert "₹2,500.00" in client.get(f"/pay/{payment.public_id}/").content.decode()


def test_pay_page_fills_in_who_pays(client, payment, asha):
    client.force_login(asha)
    html = client.get(f"/pay/{payment.public_id}/").content.decode()
    assert 'name="prefill[email]" value="asha@example.com"' in html


def test_unknown_payment_is_not_found(client):
    assert client.get("/pay/pay_00000000000000000000/").status_code == 404


def test_paid_payment_leads_to_its_order(client, paid):
    answer = client.get(f"/pay/{paid.public_id}/")
    assert answer.status_code == 302
    assert answer["Location"] == f"/orders/{paid.order_ref}/"


def test_cash_payment_leads_to_its_order(client):
    payment = PaymentFactory(method=PaymentMethod.COD)
    assert client.get(f"/pay/{payment.public_id}/")["Location"] == f"/orders/{payment.order_ref}/"


def test_expired_payment_says_so(client, payment):
    expire_payment(payment=payment)
    page = client.get(f"/pay/{payment.public_id}/")
    assert "Time to pay is over" in page.content.decode()
    assert "razorpay" not in page.content.decode().lower()


def test_pay_page_without_the_gateway_says_so(client, settings):
    settings.RAZORPAY_BASE_URL = "http://127.0.0.1:9"
    payment = PaymentFactory()
    assert client.get(f"/pay/{payment.public_id}/").status_code == 503


def test_return_from_the_gateway_captures_without_session_or_token(payment, simulator):
    callback = simulator.pay(payment.gateway_order)["callback"]
    answer = Client(enforce_csrf_checks=True).post(f"/pay/{payment.public_id}/return/", callback)

    payment.refresh_from_db()
    assert answer.status_code == 303
    assert answer["Location"] == f"/orders/{payment.order_ref}/"
    assert "sessionid" not in answer.cookies
    assert payment.state == PaymentState.CAPTURED


def test_forged_return_changes_nothing(client, payment):
    form = {"razorpay_payment_id": "pay_x", "razorpay_order_id": payment.gateway_order, "razorpay_signature": "00"}
    answer = client.post(f"/pay/{payment.public_id}/return/", form)

    payment.refresh_from_db()
    assert answer["Location"] == f"/pay/{payment.public_id}/?failed=1"
    assert payment.state == PaymentState.OPEN
    assert Entry.objects.count() == 0


def test_failed_payment_comes_back_to_the_pay_page(client, payment, simulator):
    callback = simulator.pay(payment.gateway_order, outcome="failure")["callback"]
    answer = client.post(f"/pay/{payment.public_id}/return/", callback, follow=True)
    assert "The payment did not go through" in answer.content.decode()


def test_turning_back_keeps_the_way_open(client, payment):
    page = client.get(f"/pay/{payment.public_id}/cancelled/")
    assert "You came back without paying" in page.content.decode()
    assert payment.gateway_order in page.content.decode()


def test_return_is_believed_later_when_the_gateway_is_silent(client, payment, simulator):
    callback = simulator.pay(payment.gateway_order)["callback"]
    simulator.set_fault("payment.fetch", "500")
    answer = client.post(f"/pay/{payment.public_id}/return/", callback)
    assert answer["Location"] == f"/orders/{payment.order_ref}/"


@pytest.fixture
def earned(bela_shop, now):
    """Bela sold ₹500.00 and the commission with its GST was ₹59.00."""
    post_supply(
        seller=bela_shop,
        seller_order_ref="so_1",
        order_ref="ord_1",
        earning=Earning(supply=50_000, taxable=50_000, commission=5_000, commission_gst=900, tcs=250, tds=50),
        market_discount_paise=0,
        now=now,
    )


@pytest.fixture
def payout(earned, bela_shop, simulator, now):
    simulator.top_up(1_000_000)
    CreditFactory(seller=bela_shop, seller_order_ref="so_1", amount_paise=43_800)
    return pay_out(seller=bela_shop, rail=PayoutRail.GATEWAY, now=now)


def test_balance_page_tells_where_the_money_stands(client, bela, earned):
    client.force_login(bela)
    html = client.get("/portal/money/").content.decode()
    assert "₹438.00" in html
    assert "No payout yet" in html


def test_payout_is_explained_rupee_by_rupee(client, bela, payout):
    client.force_login(bela)
    page = client.get(f"/portal/money/{payout.public_id}/")

    lines = page.context_data["statement"].sections[0].lines
    assert [(str(line.label), line.amount_paise, line.balance_paise) for line in lines] == [
        ("Sold", 50_000, 50_000),
        ("Commission", -5_000, 45_000),
        ("GST on the commission", -900, 44_100),
        ("GST collected at source (TCS)", -250, 43_850),
        ("Income tax deducted (TDS)", -50, 43_800),
    ]
    assert "Payout of ₹438.00" in page.content.decode()


def test_payout_that_came_back_says_so(client, bela, payout, now):
    fail_payout(payout=payout, reason="Account closed", by="gateway", now=now)
    client.force_login(bela)
    assert "This payout came back" in client.get(f"/portal/money/{payout.public_id}/").content.decode()


def test_statement_page_shows_every_movement(client, bela, payout):
    client.force_login(bela)
    html = client.get("/portal/money/statement/").content.decode()
    assert "Paid out" in html
    assert "−₹438.00" in html


def test_rival_finds_nothing_of_it_and_leaves_no_trace(client, chand, payout):
    client.force_login(chand)
    assert client.get(f"/portal/money/{payout.public_id}/").status_code == 404
    assert "₹438.00" not in client.get("/portal/money/").content.decode()
    assert "so_1" not in client.get("/portal/money/statement/").content.decode()
    assert Payout.across_sellers.count() == 1


def test_packer_does_not_see_money(client, bela_shop, asha, payout):
    MemberFactory(seller=bela_shop, user=asha, role=Role.PACKER)
    client.force_login(asha)
    assert client.get("/portal/money/").status_code == 403
    assert client.get("/portal/money/statement/").status_code == 403
    assert client.get(f"/portal/money/{payout.public_id}/").status_code == 403


@pytest.mark.parametrize("path", ["", "statement/"])
def test_money_pages_need_a_sign_in(client, path):
    assert client.get(f"/portal/money/{path}").status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_balance_page_asks_as_much_for_one_payout_as_for_three(
    client, bela, bela_shop, now, rows, django_assert_num_queries
):
    for _row in range(rows):
        CreditFactory(seller=bela_shop, rail=PayoutRail.BANK)
        pay_out(seller=bela_shop, rail=PayoutRail.BANK, now=now)
    client.force_login(bela)
    client.get("/portal/money/")
    with django_assert_num_queries(10):
        client.get("/portal/money/")
