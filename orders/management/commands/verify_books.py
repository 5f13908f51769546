"""Prove the invariants of money, orders and stock on the whole database."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from orders.queries import proofs as orders_proofs
from payments.gateways import gateway
from payments.queries import proofs as payments_proofs
from payments.queries.proofs import Proof

SHOWN = 20


class Command(BaseCommand):
    help = "Check ledger, payments, payouts, stock and orders against their invariants; exit 1 when one is broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gateway", action="store_true", help="also compare with the gateway's own records")

    def handle(self, *args: object, **options: object) -> None:
        proofs = [prove() for prove in (*payments_proofs.PROOFS, *orders_proofs.PROOFS)]
        if options["gateway"]:
            proofs.append(payments_proofs.ledger_matches_gateway(gateway()))
        for proof in proofs:
            self._show(proof)
        broken = sum(len(proof.broken) for proof in proofs)
        if broken:
            raise CommandError(f"{broken} broken", returncode=1)
        self.stdout.write(self.style.SUCCESS("The books are true."))

    def _show(self, proof: Proof) -> None:
        verdict = self.style.ERROR(f"{len(proof.broken)} BROKEN") if proof.broken else self.style.SUCCESS("ok")
        self.stdout.write(f"{proof.invariant}  {proof.title:<56} {proof.checked:>9,}  {verdict}")
        for row in proof.broken[:SHOWN]:
            self.stdout.write(f"      {row}")
        if len(proof.broken) > SHOWN:
            self.stdout.write(f"      and {len(proof.broken) - SHOWN} more")
