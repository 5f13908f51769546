"""Full text search on the listing projection: one port, one adapter for each database engine."""

from django.db import connection

from catalog.search.port import SearchPort, SearchQuery, SearchResult

__all__ = ["SearchPort", "SearchQuery", "SearchResult", "find"]


def find(query: SearchQuery) -> SearchResult:
    """Search with the adapter of the database in use."""
    return adapter().find(query)


def adapter() -> SearchPort:
    if connection.vendor == "postgresql":
        from catalog.search.postgres import PostgresSearch

        return PostgresSearch()
    from catalog.search.sqlite import SqliteSearch

    return SqliteSearch()
