"""Checks before a deployment: what would work for one person on one machine, and quietly fail a market."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

LEAVES_NO_LETTER = ("console", "dummy", "filebased", "locmem")


@register(Tags.compatibility, deploy=True)
def mail_leaves_the_house(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Letters go to people; printed to a log, they would put sign-in codes there."""
    backend = settings.EMAIL_BACKEND.split(".")[-2]
    if backend not in LEAVES_NO_LETTER:
        return []
    return [Error("Set EMAIL_URL: without it mail, with its sign-in codes, is printed to the log.", id="vrinda.E001")]


@register(Tags.caches, deploy=True)
def tries_are_counted_together(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """All processes count failed sign-ins and guessed codes in one place."""
    if settings.REDIS_URL:
        return []
    return [Error("Set REDIS_URL: without it each process counts tries by itself.", id="vrinda.E002")]
