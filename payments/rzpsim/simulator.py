"""The gateway as one object: its books, its price list, its faults and its outbox."""

from payments.rzpsim.configuration import Configuration
from payments.rzpsim.faults import Faults
from payments.rzpsim.store import Store
from payments.rzpsim.webhooks import Sink, Webhooks


class Simulator:
    """What each endpoint is handed, next to the request."""

    def __init__(self, *, store: Store, configuration: Configuration, sink: Sink | None) -> None:
        self.store = store
        self.configuration = configuration
        self.faults = Faults()
        self.webhooks = Webhooks(self, sink)

    def is_on(self, switch: str, *, default: bool) -> bool:
        """Say whether a switch of the control API is on."""
        return self.store.setting(switch, "on" if default else "off") == "on"
