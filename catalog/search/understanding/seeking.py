"""What to look for in listings: each idea of the question with all the ways in which a seller may have written it."""

from collections.abc import Sequence

from catalog.search.understanding.frame import Sought
from catalog.search.understanding.goods import Setting, Votes
from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.measures import Measures
from catalog.search.understanding.sentence import Sentence, phrase_keys
from catalog.search.understanding.slots import Heard

MEASURED = ("weight_g", "volume_ml", "quantity")
THOUSAND = 1000
MOST_IDEAS = 8
MOST_WAYS = 6
LOOKED_FOR = frozenset({"deity", "colour", "material", "occasion", "dietary", "size"})


def sought_in(
    said: Sentence,
    votes: Votes,
    heard: Sequence[Heard],
    measured: Measures,
    setting: Setting,
    lexicon: Lexicon,
) -> tuple[Sought, ...]:
    """Return the ideas in their order; words without meaning are left out, unless nothing else was said."""
    fillers = _fillers(said, lexicon)
    by_the_way = setting.by_the_way
    left_out = setting.left_out.union(*(measured.taken.get(kind, frozenset()) for kind in MEASURED))
    slot_at = {one.start: one for one in heard if one.kind in LOOKED_FOR}
    ideas, index = [], 0
    while index < len(said.words):
        one = slot_at.get(index)
        if index in left_out or (index in fillers and one is None):
            index += 1
        elif one is not None:
            ideas.append(_idea_of_slot(said, one, votes, lexicon))
            index = one.end
        else:
            ideas.append(_idea_of_word(said, index, votes, index in by_the_way))
            index += 1
    ideas += _ideas_of_measures(measured)
    if not ideas:
        ideas = [Sought((word.keys[:1],)) for i, word in enumerate(said.words) if i not in left_out]
    return tuple(dict.fromkeys(ideas))[:MOST_IDEAS]


def _idea_of_slot(said: Sentence, one: Heard, votes: Votes, lexicon: Lexicon) -> Sought:
    own = tuple(word.keys[0] for word in said.words[one.start : one.end])
    others = [
        keys for phrase in lexicon.said.get((one.kind, one.value), [])[:MOST_WAYS] for keys in phrase_keys(phrase)
    ]
    leaves = _leaves_at(votes, one.start, one.end)
    return Sought(tuple(dict.fromkeys([own, *others]))[: MOST_WAYS + 2], leaves)


def _idea_of_word(said: Sentence, index: int, votes: Votes, is_by_the_way: bool) -> Sought:
    ways = tuple((key,) for key in said.words[index].keys)
    return Sought(ways, _leaves_at(votes, index, index + 1), is_by_the_way)


def _ideas_of_measures(measured: Measures) -> list[Sought]:
    """Look for half a kilo as "500" (grams) and for two as "2" (kilos); no listing is looked for by how many pieces."""
    ideas = []
    for kind in ("weight_g", "volume_ml"):
        amount = measured.slots.get(kind)
        if isinstance(amount, int):
            whole = amount >= THOUSAND and amount % THOUSAND == 0
            ideas.append(Sought(((str(amount),), (str(amount // THOUSAND),)) if whole else ((str(amount),),)))
    return ideas


def _leaves_at(votes: Votes, start: int, end: int) -> frozenset[str]:
    """Return the leaves that a name standing here may mean; a hint does not say that the thing lies there."""
    for named in votes.named:
        if named.start <= start and end <= named.end and not named.is_hint:
            return named.leaves
    return frozenset()


def _fillers(said: Sentence, lexicon: Lexicon) -> set[int]:
    found: set[int] = set()
    for book in (lexicon.fillers, lexicon.intents, lexicon.relative):
        for start, end, _meanings in book.all_in(said.words):
            found.update(range(start, end))
    return found
