"""What a cache remembers for convenience: when it is away, everything is worked out anew and nothing fails."""

from typing import Any

import structlog
from django.core.cache import cache

log = structlog.get_logger(__name__)


def recall(key: str) -> Any:
    """Return what is remembered, or None."""
    try:
        return cache.get(key)
    except Exception as error:  # whatever the cache's client raises when it cannot be reached
        _note(error)
        return None


def keep_in_mind(key: str, value: object, seconds: int) -> bool:
    """Remember something for a while; say whether it could be."""
    try:
        cache.set(key, value, seconds)
    except Exception as error:  # as above
        _note(error)
        return False
    return True


def is_first(key: str, seconds: int) -> bool:
    """Say whether nobody has asked this for so long; with the cache away, nobody is the first."""
    try:
        return bool(cache.add(key, 1, seconds))
    except Exception as error:  # as above
        _note(error)
        return False


def _note(error: Exception) -> None:
    log.warning("cache_is_away", error=type(error).__name__)
