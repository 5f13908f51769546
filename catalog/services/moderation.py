"""The one place where a review, a question or an answer changes its state; and what people report."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalog.models import Answer, Question, Report, Review
from catalog.services.listings import refresh_listings
from catalog.signals import answer_shown, question_shown
from catalog.states import VOICE_TRANSITIONS, VoiceState
from sellers.models import Seller
from sellers.services.ratings import write_rating
from vrinda.kernel import audit, clock, events
from vrinda.kernel.errors import DomainError, InvalidInput, NotFound
from vrinda.kernel.text import clean_line
from vrinda.kernel.tries import spend

Spoken = Review | Question | Answer
MODELS: dict[str, type[Review] | type[Question] | type[Answer]] = {"rev": Review, "qst": Question, "ans": Answer}
MOST_REPORTS_A_DAY = 20


class OwnVoice(DomainError):
    code = "own_voice"
    message = _("This is your own. You can change it, or take it back.")


def spoken(public_id: str) -> Spoken:
    """Return a review, question or answer that is shown; any other is as good as absent."""
    model = MODELS.get(public_id.partition("_")[0])
    found = model.objects.filter(public_id=public_id, state=VoiceState.APPROVED).first() if model else None
    if found is None:
        raise NotFound(_("This is not there any more."))
    return found


def move_voice(voice: Spoken, target: str, *, by: object, now: datetime, reason: str = "") -> None:
    """Move a locked row along its graph, note it, and bring along what is counted from it."""
    VOICE_TRANSITIONS.check(voice.state, target)
    before, voice.state, voice.state_reason = voice.state, target, reason[:300]
    voice.save(update_fields=["state", "state_reason"])
    events.record(f"{noun_of(voice)}.{target}", subject=voice.public_id, by=by, now=now, before=before, reason=reason)
    follow_up(voice)
    if target == VoiceState.APPROVED and before == VoiceState.HELD:
        tell(voice)


def noun_of(voice: Spoken) -> str:
    return str(voice._meta.model_name)


def follow_up(voice: Spoken) -> None:
    """Count a review anew, in the listing of its product or beside its shop."""
    if not isinstance(voice, Review):
        return
    if voice.product_id:
        refresh_listings([voice.product_id])
        return
    seller = Seller.objects.select_for_update(no_key=True).get(pk=voice.seller_id)
    shown = Review.objects.filter(seller=seller, product=None, state=VoiceState.APPROVED)
    total = shown.aggregate(stars=Sum("stars"), count=Count("pk"))
    write_rating(seller=seller, stars=total["stars"] or 0, count=total["count"])


def tell(voice: Spoken) -> None:
    """Have letters written about what can be read from now on."""
    if isinstance(voice, Question):
        question_shown.send(Question, question_pk=voice.pk)
    elif isinstance(voice, Answer):
        answer_shown.send(Answer, answer_pk=voice.pk)


@transaction.atomic
def approve_voice(*, voice: Spoken, by: User, now: datetime | None = None) -> Spoken:
    """Show a text, or keep showing one that was reported."""
    voice = _lock(voice)
    before = voice.state
    voice.is_reported = voice.was_refused = False
    voice.save(update_fields=["is_reported", "was_refused"])
    move_voice(voice, VoiceState.APPROVED, by=by, now=now or clock.now())
    audit.write(f"{noun_of(voice)}.approved", subject=voice.public_id, by=by, before={"state": before})
    return voice


@transaction.atomic
def refuse_voice(*, voice: Spoken, reason: str, by: User, now: datetime | None = None) -> Spoken:
    """Take a text down, saying why; its author reads the reason."""
    reason = clean_line(reason)[:300]
    if not reason:
        raise InvalidInput(_("Say why, so that its author can mend it."), param="reason")
    voice = _lock(voice)
    before = voice.state
    voice.is_reported, voice.was_refused = False, True
    voice.save(update_fields=["is_reported", "was_refused"])
    move_voice(voice, VoiceState.REFUSED, by=by, now=now or clock.now(), reason=reason)
    audit.write(f"{noun_of(voice)}.refused", subject=voice.public_id, by=by, before={"state": before}, reason=reason)
    return voice


@transaction.atomic
def report_voice(
    *, voice: Spoken, reason: str, by: User, seller: Seller | None = None, now: datetime | None = None
) -> Report:
    """Ask the market to look at a text. It stays until a person has looked: a crowd cannot hide what it dislikes."""
    reason = clean_line(reason)[:300]
    if not reason:
        raise InvalidInput(_("Say what is wrong with it."), param="reason")
    if voice.author_id == by.pk:
        raise OwnVoice
    spend(f"report:{by.public_id}", most=MOST_REPORTS_A_DAY, lasts=timedelta(days=1))
    now = now or clock.now()
    voice = _lock(voice)
    report, is_new = Report.objects.get_or_create(
        subject=voice.public_id, user=by, defaults={"reason": reason, "seller": seller, "created_at": now}
    )
    if is_new:
        voice.is_reported = True
        voice.save(update_fields=["is_reported"])
        events.record(
            f"{noun_of(voice)}.reported",
            subject=voice.public_id,
            by=by,
            seller=seller.public_id if seller else "",
            now=now,
        )
    return report


def _lock(voice: Spoken) -> Spoken:
    return type(voice)._default_manager.select_for_update(of=("self",)).get(pk=voice.pk)
