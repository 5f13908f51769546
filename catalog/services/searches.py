"""What the market keeps of searches: only what nothing was found for, and the words staff teach it."""

import re
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import F

from catalog.models import MissedSearch
from catalog.search.folding import query_keys
from vrinda.kernel.recall import is_first
from vrinda.kernel.tries import TooManyTries, spend

PAUSE_SECONDS = 60
MOST_NEW_IN_AN_HOUR = 300
HOUR = timedelta(hours=1)
KEPT = timedelta(days=180)
LONG_NUMBER = re.compile(r"\d{5,}")


def record_missed_search(*, text: str, language: str, now: datetime) -> None:
    """Count a question nothing was found for: at most once a minute for the same words, and few new ones an hour.

    Long numbers are left out, for they may be somebody's telephone.
    """
    heard = " ".join(query_keys(LONG_NUMBER.sub(" ", text)))[:120]
    if not heard or not is_first(_key(language, heard), PAUSE_SECONDS):
        return
    known = MissedSearch.objects.filter(heard=heard, language=language)
    if known.update(count=F("count") + 1, last_seen_at=now) or not _may_add():
        return
    MissedSearch.objects.bulk_create(
        [MissedSearch(heard=heard, language=language, count=1, last_seen_at=now)], ignore_conflicts=True
    )
    MissedSearch.objects.filter(last_seen_at__lt=now - KEPT).delete()


def _key(language: str, heard: str) -> str:
    return f"catalog:missed:{language}:{sha256(heard.encode()).hexdigest()[:24]}"


def _may_add() -> bool:
    try:
        spend("missed-searches", most=MOST_NEW_IN_AN_HOUR, lasts=HOUR)
    except TooManyTries:
        return False
    return True
