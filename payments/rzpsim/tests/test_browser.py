"""The checkout in a real browser, with scripts and without."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")]

SHOP_PAGE = """<!doctype html><title>Shop</title><form method="post" action="{gateway}/v1/checkout/embedded">
<input type="hidden" name="key_id" value="rzp_test_vrinda"><input type="hidden" name="order_id" value="{order}">
<input type="hidden" name="name" value="Vrinda"><input type="hidden" name="callback_url" value="{shop}/return">
<input type="hidden" name="cancel_url" value="{shop}/basket"><button>Pay</button></form>"""
SCRIPT_PAGE = """<!doctype html><title>Shop</title><script src="{gateway}/v1/checkout.js"></script>
<button onclick="new Razorpay({{key:'rzp_test_vrinda',order_id:'{order}',name:'Vrinda',prefill:{{name:'Asha'}},
callback_url:'{shop}/return'}}).open()">Pay</button>"""


class Shop(ThreadingHTTPServer):
    """A shop with one page to pay from and one to come back to."""

    daemon_threads = True
    page = ""
    returned: dict[str, str]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Door(BaseHTTPRequestHandler):
    def do_GET(self):
        self.show(self.server.page if self.path == "/pay" else "<title>Basket</title>")

    def do_POST(self):
        self.server.returned = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.show("<title>Thank you</title>")

    def show(self, page):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_args):
        pass


@pytest.fixture
def shop():
    server = Shop(("127.0.0.1", 0), Door)
    server.returned = {}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def with_scripts(chromium):
    context = chromium.new_context(viewport={"width": 375, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture
def without_scripts(chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 375, "height": 740})
    yield context.new_page()
    context.close()


def open_checkout(page, gateway, shop, order, template=SHOP_PAGE):
    shop.page = template.format(gateway=gateway.base_url, order=order["id"], shop=shop.url)
    page.goto(f"{shop.url}/pay")
    page.get_by_role("button", name="Pay").click()
    page.wait_for_url("**/v1/checkout/visits/*")


def test_paying_by_upi_comes_back_by_itself_where_scripts_run(gateway, shop, client, order, with_scripts):
    open_checkout(with_scripts, gateway, shop, order)
    assert with_scripts.title() == "Test payment · no real money"
    with_scripts.get_by_role("button", name="Pay with UPI").click()
    with_scripts.wait_for_url("**/return")
    assert with_scripts.title() == "Thank you"
    assert client.utility.verify_payment_signature(shop.returned) is True


def test_paying_by_card_works_without_scripts(gateway, shop, client, order, without_scripts):
    open_checkout(without_scripts, gateway, shop, order)
    without_scripts.get_by_label("Card number").fill("4100 2800 0000 1007")
    without_scripts.get_by_role("button", name="Pay with card").click()
    without_scripts.get_by_label("One-time password").fill("1234")
    without_scripts.get_by_role("button", name="Confirm").click()
    without_scripts.get_by_role("button", name="Return to shop").click()
    without_scripts.wait_for_url("**/return")
    assert client.utility.verify_payment_signature(shop.returned) is True


def test_a_failed_payment_is_tried_again_and_then_told_to_the_shop(gateway, shop, order, with_scripts):
    open_checkout(with_scripts, gateway, shop, order)
    with_scripts.get_by_label("UPI address").fill("failure@razorpay")
    with_scripts.get_by_role("button", name="Pay with UPI").click()
    with_scripts.get_by_role("button", name="Try again").click()
    with_scripts.get_by_label("UPI address").fill("failure@razorpay")
    with_scripts.get_by_role("button", name="Pay with UPI").click()
    with_scripts.get_by_role("button", name="Return to shop").click()
    with_scripts.wait_for_url("**/return")
    assert shop.returned["error[reason]"] == "payment_failed"


def test_cancelling_leads_to_the_basket(gateway, shop, order, without_scripts):
    open_checkout(without_scripts, gateway, shop, order)
    without_scripts.get_by_role("button", name="Cancel payment").click()
    without_scripts.wait_for_url("**/basket")
    assert shop.returned == {}


def test_the_script_opens_the_hosted_page(gateway, shop, client, order, with_scripts):
    open_checkout(with_scripts, gateway, shop, order, SCRIPT_PAGE)
    with_scripts.get_by_role("button", name="Pay with UPI").click()
    with_scripts.wait_for_url("**/return")
    assert client.utility.verify_payment_signature(shop.returned) is True


def test_the_pay_page_fits_a_phone(gateway, shop, order, with_scripts):
    open_checkout(with_scripts, gateway, shop, order)
    assert with_scripts.evaluate("document.documentElement.scrollWidth") == 375
