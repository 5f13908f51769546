from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    name = "bench.peer_oscar.search"
