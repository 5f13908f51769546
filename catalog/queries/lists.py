"""The pages that list things: categories, one category, search."""

from dataclasses import dataclass, replace

from catalog.models import Category, Listing
from catalog.queries.browsing import Browse, Filters, Scope, browse
from catalog.queries.calendar import Occasion, season_for
from catalog.queries.cards import Tile, cards, in_language, tile
from catalog.queries.tree import category_tree, crumbs_of
from catalog.search import SearchQuery, find
from vrinda.kernel.web_names import target_of

MOST_SUGGESTIONS = 8


def categories_page(language: str) -> list[Tile]:
    """Return the whole tree, two levels: one query."""
    tree = category_tree()
    return [tile(root, language, tree.children(root)) for root in tree.roots()]


@dataclass(frozen=True)
class CategoryPage:
    title: str
    title_secondary: str
    description: str
    crumbs: list[tuple[str, str | None]]
    children: list[Tile]
    browse: Browse
    season: Occasion | None = None


def category_page(slug: str, filters: Filters, language: str) -> CategoryPage:
    """Return a category with everything below it; raises ``NotFound``."""
    found = browse(Scope(below=slug), replace(filters, category="", text=""), language)
    category = found.line[-1]
    title, secondary = in_language(language, category.name, category.name_hi)
    return CategoryPage(
        title=title,
        title_secondary=secondary,
        description="",
        crumbs=crumbs_of(found.line),
        children=[tile(child, language) for child in found.children],
        browse=found,
        season=season_for(category.path),
    )


def moved_category(slug: str) -> str | None:
    """Return the web name that a category on show has now, which had this one before."""
    target = target_of("category", slug)
    shown = Category.objects.filter(public_id=target, is_public=True, ancestors_are_public=True)
    return shown.values_list("slug", flat=True).first() if target else None


@dataclass(frozen=True)
class SearchPage:
    text: str
    is_near: bool
    browse: Browse
    categories: list[Tile]


def search_page(filters: Filters, language: str) -> SearchPage:
    """Return what was found; without a question, the whole market."""
    if not filters.text:
        return SearchPage("", False, browse(Scope(), filters, language), [])
    result = find(SearchQuery(filters.text))
    found = browse(Scope(ranked=result.pks), filters, language)
    instead = [] if found.total else [tile(root, language) for root in category_tree().roots()]
    return SearchPage(filters.text, result.is_near and found.total > 0, found, instead)


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str


def suggestions(text: str, language: str) -> list[Suggestion]:
    """Return a few products while somebody types: two queries."""
    pks = find(SearchQuery(text, limit=MOST_SUGGESTIONS)).pks
    found = Listing.objects.in_bulk(pks)
    shown = cards([found[pk] for pk in pks if pk in found], language)
    return [Suggestion(card.title, card.url) for card in shown]
