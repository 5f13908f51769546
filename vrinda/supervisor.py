"""Child processes that live and end together: those it started, and no others."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

PATIENCE_S = 10.0
LOOK_EVERY_S = 0.2
END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Asked(BaseException):
    """Someone pressed Ctrl-C, closed the terminal or sent TERM."""


class Supervisor:
    """Starts children and, used as a context, ends exactly them whatever happens inside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.children: dict[str, subprocess.Popen] = {}

    def __enter__(self) -> "Supervisor":
        for number in END_SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup, or a shell's &, asked for
                signal.signal(number, _ask)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        for number in END_SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave half of them running
        self.stop()
        return kind is Asked

    def start(
        self, name: str, command: Sequence[str], *, environ: Mapping[str, str] | None = None, log: Path | None = None
    ) -> subprocess.Popen:
        """Start a child in a session of its own, so that a Ctrl-C in the terminal reaches it through us only."""
        output = None
        if log is not None:
            log.parent.mkdir(parents=True, exist_ok=True)
            output = log.open("ab")
        child = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=self.folder,
            env={**os.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        self.children[name] = child
        return child

    def watch(self) -> str:
        """Wait until one child ends by itself and return its name."""
        while True:
            for name, child in self.children.items():
                if child.poll() is not None:
                    return name
            time.sleep(LOOK_EVERY_S)

    def stop(self) -> None:
        """Ask the living children to end, the last started first; end those who do not."""
        living = [child for child in reversed(self.children.values()) if child.poll() is None]
        for child in living:
            child.terminate()
        until = time.monotonic() + PATIENCE_S
        for child in living:
            try:
                child.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def _ask(number: int, frame: FrameType | None) -> None:
    raise Asked
