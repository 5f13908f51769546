"""What a question means: pure, on the words the market ships with and the tree of the demo town."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.search.evaluation import read_questions
from catalog.search.understanding import Lexicon, Phrase, Shown, revise, understand
from catalog.search.vocabulary import town

DATA = Path(__file__).with_name("data")
TREE = json.loads((Path(__file__).parents[2] / "vrinda/demo/taxonomy.json").read_text(encoding="utf-8"))
PARENTS = {leaf["id"]: top["id"] for top in TREE["categories"] for leaf in top["leaves"]}
WORDS = {"leaves": town("leaves"), "slots": town("slots"), "words": town("words"), "parents": PARENTS}
LEXICON = Lexicon(**WORDS)
QUESTIONS = [*read_questions(DATA / "shopper_queries_dev.jsonl"), *read_questions(DATA / "shopper_queries_own.jsonl")]
RED_POSHAK = Shown(
    categories=("poshak",),
    leaves=("poshak-laddu-gopal",),
    slots={"deity": "laddu_gopal", "size": "3", "colour": "red"},
    price_max=50000,
    price=45000,
)


def meant(text):
    return understand(text, LEXICON)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.text)
def test_goods_and_price_are_understood(asked):
    found = understand(asked.text, LEXICON, has_state=asked.shown is not None)
    if asked.shown is not None:
        found = revise(asked.shown, found, LEXICON)

    assert (found.price_min, found.price_max) == (asked.price_min, asked.price_max)
    assert found.category in asked.categories or not asked.categories
    assert not asked.leaves or found.leaves[0] in asked.leaves


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("mala under 500", None, 500),
        ("mala 500 ke andar", None, 500),
        ("mala 200 k niche", None, 200),
        ("माला पाँच सौ से कम", None, 500),
        ("dhai sau tak ki mala", None, 250),
        ("dedh hazaar ke andar murti", None, 1500),
        ("paune do sau tak mala", None, 175),
        ("sava sau rupaye tak", None, 125),
        ("साढ़े तीन सौ तक माला", None, 350),
        ("murti 1.5k budget", None, 1500),
        ("murti 1,25,000 tak", None, 125000),
        ("do hazaar paanch sau ke andar murti", None, 2500),
        ("mala ₹300", None, 300),
        ("puja ka saman 1500 me", None, 1500),
        ("mala <400", None, 400),
        ("murti above 1000", 1000, None),
        ("kam se kam 500 ki murti", 500, None),
        ("murti 1000 se upar", 1000, None),
        ("murti 1000 se upar nahi", None, 1000),
        ("mala 100 se 300 tak", 100, 300),
        ("mala between 100 and 300", 100, 300),
        ("mala 100-300", 100, 300),
        ("murti 1 se 2 hazaar", 1000, 2000),
        ("माला १०० से ३०० के बीच", 100, 300),
        ("murti above 200 under 500", 200, 500),
        ("mala around 500", 400, 600),
        ("mala 500 ke aaspaas", 400, 600),
        ("लगभग 1000 की मूर्ति", 800, 1200),
        ("laddu gopal dress size 6 under 150", None, 150),
    ],
)
def test_price_phrases(text, low, high):
    found = meant(text)

    assert (found.price_min, found.price_max) == (low and low * 100, high and high * 100)


@pytest.mark.parametrize(
    "text",
    ["mala 108 beads", "peda 2 kilo", "murti 6 inch", "diye 25 piece", "laddu gopal poshak 4 no", "dress 5 se 7 inch"],
)
def test_a_measure_is_no_price(text):
    found = meant(text)

    assert (found.price_min, found.price_max) == (None, None)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("peda adha kilo", {"weight_g": 500}),
        ("peda pav kilo", {"weight_g": 250}),
        ("peda sava kilo", {"weight_g": 1250}),
        ("ghee dhai litre", {"volume_ml": 2500}),
        ("गंगाजल आधा लीटर", {"volume_ml": 500}),
        ("laddu gopal poshak 3 no.", {"deity": "laddu_gopal", "size": "3"}),
        ("लड्डू गोपाल पोशाक ४ नंबर", {"deity": "laddu_gopal", "size": "4"}),
        ("laddu gopal poshak zero size", {"deity": "laddu_gopal", "size": "0"}),
        ("laddu gopal poshak 5", {"deity": "laddu_gopal", "size": "5"}),
        ("radha krishna murti 9 inch", {"deity": "radha_krishna", "size": "9in"}),
        ("kurta xxl", {"size": "XXL"}),
        ("brass ganesh murti", {"deity": "ganesha", "material": "brass"}),
        ("lakshmi ganesh ki murti", {"deity": "lakshmi_ganesha"}),
        ("namkeen bina pyaz lahsun", {"dietary": ("no_onion_garlic",)}),
        ("sandalwood agarbatti", {}),
    ],
)
def test_measures_and_slots(text, slots):
    assert dict(meant(text).slots) == slots


def test_pieces_are_counted():
    assert meant("mitti ke diye ek darjan").quantity == 12
    assert meant("गोबर के कंडे 25 पीस").quantity == 25


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("tulsi mala", "search"),
        ("where is my order", "order_status"),
        ("mera parcel kab aayega", "order_status"),
        ("pichli baar wali agarbatti", "reorder"),
        ("tulsi aur rudraksha mala me fark", "compare"),
        ("janmashtami ka poora saman", "bundle"),
        ("maa ke birthday par kya gift du", "recommend"),
        ("ghee asli hai kya", "question"),
        ("laptop", "out_of_scope"),
        ("zzzzxq vvbnm", "out_of_scope"),
    ],
)
def test_kinds_of_wish(text, intent):
    assert meant(text).intent == intent


@pytest.mark.parametrize(
    ("remark", "size", "colour", "high"),
    [
        ("cheaper", "3", "red", 44900),
        ("aur sasta dikhao", "3", "red", 44900),
        ("200 kam karo", "3", "red", 25000),
        ("थोड़ी बड़ी", "4", "red", 50000),
        ("thodi choti", "2", "red", 50000),
        ("4 number", "4", "red", 50000),
        ("pila rang", "3", "yellow", 50000),
        ("dusra rang", "3", None, 50000),
        ("300 ke andar", "3", "red", 30000),
    ],
)
def test_a_remark_changes_the_request_before(remark, size, colour, high):
    found = revise(RED_POSHAK, understand(remark, LEXICON, has_state=True), LEXICON)

    assert (found.intent, found.categories) == ("critique", ("poshak",))
    assert (found.slots["size"], found.slots.get("colour"), found.price_max) == (size, colour, high)


def test_staff_teach_a_word_and_leave_one_out():
    taught = Lexicon(
        **WORDS, more=[Phrase("angiya", "names", "poshak-laddu-gopal")], without=[Phrase("peda", "names", "peda")]
    )

    assert understand("angiya", taught).leaves == ("poshak-laddu-gopal",)
    assert "peda" not in understand("peda", taught).leaves


def test_each_part_can_be_taken_back():
    parts = {part.kind: part.rest for part in meant("laddu gopal poshak 3 no 500 ke andar").parts}

    assert parts["price"] == "laddu gopal poshak 3 no"
    assert parts["size"] == "laddu gopal poshak 500 ke andar"


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text_is_understood_somehow(text):
    found = meant(text)

    assert all(key.isascii() and key.isalnum() for idea in found.sought for way in idea.ways for key in way)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "%" * 1000,
        "9" * 1000,
        "a" * 10_000,
        "\u202e\u200f",
        "1e9 999999999999",
        "٣ mala ۵",
        "Ⅳ ² ①",
        "- . , ₹",
    ],
)
def test_odd_text_is_understood_calmly(text):
    meant(text)
