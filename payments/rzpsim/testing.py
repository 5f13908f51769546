"""A simulator inside the test process, on a free port and with nothing kept."""

import json
import threading
from typing import Any

from payments.rzpsim.configuration import Configuration
from payments.rzpsim.exchange import Request
from payments.rzpsim.routes import find
from payments.rzpsim.server import Server, perform
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import Store
from payments.rzpsim.webhooks import Sink, http_sink


def start_simulator(
    port: int = 0,
    *,
    sink: Sink | None = None,
    webhook_url: str | None = None,
    db: str = ":memory:",
    **terms: Any,
) -> "SimulatorHandle":
    """Serve in a background thread.

    With `sink(raw_body, headers) -> status`, events wait until `flush()` hands them over in the caller's own
    thread, so that a sink may use Django's test client. With `webhook_url` they are posted in the background.
    With neither they stay in the outbox, to be read with `events()`.
    """
    configuration = Configuration(**terms)
    target = http_sink(webhook_url) if webhook_url else sink
    simulator = Simulator(store=Store(db), configuration=configuration, sink=target)
    server = Server(("127.0.0.1", port), simulator)
    if webhook_url:
        simulator.webhooks.start()
    return SimulatorHandle(server, simulator)


class SimulatorHandle:
    """What a test holds: the address for the SDK, and the switches behind the curtain."""

    def __init__(self, server: Server, simulator: Simulator) -> None:
        self.simulator = simulator
        self.base_url = server.base_url
        self.key = (simulator.configuration.key_id, simulator.configuration.key_secret)
        self._server = server
        self._thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="rzpsim", daemon=True
        )
        self._thread.start()

    def __enter__(self) -> "SimulatorHandle":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop()

    def pay(
        self, order_id: str, *, outcome: str = "success", method: str = "upi", reason: str | None = None
    ) -> dict[str, Any]:
        """Pay as a buyer would; return the payment and the fields the checkout posts to the shop."""
        asked = {"order_id": order_id, "outcome": outcome, "method": method, "reason": reason}
        return self._call("POST", "/_sim/pay", asked)

    def journal(self) -> list[dict[str, Any]]:
        """Return every movement of money, oldest first."""
        return self._call("GET", "/_sim/journal")["items"]

    def balance(self, account: str = "main") -> int:
        """Return what the gateway holds for an account, in paise."""
        return self._call("GET", "/_sim/journal")["balances"].get(account, 0)

    def set_fault(self, endpoint: str, mode: str, **details: Any) -> None:
        """Make an endpoint, named as `refund.create`, misbehave `times` times."""
        self._call("POST", "/_sim/faults", {"endpoint": endpoint, "mode": mode, **details})

    def set_switch(self, **switches: Any) -> None:
        """Set `webhooks`, `delay_s`, `webhook_secret` or `balance_rule`, or `clear` the faults."""
        self._call("POST", "/_sim/faults", switches)

    def advance(self, seconds: int) -> int:
        """Move the gateway's clock on and return its time."""
        return self._call("POST", "/_sim/clock", {"advance_s": seconds})["now"]

    def top_up(self, amount: int) -> None:
        """Add the marketplace's own money to its balance."""
        self._call("POST", "/_sim/top_up", {"amount": amount})

    def settle(self, account: str | None = None) -> dict[str, Any]:
        """Pay an account's balance to its bank."""
        return self._call("POST", "/_sim/settle", {"account": account})

    def flush(self) -> dict[str, int]:
        """Hand every pending event over once, in this thread."""
        return self._call("POST", "/_sim/webhooks/flush")

    def deliveries(self) -> list[dict[str, Any]]:
        """Return every delivery with its state, attempts and payload."""
        return self._call("GET", "/_sim/webhooks")["items"]

    def events(self) -> list[str]:
        """Return the names of the events so far, in order."""
        return [delivery["event"] for delivery in self.deliveries()]

    def stop(self) -> None:
        """Stop serving and forget everything."""
        self.simulator.webhooks.stop()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self.simulator.store.close()

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        found = find(method, path)
        if found is None:
            raise LookupError(path)
        request = Request(method=method, path=path, raw=json.dumps(body or {}).encode())
        response = perform(self.simulator, found[0], request)
        self.simulator.webhooks.wake()
        answer = json.loads(response.content)
        if response.status != 200:
            raise ValueError(answer["error"]["description"])
        return answer
