"""Score search on labelled questions, through the code of the search page, on the market in the database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from catalog.queries.searching import answer_to
from catalog.search import vocabulary
from catalog.search.evaluation import Verdict, judge, read_questions, scores

COLUMNS = ("queries", "category", "price", "precision_at_5", "zero_result", "p50_ms", "p95_ms")


class Command(BaseCommand):
    help = "Score search on a file of labelled questions, one JSON object a line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--failures", action="store_true", help="also list the questions that went wrong")

    def handle(self, *args: Any, file: Path, failures: bool, **options: Any) -> None:
        try:
            questions = read_questions(file)
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{file} cannot be read as questions: {error!r}") from error
        vocabulary.forget()
        vocabulary.current()  # what a process remembers is no part of a question's time
        verdicts = judge(tqdm(questions, desc="questions", disable=None), answer_to)
        found = scores(verdicts)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            self._table(found)
        if failures:
            for verdict in verdicts:
                self._failure(verdict)

    def _table(self, found: dict[str, Any]) -> None:
        self.stdout.write(f"{'':<14}" + "".join(f"{column:>16}" for column in COLUMNS))
        rows = {"all": found, **found["by_lang"], **found["by_noise"]}
        for name, row in rows.items():
            self.stdout.write(f"{name:<14}" + "".join(f"{_shown(row[column]):>16}" for column in COLUMNS))

    def _failure(self, verdict: Verdict) -> None:
        judged = {"category": verdict.category, "price": verdict.price}
        wrong = [name for name, is_right in judged.items() if is_right is False]
        wrong += ["precision"] if verdict.precision is not None and verdict.precision < 1 else []
        if wrong:
            meant = verdict.answer.meant
            hits = [(hit.leaf, hit.price_paise // 100) for hit in verdict.answer.first[:5]]
            self.stderr.write(f"{verdict.asked.text}: {', '.join(wrong)}; {meant.leaves or meant.categories} {hits}")


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
