"""Lists of listings: what may be asked of them, what is counted beside them, which page is shown."""

from catalog.queries.browsing.filters import Filters
from catalog.queries.browsing.groups import Chip, FacetGroup, Option
from catalog.queries.browsing.pages import PAGE_SIZE, Browse, Scope, browse, matching_pks

__all__ = [
    "PAGE_SIZE",
    "Browse",
    "Chip",
    "FacetGroup",
    "Filters",
    "Option",
    "Scope",
    "browse",
    "matching_pks",
]
