"""The tree of categories, as pages read it; it lives beside the models, where the facet index finds it too."""

from catalog.tree import Tree, category_tree, crumbs_of

__all__ = ["Tree", "category_tree", "crumbs_of"]
