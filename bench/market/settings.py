"""The market's own production settings; added is the counting of queries, taken away the second CPU of one query."""

from vrinda.settings import *  # noqa: F403
from vrinda.settings import DATABASES, MIDDLEWARE

MIDDLEWARE = ["bench.meter.MeterMiddleware", *MIDDLEWARE]
# A parallel worker's work would be missed: only the backend of a connection is watched.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c max_parallel_workers_per_gather=0"
# A page that breaks tells why in the target's log.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR"}},
}
