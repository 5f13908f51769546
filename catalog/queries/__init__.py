"""Answers about what is for sale, ready to show."""

from catalog.queries.browsing import Browse, Filters
from catalog.queries.cards import Card, ShopCard, cards
from catalog.queries.lists import (
    categories_page,
    category_page,
    home_page,
    listings_of_seller,
    search_page,
    shop_page,
    shops_page,
    suggestions,
)
from catalog.queries.product import ProductPage, parent_address, product_page, related_cards

__all__ = [
    "Browse",
    "Card",
    "Filters",
    "ProductPage",
    "ShopCard",
    "cards",
    "categories_page",
    "category_page",
    "home_page",
    "listings_of_seller",
    "parent_address",
    "product_page",
    "related_cards",
    "search_page",
    "shop_page",
    "shops_page",
    "suggestions",
]
