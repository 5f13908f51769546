"""From a question to listings: understand it, ask the engine for candidates, order them; give up as little as need be.

What is given up, in this order: that every word is there; the price; that one listing holds them all; the spelling.
"""

from dataclasses import replace

from catalog.search.port import Candidate, SearchPort, SearchQuery, SearchResult, Wanted
from catalog.search.ranking import ranked
from catalog.search.understanding import OUT_OF_SCOPE, Sought, Understanding, understand
from catalog.search.vocabulary import Vocabulary

MOST_LEAVES = 40


def found_by(query: SearchQuery, port: SearchPort, vocabulary: Vocabulary) -> SearchResult:
    """Answer a question as it was typed."""
    return found_for(understand(query.text, vocabulary.lexicon), port, vocabulary, limit=query.limit)


def found_for(meant: Understanding, port: SearchPort, vocabulary: Vocabulary, *, limit: int) -> SearchResult:
    """Answer a question as it was understood."""
    wanted = _wanted(meant, vocabulary)
    if not wanted.ideas and not wanted.paths:
        return SearchResult(understanding=meant)
    candidates, is_beyond_price = _candidates(wanted, port)
    if not candidates and meant.intent != OUT_OF_SCOPE:
        wanted, candidates = _loosened(wanted, port)
    order = ranked(candidates, wanted, vocabulary.weight)
    is_mended = wanted.ideas != meant.sought
    whole = [] if is_beyond_price or is_mended else [candidate.pk for candidate, is_whole in order if is_whole]
    return SearchResult(
        pks=[candidate.pk for candidate, _is_whole in order[:limit]],
        whole=whole[:limit],
        is_near=not whole or bool(meant.mended),
        understanding=meant,
        is_beyond_price=is_beyond_price,
    )


def _wanted(meant: Understanding, vocabulary: Vocabulary) -> Wanted:
    slugs = meant.leaves
    if meant.is_sure and not slugs and meant.categories:
        slugs = tuple(vocabulary.lexicon.leaves_of(meant.categories[0]))
    paths = tuple(vocabulary.path_of[slug] for slug in slugs[:MOST_LEAVES] if slug in vocabulary.path_of)
    return Wanted(
        ideas=meant.sought,
        paths=paths if meant.is_sure else (),
        slug_of=dict(vocabulary.slug_of),
        price_min=meant.price_min,
        price_max=meant.price_max,
    )


def _candidates(wanted: Wanted, port: SearchPort) -> tuple[list[Candidate], bool]:
    found = port.candidates(wanted)
    if found:
        return found, False
    has_price = wanted.price_min is not None or wanted.price_max is not None
    if has_price and (found := port.candidates(replace(wanted, price_min=None, price_max=None))):
        return found, True
    return [], False


def _loosened(wanted: Wanted, port: SearchPort) -> tuple[Wanted, list[Candidate]]:
    """Be content with some of the words; at last hear each as the nearest that some listing holds."""
    if len(wanted.ideas) > 1 and (found := port.some(wanted)):
        return wanted, found
    keys = [idea.ways[0][0] for idea in wanted.ideas]
    ideas = tuple(Sought(((key,),)) for key in port.mend(keys))
    wanted = replace(wanted, ideas=ideas, price_min=None, price_max=None)
    return wanted, port.candidates(wanted) or port.some(wanted)
