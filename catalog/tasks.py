"""Work of the catalogue that is done later: letters, counts, and what the clock brings."""

from celery import shared_task

from catalog.models import Alert, Answer, Question
from catalog.services import alerts, listings, news, shelves
from catalog.states import AlertState, VoiceState


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=3)
def tell_shops_of_question(question_pk: int) -> int:
    """Write to the shops that can answer; one taken down meanwhile is told to nobody."""
    asked = Question.objects.select_related("product__owner").filter(pk=question_pk, state=VoiceState.APPROVED)
    return sum(news.tell_shops(question=question) for question in asked)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=3)
def tell_asker_of_answer(answer_pk: int) -> bool:
    """Write to who asked."""
    given = Answer.objects.select_related("question__product", "question__author", "seller")
    return any(news.tell_asker(answer=answer) for answer in given.filter(pk=answer_pk, state=VoiceState.APPROVED))


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=3)
def ask_to_confirm_alert(alert_pk: int) -> bool:
    """Ask the owner of an address whether they want an alert."""
    asked = Alert.objects.select_related("product").filter(pk=alert_pk, state=AlertState.ASKED)
    return any(alerts.ask_to_confirm(alert=alert) for alert in asked)


@shared_task
def send_due_alerts() -> int:
    """Write the alerts whose time has come."""
    return alerts.send_due_alerts()


@shared_task
def count_shelves() -> int:
    """Count what each shop has on sale."""
    return shelves.count_shelves()


@shared_task
def freshen_listings() -> int:
    """Work the listings out anew: what moves slowly (punctuality, delivery rates) reaches them by night."""
    return listings.rebuild_listings()


@shared_task
def forget_old_changes() -> int:
    """Shorten the log that the facet indexes follow."""
    return listings.forget_old_changes()
