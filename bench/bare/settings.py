"""The market's templates and components behind a bare view: no database, no middleware but what allauth insists on."""

from bench.market.settings import *  # noqa: F403
from bench.market.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench.bare"]
REMEMBERED_PIECES = 0  # the measure is what rendering costs
MIDDLEWARE = ["bench.meter.MeterMiddleware", "allauth.account.middleware.AccountMiddleware"]
ROOT_URLCONF = "bench.bare.urls"
