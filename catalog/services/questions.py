"""Questions about a product, answered by who sells it or by who has it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalog.models import Answer, Product, Purchase, Question
from catalog.services.moderation import Spoken, move_voice, noun_of
from catalog.services.screening import reason_to_hold, refuse_unclean, tidy
from catalog.states import VoiceState
from sellers.models import Seller
from sellers.queries import offers_on_sale
from sellers.states import SellerStatus
from vrinda.kernel import clock, events
from vrinda.kernel.errors import InvalidInput, NotAllowed, NotFound
from vrinda.kernel.tries import spend

LONGEST_QUESTION = 500
LONGEST_ANSWER = 1000
SHORTEST = 5
MOST_QUESTIONS_A_DAY = 10
MOST_ANSWERS_A_DAY = 30


class CannotAnswer(NotAllowed):
    code = "cannot_answer"
    message = _("Questions are answered by the shop, and by those who bought the thing here.")


@transaction.atomic
def ask_question(*, product: Product, text: str, by: User, now: datetime | None = None) -> Question:
    """Ask in public; a clean text is shown at once, and the shops that sell the thing hear of it."""
    text = _required(tidy(text, most=LONGEST_QUESTION))
    spend(f"question:{by.public_id}", most=MOST_QUESTIONS_A_DAY, lasts=timedelta(days=1))
    now = now or clock.now()
    question = Question.objects.create(product=product, author=by, text=text, created_at=now)
    _publish(question, by=by, now=now)
    return question


@transaction.atomic
def answer_as_seller(*, question: Question, seller: Seller, text: str, by: User, now: datetime | None = None) -> Answer:
    """Answer as a shop that owns or offers the thing; again replaces the answer given before."""
    text = _required(tidy(text, most=LONGEST_ANSWER))
    refuse_unclean(text)
    question = _lock(question)
    if not sells(seller, question.product):
        raise NotFound
    now = now or clock.now()
    known = Answer.objects.select_for_update().filter(question=question, seller=seller).first()
    if known is None:
        answer = Answer.objects.create(question=question, seller=seller, author=by, text=text, created_at=now)
        _publish(answer, by=by, now=now)
        return answer
    known.text, known.author = text, by
    known.save(update_fields=["text", "author"])
    move_voice(known, VoiceState.HELD if known.was_refused else VoiceState.APPROVED, by=by, now=now)
    return known


@transaction.atomic
def answer_as_buyer(*, question: Question, text: str, by: User, now: datetime | None = None) -> Answer:
    """Answer as somebody who received the thing, once per question."""
    text = _required(tidy(text, most=LONGEST_ANSWER))
    question = _lock(question)
    if not Purchase.objects.filter(user=by, product=question.product_id, withdrawn_at=None).exists():
        raise CannotAnswer
    if Answer.objects.filter(question=question, author=by, seller=None).exists():
        raise CannotAnswer(_("You have answered this question."))
    spend(f"answer:{by.public_id}", most=MOST_ANSWERS_A_DAY, lasts=timedelta(days=1))
    now = now or clock.now()
    answer = Answer.objects.create(question=question, author=by, text=text, created_at=now)
    _publish(answer, by=by, now=now)
    return answer


def sells(seller: Seller, product: Product) -> bool:
    """Whether a shop may speak for a product: it is its own, or it offers it, or a choice of it.

    A suspended shop speaks for nothing, though others may go on selling what it once brought to the market.
    """
    if seller.status == SellerStatus.SUSPENDED:
        return False
    if product.owner_id == seller.pk:
        return True
    offered = offers_on_sale().filter(partner=seller)
    return offered.filter(product=product).exists() or offered.filter(product__parent=product).exists()


def _publish(voice: Spoken, *, by: User, now: datetime) -> None:
    events.record(f"{noun_of(voice)}.written", subject=voice.public_id, by=by, now=now)
    hold = reason_to_hold(voice.text)
    move_voice(voice, VoiceState.HELD if hold else VoiceState.APPROVED, by=by, now=now, reason=hold)


def _required(text: str) -> str:
    if len(text) < SHORTEST:
        raise InvalidInput(_("Write a few words more."), param="text")
    return text


def _lock(question: Question) -> Question:
    """Return a shown question, locked; any other is as good as absent."""
    found = Question.objects.select_for_update(of=("self",)).select_related("product")
    locked = found.filter(pk=question.pk, state=VoiceState.APPROVED).first()
    if locked is None:
        raise NotFound
    return locked
