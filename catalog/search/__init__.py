"""Search: a question is understood, an engine behind one port finds candidates, one ranking puts them in order."""

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from catalog.search.finding import found_by, found_for
from catalog.search.port import ENGINES, MOST_HITS, SearchPort, SearchQuery, SearchResult
from catalog.search.understanding import Understanding
from catalog.search.vocabulary import current

__all__ = ["SearchPort", "SearchQuery", "SearchResult", "find", "find_meant"]


def find(query: SearchQuery) -> SearchResult:
    """Search for what was typed."""
    return found_by(query, adapter(), current())


def find_meant(meant: Understanding, *, limit: int = MOST_HITS) -> SearchResult:
    """Search for what was understood."""
    return found_for(meant, adapter(), current(), limit=limit)


def adapter() -> SearchPort:
    """Return the engine the settings name, or the one of the database in use."""
    port: SearchPort = import_string(settings.SEARCH_ENGINE or ENGINES[connection.vendor])()
    return port
