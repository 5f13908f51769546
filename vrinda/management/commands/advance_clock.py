"""Move the market's clock forward, to see what a week brings. Development only."""

from datetime import timedelta

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vrinda.kernel import clock


class Command(BaseCommand):
    help = "Advance the clock of this development market and run the work that falls due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=0)
        parser.add_argument("--hours", type=int, default=0)

    def handle(self, *args, days: int, hours: int, **options) -> None:
        delta = timedelta(days=days, hours=hours)
        if delta <= timedelta():
            raise CommandError("Say how far: --days 8, --hours 3. The clock only goes forward.")
        try:
            clock.advance(delta)
        except RuntimeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"It is now {timezone.localtime(clock.now()):%A %d %B %Y, %H:%M} in the market.")
        call_command("tick", stdout=self.stdout)
