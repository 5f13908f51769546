from django.core.management.base import BaseCommand
from tqdm import tqdm

from catalog.services.listings import BATCH, rebuild_listings


class Command(BaseCommand):
    help = "Work out the listing projection anew and say how many rows had to change."

    def handle(self, *args: object, **options: object) -> None:
        # disable=None: a bar on a terminal, nothing in a log
        changed = rebuild_listings(lambda starts: tqdm(starts, unit=f"×{BATCH}", desc="Listings", disable=None))
        self.stdout.write(f"{changed} listings changed")
