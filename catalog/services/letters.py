"""Letters that people asked for. Call these outside a transaction: they talk to the mail server."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from vrinda.kernel.tries import spend

MOST_TO_ONE_A_DAY = 10
MOST_QUESTIONS_TO_ONE_A_DAY = 3  # whether they want letters: anybody can have such a one sent, to any address
QUESTIONS_SHARE = 4  # and so no more than one in so many letters of the market is one
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def send_letter(
    *,
    to: str,
    language: str,
    template: str,
    subject: str,
    content: Mapping[str, object],
    stop_url: str = "",
    is_question: bool = False,
) -> None:
    """Write one letter in a language; raise ``TooManyTries`` when its reader, or the market, has had enough of them.

    ``subject`` is a text for ``%`` with ``content``. With ``stop_url`` a mail program can end the letters by itself
    (RFC 8058). A question whether somebody wants letters is counted by itself: else strangers could have so many of
    them sent that nothing is left for the letters that were wanted.
    """
    if is_question:
        spend(f"question-by-letter:{to.lower()}", most=MOST_QUESTIONS_TO_ONE_A_DAY, lasts=DAY)
        spend("questions-by-letter", most=settings.LETTERS_PER_HOUR // QUESTIONS_SHARE, lasts=HOUR)
    else:
        spend(f"letter-of-voices:{to.lower()}", most=MOST_TO_ONE_A_DAY, lasts=DAY)
        spend("letters-of-voices", most=settings.LETTERS_PER_HOUR, lasts=HOUR)
    with translation.override(language or settings.LANGUAGE_CODE):
        title = translation.gettext(subject) % content
        body = render_to_string(f"catalog/emails/{template}.txt", {**content, "stop_url": stop_url})
    headers = {}
    if stop_url:
        headers = {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    EmailMessage(" ".join(title.split()), body, None, [to], headers=headers).send()
