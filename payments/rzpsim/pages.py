"""The checkout's pages: plain forms, one small style sheet, no JavaScript needed."""

from html import escape
from typing import Any

STYLE = """
:root{color-scheme:light;--ink:#26302b;--quiet:#5d6b63;--line:#d9dfd8;--ground:#f4f5f0;--card:#fff;--go:#1f6b4a;--stop:#9c3328}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.5 system-ui,"Noto Sans",sans-serif}
main{max-width:28rem;margin:0 auto;padding:1rem 1rem 3rem}
.notice{margin:0;padding:.5rem 1rem;background:#fff3d6;color:#5b4300;text-align:center;font-size:.9rem}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;
padding:1.25rem;margin-top:1rem}
h1{font-size:1.15rem;margin:0} h2{font-size:1.05rem;margin:0 0 .75rem}
p{margin:.35rem 0} .quiet{color:var(--quiet);font-size:.92rem}
.amount{font-size:2rem;font-weight:650;margin:.35rem 0 0;letter-spacing:-.01em}
label{display:block;margin:.75rem 0 .25rem;font-weight:550}
input{width:100%;min-height:48px;padding:.5rem .75rem;border:1px solid #8b978f;border-radius:10px;
font:inherit;background:#fff}
.pair{display:flex;gap:.75rem}.pair>div{flex:1}
button{width:100%;min-height:50px;margin-top:1rem;border:0;border-radius:10px;background:var(--go);color:#fff;
font:inherit;font-weight:600;cursor:pointer}
button.second{background:transparent;color:var(--ink);border:1px solid #8b978f}
input:focus-visible,button:focus-visible{outline:3px solid #7db59a;outline-offset:2px}
.problem{color:var(--stop);font-weight:550}
table{width:100%;border-collapse:collapse;font-size:.88rem;margin-top:1rem}
th,td{text-align:left;padding:.3rem 0;border-top:1px solid var(--line);font-weight:400}
td{color:var(--quiet)}
"""

CARD_TABLE = """<table><caption class="quiet">Test cards: any future date, any CVV</caption>
<tr><th scope="row">4100 2800 0000 1007</th><td>Visa, works</td></tr>
<tr><th scope="row">5500 6700 0000 1002</th><td>MasterCard, works</td></tr>
<tr><th scope="row">6527 6589 0000 1005</th><td>RuPay, works</td></tr>
<tr><th scope="row">4100 2800 0009 0000</th><td>times out</td></tr>
<tr><th scope="row">4100 2800 0008 0001</th><td>not enough money</td></tr></table>"""

CHECKOUT_JS = """/* Stand-in for the gateway's checkout.js: leads to the hosted page, which answers at
   callback_url. */
(function (script) {
  var origin = new URL(script.src).origin;
  function Razorpay(options) { this.options = options; }
  Razorpay.prototype.on = function () { return this; };
  Razorpay.prototype.open = function () {
    if (!this.options.callback_url) { throw new Error("The test gateway needs callback_url."); }
    var form = document.createElement("form");
    function add(name, value) {
      if (value && typeof value === "object") {
        Object.keys(value).forEach(function (key) { add(name + "[" + key + "]", value[key]); });
      } else if (value !== undefined && typeof value !== "function") {
        var input = document.createElement("input");
        input.type = "hidden"; input.name = name; input.value = value; form.appendChild(input);
      }
    }
    var options = this.options;
    Object.keys(options).forEach(function (key) { add(key === "key" ? "key_id" : key, options[key]); });
    form.method = "POST"; form.action = origin + "/v1/checkout/embedded";
    document.body.appendChild(form); form.submit();
  };
  window.Razorpay = Razorpay;
})(document.currentScript);
"""


