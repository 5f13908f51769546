"""Which offer stands first, and what is said of it: the policy alone, without a database."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from catalog.buybox import Candidate, LandedPrice, policy


@st.composite
def candidates(draw):
    deliveries, ratings = draw(st.integers(0, 400)), draw(st.integers(0, 400))
    return Candidate(
        offer_pk=draw(st.integers(1, 10**6)),
        price_paise=draw(st.integers(1, 10**8)),
        fee_paise=draw(st.none() | st.integers(0, 50_000)),
        days=draw(st.integers(0, 60)),
        can_be_bought=draw(st.booleans()),
        on_time_count=draw(st.integers(0, deliveries)),
        on_time_of=deliveries,
        rating_sum=draw(st.integers(ratings, 5 * ratings)),
        rating_count=ratings,
    )


def field_of(size: int = 6):
    return st.lists(candidates(), min_size=1, max_size=size, unique_by=lambda candidate: candidate.offer_pk)


def place_of(candidate, among) -> int:
    return LandedPrice().rank([candidate, *among]).index(candidate)


def never_falls_behind(field, better) -> bool:
    first, *others = field
    return place_of(better, others) <= place_of(first, others)


@given(field_of(), st.integers(0, 10**7))
def test_a_cheaper_offer_never_ranks_lower(field, less):
    cheaper = replace(field[0], price_paise=max(1, field[0].price_paise - less))
    assert never_falls_behind(field, cheaper)


@given(field_of(), st.integers(0, 50_000))
def test_cheaper_delivery_never_ranks_lower(field, less):
    fee = field[0].fee_paise
    assert never_falls_behind(field, replace(field[0], fee_paise=None if fee is None else max(0, fee - less)))


@given(field_of(), st.integers(0, 60))
def test_a_nearer_shop_never_ranks_lower(field, sooner):
    assert never_falls_behind(field, replace(field[0], days=max(0, field[0].days - sooner)))


@given(field_of(), st.integers(0, 400))
def test_a_more_punctual_shop_never_ranks_lower(field, more):
    kept = min(field[0].on_time_of, field[0].on_time_count + more)
    assert never_falls_behind(field, replace(field[0], on_time_count=kept))


@given(field_of(), st.integers(0, 2000))
def test_a_better_rated_shop_never_ranks_lower(field, more):
    stars = min(5 * field[0].rating_count, field[0].rating_sum + more)
    assert never_falls_behind(field, replace(field[0], rating_sum=stars))


@given(field_of())
def test_what_cannot_be_had_never_stands_before_what_can(field):
    ranked = LandedPrice().rank(field)
    running = [candidate.is_in_the_running for candidate in ranked]
    assert running == sorted(running, reverse=True)


@given(field_of())
def test_there_is_always_a_reason(field):
    assert LandedPrice().reason(LandedPrice().rank(field))


def offer(pk: int, price: int, **fields) -> Candidate:
    return Candidate(offer_pk=pk, price_paise=price, **{"fee_paise": 0, "days": 0, "can_be_bought": True, **fields})


@pytest.mark.parametrize(
    ("field", "first", "words"),
    [
        (
            [offer(1, 12_000), offer(2, 10_000)],
            2,
            "the lowest price with delivery, of 2 shops that have it.",
        ),
        ([offer(1, 10_000, fee_paise=4000), offer(2, 12_000)], 2, "of 2 shops that have it."),
        (
            [offer(1, 10_000, days=8), offer(2, 10_200)],
            2,
            "₹2 more than the cheapest with delivery, but it comes 8",
        ),
        (
            [offer(1, 10_000, on_time_of=50), offer(2, 10_000)],
            2,
            "the lowest price, and this shop is more often",
        ),
        ([offer(1, 10_000, rating_count=50, rating_sum=60), offer(2, 10_000)], 2, "and buyers rate this shop higher"),
        ([offer(2, 10_000), offer(1, 10_000)], 1, "of two equal offers the one that is here longer"),
        ([offer(1, 9_000, can_be_bought=False), offer(2, 10_000)], 2, "the only shop that can send it to you now"),
        ([offer(1, 9_000, fee_paise=None), offer(2, 9_500, fee_paise=None)], 1, "brings it to this PIN code"),
        ([offer(1, 9_000, can_be_bought=False)], 1, "No shop can send it at the moment."),
    ],
)
def test_the_reason_says_what_decided(field, first, words):
    ranked = LandedPrice().rank(field)
    assert ranked[0].offer_pk == first
    assert words in LandedPrice().reason(ranked)


def test_the_reason_is_said_in_hindi_too():
    with translation.override("hi"):
        words = LandedPrice().reason(LandedPrice().rank([offer(1, 12_000), offer(2, 10_000)]))
    assert words == "सबसे पहले: जिन 2 दुकानों में यह है, उनमें डिलीवरी समेत सबसे कम दाम।"


class Dearest:
    """A policy that nobody wants, to show that another can be named."""

    def rank(self, candidates):
        return sorted(candidates, key=lambda candidate: -candidate.price_paise)

    def reason(self, ranked):
        return "The dearest."


def test_another_policy_can_be_named_in_settings(settings):
    settings.BUY_BOX = f"{__name__}.Dearest"
    assert policy().rank([offer(1, 100), offer(2, 200)])[0].offer_pk == 2
