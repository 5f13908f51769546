"""Draw the icons of the installed market and the card of shared links anew, after the mark or its colours changed."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from vrinda.look import mark

# A launcher may cut a maskable icon down to a circle of 80 %: its leaf stays well inside and its ground has no corners.
ICONS = {
    "icon-192.png": {"side": 192, "share": 1, "is_round": True},
    "icon-512.png": {"side": 512, "share": 1, "is_round": True},
    "icon-maskable-512.png": {"side": 512, "share": 0.72, "is_round": False},
    "icon-apple-180.png": {"side": 180, "share": 0.86, "is_round": False},
}


class Command(BaseCommand):
    help = "Draw the icons in vrinda/static/vrinda/ anew from vrinda/look/mark.py."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        folder = Path(settings.BASE_DIR) / "vrinda" / "static" / "vrinda"
        for name, how in ICONS.items():
            mark.icon(**how).quantize(64).save(folder / name, optimize=True)
        mark.share_card().quantize(32).save(folder / "share.png", optimize=True)
        self.stdout.write(f"Drew {len(ICONS) + 1} pictures into {folder}")
