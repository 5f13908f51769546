"""The order of what was found: goods meant first, then how much of the question is there, then what can be bought.

Pure, and the same for every engine. "How we rank" says it in words; keep the two together.
"""

from collections.abc import Callable, Iterable

from catalog.search.port import Candidate, Wanted
from catalog.search.understanding import Sought

IN_TITLE, BEGUN_IN_TITLE, ELSEWHERE = 4, 3, 1
LONG_TITLE = 3
Weigh = Callable[[Sought], float]


def ranked(candidates: Iterable[Candidate], wanted: Wanted, weigh: Weigh) -> list[tuple[Candidate, bool]]:
    """Return each candidate once, best first, with whether it holds everything that was asked."""
    each = {candidate.pk: candidate for candidate in candidates}
    musts = set(wanted.musts)
    weights = [(idea, weigh(idea), idea in musts) for idea in wanted.ideas]
    whole = " ".join(idea.ways[0][0] for idea in wanted.ideas if idea.ways)
    is_title = len(wanted.ideas) >= LONG_TITLE
    scored = []
    for candidate in each.values():
        held, place, is_whole = _held(candidate, wanted, weights)
        is_exact = is_title and candidate.title_words.startswith(whole)
        lies = candidate.category_path in wanted.paths
        order = (-is_exact, -lies, -round(held, 2), -candidate.is_available, -place, -candidate.score, candidate.pk)
        scored.append((order, candidate, is_whole))
    scored.sort(key=lambda entry: entry[0])
    return [(candidate, is_whole) for _order, candidate, is_whole in scored]


def _held(candidate: Candidate, wanted: Wanted, weights: list[tuple[Sought, float, bool]]) -> tuple[float, float, bool]:
    """Return the share of the question a candidate holds, how well its title says so, and whether it is all there."""
    title, words = f" {candidate.title_words} ", f" {candidate.words} "
    slug = wanted.slug_of.get(candidate.category_path, "")
    held = place = total = 0.0
    is_whole = True
    for idea, weight, is_must in weights:
        total += weight
        at = _place(idea, title, words)
        if at or slug in idea.leaves:
            held += weight
            place += weight * at
        elif is_must:
            is_whole = False
    return (held / total, place / total, is_whole) if total else (1.0, 0.0, True)


def _place(idea: Sought, title: str, words: str) -> int:
    best = 0
    for way in idea.ways:
        if all(f" {key} " in title for key in way):
            return IN_TITLE
        if all(f" {key}" in title for key in way):
            best = BEGUN_IN_TITLE
        elif best == 0 and all(f" {key}" in words or f" {key}" in title for key in way):
            best = ELSEWHERE
    return best
