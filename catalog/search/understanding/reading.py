"""From a question to its meaning, step by step: mend, numbers, price, measures, slots, goods, wish, ideas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.search.understanding import goods, measures, slots, wishes
from catalog.search.understanding.frame import Part, Slot, Understanding
from catalog.search.understanding.lexicon import Lexicon
from catalog.search.understanding.mending import mended
from catalog.search.understanding.numbers import numbers_in
from catalog.search.understanding.prices import Price, price_in
from catalog.search.understanding.seeking import sought_in
from catalog.search.understanding.sentence import Sentence, sentence

SIZED = frozenset({"laddu_gopal"})
CHILD = "child"
SHOWN_PARTS = ("deity", "size", "colour", "material", "occasion", "dietary", "season")


@dataclass(frozen=True)
class _Heard:
    """What was heard before goods are judged."""

    said: Sentence
    changed: frozenset[int]
    price: Price | None
    measured: measures.Measures
    slots: list[slots.Heard]

    @property
    def priced(self) -> frozenset[int]:
        return self.price.taken if self.price else frozenset()


def understand(text: str, lexicon: Lexicon, *, has_state: bool = False) -> Understanding:
    """Return what a question means; with ``has_state`` it is a remark about what is shown."""
    heard = _hear(text, lexicon)
    if not heard.said.words:
        return Understanding(text=heard.said.text)
    setting = _setting(heard, lexicon)
    votes = goods.votes_on(heard.said.words, setting, lexicon)
    intent = _intent(heard, votes, has_state, lexicon)
    categories = votes.ranked_categories() if intent != wishes.OUT_OF_SCOPE else []
    leaves = goods.leaves_meant(votes, categories, setting, lexicon)
    is_sure = goods.is_sure(votes, categories) or (intent == wishes.BUNDLE and bool(categories))
    if not categories and (brought := _brought(heard, intent, lexicon)):
        categories, is_sure = brought, True
    if intent == wishes.BUNDLE and categories and categories[0] in lexicon.goes_with:
        categories, leaves = list(dict.fromkeys([*lexicon.goes_with[categories[0]], *categories])), []
    found = slots.settled(_outside_names(heard.slots, votes), categories[0] if categories else "", leaves)
    found |= heard.measured.slots
    return Understanding(
        text=heard.said.text,
        intent=intent,
        categories=tuple(categories),
        leaves=tuple(leaves),
        slots=found,
        price_min=heard.price.low if heard.price else None,
        price_max=heard.price.high if heard.price else None,
        quantity=heard.measured.quantity,
        sought=sought_in(heard.said, votes, heard.slots, heard.measured, setting, lexicon),
        parts=_parts(heard, found),
        mended=_mended_text(heard.said, heard.changed, lexicon),
        is_sure=is_sure,
        is_named=goods.is_named(votes),
    )


def _hear(text: str, lexicon: Lexicon) -> _Heard:
    said, changed = mended(sentence(text), lexicon)
    numbers = numbers_in(said.words, lexicon)
    price = price_in(said.words, numbers, lexicon)
    priced = price.taken if price else frozenset()
    measured = measures.measures_in(said.words, numbers, priced, lexicon)
    heard = slots.slots_in(said.words, priced | frozenset(measured.counted), lexicon)
    if slots.deity_of(heard) in SIZED and "size" not in measured.slots:
        number = measures.lone_number(numbers, priced, measured)
        if number is not None:
            measured.put("size", str(int(number.value)), number.start, number.end)
    return _Heard(said, changed, price, measured, heard)


def _brought(heard: _Heard, intent: str, lexicon: Lexicon) -> list[str]:
    """Return what an occasion brings to mind, or what is given when advice is asked, where nothing names goods."""
    occasions = [one.value for one in heard.slots if one.kind == "occasion"]
    tops = [top for said in (*occasions, intent) for top in lexicon.brings.get(said, ())]
    return [top for top in dict.fromkeys(tops) if top in lexicon.parents.values()]


def _setting(heard: _Heard, lexicon: Lexicon) -> goods.Setting:
    return goods.Setting(
        deity=slots.deity_of(heard.slots),
        material=next((one.value for one in heard.slots if one.kind == "material"), ""),
        is_for_child=any(one.kind == "recipient" and one.value == CHILD for one in heard.slots),
        by_the_way=_by_the_way(heard.said, lexicon),
        left_out=heard.priced,
        no_goods=_said(heard, frozenset({"recipient"})) | _long_occasions(heard),
        qualities=_said(heard, goods.QUALITIES),
    )


def _long_occasions(heard: _Heard) -> frozenset[int]:
    """Return the words of "shaadi ki salgirah" and the like, of which one alone may sound like a thing."""
    long = [one for one in heard.slots if one.kind == "occasion" and one.end - one.start > 1]
    return frozenset(index for one in long for index in range(one.start, one.end))


def _said(heard: _Heard, kinds: frozenset[str]) -> frozenset[int]:
    """Return the words that fill slots of these kinds."""
    return frozenset(index for one in heard.slots if one.kind in kinds for index in range(one.start, one.end))


def _intent(heard: _Heard, votes: goods.Votes, has_state: bool, lexicon: Lexicon) -> str:
    words = heard.said.words
    return wishes.intent_of(
        heard.said,
        has_state=has_state,
        has_goods=bool(votes.named or slots.deity_of(heard.slots)),
        named=frozenset(i for one in votes.named if not one.is_hint for i in range(one.start, one.end)),
        unknown=[i for i, word in enumerate(words) if not any(lexicon.knows(key) for key in word.keys)],
        lexicon=lexicon,
    )


def _outside_names(heard: Sequence[slots.Heard], votes: goods.Votes) -> list[slots.Heard]:
    """Leave out colours, sizes and persons that are only a piece of a thing's name ("kali mirch", "bal gopal")."""
    names = [named for named in votes.named if not named.is_hint and named.end - named.start > 1]

    def is_piece(one: slots.Heard) -> bool:
        return one.kind in ("colour", "size", "recipient", "season") and any(
            named.start <= one.start and one.end <= named.end for named in names
        )

    return [one for one in heard if not is_piece(one)]


