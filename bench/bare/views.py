"""Two dozen cards: made once and kept, or read again for each request by one query."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.models import Listing
from catalog.queries.cards import Card, cards

CARDS = 24


def bare(request: HttpRequest) -> HttpResponse:
    return render(request, "bench/cards.html", {"cards": _kept()})


def bare_with_one_query(request: HttpRequest) -> HttpResponse:
    return render(request, "bench/cards.html", {"cards": _read()})


def _read() -> list[Card]:
    return cards(Listing.objects.order_by("-score")[:CARDS], "en")


@cache
def _kept() -> list[Card]:
    return _read()
