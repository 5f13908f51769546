"""Which goods are meant: phrases of the lexicon vote for leaves; words it lacks vote as the catalogue uses them."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from catalog.search.understanding.lexicon import FOR_CHILD, FOR_DEITY, FOR_PEOPLE, HINTS, MENTIONS, Goods, Lexicon
from catalog.search.understanding.sentence import Word

WEIGHTS = {"names": 3.0, MENTIONS: 2.0, FOR_DEITY: 3.0, FOR_PEOPLE: 3.0, FOR_CHILD: 4.0, HINTS: 1.0}
LONGER = 0.6
BY_THE_WAY = 0.4
LAST_NAME = 0.3
LIVELY = 1.6
JOINED = 2
WHOLE_CATEGORY = 0.5
SURE = 1.5
NAMED = 2.0
LEAST = 1.0
GOOD_SHARE = 0.6
CATEGORY_SHARE = 0.35
QUALITIES = frozenset({"material", "dietary", "colour"})
MADE_FOR_WORSHIP = 3.0
DEITY_ALONE = {"murti": 1.2, "poshak": 1.0}
MURTI = "murti"
MURTI_OF = {
    "brass": "murti-brass", "bronze": "murti-brass", "copper": "murti-brass", "ashtadhatu": "murti-ashtadhatu",
    "marble": "murti-marble", "stone": "murti-marble", "wood": "murti-wood", "sheesham": "murti-wood",
    "sandalwood": "murti-wood", "clay": "murti-clay", "resin": "murti-resin", "fiber": "murti-resin",
    "plastic": "murti-resin", "silver": "murti-silver",
}  # fmt: skip


@dataclass(frozen=True)
class Named:
    """A phrase that names goods, and how much it says."""

    start: int
    end: int
    leaves: frozenset[str]
    weight: float
    is_hint: bool


@dataclass
class Votes:
    """How much speaks for each leaf and top category, and which phrases spoke."""

    leaves: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    categories: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    named: list[Named] = field(default_factory=list)

    def ranked_categories(self) -> list[str]:
        if not self.categories:
            return []
        best = max(self.categories.values())
        near = [slug for slug, score in self.categories.items() if score >= best * CATEGORY_SHARE]
        return sorted(near, key=lambda slug: (-self.categories[slug], -self._best_leaf(slug), slug))

    def _best_leaf(self, category: str) -> float:
        return max((score for leaf, score in self.leaves.items() if leaf.startswith(category)), default=0.0)


@dataclass(frozen=True)
class Setting:
    """What is known of the question when its goods are judged."""

    deity: str
    material: str
    is_for_child: bool
    by_the_way: frozenset[int]
    left_out: frozenset[int]
    qualities: frozenset[int] = frozenset()
    no_goods: frozenset[int] = frozenset()
    made_with: frozenset[int] = frozenset()


def votes_on(words: Sequence[Word], setting: Setting, lexicon: Lexicon) -> Votes:
    """Let each phrase vote, once for each category and for each leaf it may mean."""
    votes = Votes()
    found = [
        (start, end, _fitting(_lent(meanings, setting, lexicon), setting))
        for start, end, meanings in lexicon.goods.all_in(words, but=setting.left_out)
        if not setting.no_goods.issuperset(range(start, end))
    ]
    setting = _with_qualities(found, setting)
    heads = [end for start, end, _meanings in found if not _is_by_the_way(start, end, setting)]
    for start, end, meanings in found:
        length = max(end - start, JOINED if lexicon.goods.is_joined(words[start]) else 1)
        _vote(votes, (start, end, length), meanings, end == max(heads, default=0), setting, lexicon)
    covered = {index for named in votes.named for index in range(named.start, named.end)}
    for index, word in enumerate(words):
        if index not in covered and index not in setting.left_out:
            _vote_as_the_catalogue_does(votes, index, word, setting, lexicon)
    if setting.deity:
        for category, weight in DEITY_ALONE.items():
            if category in lexicon.parents.values():
                votes.categories[category] += weight * (0.5 if votes.named else 1)
        _vote_for_a_murti(votes, setting, lexicon)
    return votes


def _vote_for_a_murti(votes: Votes, setting: Setting, lexicon: Lexicon) -> None:
    """A deity and what it is made of, and nothing that names other goods: a murti is meant."""
    leaf = MURTI_OF.get(setting.material)
    if leaf in lexicon.parents and all(named.is_hint for named in votes.named):
        votes.leaves[leaf] += MADE_FOR_WORSHIP
        votes.categories[lexicon.parents[leaf]] += MADE_FOR_WORSHIP


def _with_qualities(found: Sequence[tuple[int, int, list[Goods]]], setting: Setting) -> Setting:
    """Where something else names the goods, "desi ghee", "chandan" and the like say what they are made with."""

    def is_plain_name(start: int, end: int, meanings: list[Goods]) -> bool:
        return not setting.qualities.issuperset(range(start, end)) and any(goods.how != HINTS for goods in meanings)

    if any(is_plain_name(*one) for one in found):
        return replace(setting, made_with=setting.qualities)
    return setting


def _lent(meanings: Sequence[Goods], setting: Setting, lexicon: Lexicon) -> list[Goods]:
    """Let a small deity wear what people wear: a kurta for Laddu Gopal is a poshak."""
    lent = lexicon.wears.get(setting.deity)
    if lent is None or setting.is_for_child or lent["to"] not in lexicon.parents:
        return list(meanings)
    return [
        Goods(lent["to"], goods.how) if lexicon.parents.get(goods.slug) == lent["from"] else goods for goods in meanings
    ]


def _fitting(meanings: Iterable[Goods], setting: Setting) -> list[Goods]:
    """Leave out names for another setting: a dress for a deity is not a dress for people."""
    fitting = []
    for goods in meanings:
        fits = {
            FOR_DEITY: bool(setting.deity) and not setting.is_for_child,
            FOR_PEOPLE: not setting.deity and not setting.is_for_child,
            FOR_CHILD: setting.is_for_child,
        }
        if fits.get(goods.how, True):
            fitting.append(goods)
    return fitting


def _vote(
    votes: Votes,
    span: tuple[int, int, int],
    meanings: Collection[Goods],
    is_head: bool,
    setting: Setting,
    lexicon: Lexicon,
) -> None:
    start, end, length = span
    if not meanings:
        return
    by_leaf: dict[str, float] = {}
    by_category: dict[str, float] = defaultdict(float)
    factor = 1 + LONGER * (length - 1) + (LAST_NAME if is_head else 0)
    if _is_by_the_way(start, end, setting):
        factor *= BY_THE_WAY
    for goods in meanings:
        weight = WEIGHTS[goods.how] * factor
        leaves = lexicon.leaves_of(goods.slug)
        share = 1.0 if goods.slug in lexicon.parents else WHOLE_CATEGORY
        for leaf in leaves:
            by_leaf[leaf] = max(by_leaf.get(leaf, 0.0), weight * share)
            top = lexicon.parents[leaf]
            by_category[top] = max(by_category[top], weight)
    for leaf, weight in by_leaf.items():
        votes.leaves[leaf] += weight
    for category, weight in by_category.items():
        votes.categories[category] += weight
    is_hint = all(goods.how == HINTS for goods in meanings)
    votes.named.append(Named(start, end, frozenset(by_leaf), max(by_leaf.values(), default=0.0), is_hint))


def _is_by_the_way(start: int, end: int, setting: Setting) -> bool:
    return end - 1 in setting.by_the_way or setting.made_with.issuperset(range(start, end))


def _vote_as_the_catalogue_does(votes: Votes, index: int, word: Word, setting: Setting, lexicon: Lexicon) -> None:
    used: dict[str, int] = {}
    for key in word.keys:
        used = used or dict(lexicon.statistics.leaves_of.get(key, {}))
    total = sum(used.values())
    if not total or lexicon.fillers.knows(word.keys[0]):
        return
    rare = min(1.0, math.log(1 + lexicon.statistics.listings / total) / 4)
    factor = LIVELY * rare * (BY_THE_WAY if index in setting.by_the_way else 1)
    for leaf, count in used.items():
        if leaf in lexicon.parents:
            share = count / total
            votes.leaves[leaf] += factor * share
            votes.categories[lexicon.parents[leaf]] += factor * share


def leaves_meant(votes: Votes, categories: Sequence[str], setting: Setting, lexicon: Lexicon) -> list[str]:
    """Return the leaves of the best category that are spoken for, best first; a murti's by what it is made of."""
    if not categories:
        return []
    best = categories[0]
    scores = {leaf: score for leaf, score in votes.leaves.items() if lexicon.parents[leaf] == best and score >= LEAST}
    if best == MURTI and (made := MURTI_OF.get(setting.material)) in lexicon.parents:
        return [made] if made else []
    if not scores:
        return []
    top = max(scores.values())
    near = [leaf for leaf, score in scores.items() if score >= top * GOOD_SHARE]
    return sorted(near, key=lambda leaf: (-scores[leaf], leaf))


def is_named(votes: Votes) -> bool:
    """Say whether a name, and no mere hint, speaks for goods."""
    return any(not named.is_hint and named.weight >= NAMED for named in votes.named)


def is_sure(votes: Votes, categories: Sequence[str]) -> bool:
    """Say whether something named the goods outright, not only in passing."""
    return bool(categories) and votes.categories[categories[0]] >= SURE
