"""How often something may be tried in a while.

Counted in the cache and not in the database: a refused try rolls its transaction back, and would be forgotten.
"""

from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from vrinda.kernel.errors import DomainError


class TooManyTries(DomainError):
    code = "too_many_tries"
    status = 429
    message = _("This was tried too often. Please wait before you try again.")


def spend(name: str, *, most: int, lasts: timedelta) -> None:
    """Count one more try of ``name``; raise ``TooManyTries`` beyond ``most`` within ``lasts`` of the first."""
    key = f"tries:{sha256(name.encode()).hexdigest()}"  # a cache need not know whose address it counts
    seconds = int(lasts.total_seconds())
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two calls
        cache.set(key, count := 1, timeout=seconds)
    if count > most:
        raise TooManyTries
