"""Words by ear: पेड़ा, peda and pedaa become one key, so that each script and spelling finds the other.

A key is a rough sound, in Latin letters: aspiration, length and doubling are dropped, Devanagari is first
written in Latin with the silent *a* left out. Listings are indexed by keys and queries are made of keys.
"""

import re
import unicodedata
from functools import lru_cache

from indic_transliteration import sanscript

DEVANAGARI = re.compile(r"[\u0900-\u097F]")
TOKEN = re.compile(r"[^\W_]+(?:[\u0900-\u0903\u093A-\u094F\u0962\u0963]+[^\W_]*)*")
# Joiners and marks of direction stand inside words without being heard.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
VOWELS = "aAiIuUfFeEoO"
SILENT_A = re.compile(rf"(.*[{VOWELS}][^{VOWELS}])a([^{VOWELS}][{VOWELS}].*)")
# Sounds that the Latin spelling of SLP1 hides behind single letters.
SLP1_SOUNDS = str.maketrans(
    {
        "A": "a", "I": "i", "U": "u", "f": "ri", "F": "ri", "E": "ai", "O": "au",
        "K": "k", "G": "g", "N": "n", "C": "c", "J": "j", "Y": "n", "w": "t", "W": "t", "q": "d", "Q": "d",
        "R": "n", "T": "t", "D": "d", "P": "f", "B": "b",
        "z": "sh", "S": "sh", "M": "n", "H": "", "~": "n", "'": "",
    }
)  # fmt: skip
LATIN_SOUNDS = [
    ("chh", "c"), ("ch", "c"), ("ck", "k"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"),
    ("kh", "k"), ("gh", "g"), ("jh", "j"), ("gn", "gy"), ("jn", "gy"), ("ee", "i"), ("ea", "i"), ("ii", "i"),
    ("oo", "u"), ("uu", "u"), ("aa", "a"), ("x", "ks"), ("q", "k"), ("w", "v"), ("z", "j"), ("y", "i"), ("mb", "nb"),
    ("mp", "np"),
]  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")
NO_MEANING = frozenset(
    [
        *("a", "an", "the", "of", "for", "with", "and", "in", "to", "no", "nos", "nunber", "nanbar"),
        *("ka", "ke", "ki", "ko", "se", "me", "mein", "men", "liie", "lie", "vala", "vale", "vali", "aur", "ya", "kuc"),
    ]
)
LONGEST_TEXT = 200
MOST_TERMS = 8


def plain(text: str) -> str:
    """Return a text in one form: no joiners or marks of direction, one kind of letter, small."""
    return unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold()


def tokens(text: str) -> list[str]:
    """Split text of any script into words, marks kept with their letters."""
    return TOKEN.findall(plain(text))


def keys(text: str) -> list[str]:
    """Return the keys of a text, in order; ड़ is heard as *d* and as *r*, and so has two."""
    found: list[str] = []
    for token in tokens(text):
        found += (key for key in _keys_of(token) if key)
    return found


def query_keys(text: str) -> list[str]:
    """Return the keys a shopper's words ask for: one for each word, words without meaning left out."""
    words = [_keys_of(token)[0] for token in tokens(text[:LONGEST_TEXT])]
    words = list(dict.fromkeys(word for word in words if word))
    telling = [word for word in words if word not in NO_MEANING]
    return (telling or words)[:MOST_TERMS]


def skeleton(key: str) -> str:
    """Return what is left of a key when vowels slip: its first letter and its consonants, n and m as one."""
    return key[:1] + re.sub("[aeiou]", "", key[1:]).replace("m", "n").replace("v", "b")


def bare(key: str) -> str:
    """Return a key without its *a*: the sound that Hindi writes nowhere and spellings put anywhere."""
    return key[:1] + key[1:].replace("a", "")


def word_keys(token: str) -> tuple[str, ...]:
    """Return the ways one word is heard, without empty ones."""
    return tuple(key for key in _keys_of(token) if key)


@lru_cache(maxsize=20_000)
def _keys_of(token: str) -> tuple[str, ...]:
    if not DEVANAGARI.search(token):
        return (_by_ear(_without_accents(token)),)
    plain = unicodedata.normalize("NFD", token)
    if "\u095c" in token or "ड\u093c" in plain or "ढ\u093c" in plain:
        heard_as_r = re.sub("[डढ]\u093c", "र", plain)
        return (_by_ear(_in_latin(plain)), _by_ear(_in_latin(heard_as_r)))
    return (_by_ear(_in_latin(plain)),)


def _in_latin(word: str) -> str:
    """Write a Devanagari word in Latin letters, as it is spoken in Hindi."""
    word = word.replace("\u093c", "").replace("ॉ", "ो").replace("ॅ", "े").replace("ज्ञ", "ग्य")
    spelt = sanscript.transliterate(word, sanscript.DEVANAGARI, sanscript.SLP1)
    if len(spelt) > 2 and spelt.endswith("a"):
        spelt = spelt[:-1]
    return _without_silent_a(spelt).translate(SLP1_SOUNDS)


def _without_silent_a(spelt: str) -> str:
    """Leave out each *a* between vowel-consonant and consonant-vowel, from the end of the word to its start."""
    while found := SILENT_A.fullmatch(spelt):
        spelt = found[1] + found[2]
    return spelt


def _without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _by_ear(word: str) -> str:
    is_plural = word.endswith("s") and not word.endswith("ss")
    for sound, letter in LATIN_SOUNDS:
        word = word.replace(sound, letter)
    word = DOUBLED.sub(r"\1", re.sub("[^a-z0-9]", "", word))
    return word[:-1] if is_plural and len(word) > 3 and word.endswith("s") and not word[-2].isdigit() else word
