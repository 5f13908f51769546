"""Misspelt words: each word that nobody knows is heard as the nearest one that somebody does."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.search.folding import skeleton
from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.sentence import Sentence

SHORTEST = 4
SAME_BONES = 0.6
OTHER_START = 0.7
MOST_REMEMBERED = 5000


def mended(said: Sentence, lexicon: Lexicon) -> tuple[Sentence, frozenset[int]]:
    """Return the sentence with unknown words mended, and which words those are."""
    changed = set()
    for index, word in enumerate(said.words):
        if word.number is not None or _is_known(said, index, lexicon):
            continue
        nearest = _nearest(word.keys[0], lexicon)
        if nearest:
            said = said.heard_as(index, nearest)
            changed.add(index)
    return said, frozenset(changed)


def _is_known(said: Sentence, index: int, lexicon: Lexicon) -> bool:
    word = said.words[index]
    if any(lexicon.knows(key) for key in word.keys):
        return True
    # A word cut in two ("agar bati", "soan papdi") is known together with its neighbour.
    neighbours = [said.words[at].keys[0] for at in (index - 1, index + 1) if 0 <= at < len(said.words)]
    before, after = (neighbours[0] if index else ""), (neighbours[-1] if index + 1 < len(said.words) else "")
    key = word.keys[0]
    return (bool(before) and lexicon.knows(before + key)) or (bool(after) and lexicon.knows(key + after))


def _nearest(key: str, lexicon: Lexicon) -> str:
    if len(key) < SHORTEST or not key.isalpha():
        return ""
    if len(lexicon.mended) > MOST_REMEMBERED:
        lexicon.mended.clear()
    if key not in lexicon.mended:
        lexicon.mended[key] = _looked_up(key, lexicon)
    return lexicon.mended[key]


def _looked_up(key: str, lexicon: Lexicon) -> str:
    bones = skeleton(key)
    best, best_distance = "", 99.0
    for near, distance, _index in process.extract(
        key, lexicon.telling, scorer=OSA.distance, score_cutoff=_allowed(key) + 1, limit=12
    ):
        felt = distance - (SAME_BONES if lexicon.skeletons[near] == bones else 0)
        felt += OTHER_START if near[0] != key[0] else 0
        is_near = felt <= min(_allowed(key), _allowed(near)) and (near[0] == key[0] or len(key) > SHORTEST)
        if is_near and felt < best_distance:
            best, best_distance = near, felt
    return best


def _allowed(key: str) -> float:
    return 1 if len(key) < 7 else 2
