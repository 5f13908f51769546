"""How often one principal may ask, counted per minute with an atomic counter in the cache."""

import structlog
from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from vrinda.kernel import clock
from vrinda.kernel.rest.errors import Unavailable
from vrinda.kernel.rest.principals import payer_of

log = structlog.get_logger(__name__)
WINDOW = 60


class PerPrincipal(BaseThrottle):
    """Counts reads, writes and money by themselves; when the counter is down, only money is refused."""

    reset = WINDOW

    def allow_request(self, request: Request, view) -> bool:
        kind = view.rate_of(request)
        limit = settings.API_REQUESTS_PER_MINUTE[kind]
        moment = int(clock.now().timestamp())
        self.reset = WINDOW - moment % WINDOW
        count = self._count(f"rate:{kind}:{payer_of(request)}:{moment // WINDOW}", fails_closed=kind == "money")
        request.rate_headers = {
            "RateLimit-Limit": str(limit),
            "RateLimit-Remaining": str(max(0, limit - count)),
            "RateLimit-Reset": str(self.reset),
        }
        return count <= limit

    def wait(self) -> int:
        return self.reset

    def _count(self, key: str, *, fails_closed: bool) -> int:
        try:
            cache.add(key, 0, timeout=2 * WINDOW)
            return cache.incr(key)
        except Exception as error:  # whatever the cache's client raises when it cannot be reached
            log.warning("rate_counter_down", error=type(error).__name__)
            if fails_closed:
                raise Unavailable from error
            return 0
