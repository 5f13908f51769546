"""A whole market for the journeys: its own database, files, gateway and clock, served as `make run` serves it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

HOUSE = Path(__file__).resolve().parent.parent.parent
ARTEFACTS = HOUSE / "artefacts"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Market:
    """A served demo market: where it is, who may sign in, and its clock."""

    url: str
    environ: dict[str, str]
    logins: list[dict]

    def manage(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=HOUSE,
            env=self.environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def login_of(self, role: str) -> list[dict]:
        return [login for login in self.logins if login["role"] == role]


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """Fill and serve a small demo market as long as the journeys last."""
    home = tmp_path_factory.mktemp("market")
    port, gateway_port = _free_port(), _free_port()
    environ = os.environ | {
        "DEBUG": "1",
        "VAR_DIR": str(home),
        "MEDIA_ROOT": str(home / "media"),
        "DATABASE_URL": f"sqlite:///{home / 'market.sqlite3'}",
        "REDIS_URL": "",
        "CELERY_BROKER_URL": "",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "RAZORPAY_BASE_URL": f"http://127.0.0.1:{gateway_port}",
    }
    environ.pop("PYTEST_CURRENT_TEST", None)
    found = Market(url=f"http://127.0.0.1:{port}", environ=environ, logins=[])
    found.manage("migrate", "--verbosity", "0")
    found.manage("demo_market", "--shops", "8", "--products", "80", "--orders", "12", "--seed", "7")
    found.logins = json.loads((home / "demo-logins.json").read_text())
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve_market", "--port", str(port), "--gateway-port", str(gateway_port)],
        cwd=HOUSE,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    _wait_until_open(server)
    yield found
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=30)


def _wait_until_open(server: subprocess.Popen) -> None:
    said = []
    for line in server.stdout or []:
        said.append(line)
        if "Vrinda is open" in line:
            return
    pytest.fail("The market did not open:\n" + "".join(said))


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    from conftest import find_chromium

    path = find_chromium()
    assert path is not None
    return path


class Visitor:
    """A person at a browser; looks at what is on the screen, and keeps pictures of it."""

    def __init__(self, page: Page, market: Market, name: str) -> None:
        self.page, self.market, self.name = page, market, name
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("console", self._note_refusals)

    def _note_refusals(self, message) -> None:
        if "Content Security Policy" in message.text:
            self.problems.append(message.text)

    def goes_to(self, path: str) -> None:
        answer = self.page.goto(self.market.url + path, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, f"{path} answered {answer.status}"

    def keeps(self, picture: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{self.name}-{picture}.png", full_page=True)
        width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{picture} scrolls sideways by {width} px"

    def presses(self, words: str, *, exact: bool = False) -> None:
        pattern = words if exact else re.compile(re.escape(words))
        self.page.get_by_role("button", name=pattern).first.click()
        self.page.wait_for_load_state("networkidle")

    def reads(self) -> str:
        return self.page.inner_text("body")


@pytest.fixture
def visitor(browser: Browser, market: Market):
    """Return a way to send a new person to the market: ``visitor("asha", width=360)``."""
    contexts = []

    def send(name: str, *, width: int = 1280, **options) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        return Visitor(context.new_page(), market, f"{name}-{width}")

    yield send
    for context in contexts:
        context.close()
