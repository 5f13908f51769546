"""A target's processes: gunicorn with two workers and the database backends they hold; what CPU they have used."""

import http.client
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from bench.databases import SERVED, backends_of
from bench.places import BARE, MARKET, PEER, ROOT, VAR, Size, environ_of, port_of
from vrinda.supervisor import Supervisor

WORKERS = 2
WSGI = {MARKET: "vrinda.wsgi", BARE: "vrinda.wsgi", PEER: "bench.peer_oscar.wsgi"}
PATIENCE_S = 60
# Admin, editors and the REST explorer are no part of the pages measured.
NOT_NEEDED = {
    MARKET: ["unfold", "admin", "drf_spectacular_sidecar", "rest_framework", "import_export", "allauth", "oscar"],
    PEER: ["flatpickr", "tinymce", "jquery-ui*"],
}


class BenchFailed(Exception):
    """A measurement that would not mean anything; the message says where to look."""


@dataclass(frozen=True)
class Cpu:
    """CPU time in nanoseconds since the processes began."""

    app: int
    database: int

    def __sub__(self, earlier: "Cpu") -> "Cpu":
        return Cpu(self.app - earlier.app, self.database - earlier.database)


@dataclass(frozen=True)
class Server:
    """A running target."""

    target: str
    port: int
    workers: list[int]
    backends: list[int]

    def cpu(self) -> Cpu:
        return Cpu(sum(map(cpu_of, self.workers)), sum(map(cpu_of, self.backends)))


def cpu_of(pid: int) -> int:
    """Return the nanoseconds a process has been on a CPU, from Linux's scheduler: exact, unlike the ticks of stat."""
    try:
        return sum(int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir())
    except FileNotFoundError as error:
        raise BenchFailed(f"Process {pid}, a worker or a database backend, ended while it was measured.") from error


def run_module(module: str, target: str, size: Size, *arguments: object) -> Any:
    """Run one of our modules with a target's environment; return the JSON of its last line."""
    done = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, "-W", "ignore", "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=_environ(target, size),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchFailed(f"{module} ended with {done.returncode}.")
    lines = done.stdout.strip().splitlines()
    return json.loads(lines[-1]) if lines else None


def collect_static(target: str, size: Size) -> None:
    ignored = [word for pattern in NOT_NEEDED[target] for word in ("-i", pattern)]
    command = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0", *ignored]
    subprocess.run(command, cwd=ROOT, env=_environ(target, size), check=True)  # noqa: S603 - Django's own command


def start(supervisor: Supervisor, target: str, size: Size) -> int:
    """Start a target's gunicorn and return the id of its master."""
    log = VAR / f"{target}.log"
    log.unlink(missing_ok=True)
    command = [
        *(sys.executable, "-W", "ignore", "-m", "gunicorn", WSGI[target], "--no-control-socket"),
        *("--workers", str(WORKERS), "--bind", f"127.0.0.1:{port_of(target)}", "--backlog", "64", "--timeout", "120"),
    ]
    return supervisor.start(
        f"{target}-{size.products}", command, environ={**_environ(target, size), "PGAPPNAME": SERVED}, log=log
    ).pid


def wait_for(target: str, path: str) -> None:
    """Wait until each worker has likely answered once, so that code and templates are loaded."""
    deadline = time.monotonic() + PATIENCE_S
    answered = 0
    while answered < 8 * WORKERS:
        try:
            status, _headers, body = get(port_of(target), path)
        except OSError:
            status, body = 0, b""
        if status >= 500 or (not status and time.monotonic() > deadline):
            raise BenchFailed(f"{target} does not answer {path} ({status}): see {VAR / target}.log\n{body[-400:]!r}")
        answered += bool(status)
        if not status:
            time.sleep(0.2)


def server_of(target: str, master: int, size: Size) -> Server:
    """Look up a started target's workers and the backends they are connected to."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return Server(target, port_of(target), [int(pid) for pid in children], backends_of(target, size))


_numbers = count()


def get(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Fetch a page over loopback; ``{n}`` in its address becomes a new number each time, as nobody has asked for."""
    path = path.replace("{n}", str(next(_numbers)))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def _environ(target: str, size: Size) -> dict[str, str]:
    return {**os.environ, **environ_of(target, size)}
