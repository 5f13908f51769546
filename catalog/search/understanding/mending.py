"""Misspelt words: each word that nobody knows is heard as the nearest one that somebody does."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.search.folding import skeleton
from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.sentence import Sentence, Word

SHORTEST = 4
SAME_BONES = 0.6
OTHER_START = 0.7
OWN_NAME = 0.2
SAME_VOWELS = 0.3
CLOSE_VOWELS = str.maketrans("eo", "iu")
FEWEST_BONES = 3
LONG = 7
MOST_REMEMBERED = 5000


def mended(said: Sentence, lexicon: Lexicon) -> tuple[Sentence, frozenset[int]]:
    """Return the sentence with unknown words mended, and which words those are."""
    changed = set()
    said = _with_other_hearings(said, lexicon)
    for index, word in enumerate(said.words):
        if word.number is not None or _is_known(said, index, lexicon):
            continue
        nearest = _nearest(word, lexicon)
        if nearest:
            said = said.heard_as(index, nearest)
            changed.add(index)
    return said, frozenset(changed)


def _with_other_hearings(said: Sentence, lexicon: Lexicon) -> Sentence:
    for index, word in enumerate(said.words):
        also = lexicon.also_heard(word.keys[0]) if word.number is None else ""
        if also:
            said = said.heard_as(index, *word.keys, also)
    return said


def _is_known(said: Sentence, index: int, lexicon: Lexicon) -> bool:
    word = said.words[index]
    if any(lexicon.knows(key) for key in word.keys):
        return True
    # A word cut in two ("agar bati", "soan papdi") is known together with its neighbour.
    neighbours = [said.words[at].keys[0] for at in (index - 1, index + 1) if 0 <= at < len(said.words)]
    before, after = (neighbours[0] if index else ""), (neighbours[-1] if index + 1 < len(said.words) else "")
    key = word.keys[0]
    return (bool(before) and lexicon.knows(before + key)) or (bool(after) and lexicon.knows(key + after))


def _nearest(word: Word, lexicon: Lexicon) -> str:
    key = word.keys[0]
    if len(word.text) < SHORTEST or len(key) < SHORTEST - 1 or not key.isalpha():
        return ""
    if len(lexicon.mended) > MOST_REMEMBERED:
        lexicon.mended.clear()
    if key not in lexicon.mended:
        lexicon.mended[key] = _looked_up(key, lexicon)
    return lexicon.mended[key]


def _looked_up(key: str, lexicon: Lexicon) -> str:
    """Return the known word that sounds nearest; of equals, a thing's own name, then what the catalogue says most."""
    bones = skeleton(key)
    best: tuple[float, int, str] = (99.0, 0, "")
    near_ones = process.extract(key, lexicon.telling, scorer=OSA.distance, score_cutoff=_allowed(key) + 1, limit=24)  # type: ignore[arg-type]
    for near, distance, _index in near_ones:
        has_bones = lexicon.skeletons[near] == bones and len(bones) >= FEWEST_BONES
        felt = distance - (SAME_BONES if has_bones else 0) + (OTHER_START if near[0] != key[0] else 0)
        if felt > min(_allowed(key), _allowed(near)) or (len(key) < SHORTEST and not has_bones):
            continue
        felt -= SAME_VOWELS if near.translate(CLOSE_VOWELS) == key.translate(CLOSE_VOWELS) else 0
        felt -= OWN_NAME if lexicon.goods.knows(near) else 0
        best = min(best, (felt, -lexicon.times_said(near), near))
    return best[2]


def _allowed(key: str) -> float:
    return 1 if len(key) < LONG else 2
