"""One product's page: what the law wants shown, who offers it at what price, and why one offer stands first."""

from catalog.queries.product.page import ProductPage, product_page, related_cards
from catalog.queries.product.reading import parent_address

__all__ = ["ProductPage", "parent_address", "product_page", "related_cards"]
