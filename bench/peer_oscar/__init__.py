"""Stock django-oscar over the same goods: its own models, templates and views.

One thing differs from a fresh Oscar, to its advantage: lists ask the database instead of a search server, and so
count no facets.
"""
