"""What kind of wish a question is: to find, to change what is shown, to ask, to compare, to be advised."""

from collections.abc import Collection

from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.sentence import Sentence

SEARCH, CRITIQUE, BUNDLE, OUT_OF_SCOPE = "search", "critique", "bundle", "out_of_scope"
# Said together with goods these are no wish of their own: "list", "but", "popular" pass by in an ordinary search.
QUIET = frozenset({CRITIQUE})


def intent_of(
    said: Sentence,
    *,
    has_state: bool,
    has_goods: bool,
    named: frozenset[int],
    unknown: Collection[int],
    lexicon: Lexicon,
) -> str:
    """Return the kind of wish; the kinds are tried in the order in which the lexicon lists them."""
    if any(not named.issuperset(range(start, end)) for start, end, _ in lexicon.elsewhere.all_in(said.words)):
        return OUT_OF_SCOPE
    heard = {meanings[0]: end - start for start, end, meanings in reversed(lexicon.intents.all_in(said.words))}
    if has_state:
        return next((kind for kind in lexicon.order_of_intents if kind in heard), CRITIQUE)
    for kind in lexicon.order_of_intents:
        if kind in heard and not (kind in QUIET and has_goods):
            return kind
    if not has_goods and said.words and len(unknown) == len(said.words):
        return OUT_OF_SCOPE
    return SEARCH
