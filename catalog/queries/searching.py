"""Search as pages and integrators see it: what was found, what was understood, what is suggested while one types."""

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from catalog.facets import as_of_now
from catalog.models import Category, Listing
from catalog.queries.browsing import Browse, Chip, Filters, Scope, browse
from catalog.queries.cards import Tile, cards, tile
from catalog.queries.wording import part_in_words
from catalog.search import SearchQuery, SearchResult, find, find_meant, vocabulary
from catalog.search.evaluation import Answer, Hit, Labelled
from catalog.search.folding import keys
from catalog.search.understanding import revise, understand
from catalog.search.vocabulary import Known
from catalog.tree import category_tree
from sellers.models import Seller

MOST_SUGGESTIONS = 8
MOST_SHOPS_SUGGESTED = 2
MOST_CATEGORIES_SUGGESTED = 3
MOST_NEAREST = 6
SHORTEST_SUGGESTED = 2


@dataclass(frozen=True)
class SearchPage:
    """What was found. ``parts`` are the things understood, each with a link to the question without it."""

    text: str
    is_near: bool
    is_beyond_price: bool
    browse: Browse
    categories: list[Tile]
    parts: list[Chip] = field(default_factory=list)
    corrected: str = ""
    is_missed: bool = False


@contextmanager
def as_of_this_question() -> Iterator[Hashable]:
    """Give a version that changes with whatever an answer is made of: the lists and the town's words."""
    with as_of_now() as lists:
        yield lists and (lists, vocabulary.current().mark)


def search_page(filters: Filters, language: str) -> SearchPage:
    """Return what was found; without a question, the whole market."""
    if not filters.text:
        return SearchPage("", False, False, browse(Scope(), filters, language), [])
    return page_of_result(find(SearchQuery(filters.text)), filters, language)


def page_of_result(result: SearchResult, filters: Filters, language: str) -> SearchPage:
    """Return a page of what was found, however the question was put."""
    found = browse(Scope(ranked=result.pks), filters, language)
    return SearchPage(
        text=filters.text,
        is_near=result.is_near and found.total > 0,
        is_beyond_price=result.is_beyond_price,
        browse=found,
        categories=[] if found.total else nearest_categories(result, language),
        parts=understood(result),
        corrected=result.understanding.mended if found.total else "",
        is_missed=not result.pks,
    )


def understood(result: SearchResult) -> list[Chip]:
    """Return each thing understood in words, with the address of the question without it."""
    meant = result.understanding
    chips = []
    for part in meant.parts:
        words = part_in_words(part, meant)
        if words:
            chips.append(Chip(words, f"{reverse('catalog:search')}?{urlencode({'q': part.rest})}"))
    return chips


def nearest_categories(result: SearchResult, language: str) -> list[Tile]:
    """Return the categories that come nearest to a question nothing was found for; else all at the top."""
    tree, meant = category_tree(), result.understanding
    near = [tree.by_slug(slug) for slug in (*meant.leaves, *meant.categories)][:MOST_NEAREST]
    return [tile(node, language) for node in ([node for node in near if node] or tree.roots())]


@dataclass(frozen=True)
class Suggestion:
    """One line while somebody types. ``kind`` is product, category or shop."""

    kind: str
    title: str
    url: str
    image_url: str = ""
    image_tint: str = ""


def suggestions(text: str, language: str) -> list[Suggestion]:
    """Return categories, shops and products while somebody types: two queries at most."""
    heard = keys(text)
    if len(text.strip()) < SHORTEST_SUGGESTED or not heard:
        return []
    known = vocabulary.current()
    named = [(slug, entry) for slug, entry in known.names.items() if _holds(entry, heard)]
    named.sort(key=lambda pair: not pair[1].heard.startswith(f" {heard[0]}"))
    categories = [
        Suggestion("category", entry.display_name, reverse("catalog:category", kwargs={"slug": slug}))
        for slug, entry in named[:MOST_CATEGORIES_SUGGESTED]
    ]
    shops = _open_shops([entry for entry in known.shops if _holds(entry, heard)][:MOST_SHOPS_SUGGESTED])
    room = MOST_SUGGESTIONS - len(categories) - len(shops)
    pks = [entry.pk for entry in known.goods if _holds(entry, heard)][:room]
    if not pks and not shops:
        pks = find(SearchQuery(text, limit=room)).pks
    return [*categories, *shops, *_products(pks, language)]


def _holds(entry: Known, heard: Iterable[str]) -> bool:
    return all(f" {key}" in entry.heard for key in heard)


def _open_shops(entries: list[Known]) -> list[Suggestion]:
    """Return the shops among these that are open for trade at this moment."""
    if not entries:
        return []
    still = set(
        Seller.objects.open_for_trade().filter(pk__in=[entry.pk for entry in entries]).values_list("pk", flat=True)
    )
    return [
        Suggestion("shop", entry.display_name, reverse("catalog:shop", kwargs={"slug": entry.address}))
        for entry in entries
        if entry.pk in still
    ]


def _products(pks: list[int], language: str) -> list[Suggestion]:
    if not pks:
        return []
    found = Listing.objects.in_bulk(pks)
    shown = cards([found[pk] for pk in pks if pk in found], language)
    return [Suggestion("product", card.title, card.url, card.image_url, card.image_tint) for card in shown]


def answer_to(asked: Labelled) -> Answer:
    """Answer a labelled question with a page, as a shopper gets it; a remark changes the request before it."""
    filters = Filters(text=asked.text)
    if asked.shown is None:
        result = find(SearchQuery(asked.text))
    else:
        lexicon = vocabulary.current().lexicon
        result = find_meant(revise(asked.shown, understand(asked.text, lexicon, has_state=True), lexicon))
    page = page_of_result(result, filters, "en")
    slugs = vocabulary.current().slug_of
    hits = [
        Hit(
            leaf=slugs.get(listing.category_path, ""),
            category=slugs.get(listing.category_path[: Category.steplen], ""),
            price_paise=listing.price_paise,
        )
        for listing in page.browse.listings
    ]
    return Answer(result.understanding, hits, page.browse.total)
