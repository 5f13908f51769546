"""How well search does on labelled questions: what was understood, what came first, how long it took."""

import json
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.search.understanding import Shown, Understanding

PAISE = 100
FIRST = 5


@dataclass(frozen=True)
class Labelled:
    """A question with its right answer; prices are paise."""

    text: str
    lang: str
    noise: str
    categories: tuple[str, ...]
    leaves: tuple[str, ...]
    price_min: int | None
    price_max: int | None
    shown: Shown | None = None


@dataclass(frozen=True)
class Hit:
    """One result: the slugs of its leaf and of its top category, and its price."""

    leaf: str
    category: str
    price_paise: int


@dataclass(frozen=True)
class Answer:
    meant: Understanding
    first: Sequence[Hit]
    total: int


@dataclass(frozen=True)
class Verdict:
    """What was right about one answer; None where the labels do not judge it."""

    asked: Labelled
    answer: Answer
    milliseconds: float
    category: bool | None
    price: bool
    precision: float | None
    is_zero: bool | None


def read_questions(path: Path) -> list[Labelled]:
    """Read one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines if line.strip()]


def _labelled(row: Mapping[str, Any]) -> Labelled:
    state = row.get("state")
    return Labelled(
        text=row["query"],
        lang=row.get("lang", ""),
        noise=row.get("noise", ""),
        categories=tuple(row.get("categories") or ()),
        leaves=tuple(row.get("leaves") or ()),
        price_min=_paise(row.get("price_min")),
        price_max=_paise(row.get("price_max")),
        shown=_shown(state) if state else None,
    )


def _shown(state: Mapping[str, Any]) -> Shown:
    return Shown(
        categories=tuple(state.get("categories") or ()),
        leaves=tuple(state.get("leaves") or ()),
        slots=dict(state.get("slots") or {}),
        price_min=_paise(state.get("price_min")),
        price_max=_paise(state.get("price_max")),
        price=_paise(state.get("shown_price")),
    )


def _paise(rupees: float | None) -> int | None:
    return None if rupees is None else round(rupees * PAISE)


def judge(questions: Iterable[Labelled], ask: Callable[[Labelled], Answer]) -> list[Verdict]:
    """Ask each question and judge its answer."""
    return [_judged(question, ask) for question in questions]


def _judged(asked: Labelled, ask: Callable[[Labelled], Answer]) -> Verdict:
    start = time.perf_counter()
    answer = ask(asked)
    milliseconds = (time.perf_counter() - start) * 1000
    is_judged = bool(asked.categories)
    right = [_is_right(hit, asked) for hit in answer.first[:FIRST]]
    return Verdict(
        asked=asked,
        answer=answer,
        milliseconds=milliseconds,
        category=answer.meant.category in asked.categories if is_judged else None,
        price=(answer.meant.price_min, answer.meant.price_max) == (asked.price_min, asked.price_max),
        precision=(sum(right) / len(right) if right else 0.0) if is_judged else None,
        is_zero=answer.total == 0 if is_judged else None,
    )


def _is_right(hit: Hit, asked: Labelled) -> bool:
    in_place = hit.leaf in asked.leaves if asked.leaves else hit.category in asked.categories
    low, high = asked.price_min or 0, asked.price_max
    return in_place and low <= hit.price_paise and (high is None or hit.price_paise <= high)


def scores(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Return the scores, as shares of one; over all, by language and by noise."""
    return {
        **_scores(verdicts),
        "by_lang": _grouped(verdicts, lambda verdict: verdict.asked.lang),
        "by_noise": _grouped(verdicts, lambda verdict: verdict.asked.noise),
    }


def _grouped(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, dict[str, Any]]:
    groups = sorted({key(verdict) for verdict in verdicts})
    return {group: _scores([verdict for verdict in verdicts if key(verdict) == group]) for group in groups}


def _scores(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    times = sorted(verdict.milliseconds for verdict in verdicts)
    return {
        "queries": len(verdicts),
        "category": _share([verdict.category for verdict in verdicts]),
        "price": _share([verdict.price for verdict in verdicts]),
        "precision_at_5": _share([verdict.precision for verdict in verdicts]),
        "zero_result": _share([verdict.is_zero for verdict in verdicts]),
        "p50_ms": round(statistics.median(times), 2) if times else None,
        "p95_ms": round(times[min(len(times) - 1, int(len(times) * 0.95))], 2) if times else None,
    }


def _share(judged: Iterable[float | None]) -> float | None:
    values = [value for value in judged if value is not None]
    return round(sum(values) / len(values), 4) if values else None