def _by_the_way(said: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """Return the words that say for whom or with what: after "for" and "with", before "ke liye"."""
    found: set[int] = set()
    for start, end, meanings in lexicon.turns.all_in(said.words):
        if "for_after" in meanings and start > 0:
            found.update(range(end, len(said.words)))
        elif "for_before" in meanings and (start > 1 or end < len(said.words)):
            found.update(range(max(0, start - 1), start))
    return frozenset(found)


def _parts(heard: _Heard, found: Mapping[str, Slot]) -> tuple[Part, ...]:
    """Return the things understood that a shopper may take back, each with what the question is without it."""
    said, measured, parts = heard.said, heard.measured, []
    if heard.price:
        parts.append(Part("price", "", said.without(heard.price.taken)))
    for kind, taken in measured.taken.items():
        parts.append(Part(kind, measured.slots.get(kind, measured.quantity or ""), said.without(taken)))
    for kind in SHOWN_PARTS:
        places = [i for one in heard.slots if one.kind == kind for i in range(one.start, one.end)]
        if kind in found and kind not in measured.taken and places:
            parts.append(Part(kind, found[kind], said.without(places)))
    return tuple(part for part in parts if part.rest)


def _mended_text(said: Sentence, changed: frozenset[int], lexicon: Lexicon) -> str:
    """Return the question as it was heard, for the shopper to read; nothing where no word was mended."""
    if not changed:
        return ""
    return " ".join(
        lexicon.spelt(word.keys[0], in_latin=word.text.isascii()) if index in changed else word.text
        for index, word in enumerate(said.words)
    )
