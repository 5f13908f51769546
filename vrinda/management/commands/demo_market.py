"""Fill an empty development market with invented shops, goods, people and orders. Development only."""

import signal
from collections.abc import Iterable
from dataclasses import fields, replace

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from vrinda.demo.market import Filled, NotForDemo, Numbers, begun_numbers, fill_market
from vrinda.demo.till import NoTill
from vrinda.kernel.errors import DomainError


class Command(BaseCommand):
    help = "Fill the demo market: shops, products, orders in each state. The same numbers make the same market."

    def add_arguments(self, parser: CommandParser) -> None:
        for field in fields(Numbers):
            parser.add_argument(f"--{field.name}", type=int, help=f"{field.default} unless begun with another")

    def handle(self, *args, **options) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo market is for development (DEBUG=1): its people and papers are invented.")
        try:
            filled = self._fill(_asked(options))
        except (NotForDemo, NoTill, DomainError) as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt:
            raise CommandError("Stopped half way. The same command goes on from here.") from None
        self._tell(filled)

    def _fill(self, numbers: Numbers) -> Filled:
        # Ended from outside, still leave by the same doors as Ctrl-C: the simulator's webhooks are put back on.
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            return fill_market(numbers, along=_with_bar)
        finally:
            signal.signal(signal.SIGTERM, before)

    def _tell(self, filled: Filled) -> None:
        self.stdout.write(
            self.style.SUCCESS("The demo market is filled.")
            if filled.is_new
            else "The demo market was filled before: nothing to do."
        )
        for row in filled.logins:
            self.stdout.write(f"  {row['role']:<9} {row['email']:<38} {row['password']}   {row['note']}")


def _asked(options: dict) -> Numbers:
    given = {field.name: options[field.name] for field in fields(Numbers) if options[field.name] is not None}
    numbers = replace(begun_numbers() or Numbers(), **given)
    if numbers.shops < 1 or numbers.products < numbers.shops or numbers.orders < 0:
        raise CommandError("Give at least one shop, at least one product for each, and no negative number of orders.")
    return numbers


def _with_bar(items: Iterable, name: str) -> Iterable:
    return tqdm(list(items), desc=f"{name:<9}", disable=None)
