"""What was said about a product or a shop, as a page shows it; nothing that is not approved is ever in here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from catalog.models import Answer, Listing, Question, Review
from catalog.queries.cards import in_language, media_url, rating_text
from catalog.states import VoiceState
from sellers.models import Seller
from sellers.queries import shop_on_show
from vrinda.kernel.errors import NotFound

PAGE_SIZE = 10
ON_PRODUCT_PAGE = 3
SORTS = {
    "helpful": (gettext_lazy("Most helpful"), ("-helpful_count", "-created_at", "-pk")),
    "newest": (gettext_lazy("Newest"), ("-created_at", "-pk")),
    "highest": (gettext_lazy("Most stars"), ("-stars", "-helpful_count", "-pk")),
    "lowest": (gettext_lazy("Fewest stars"), ("stars", "-helpful_count", "-pk")),
}
USUAL_SORT = "helpful"


@dataclass(frozen=True)
class StarRow:
    """How many gave so many stars; ``share`` of a hundred."""

    stars: int
    count: int
    share: int
    url: str = ""


@dataclass(frozen=True)
class Summary:
    """What all reviews come to."""

    rating: str
    count: int
    rows: list[StarRow] = field(default_factory=list)


@dataclass(frozen=True)
class Photo:
    url: str
    large_url: str
    alt: str


@dataclass(frozen=True)
class ReviewView:
    """One review, ready to show."""

    public_id: str
    stars: int
    author: str
    text: str
    at: datetime
    photos: list[Photo]
    reply: str
    replied_at: datetime | None
    reply_by: str
    helpful_count: int
    was_returned: bool
    is_changed: bool


@dataclass(frozen=True)
class AnswerView:
    public_id: str
    text: str
    author: str
    at: datetime
    is_from_shop: bool


@dataclass(frozen=True)
class QuestionView:
    public_id: str
    text: str
    author: str
    at: datetime
    answers: list[AnswerView]


@dataclass(frozen=True)
class Subject:
    """What a page of voices is about."""

    title: str
    url: str
    public_id: str
    listing: Listing | None = None
    seller: Seller | None = None


@dataclass(frozen=True)
class ReviewsPage:
    subject: Subject
    summary: Summary
    page: "Page[Any]"
    sort: str
    sorts: list[tuple[str, Any]]
    stars: int


@dataclass(frozen=True)
class QuestionsPage:
    subject: Subject
    page: "Page[Any]"


@dataclass(frozen=True)
class Voices:
    """What the product's page shows of both."""

    subject: Subject
    summary: Summary
    reviews: list[ReviewView]
    questions: list[QuestionView]


def shown_name(user: User) -> str:
    """Return how a person is called in public: a first name and an initial, never an address or a number."""
    parts = user.name.split()
    if not parts:
        return _("Somebody who bought here")
    return f"{parts[0]} {parts[-1][0]}." if len(parts) > 1 else parts[0]


def subject_of_product(public_id: str, language: str) -> Subject:
    """Return a listed product to speak about; one that is not on show is as good as absent."""
    return _subject(_listing(public_id), language)


def _listing(public_id: str) -> Listing:
    listing = Listing.objects.filter(public_id=public_id).first()
    if listing is None:
        raise NotFound
    return listing


def _subject(listing: Listing, language: str) -> Subject:
    url = reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})
    return Subject(in_language(language, listing.title, listing.title_hi)[0], url, listing.public_id, listing=listing)


def subject_of_shop(slug: str, language: str) -> Subject:
    """Return an open shop to speak about."""
    seller = shop_on_show(slug)
    title = in_language(language, seller.name, seller.name_hi)[0]
    return Subject(title, reverse("catalog:shop", kwargs={"slug": slug}), seller.public_id, seller=seller)


def voices_of_product(public_id: str, language: str) -> Voices:
    """Return the first few reviews and questions of a product, for its page: at most six queries."""
    listing = _listing(public_id)
    subject, pk, count = _subject(listing, language), listing.pk, listing.rating_count
    reviews = _shown_reviews(product=pk).order_by(*SORTS[USUAL_SORT][1])[:ON_PRODUCT_PAGE] if count else []
    return Voices(
        subject=subject,
        summary=_summary(subject),
        reviews=[review_view(review, language) for review in reviews],
        questions=question_views(list(_shown_questions(pk)[:ON_PRODUCT_PAGE]), language),
    )


