"""The hosted checkout: forms without JavaScript, from the shop's post to the answer at its callback."""

import re
from typing import Any
from urllib.parse import urlsplit

from payments.rzpsim import charges, pages, rules
from payments.rzpsim.exchange import Request, Response
from payments.rzpsim.rules import ApiError
from payments.rzpsim.simulator import Simulator

VISIT = "/v1/checkout/visits/"
# What a buyer may type: the gateway's published test inputs and what each leads to.
UPI_OUTCOMES = {"success@razorpay": None, "failure@razorpay": "payment_failed"}
CARDS = {
    "4100280000001007": ("Visa", None),
    "5500670000001002": ("MasterCard", None),
    "6527658900001005": ("RuPay", None),
    "4100280000090000": ("Visa", "payment_timed_out"),
    "4100280000080001": ("Visa", "insufficient_fund"),
}
KEPT_FIELDS = ("name", "description", "callback_url", "cancel_url")


def open_visit(sim: Simulator, request: Request) -> Response:
    """Take the shop's form and send the browser to a page that can be reloaded."""
    form = request.form()
    if form.get("key_id") != sim.configuration.key_id:
        raise ApiError("The api key provided is invalid", status=401)
    order = sim.store.get("order", rules.check_id(form.get("order_id", ""), "order"))
    if "amount" in form and form["amount"] != str(order["amount"]):
        raise ApiError("The amount does not match the order.", field="amount")
    for field in ("callback_url", "cancel_url"):
        check_url(form.get(field, ""), field, required=field == "callback_url")
    visit = {"id": rules.new_id("visit"), "created_at": sim.store.now(), "order_id": order["id"]}
    visit |= {field: form.get(field, "") for field in KEPT_FIELDS}
    visit["buyer"] = buyer_in(form)
    sim.store.insert("visit", visit, parent=order["id"])
    return Response.redirect(VISIT + visit["id"])


def check_url(url: str, field: str, *, required: bool) -> None:
    """Refuse an address the browser should not be sent to."""
    if not url and not required:
        return
    if urlsplit(url).scheme not in ("http", "https"):
        raise ApiError(f"The {field} must be a web address.", field=field)


def buyer_in(form: dict[str, str]) -> dict[str, Any]:
    """Return what the shop prefilled about the buyer, as fields of the payment."""
    notes = {name[6:-1]: value for name, value in form.items() if re.fullmatch(r"notes\[.+\]", name)}
    buyer = {
        "email": form.get("prefill[email]") or None,
        "contact": form.get("prefill[contact]") or None,
        "description": form.get("description") or None,
    }
    return buyer | ({"notes": rules.notes_in({"notes": notes})} if notes else {})


def show(sim: Simulator, request: Request) -> Response:
    """Show the ways to pay, or what became of the payment."""
    visit, order = visit_and_order(sim, request)
    paid = paid_payment(sim, order)
    if paid:
        return success_page(sim, visit, paid)
    return Response.html(pages.ways_to_pay(visit, order))


def visit_and_order(sim: Simulator, request: Request) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the visit the path names and its order."""
    visit = sim.store.get("visit", request.ids[0])
    return visit, sim.store.get("order", visit["order_id"])


def paid_payment(sim: Simulator, order: dict[str, Any]) -> dict[str, Any] | None:
    """Return the payment that the shop has been, or must still be, told of."""
    payments = sim.store.children("payment", order["id"])
    return next((payment for payment in payments if payment["status"] in ("authorized", "captured")), None)


def pay(sim: Simulator, request: Request) -> Response:
    """Try the way the buyer chose."""
    visit, order = visit_and_order(sim, request)
    if paid_payment(sim, order):
        return show(sim, request)
    form = request.form()
    if form.get("method") == "card":
        return pay_by_card(sim, visit, order, form)
    return pay_by_upi(sim, visit, order, form)


def pay_by_upi(sim: Simulator, visit: dict[str, Any], order: dict[str, Any], form: dict[str, str]) -> Response:
    """Settle the attempt at once, as the typed address says."""
    vpa = form.get("vpa", "").strip().lower()
    if vpa not in UPI_OUTCOMES:
        problem = "Type success@razorpay or failure@razorpay."
        return Response.html(pages.ways_to_pay(visit, order, upi_problem=problem), 422)
    payment = charges.start(sim, order, buyer=visit["buyer"], means=charges.upi(vpa))
    return conclude(sim, visit, payment, UPI_OUTCOMES[vpa])


def pay_by_card(sim: Simulator, visit: dict[str, Any], order: dict[str, Any], form: dict[str, str]) -> Response:
    """Ask for the one-time password, unless the card is one that fails before it."""
    number = re.sub(r"[\s-]", "", form.get("number", ""))
    if number not in CARDS:
        problem = "Use one of the test cards below."
        return Response.html(pages.ways_to_pay(visit, order, card_problem=problem), 422)
    network, failure = CARDS[number]
    means = charges.card(last4=number[-4:], network=network)
    payment = charges.start(sim, order, buyer=visit["buyer"], means=means)
    if failure:
        return conclude(sim, visit, payment, failure)
    return Response.html(pages.one_time_password(visit, order, payment))


def confirm(sim: Simulator, request: Request) -> Response:
    """Finish a card payment by the one-time password: 4 to 10 digits are right, anything else is not."""
    visit, order = visit_and_order(sim, request)
    form = request.form()
    payment = sim.store.get("payment", form.get("payment_id", ""))
    if payment["order_id"] != order["id"]:
        raise ApiError("The id provided does not exist")
    if payment["status"] != "created" or order["status"] == "paid":
        return show(sim, request)
    if form.get("answer") == "cancel":
        return conclude(sim, visit, payment, "payment_cancelled")
    correct = re.fullmatch(r"\d{4,10}", form.get("otp", ""), re.ASCII)
    return conclude(sim, visit, payment, None if correct else "invalid_otp")


def conclude(sim: Simulator, visit: dict[str, Any], payment: dict[str, Any], failure: str | None) -> Response:
    """Authorise or fail the payment and show the page that leads back to the shop."""
    if failure is None:
        charges.authorise(sim, payment)
        return success_page(sim, visit, payment)
    charges.fail(sim, payment, failure)
    return Response.html(pages.failed(visit, payment, charges.failure_for_shop(payment)))


def success_page(sim: Simulator, visit: dict[str, Any], payment: dict[str, Any]) -> Response:
    """Show the page that hands the signed answer to the shop."""
    return Response.html(pages.paid(visit, payment, charges.receipt_for_shop(sim, payment)))


def cancel(sim: Simulator, request: Request) -> Response:
    """Lead the buyer back unpaid: to the shop's cancel address, or to its callback with the reason."""
    visit, order = visit_and_order(sim, request)
    if paid_payment(sim, order):
        return show(sim, request)
    if visit["cancel_url"]:
        return Response.redirect(visit["cancel_url"])
    fields = charges.refusal_for_shop("payment_cancelled", {"order_id": order["id"]})
    return Response.html(pages.cancelled(visit, order, fields))


def script(sim: Simulator, request: Request) -> Response:
    """Return the stand-in for the gateway's checkout.js."""
    return Response(200, pages.CHECKOUT_JS.encode(), "text/javascript; charset=utf-8")
