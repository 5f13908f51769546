"""Oscar's lists, answered by the database instead of a search server."""
