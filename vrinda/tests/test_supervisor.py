"""The supervisor ends exactly its own children."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vrinda.supervisor import Supervisor

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
]


@pytest.fixture(autouse=True)
def _signals_as_before():
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_children_end_with_the_supervisor(tmp_path: Path):
    with Supervisor(tmp_path) as house:
        first = house.start("first", SLEEPER)
        second = house.start("second", SLEEPER)
    assert first.returncode == -signal.SIGTERM
    assert second.returncode == -signal.SIGTERM


def test_terminate_signal_ends_the_children_quietly(tmp_path: Path):
    with Supervisor(tmp_path) as house:
        child = house.start("child", SLEEPER)
        os.kill(os.getpid(), signal.SIGTERM)
        house.watch()
    assert child.returncode == -signal.SIGTERM


def test_an_error_inside_still_ends_the_children(tmp_path: Path):
    house = Supervisor(tmp_path)
    with pytest.raises(FileNotFoundError), house:
        house.start("child", SLEEPER) and house.start("missing", ["no-such-program"])
    assert house.children["child"].returncode == -signal.SIGTERM


def test_a_child_that_ends_by_itself_is_named(tmp_path: Path):
    with Supervisor(tmp_path) as house:
        house.start("long", SLEEPER)
        house.start("short", [sys.executable, "-c", "pass"])
        assert house.watch() == "short"


def test_a_process_of_someone_else_lives_on(tmp_path: Path):
    stranger = subprocess.Popen(SLEEPER)
    with Supervisor(tmp_path) as house:
        house.start("child", SLEEPER)
    assert stranger.poll() is None
    stranger.terminate()
    stranger.wait()


def test_a_child_deaf_to_terminate_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("vrinda.supervisor.PATIENCE_S", 0.5)
    with Supervisor(tmp_path) as house:
        child = house.start("deaf", STUBBORN, log=tmp_path / "deaf.log")
        wait_for_text(tmp_path / "deaf.log", "deaf")
    assert child.returncode == -signal.SIGKILL


def wait_for_text(path: Path, text: str) -> None:
    for _ in range(500):
        if text in path.read_text():
            return
        subprocess.run(["sleep", "0.01"], check=True)
