"""Run the periodic work that is due; ``--loop`` keeps at it. Production without this uses celery beat."""

import time
from datetime import timedelta

import structlog
from celery.result import EagerResult
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from vrinda.celery import PERIODIC_WORK, app
from vrinda.kernel.periodic import claim

logger = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = "Run the periodic work that is due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on until stopped")
        parser.add_argument("--every", type=int, default=5, metavar="SECONDS", help="pause between two looks")

    def handle(self, *args, loop: bool, every: int, **options) -> None:
        app.loader.import_default_modules()
        self._run_due()
        while loop:
            time.sleep(every)
            close_old_connections()
            self._run_due()

    def _run_due(self) -> None:
        for name, pause in PERIODIC_WORK.items():
            self._run(name, pause)

    def _run(self, name: str, pause: timedelta) -> None:
        """Run one job if it is due; whatever it raises is logged, for the others must have their turn."""
        try:
            if claim(name, every=pause):
                result: EagerResult = app.tasks[name].apply(throw=True)
                self._say(name, result.result)
        except Exception:
            logger.exception("periodic_work_failed", job=name)

    def _say(self, name: str, outcome: object) -> None:
        if outcome:
            self.stdout.write(f"{name}: {outcome}")
