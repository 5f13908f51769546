"""Serve a development market: the gateway simulator, the site and the periodic work, which end together."""

import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from vrinda.demo.market import is_to_be_filled
from vrinda.supervisor import Supervisor

HOST = "127.0.0.1"
LOGS = settings.VAR_DIR / "log"
START_WITHIN_S = 60


class Command(BaseCommand):
    help = "Serve the market on this machine, with its payment gateway simulator and periodic work."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--gateway-port", type=int, default=8001)
        parser.add_argument("--empty", action="store_true", help="do not fill an empty market")

    def handle(self, *args, port: int, gateway_port: int, empty: bool, **options) -> None:
        if not settings.DEBUG:
            raise CommandError("This serves development (DEBUG=1). README.md says how production runs.")
        for number, variable in ((port, "PORT"), (gateway_port, "GATEWAY_PORT")):
            self._refuse_taken(number, variable)
        environ = _environment(port, gateway_port)
        with Supervisor(settings.BASE_DIR) as house:
            self._open(house, environ, port, gateway_port, fill=not empty)
            ended = house.watch()
            raise CommandError(f"The {ended} ended by itself, so the market closes. Logs: {LOGS}")
        self.stdout.write("The market is closed.")

    def _open(self, house: Supervisor, environ: dict, port: int, gateway_port: int, *, fill: bool) -> None:
        house.start("gateway", _gateway(gateway_port), environ=environ, log=LOGS / "gateway.log")
        self._wait("gateway", lambda: _listens(gateway_port), house)
        if fill and is_to_be_filled():
            self._fill(house, environ)
        house.start("site", _site(port), environ=environ)
        self._wait("site", lambda: _answers(f"http://{HOST}:{port}/healthz"), house)
        house.start("ticker", _manage("tick", "--loop"), environ=environ, log=LOGS / "ticker.log")
        self.stdout.write(self.style.SUCCESS(f"Vrinda is open: http://{HOST}:{port}/  (Ctrl-C closes it)"))
        self.stdout.flush()  # whoever reads a pipe waits for this line

    def _fill(self, house: Supervisor, environ: dict) -> None:
        self.stdout.write("Filling the market with demo shops, products and orders")
        silence = {"EMAIL_URL": "dummymail://"}  # nobody waits for the letters of invented orders
        filler = house.start("filler", _manage("demo_market"), environ=environ | silence)
        if filler.wait() != 0:
            raise CommandError("The demo market could not be filled; what went wrong stands above.")
        del house.children["filler"]

    def _wait(self, name: str, is_up: Callable[[], bool], house: Supervisor) -> None:
        until = time.monotonic() + START_WITHIN_S
        while not is_up():
            if house.children[name].poll() is not None or time.monotonic() > until:
                raise CommandError(f"The {name} did not start. Logs: {LOGS}")
            time.sleep(0.1)

    def _refuse_taken(self, port: int, variable: str) -> None:
        if _listens(port):
            raise CommandError(f"Port {port} is taken on this machine. Choose another: make run {variable}=…")


def _environment(port: int, gateway_port: int) -> dict[str, str]:
    """Return what makes the three processes find each other."""
    return {
        "DEBUG": "1",
        "SITE_URL": f"http://{HOST}:{port}",
        "RAZORPAY_BASE_URL": f"http://{HOST}:{gateway_port}",
        "RAZORPAY_KEY_ID": settings.RAZORPAY_KEY_ID,
        "RAZORPAY_KEY_SECRET": settings.RAZORPAY_KEY_SECRET,
        "RAZORPAY_WEBHOOK_SECRET": settings.RAZORPAY_WEBHOOK_SECRETS[0],
        "RZPSIM_WEBHOOK_URL": f"http://{HOST}:{port}/api/v1/gateway/razorpay/webhook",
        "PYTHONUNBUFFERED": "1",
    }


def _manage(*words: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]


def _gateway(port: int) -> list[str]:
    memory = settings.VAR_DIR / "rzpsim.sqlite3"
    return [sys.executable, "-m", "payments.rzpsim", "--port", str(port), "--db", str(memory)]


def _site(port: int) -> list[str]:
    command = [sys.executable, "-m", "gunicorn", "vrinda.wsgi", "--bind", f"{HOST}:{port}", "--log-level", "warning"]
    return [*command, "--workers", "2", "--worker-class", "gthread", "--threads", "4", "--graceful-timeout", "3"]


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own address
            return response.status == 200
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False
