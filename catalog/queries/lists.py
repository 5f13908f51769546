"""The pages of the tree: all categories, and one with what lies in it."""

from dataclasses import dataclass, replace

from catalog.models import Category
from catalog.queries.browsing import Browse, Filters, Scope, browse
from catalog.queries.calendar import Occasion, season_for
from catalog.queries.cards import Tile, in_language, tile
from catalog.tree import category_tree, crumbs_of
from vrinda.kernel.web_names import target_of


def categories_page(language: str) -> list[Tile]:
    """Return the whole tree, two levels: one query."""
    tree = category_tree()
    return [tile(root, language, tree.children(root)) for root in tree.roots()]


@dataclass(frozen=True)
class CategoryPage:
    title: str
    title_secondary: str
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
