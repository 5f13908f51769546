"""Where the demo's buyers pay: the gateway simulator, the running one or, for the while, one of our own."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import requests
from django.conf import settings

from payments.rzpsim.configuration import is_loopback
from payments.rzpsim.testing import SimulatorHandle, start_simulator

ANSWER_WITHIN_S = 10


class NoTill(Exception):
    """Nobody there takes the demo's money."""


class Till:
    """The simulator's switches, over HTTP: they are the same whichever process it runs in."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.auth = (settings.RAZORPAY_KEY_ID, settings.RAZORPAY_KEY_SECRET)

    def pay(self, gateway_order: str, *, by_card: bool = False) -> Mapping[str, str]:
        """Pay as a buyer would and return the signed form that their browser brings back."""
        answer = self._call("pay", {"order_id": gateway_order, "method": "card" if by_card else "upi"})
        return answer["callback"]

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Send no webhooks meanwhile: the site may not be up yet, and each payment is confirmed by its return.

        Put back to normal, whatever it was before: a filling that was killed has left it switched off.
        """
        self._call("faults", {"webhooks": "drop"})
        try:
            yield
        finally:
            self._call("faults", {"webhooks": "normal"})

    def _call(self, switch: str, body: Mapping[str, object]) -> dict:
        try:
            answer = self._session.post(f"{self._base_url}/_sim/{switch}", json=body, timeout=ANSWER_WITHIN_S)
            answer.raise_for_status()
        except requests.RequestException as error:
            raise NoTill(f"The gateway simulator at {self._base_url} does not answer as one: {error}") from error
        return answer.json()


@contextmanager
def open_till() -> Iterator[Till]:
    """Talk to the simulator on the gateway's address, started here when nobody listens there."""
    address = urlsplit(settings.RAZORPAY_BASE_URL)
    host, port = address.hostname or "", address.port or 80
    if not is_loopback(host):
        raise NoTill(f"{settings.RAZORPAY_BASE_URL} is not the simulator: the demo's buyers have no real money.")
    with ExitStack() as stack:
        if not _listens(host, port):
            stack.enter_context(_own_simulator(port))
        till = Till(settings.RAZORPAY_BASE_URL)
        stack.enter_context(till.quiet())
        yield till


def _own_simulator(port: int) -> SimulatorHandle:
    """Start one on the file that `make run` uses, so that later refunds and transfers find these payments."""
    return start_simulator(
        port=port,
        db=str(settings.VAR_DIR / "rzpsim.sqlite3"),
        key_id=settings.RAZORPAY_KEY_ID,
        key_secret=settings.RAZORPAY_KEY_SECRET,
        webhook_secret=settings.RAZORPAY_WEBHOOK_SECRETS[0],
    )


def _listens(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0
