"""Fill OpenSearch's index from the listings: with ``--changed-minutes`` every few minutes, without once a night."""

from datetime import timedelta
from typing import Any

import requests
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from catalog.search.opensearch_index import feed_all, feed_changes
from vrinda.kernel import clock


class Command(BaseCommand):
    help = "Fill OpenSearch's index from the listings."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--changed-minutes", type=int, help="only listings changed in the last so many minutes")

    def handle(self, *args: Any, changed_minutes: int | None, **options: Any) -> None:
        if not settings.OPENSEARCH_URL:
            raise CommandError("Set OPENSEARCH_URL to the address of the search engine.")
        with tqdm(desc="listings", disable=None) as bar:
            try:
                if changed_minutes is None:
                    count = feed_all(now=clock.now(), told=bar.update)
                else:
                    count = feed_changes(since=clock.now() - timedelta(minutes=changed_minutes), told=bar.update)
            except requests.RequestException as error:
                raise CommandError(f"The search engine did not answer: {error}") from error
        self.stdout.write(f"{count} listings written")