def rupees(paise: int) -> str:
    """Return an amount with Indian grouping, as ₹1,23,456.00."""
    whole, rest = divmod(paise, 100)
    head, tail = str(whole)[:-3], str(whole)[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return f"₹{','.join([*groups, tail])}.{rest:02d}"


def page(body: str) -> str:
    """Wrap a body in the frame all pages share."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>Test payment · no real money</title><style>{STYLE}</style></head><body>"
        f'<p class="notice">Test payment · no real money</p><main>{body}</main></body></html>'
    )


def summary(visit: dict[str, Any], amount: int) -> str:
    """Say who is paid, what for and how much."""
    name = escape(visit["name"] or "The shop")
    described = f'<p class="quiet">{escape(visit["description"])}</p>' if visit["description"] else ""
    return f'<section><h1>{name}</h1>{described}<p class="amount">{rupees(amount)}</p></section>'


def form(action: str, inner: str) -> str:
    """Return a form that posts."""
    return f'<form method="post" action="{escape(action)}">{inner}</form>'


def hidden(fields: dict[str, str]) -> str:
    """Return hidden inputs."""
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in fields.items()
    )


def problem_line(problem: str) -> str:
    """Return a line that says what to correct."""
    return f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""


def ways_to_pay(visit: dict[str, Any], order: dict[str, Any], *, upi_problem: str = "", card_problem: str = "") -> str:
    """Return the page that offers UPI, card and a way back."""
    base = f"/v1/checkout/visits/{visit['id']}"
    upi = (
        "<h2>UPI</h2>" + problem_line(upi_problem) + hidden({"method": "upi"}) + '<label for="vpa">UPI address</label>'
        '<input id="vpa" name="vpa" value="success@razorpay" autocomplete="off" '
        'autocapitalize="none" required>'
        '<p class="quiet">failure@razorpay shows a payment that fails.</p>'
        '<button name="pay" value="upi">Pay with UPI</button>'
    )
    cancel = '<button class="second">Cancel payment</button>'
    return page(
        summary(visit, order["amount"])
        + f"<section>{form(base + '/pay', upi)}</section>"
        + f"<section>{form(base + '/pay', card_fields(card_problem))}</section>"
        + form(base + "/cancel", cancel)
    )


def card_fields(problem: str) -> str:
    """Return the fields of the card form."""
    return (
        "<h2>Card</h2>" + problem_line(problem) + hidden({"method": "card"}) + '<label for="number">Card number</label>'
        '<input id="number" name="number" inputmode="numeric" autocomplete="off" '
        'placeholder="4100 2800 0000 1007" required>'
        '<div class="pair"><div><label for="expiry">Expiry</label>'
        '<input id="expiry" name="expiry" placeholder="MM/YY" autocomplete="off"></div>'
        '<div><label for="cvv">CVV</label>'
        '<input id="cvv" name="cvv" inputmode="numeric" autocomplete="off"></div></div>'
        '<button name="pay" value="card">Pay with card</button>' + CARD_TABLE
    )


def one_time_password(visit: dict[str, Any], order: dict[str, Any], payment: dict[str, Any]) -> str:
    """Return the page of the imaginary bank that asks for the one-time password."""
    fields = (
        "<h2>Your bank's one-time password</h2>" + hidden({"payment_id": payment["id"]}) + "<p>"
        f"Card ending {escape(payment['card']['last4'])}. Four to ten digits are right; fewer are wrong.</p>"
        '<label for="otp">One-time password</label>'
        '<input id="otp" name="otp" inputmode="numeric" autocomplete="one-time-code">'
        '<button name="answer" value="confirm">Confirm</button>'
        '<button class="second" name="answer" value="cancel">Cancel payment</button>'
    )
    action = f"/v1/checkout/visits/{visit['id']}/confirm"
    return page(summary(visit, order["amount"]) + f"<section>{form(action, fields)}</section>")


def paid(visit: dict[str, Any], payment: dict[str, Any], fields: dict[str, str]) -> str:
    """Return the page that hands the signed answer to the shop, by itself where scripts run."""
    back = form(visit["callback_url"], hidden(fields) + "<button autofocus>Return to shop</button>")
    said = f"<section><h2>Payment done</h2><p>Payment {escape(payment['id'])}</p>{back}</section>"
    return page(summary(visit, payment["amount"]) + said + "<script>document.forms[0].submit()</script>")


def failed(visit: dict[str, Any], payment: dict[str, Any], fields: dict[str, str]) -> str:
    """Return the page that offers another try or the way back to the shop."""
    again = f'<form method="get" action="/v1/checkout/visits/{visit["id"]}"><button>Try again</button></form>'
    back = form(visit["callback_url"], hidden(fields) + '<button class="second">Return to shop</button>')
    said = f"<h2>Payment failed</h2>{problem_line(payment['error_description'])}<p>No money was taken.</p>"
    return page(summary(visit, payment["amount"]) + f"<section>{said}{again}{back}</section>")


def cancelled(visit: dict[str, Any], order: dict[str, Any], fields: dict[str, str]) -> str:
    """Return the page that tells the shop the buyer gave up."""
    back = form(visit["callback_url"], hidden(fields) + "<button autofocus>Return to shop</button>")
    said = f"<section><h2>Payment cancelled</h2><p>No money was taken.</p>{back}</section>"
    return page(summary(visit, order["amount"]) + said + "<script>document.forms[0].submit()</script>")
