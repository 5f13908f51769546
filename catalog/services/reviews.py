"""Reviews: only what was delivered, one per person and product or shop, changed for a while, answered by the shop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalog.models import HelpfulVote, Product, Purchase, Review, ReviewPhoto
from catalog.services.images import Encoded, PictureRefused, encode, keep
from catalog.services.moderation import OwnVoice, move_voice
from catalog.services.screening import reason_to_hold, refuse_unclean, tidy
from catalog.states import VoiceState
from sellers.models import Member, Seller
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError, InvalidInput, NotAllowed, NotFound
from vrinda.kernel.tries import spend

LONGEST_TEXT = 2000
LONGEST_REPLY = 1000
MOST_PHOTOS = 4
MOST_REVIEWS_A_DAY = 20
MOST_PHOTOS_A_DAY = 24
MOST_VOTES_A_DAY = 200
CHANGED_FOR = timedelta(days=60)


class NotBought(NotAllowed):
    code = "not_bought"
    message = _("Reviews are written by those who received the thing: order it here first.")


class ReviewIsClosed(DomainError):
    code = "review_is_closed"
    message = _("A review can be changed for 60 days after it was written.")


@dataclass(frozen=True)
class Said:
    """What somebody writes: one to five stars, words if they like, and photos already encoded."""

    stars: int
    text: str = ""
    photos: Sequence[Encoded] = ()
    drops_photos: bool = False


def said(
    *, user: User, stars: int, text: str = "", photos: Sequence[IO[bytes]] = (), drops_photos: bool = False
) -> Said:
    """Check what was typed and encode its photos; call it outside a transaction, for encoding takes a while."""
    if not 1 <= stars <= 5:
        raise InvalidInput(_("Give one to five stars."), param="stars")
    if len(photos) > MOST_PHOTOS:
        raise PictureRefused(_("A review can have at most %(most)d photos.") % {"most": MOST_PHOTOS}, param="photos")
    for _photo in photos:
        spend(f"review-photo:{user.public_id}", most=MOST_PHOTOS_A_DAY, lasts=timedelta(days=1))
    try:
        encoded = [encode(photo) for photo in photos]
    except PictureRefused as refusal:
        refusal.param = "photos"
        raise
    return Said(stars, tidy(text, most=LONGEST_TEXT), encoded, drops_photos)


@transaction.atomic
def review_product(*, user: User, product: Product, said: Said, now: datetime | None = None) -> Review:
    """Write a person's review of a product, or change it; a clean text is shown at once."""
    purchases = Purchase.objects.select_for_update().filter(user=user, product=product, withdrawn_at=None)
    purchase = purchases.order_by("-delivered_at", "-pk").first()
    if purchase is None:
        raise NotBought
    _require_outsider(user, {purchase.seller_id, product.owner_id})
    known = Review.objects.select_for_update().filter(author=user, product=product).first()
    review = known or Review(author=user, product=product, seller_id=purchase.seller_id)
    return _write(review, said, by=user, now=now or clock.now())


@transaction.atomic
def review_seller(*, user: User, seller: Seller, said: Said, now: datetime | None = None) -> Review:
    """Write a person's review of a shop that brought them something, or change it: one per person and shop."""
    purchase = (
        Purchase.objects.select_for_update().filter(user=user, seller=seller, withdrawn_at=None).order_by("pk").first()
    )
    if purchase is None:
        raise NotBought
    _require_outsider(user, {seller.pk})
    known = Review.objects.select_for_update().filter(author=user, seller=seller, product=None).first()
    return _write(known or Review(author=user, seller=seller), said, by=user, now=now or clock.now())


def _require_outsider(user: User, seller_ids: set[int | None]) -> None:
    """A shop's own people do not praise it (Consumer Protection (E-Commerce) Rules 2020, 6(5))."""
    if Member.across_sellers.filter(user=user, seller__in=[pk for pk in seller_ids if pk]).exists():
        raise NotBought(_("You work in this shop: its reviews are for others to write."))


