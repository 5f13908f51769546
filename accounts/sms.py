"""The port through which short messages leave. ``SMS_SENDER`` names the class; none set means no phone sign-in."""

from typing import Protocol

import structlog
from django.conf import settings
from django.utils.module_loading import import_string

log = structlog.get_logger(__name__)


class SmsSender(Protocol):
    def send(self, *, phone: str, text: str) -> None:
        """Send ``text`` to ``phone`` (E.164), or raise."""


class ConsoleSms:
    """Shows messages in the log: for development, where no message may leave the machine."""

    def send(self, *, phone: str, text: str) -> None:
        log.info("sms", phone=phone, text=text)


class MemorySms:
    """Keeps messages in ``outbox``, as Django's mail does in tests."""

    outbox: list[tuple[str, str]] = []

    def send(self, *, phone: str, text: str) -> None:
        self.outbox.append((phone, text))


def sender() -> SmsSender:
    return import_string(settings.SMS_SENDER)()
