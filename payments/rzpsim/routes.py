"""Every endpoint by name, method and path."""

import re
from dataclasses import dataclass

from payments.rzpsim import charges, checkout, control, orders, refunds, settlements, transfers
from payments.rzpsim.exchange import Handler


@dataclass(frozen=True)
class Route:
    """One endpoint: `{id}` in its path matches one segment."""

    name: str
    method: str
    path: str
    handler: Handler
    needs_key: bool = True
    # A flush posts to the shop, which calls back: it must not hold the books' lock meanwhile.
    in_transaction: bool = True

    def match(self, method: str, path: str) -> tuple[str, ...] | None:
        """Return the ids in the path if it is this endpoint's."""
        if method != self.method:
            return None
        found = re.fullmatch(self.path.replace("{id}", "([^/]+)"), path)
        return found.groups() if found else None

    @property
    def label(self) -> str:
        """Return the method and the path as people write them."""
        return f"{self.method} {self.path}"


ROUTES = (
    Route("order.create", "POST", "/v1/orders", orders.create),
    Route("order.list", "GET", "/v1/orders", orders.fetch_all),
    Route("order.fetch", "GET", "/v1/orders/{id}", orders.fetch),
    Route("order.payments", "GET", "/v1/orders/{id}/payments", orders.fetch_payments),
    Route("payment.list", "GET", "/v1/payments", charges.fetch_all),
    Route("payment.fetch", "GET", "/v1/payments/{id}", charges.fetch),
    Route("payment.capture", "POST", "/v1/payments/{id}/capture", charges.capture),
    Route("refund.create", "POST", "/v1/payments/{id}/refund", refunds.create),
    Route("refund.of_payment", "GET", "/v1/payments/{id}/refunds", refunds.fetch_of_payment),
    Route("refund.one_of_payment", "GET", "/v1/payments/{id}/refunds/{id}", refunds.fetch_one_of_payment),
    Route("refund.fetch", "GET", "/v1/refunds/{id}", refunds.fetch),
    Route("transfer.create", "POST", "/v1/transfers", transfers.create),
    Route("transfer.list", "GET", "/v1/transfers", transfers.fetch_all),
    Route("transfer.fetch", "GET", "/v1/transfers/{id}", transfers.fetch),
    Route("transfer.edit", "PATCH", "/v1/transfers/{id}", transfers.change_hold),
    Route("transfer.reverse", "POST", "/v1/transfers/{id}/reversals", transfers.reverse),
    Route("transfer.reversals", "GET", "/v1/transfers/{id}/reversals", transfers.fetch_reversals),
    Route("settlement.recon", "GET", "/v1/settlements/recon/combined", settlements.combined),
    Route("checkout.open", "POST", "/v1/checkout/embedded", checkout.open_visit, needs_key=False),
    Route("checkout.script", "GET", "/v1/checkout.js", checkout.script, needs_key=False),
    Route("checkout.show", "GET", "/v1/checkout/visits/{id}", checkout.show, needs_key=False),
    Route("checkout.pay", "POST", "/v1/checkout/visits/{id}/pay", checkout.pay, needs_key=False),
    Route("checkout.confirm", "POST", "/v1/checkout/visits/{id}/confirm", checkout.confirm, needs_key=False),
    Route("checkout.cancel", "POST", "/v1/checkout/visits/{id}/cancel", checkout.cancel, needs_key=False),
    Route("sim.clock", "POST", "/_sim/clock", control.advance_clock),
    Route("sim.faults", "POST", "/_sim/faults", control.change_faults),
    Route("sim.show_faults", "GET", "/_sim/faults", control.show_faults),
    Route("sim.pay", "POST", "/_sim/pay", control.pay),
    Route("sim.journal", "GET", "/_sim/journal", control.show_journal),
    Route("sim.top_up", "POST", "/_sim/top_up", control.top_up),
    Route("sim.settle", "POST", "/_sim/settle", control.settle),
    Route("sim.flush", "POST", "/_sim/webhooks/flush", control.flush_webhooks, in_transaction=False),
    Route("sim.webhooks", "GET", "/_sim/webhooks", control.show_webhooks),
)


def find(method: str, path: str) -> tuple[Route, tuple[str, ...]] | None:
    """Return the endpoint for a request and the ids in its path."""
    for route in ROUTES:
        ids = route.match(method, path)
        if ids is not None:
            return route, ids
    return None


def endpoint_names() -> frozenset[str]:
    """Return every name an endpoint goes by."""
    return frozenset(name for route in ROUTES for name in (route.name, route.label))