def reviews_page(
    subject: Subject, language: str, *, sort: str = "", stars: str = "", page: str | None = None
) -> ReviewsPage:
    """Return one page of reviews; an unknown order or number of stars is passed over."""
    sort = sort if sort in SORTS else USUAL_SORT
    chosen = int(stars) if stars in ("1", "2", "3", "4", "5") else 0
    rows = _shown_reviews(**_about(subject)).order_by(*SORTS[sort][1])
    found: Page[Any] = Paginator(rows.filter(stars=chosen) if chosen else rows, PAGE_SIZE).get_page(page)
    found.object_list = [review_view(review, language) for review in found.object_list]
    sorts = [(name, label) for name, (label, _order) in SORTS.items()]
    return ReviewsPage(subject, _summary(subject), found, sort, sorts, chosen)


def questions_page(public_id: str, language: str, *, page: str | None = None) -> QuestionsPage:
    """Return one page of a product's questions, the newest first."""
    listing = _listing(public_id)
    found: Page[Any] = Paginator(_shown_questions(listing.pk), PAGE_SIZE).get_page(page)
    found.object_list = question_views(list(found.object_list), language)
    return QuestionsPage(_subject(listing, language), found)


def review_view(review: Review, language: str) -> ReviewView:
    """Return a review in a page's language; needs author, seller and photos at hand."""
    author = shown_name(review.author)
    photos = [
        Photo(
            media_url(photo.small.name or ""),
            media_url(photo.large.name or ""),
            _("Photo by %(name)s") % {"name": author},
        )
        for photo in sorted(review.photos.all(), key=lambda photo: photo.place)
    ]
    return ReviewView(
        public_id=review.public_id,
        stars=review.stars,
        author=author,
        text=review.text,
        at=review.created_at,
        photos=photos,
        reply=review.reply,
        replied_at=review.replied_at,
        reply_by=in_language(language, review.seller.name, review.seller.name_hi)[0],
        helpful_count=review.helpful_count,
        was_returned=review.returned_at is not None,
        is_changed=review.edited_at is not None,
    )


def question_views(questions: Sequence[Question], language: str) -> list[QuestionView]:
    """Return questions with their answers, those of shops first: one query for all."""
    answers: dict[int, list[Answer]] = {}
    if questions:
        shown = Answer.objects.filter(question__in=questions, state=VoiceState.APPROVED)
        for answer in shown.select_related("author", "seller").order_by("pk"):
            answers.setdefault(answer.question_id, []).append(answer)
    return [
        QuestionView(
            public_id=question.public_id,
            text=question.text,
            author=shown_name(question.author),
            at=question.created_at,
            answers=_answer_views(answers.get(question.pk, []), language),
        )
        for question in questions
    ]


def _answer_views(answers: Iterable[Answer], language: str) -> list[AnswerView]:
    return [
        AnswerView(
            public_id=answer.public_id,
            text=answer.text,
            author=in_language(language, answer.seller.name, answer.seller.name_hi)[0]
            if answer.seller
            else shown_name(answer.author),
            at=answer.created_at,
            is_from_shop=answer.seller is not None,
        )
        for answer in sorted(answers, key=lambda answer: answer.seller_id is None)
    ]


def _about(subject: Subject) -> dict[str, Any]:
    return {"product": subject.listing.pk} if subject.listing else {"seller": subject.seller, "product": None}


def _shown_reviews(**about: Any) -> QuerySet[Review]:
    rows = Review.objects.filter(state=VoiceState.APPROVED, **about)
    return rows.select_related("author", "seller").prefetch_related("photos")


def _shown_questions(product_pk: int) -> QuerySet[Question]:
    """Return questions with an answer first, then the newest."""
    has_answer = Count("answers", filter=Q(answers__state=VoiceState.APPROVED))
    rows = Question.objects.filter(product=product_pk, state=VoiceState.APPROVED).select_related("author")
    return rows.annotate(answer_count=has_answer).order_by("-answer_count", "-pk")


def _summary(subject: Subject) -> Summary:
    """Return the stars counted; asks nothing when the count beside the subject says that there are none."""
    count = subject.listing.rating_count if subject.listing else subject.seller.rating_count if subject.seller else 0
    if not count:
        return Summary("", 0)
    rows = Review.objects.filter(state=VoiceState.APPROVED, **_about(subject)).values("stars").annotate(n=Count("pk"))
    counts = {row["stars"]: row["n"] for row in rows.order_by("stars")}
    total = sum(counts.values()) or 1
    rating = rating_text(subject.listing) if subject.listing else subject.seller.rating_text if subject.seller else ""
    return Summary(
        rating,
        sum(counts.values()),
        [StarRow(n, counts.get(n, 0), round(100 * counts.get(n, 0) / total), f"?stars={n}") for n in range(5, 0, -1)],
    )
