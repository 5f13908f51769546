"""What a question says beside the thing: deity, colour, material, occasion, whom it is for, what one may eat."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalog.search.understanding.frame import Slot
from catalog.search.understanding.lexicon import SLOTS, Lexicon
from catalog.search.understanding.sentence import Word

SEVERAL = frozenset({"dietary"})
TOGETHER = {
    frozenset({"radha", "krishna"}): "radha_krishna",
    frozenset({"radha", "laddu_gopal"}): "radha_krishna",
    frozenset({"lakshmi", "ganesha"}): "lakshmi_ganesha",
}
# What a thing is made of is told of these; elsewhere the same words name a scent, a taste or the thing itself.
MADE_OF = frozenset({"poshak", "murti", "mala", "vastra", "vadya", "kala"})
MADE_OF_LEAVES = frozenset({"puja-brass", "ghanti", "batti-kalava", "mitti-diya", "pictures"})
NO_DEITY = frozenset({"pustak", "gras", "prasad", "sugandh", "phool"})


@dataclass(frozen=True)
class Heard:
    """A slot's value and the words from start up to end that said it."""

    kind: str
    value: str
    start: int
    end: int

    def lies_in(self, other: "Heard") -> bool:
        return other.start <= self.start and self.end <= other.end and other.end - other.start > self.end - self.start


def slots_in(words: Sequence[Word], but: Iterable[int], lexicon: Lexicon) -> list[Heard]:
    """Return every slot's value that is said; one that is only a piece of a longer one is not meant."""
    left_out = set(but)
    heard = [
        Heard(kind, meanings[0], start, end)
        for kind in SLOTS
        for start, end, meanings in lexicon.slots[kind].all_in(words, but=left_out)
    ]
    return [one for one in heard if not any(one.lies_in(other) for other in heard)]


def deity_of(heard: Iterable[Heard]) -> str:
    """Return the deity meant: two that are shown together are one answer, else the one named at most length."""
    named = [one for one in heard if one.kind == "deity"]
    if not named:
        return ""
    names = frozenset(one.value for one in named)
    for pair, together in TOGETHER.items():
        if pair <= names:
            return together
    return max(named, key=lambda one: one.end - one.start).value


def settled(heard: Sequence[Heard], category: str, leaves: Sequence[str]) -> dict[str, Slot]:
    """Return the slots that make sense for the goods meant, one value each where one is allowed."""
    slots: dict[str, Slot] = {}
    for one in heard:
        if one.kind in SEVERAL:
            known = slots.get(one.kind, ())
            slots[one.kind] = tuple(dict.fromkeys([*(known if isinstance(known, tuple) else ()), one.value]))
        else:
            slots.setdefault(one.kind, one.value)
    if deity := deity_of(heard):
        slots["deity"] = deity
    return {kind: value for kind, value in slots.items() if _is_meant(kind, category, leaves, slots)}


def _is_meant(kind: str, category: str, leaves: Sequence[str], slots: Mapping[str, Slot]) -> bool:
    if kind == "material":
        return category in MADE_OF or any(leaf in MADE_OF_LEAVES for leaf in leaves)
    return not (kind == "deity" and category in NO_DEITY)
