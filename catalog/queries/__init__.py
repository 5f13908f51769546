"""Answers about what is for sale, ready to show."""

from catalog.queries.browsing import Browse, Filters
from catalog.queries.directory import Wanted, directory, near
from catalog.queries.home import home_page
from catalog.queries.lists import categories_page, category_page, moved_category
from catalog.queries.pages import shown_page
from catalog.queries.product import parent_address, product_page, related_cards
from catalog.queries.searching import search_page, suggestions
from catalog.queries.shops import moved_shop, shop_page

__all__ = [
    "Browse",
    "Filters",
    "Wanted",
    "categories_page",
    "category_page",
    "directory",
    "home_page",
    "moved_category",
    "moved_shop",
    "near",
    "parent_address",
    "product_page",
    "related_cards",
    "search_page",
    "shop_page",
    "shown_page",
    "suggestions",
]
