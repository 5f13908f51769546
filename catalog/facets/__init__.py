"""The facet index: which listings have what, held in each process and checked against the database at each use."""

from catalog.facets.index import Shelf, as_of_now, forget, shelf
from catalog.facets.shelf import Found, Question

__all__ = ["Found", "Question", "Shelf", "as_of_now", "forget", "shelf"]
