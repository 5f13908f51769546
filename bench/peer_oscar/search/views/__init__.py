from bench.peer_oscar.search.views.lists import CatalogueView, FacetedSearchView, ProductCategoryView

__all__ = ["CatalogueView", "FacetedSearchView", "ProductCategoryView"]
