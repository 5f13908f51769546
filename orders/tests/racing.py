"""Runs deeds at the same moment, each in a thread with its own database connection."""

import threading
from collections.abc import Callable, Sequence

from django.db import connection


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Start all deeds together; return what each returned, or the exception it raised."""
    outcomes: list[object] = [None] * len(deeds)
    start = threading.Barrier(len(deeds))

    def run(place: int, deed: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            outcomes[place] = deed()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, deed)) for place, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return outcomes


def kinds_of(outcomes: Sequence[object]) -> list[str]:
    """Return the class names of what happened, sorted: a race has no first."""
    return sorted(type(outcome).__name__ for outcome in outcomes)
