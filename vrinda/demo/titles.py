"""Names and describes goods in English and Hindi from the word lists in wares/."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_WARES = Path(__file__).with_name("wares")
_GENDERS = ("m", "f", "p")
_SIZE_SLOTS = (
    "deity_height_inch", "height_inch", "diameter_inch", "length_inch", "size_inch", "size_word",
    "net_g", "net", "ml", "count", "component_list", "bead_count", "diameter_mm",
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """An English word, its Hindi by gender (masculine, feminine, plural), and how it bends the picture."""

    en: str
    hi: tuple[str, str, str]
    palette: str
    motif: str

    def in_hindi(self, gender: str) -> str:
        """The Hindi form that agrees with a noun."""
        return self.hi[_GENDERS.index(gender)]


@dataclass(frozen=True)
class Pattern:
    """A title with slots, in both languages; the gender is that of the Hindi noun."""

    en: str
    hi: str
    gender: str
    motif: str


@dataclass(frozen=True)
class Option:
    """One choice in a set of variants; its price is a share of the product's own."""

    label: str
    label_hi: str
    value: str
    share_bp: int


@dataclass(frozen=True)
class Ware:
    """How the goods of one leaf are named, told about and drawn."""

    patterns: tuple[Pattern, ...]
    slots: Mapping[str, tuple[Word, ...]]
    about: tuple[tuple[str, str], ...]
    motifs: tuple[str, ...]
    palettes: tuple[str, ...]
    variant_attribute: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Naming:
    """One thing, named."""

    title_en: str
    title_hi: str
    description_en: str
    description_hi: str
    picks: Mapping[str, Word]
    motif: str
    palette: str
    size_bp: int


def name_ware(*, leaf_id: str, taken: set[str], rng: Random) -> Naming:
    """A naming whose titles are not in `taken`, which it joins."""
    ware = wares()[leaf_id]
    for _ in range(40):
        naming = _composed(ware, rng, mark=0)
        if naming.title_en not in taken and naming.title_hi not in taken:
            break
    else:
        naming = _composed(ware, rng, mark=len(taken) + 1)
    taken.update((naming.title_en, naming.title_hi))
    return naming


def _composed(ware: Ware, rng: Random, *, mark: int) -> Naming:
    pattern = rng.choice(ware.patterns)
    picks = {slot: rng.choice(words) for slot, words in ware.slots.items()}
    english = {slot: word.en for slot, word in picks.items()}
    hindi = {slot: word.in_hindi(pattern.gender) for slot, word in picks.items()}
    plain_hindi = {slot: word.in_hindi("m") for slot, word in picks.items()}
    words = picks.values()
    return Naming(
        title_en=_sentence(pattern.en.format(**english)) + (f", design {mark}" if mark else ""),
        title_hi=pattern.hi.format(**hindi) + (f", डिज़ाइन {mark}" if mark else ""),
        description_en=" ".join(_sentence(en.format(**english)) for en, _ in ware.about),
        description_hi=" ".join(hi.format(**plain_hindi) for _, hi in ware.about),
        picks=picks,
        motif=pattern.motif or _first(word.motif for word in words) or rng.choice(ware.motifs),
        palette=_first(word.palette for word in words) or rng.choice(ware.palettes),
        size_bp=_size_bp(ware, picks),
    )


def _first(given: Iterable[str]) -> str:
    return next((text for text in given if text), "")


def _size_bp(ware: Ware, picks: Mapping[str, Word]) -> int:
    """How dear this size is beside the middle one: sizes are listed from small to large."""
    for slot in _SIZE_SLOTS:
        if slot in picks and not ware.options:
            sizes = ware.slots[slot]
            return 6_000 + 10_000 * sizes.index(picks[slot]) // max(1, len(sizes) - 1)
    return 10_000


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def wares() -> Mapping[str, Ware]:
    """The ware of each leaf that sells goods."""
    words = _read("words")
    return {
        leaf_id: _ware(row, words)
        for file in sorted(_WARES.glob("*.toml"))
        if file.stem != "words"
        for leaf_id, row in _read(file.stem).items()
    }


@cache
def hindi_of_values() -> Mapping[str, str]:
    """The Hindi (masculine) of each English word that may appear as a facet's value."""
    return {word.en: word.in_hindi("m") for ware in wares().values() for words in ware.slots.values() for word in words}


@cache
def attribute_names() -> Mapping[str, tuple[str, str]]:
    """The English and Hindi label of each attribute."""
    return {name: tuple(text.split("|")) for name, text in _read("words")["attribute_names"].items()}


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((_WARES / f"{name}.toml").read_text(encoding="utf-8"))


def _ware(row: Mapping[str, Any], words: Mapping[str, Any]) -> Ware:
    variants = words["variants"].get(row.get("variants"), {"attribute": "", "options": []})
    return Ware(
        patterns=tuple(_pattern(text, row["gender"]) for text in row["patterns"]),
        slots={
            slot: tuple(_word(text) for text in (words[given] if isinstance(given, str) else given))
            for slot, given in row["slots"].items()
        },
        about=tuple(tuple(text.split("|")) for text in row["about"]),
        motifs=tuple(row["motifs"]),
        palettes=tuple(row.get("palettes", ())),
        variant_attribute=variants["attribute"],
        options=tuple(_option(text) for text in variants["options"]),
    )


def _word(text: str) -> Word:
    en, masculine, feminine, plural, palette, motif = [*text.split("|"), *[""] * 4][:6]
    return Word(en, (masculine, feminine or masculine, plural or masculine), palette, motif)


def _pattern(text: str, gender: str) -> Pattern:
    en, hi, own_gender, motif = [*text.split("|"), "", ""][:4]
    return Pattern(en, hi, own_gender or gender, motif)


def _option(text: str) -> Option:
    label, label_hi, value, share = text.split("|")
    return Option(label, label_hi, value, int(share))


_UNIT_IN_NAME = re.compile(r"(_inch|_mm|_g|_gb|^ml|^pages|_no)$")
_NUMBER = re.compile(r"^(\d+)( \S+)?$")


def attribute_value(name: str, text: str) -> str | int:
    """The value as a number where the attribute's name carries the unit, else as text."""
    text = text.removeprefix("size ")
    number = _NUMBER.match(text)
    if not (number and _UNIT_IN_NAME.search(name)):
        return text
    return int(number[1]) * (1000 if text.endswith("litre") else 1)
