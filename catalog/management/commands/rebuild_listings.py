from django.core.management.base import BaseCommand

from catalog.services.listings import rebuild_listings


class Command(BaseCommand):
    help = "Work out the listing projection anew and say how many rows had to change."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{rebuild_listings()} listings changed")
