"""From a question to its meaning, step by step: mend, numbers, price, measures, slots, goods, wish, what to look for."""

from collections.abc import Iterable, Sequence

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


def understand(text: str, lexicon: Lexicon, *, has_state: bool = False) -> Understanding:
    """Return what a question means."""
    said, changed = mended(sentence(text), lexicon)
    if not said.words:
        return Understanding(text=said.text)
    numbers = numbers_in(said.words, lexicon)
    price = price_in(said.words, numbers, lexicon)
    priced = price.taken if price else frozenset()
    measured = measures.measures_in(said.words, numbers, priced, lexicon)
    spoken_for = priced | frozenset(measured.counted)
    heard = slots.slots_in(said.words, spoken_for, lexicon)
    if slots.deity_of(heard) in SIZED and "size" not in measured.slots:
        _take_lone_number(numbers, priced, measured)
    setting = goods.Setting(
        deity=slots.deity_of(heard),
        material=next((one.value for one in heard if one.kind == "material"), ""),
        is_for_child=any(one.kind == "recipient" and one.value == CHILD for one in heard),
        by_the_way=_by_the_way(said, lexicon),
        left_out=priced,
    )
    votes = goods.votes_on(said.words, setting, lexicon)
    categories = votes.ranked_categories()
    leaves = goods.leaves_meant(votes, categories, setting, lexicon)
    found = {
        **slots.settled(_outside_names(heard, votes), categories[0] if categories else "", leaves),
        **measured.slots,
    }
    unknown = [i for i, word in enumerate(said.words) if not any(lexicon.knows(key) for key in word.keys)]
    intent = wishes.intent_of(
        said, has_state=has_state, has_goods=bool(votes.named or setting.deity), unknown=unknown, lexicon=lexicon
    )
    is_elsewhere = intent == wishes.OUT_OF_SCOPE
    if intent == wishes.BUNDLE and categories and categories[0] in lexicon.goes_with:
        categories, leaves = [*lexicon.goes_with[categories[0]], *categories], []
    return Understanding(
        text=said.text,
        intent=intent,
        categories=() if is_elsewhere else tuple(categories),
        leaves=() if is_elsewhere else tuple(leaves),
        slots=found,
        price_min=price.low if price else None,
        price_max=price.high if price else None,
        quantity=measured.quantity,
        sought=sought_in(said, votes, heard, measured, priced, lexicon),
        parts=_parts(said, found, heard, measured, price),
        mended=_mended_text(said, changed),
        is_sure=goods.is_sure(votes, categories) and not is_elsewhere,
    )


def _take_lone_number(numbers: Sequence, priced: frozenset[int], measured: measures.Measures) -> None:
    number = measures.lone_number(numbers, priced, measured)
    if number is not None:
        measured.put("size", str(int(number.value)), number.start, number.end)


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
        elif "for_before" in meanings and end < len(said.words):
            found.update(range(max(0, start - 2), start))
    return frozenset(found)


def _parts(
    said: Sentence,
    found: dict[str, Slot],
    heard: Iterable[slots.Heard],
    measured: measures.Measures,
    price: Price | None,
) -> tuple[Part, ...]:
    parts = []
    if price:
        parts.append(Part("price", "", said.without(price.taken)))
    for kind, taken in measured.taken.items():
        value = measured.slots.get(kind, measured.quantity or "")
        parts.append(Part(kind, value, said.without(taken)))
    for kind in SHOWN_PARTS:
        places = [i for one in heard if one.kind == kind for i in range(one.start, one.end)]
        if kind in found and kind not in measured.taken and places:
            parts.append(Part(kind, found[kind], said.without(places)))
    return tuple(part for part in parts if part.rest)


def _mended_text(said: Sentence, changed: frozenset[int]) -> str:
    if not changed:
        return ""
    return " ".join(word.keys[0] if i in changed else word.text for i, word in enumerate(said.words))
