"""Which Thakurji a thing fits: Laddu Gopal by number, any deity by height, read from how sellers write it.

A fit is a word such as ``laddu_gopal:3`` or ``height_in:6``; a thing has those of all its choices. Numbers go from 0
to 12. Heights are told in half inches. What is itself a deity fits none.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from accounts.places import DEVANAGARI_DIGITS
from vrinda.kernel.text import number_text

LADDU_GOPAL, HEIGHT = "laddu_gopal", "height_in"
HIGHEST_NUMBER = 12
TALLEST = 60  # inches; what is taller is a temple's, made to measure
LONGEST_RANGE = 12
CM_PER_INCH = Fraction(254, 100)

NUMBER_ATTRIBUTE = re.compile(r"laddu_?gopal_(size|number|no)|gopal_size")
HEIGHT_ATTRIBUTE = re.compile(r"(deity|thakurji|vigraha)_height")
DEITY_ATTRIBUTE = "deity"

_SPAN = r"(?P<low>\d+(?:\.\d+)?)(?:\s*(?:-|to|से)\s*(?P<high>\d+(?:\.\d+)?))?"
_SIZE_WORD = r"(?:size|साइज़|साइज|साईज|नंबर|नम्बर|नं|number|no|#)"
_INCH = r"(?P<inch>inch(?:es)?|in\b|\"|″|इंच|इन्च)"
_CM = r"(?P<cm>cms?\b|centimet(?:re|er)s?|सेमी|से\.?\s?मी\.?|सेंटीमीटर)"
_HEIGHTS = re.compile(rf"{_SPAN}\s*(?:{_INCH}|{_CM})")
_NUMBERS = re.compile(
    rf"{_SIZE_WORD}\s*[.:]?\s*(?:no\.?\s*|नंबर\s*)?{_SPAN}(?![\d.]|\s*(?:{_INCH}|{_CM}))".replace(
        "?P<inch>", "?:"
    ).replace("?P<cm>", "?:")
)
_NUMBERS_BEFORE = re.compile(rf"(?<![\d.]){_SPAN}\s*(?:no\b|number|नंबर|नम्बर|नं\b)")
_BARE = re.compile(rf"(?<![\d.]){_SPAN}(?![\d.])")
# Things that are put on or under a deity, and words that say it is a deity's; both must stand in a title.
_WORN = re.compile(
    r"poshak|posak|dress|vastra|mukut|pagdi|crown|jhula|jhoola|swing|singhasan|asan|palang|bed|razai|bansuri|haar|"
    r"पोशाक|वस्त्र|मुकुट|पगड़ी|झूला|सिंहासन|आसन|पलंग|बिस्तर|रज़ाई|बंसुरी|हार"
)
_LADDU_GOPAL = re.compile(r"la[d]{1,2}[ou]{1,2}\s?gopal|लड्डू\s?गोपाल")
_DIVINE = re.compile(
    r"la[d]{1,2}[ou]{1,2}\s?gopal|bal\s?gopal|gopal|thaku?r|kanha|krishna|radha|deity|"
    r"गोपाल|ठाकुर|कान्हा|कृष्ण|राधा|विग्रह"
)


@dataclass(frozen=True)
class ChartRow:
    """The heights, in inches and both ends included, of one Laddu Gopal number."""

    number: int
    low: Fraction
    high: Fraction


Chart = Sequence[ChartRow]


def fits_of(
    *,
    attributes: Mapping[str, Sequence[str]],
    titles: Iterable[str],
    labels: Iterable[str] = (),
    read_chart: Callable[[], Chart] = tuple,
) -> list[str]:
    """Return the fits of a thing and all its choices, smallest first.

    ``attributes``: values by code, of the product and its choices; ``labels``: the names of its choices. The chart is
    read only for a thing of Laddu Gopal's that tells no number.
    """
    if DEITY_ATTRIBUTE in attributes:
        return []
    titles = [plain(title) for title in titles]
    numbers, heights = _of_attributes(attributes)
    if numbers or heights or _is_for_a_deity(titles):
        for text in [*titles, *(plain(label) for label in labels)]:
            numbers |= numbers_in(text)
            heights |= heights_in(text)
    if heights and not numbers and any(_LADDU_GOPAL.search(title) for title in titles):
        chart = read_chart()
        numbers = {number for height in heights for number in numbers_of_height(height, chart)}
    return _in_words(numbers, heights)


def fits_of_choice(name: str) -> list[str]:
    """Return what a choice called so fits, when its product is for a deity: “Size 3”, “3 नंबर”, “6 inch”, a bare “3”."""
    text = plain(name)
    bare = re.fullmatch(_SPAN, text)
    return _in_words(numbers_in(text) | set(_numbers(bare) if bare else ()), heights_in(text))


def wanted_fits(*, deity: str, number: int | None, height_in: Fraction | None, chart: Chart) -> list[str]:
    """Return the fits that a household's Thakurji looks for; one of them is enough.

    Laddu Gopal goes by number: a height is turned into one by the chart. Every other deity goes by height.
    """
    if deity == LADDU_GOPAL and number is not None:
        return [f"{LADDU_GOPAL}:{number}"]
    if height_in is None:
        return []
    if deity == LADDU_GOPAL:
        return _in_words(numbers_of_height(height_in, chart), set())
    return _in_words(set(), {half_inch(height_in)})


def numbers_of_height(height_in: Fraction, chart: Chart) -> set[int]:
    """Return the numbers whose heights hold this one; between two rows, the nearer."""
    held = {row.number for row in chart if row.low <= height_in <= row.high}
    if held or not chart:
        return held
    nearest = min(chart, key=lambda row: (min(abs(row.low - height_in), abs(row.high - height_in)), row.number))
    return {nearest.number}


def numbers_in(text: str) -> set[int]:
    """Return the size numbers that a plain text names, such as “size 2-3” or “3 नंबर”."""
    found = [*_NUMBERS.finditer(text), *_NUMBERS_BEFORE.finditer(text)]
    return {number for match in found for number in _numbers(match)}


def heights_in(text: str) -> set[Fraction]:
    """Return the heights, in half inches, that a plain text names in inches or centimetres."""
    return {height for match in _HEIGHTS.finditer(text) for height in _heights(match)}


def half_inch(inches: Fraction) -> Fraction:
    return Fraction(round(inches * 2), 2)


def inches_of(text: str) -> Fraction | None:
    """Return a height as a person types it: “6”, “6.5 inch”, “१५ सेमी”; None when it is none."""
    text = plain(text)
    match = _HEIGHTS.fullmatch(text) or re.fullmatch(r"(?P<low>\d{1,3}(?:\.\d{1,2})?)(?P<high>x)?(?P<cm>x)?", text)
    if match is None or match["high"]:
        return None
    inches = Fraction(match["low"]) / (CM_PER_INCH if match["cm"] else 1)
    return inches if Fraction(1, 2) <= inches <= TALLEST else None


def plain(text: str) -> str:
    """Return text in small letters, ASCII digits and plain dashes."""
    text = unicodedata.normalize("NFC", text).translate(DEVANAGARI_DIGITS).casefold()
    return re.sub(r"[‐-―−]", "-", text).strip()


def _of_attributes(attributes: Mapping[str, Sequence[str]]) -> tuple[set[int], set[Fraction]]:
    numbers: set[int] = set()
    heights: set[Fraction] = set()
    for code, values in attributes.items():
        for value in map(plain, values):
            if NUMBER_ATTRIBUTE.match(code):
                numbers |= {number for match in _BARE.finditer(value) for number in _numbers(match)}
            elif HEIGHT_ATTRIBUTE.match(code):
                heights |= heights_in(value) or {h for match in _BARE.finditer(value) for h in _heights(match)}
    return numbers, heights


def _is_for_a_deity(titles: Iterable[str]) -> bool:
    return any(_WORN.search(title) and _DIVINE.search(title) for title in titles)


def _numbers(match: re.Match[str]) -> list[int]:
    low, high = match["low"], match["high"] or match["low"]
    if "." in low + high or not int(low) <= int(high) <= HIGHEST_NUMBER:
        return []
    return list(range(int(low), int(high) + 1))


def _heights(match: re.Match[str]) -> list[Fraction]:
    scale = CM_PER_INCH if match.groupdict().get("cm") else Fraction(1)
    low = half_inch(Fraction(match["low"]) / scale)
    high = half_inch(Fraction(match["high"] or match["low"]) / scale)
    if not Fraction(1, 2) <= low <= high <= TALLEST or high - low > LONGEST_RANGE:
        return []
    return [low + Fraction(step, 2) for step in range(int((high - low) * 2) + 1)]


def _in_words(numbers: Iterable[int], heights: Iterable[Fraction]) -> list[str]:
    return [f"{LADDU_GOPAL}:{number}" for number in sorted(numbers)] + [
        f"{HEIGHT}:{number_text(height)}" for height in sorted(heights)
    ]
