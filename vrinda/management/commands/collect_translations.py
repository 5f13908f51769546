"""Collect every text a person sees into the Hindi catalogue. Needs gettext on the machine."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

NOT_SHOWN = ["var", "tests", "*/tests/*"]


class Command(BaseCommand):
    help = "Bring locale/hi up to date with the code and the templates; new texts come in empty."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        call_command(
            "makemessages",
            locale=["hi"],
            extensions=["html", "py", "txt"],
            ignore_patterns=NOT_SHOWN.copy(),
            add_location="file",  # line numbers would change the file with every edit of the code
            no_wrap=True,
            verbosity=0,
        )
