"""The tree of categories, read at once: it is small, and each page needs a piece of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.models import Category


@dataclass(frozen=True)
class Tree:
    """The categories on show, in the order of the tree."""

    nodes: tuple[Category, ...]

    def roots(self) -> list[Category]:
        return [node for node in self.nodes if node.depth == 1]

    def children(self, parent: Category | None) -> list[Category]:
        if parent is None:
            return self.roots()
        return [node for node in self.nodes if node.depth == parent.depth + 1 and node.path.startswith(parent.path)]

    def by_slug(self, slug: str) -> Category | None:
        return next((node for node in self.nodes if node.slug == slug), None)

    def line_to(self, path: str) -> list[Category]:
        """Return the categories from the top down to a path."""
        return [node for node in self.nodes if path.startswith(node.path)]


def category_tree() -> Tree:
    """Read the tree with one query."""
    shown = Category.objects.filter(is_public=True, ancestors_are_public=True)
    names = ("name", "name_hi", "slug", "public_id")
    fields = ("path", "depth", *names, "image", "motif", "tint", "requires_fssai", "is_sold_fresh")
    return Tree(tuple(shown.only(*fields).order_by("path")))


def crumbs_of(line: Iterable[Category], last: str = "") -> list[tuple[str, str | None]]:
    """Return breadcrumbs down a line of categories; ``last`` is the page itself."""
    crumbs: list[tuple[str, str | None]] = [(node.display_name, node.get_absolute_url()) for node in line]
    return [*crumbs, (last, None)] if last else crumbs