def _write(review: Review, said: Said, *, by: User, now: datetime) -> Review:
    is_new = review.pk is None
    if is_new:
        spend(f"review:{by.public_id}", most=MOST_REVIEWS_A_DAY, lasts=timedelta(days=1))
        review.created_at = now
    elif review.state != VoiceState.WITHDRAWN and now > review.created_at + CHANGED_FOR:
        raise ReviewIsClosed
    else:
        review.edited_at = now
    hold = _why_held(review, said)
    review.stars, review.text = said.stars, said.text
    review.save()
    _hang(review, said)
    if is_new:
        events.record("review.written", subject=review.public_id, by=by, now=now, stars=said.stars)
    move_voice(review, VoiceState.HELD if hold else VoiceState.APPROVED, by=by, now=now, reason=hold)
    return review


def _why_held(review: Review, said: Said) -> str:
    """What staff took down is looked at by staff before it comes back, in whatever wording."""
    if review.was_refused:
        return str(_("It was taken down before."))
    return reason_to_hold(said.text)


def _hang(review: Review, said: Said) -> None:
    if said.drops_photos:
        ReviewPhoto.objects.filter(review=review).delete()
    places = set(ReviewPhoto.objects.filter(review=review).values_list("place", flat=True))
    if len(places) + len(said.photos) > MOST_PHOTOS:
        raise PictureRefused(_("A review can have at most %(most)d photos.") % {"most": MOST_PHOTOS}, param="photos")
    free = (place for place in range(MOST_PHOTOS) if place not in places)
    for encoded, place in zip(said.photos, free, strict=False):
        ReviewPhoto.objects.create(review=review, place=place, **keep(encoded, folder="reviews"))


@transaction.atomic
def take_review_back(*, review: Review, by: User, now: datetime | None = None) -> Review:
    """Let a person take their own review away, words, photos and all; they may write a new one."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if review.author_id != by.pk:
        raise NotFound
    ReviewPhoto.objects.filter(review=review).delete()
    review.text, review.reply, review.replied_at = "", "", None
    review.save(update_fields=["text", "reply", "replied_at"])
    if review.state != VoiceState.WITHDRAWN:
        move_voice(review, VoiceState.WITHDRAWN, by=by, now=now or clock.now())
    return review


@transaction.atomic
def reply_to_review(*, review: Review, text: str, by: object, now: datetime | None = None) -> Review:
    """Let the shop that sold it answer under a review; again replaces, empty takes the reply away."""
    now = now or clock.now()
    text = tidy(text, most=LONGEST_REPLY)
    refuse_unclean(text)
    review = Review.objects.select_for_update(of=("self",)).select_related("seller").get(pk=review.pk)
    if not review.is_shown:
        raise NotFound
    review.reply, review.replied_at = text, now if text else None
    review.save(update_fields=["reply", "replied_at"])
    events.record("review.replied", subject=review.public_id, seller=review.seller.public_id, by=by, now=now)
    return review


@transaction.atomic
def find_helpful(*, review: Review, by: User, now: datetime | None = None) -> Review:
    """Count one vote per person for a review of somebody else; a second press takes it back.

    The shop's own people have no vote: the most helpful reviews stand first.
    """
    if review.author_id == by.pk:
        raise OwnVoice
    _require_outsider(by, {review.seller_id, review.product.owner_id if review.product else None})
    spend(f"helpful:{by.public_id}", most=MOST_VOTES_A_DAY, lasts=timedelta(days=1))
    review = Review.objects.select_for_update().get(pk=review.pk)
    gone, _rows = HelpfulVote.objects.filter(review=review, user=by).delete()
    if not gone:
        HelpfulVote.objects.create(review=review, user=by)
    Review.objects.filter(pk=review.pk).update(helpful_count=F("helpful_count") + (-1 if gone else 1))
    events.record("review.found_helpful", subject=review.public_id, by=by, now=now, is_on=not gone)
    review.refresh_from_db()
    return review
