"""Refuse a file that has grown past 400 lines: it holds two ideas."""

import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

LONGEST = 400
SUFFIXES = {".py", ".html", ".css", ".js"}
GENERATED = {"migrations", "locale"}


class Command(BaseCommand):
    help = "Check that no source file is longer than 400 lines."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        too_long = [
            f"{path}: {length} lines" for path in source_files(settings.BASE_DIR) if (length := _lines(path)) > LONGEST
        ]
        if too_long:
            raise CommandError("Split by idea:\n" + "\n".join(too_long))


def source_files(root: Path) -> list[Path]:
    """Return the files that people write and git keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git is installed
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = [root / name for name in listed]
    return [path for path in paths if path.suffix in SUFFIXES and not GENERATED & set(path.parts) and path.exists()]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
