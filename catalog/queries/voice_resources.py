"""Reviews and questions as the REST door reads them: shown ones only, a constant number of queries."""

from django.db.models import Prefetch, QuerySet

from catalog.models import Answer, Question, Review
from catalog.queries.speaking import questions_for_shop
from catalog.states import VoiceState
from sellers.models import Seller
from sellers.states import SellerStatus


def reviews_of_product(product_pk: int, *, stars: int | None = None) -> QuerySet[Review]:
    return _reviews(stars).filter(product=product_pk)


def reviews_of_seller(public_id: str, *, stars: int | None = None) -> QuerySet[Review]:
    """Return what was said of an open shop; of any other there is nothing."""
    return _reviews(stars).filter(product=None, seller__public_id=public_id, seller__status=SellerStatus.APPROVED)


def _reviews(stars: int | None) -> QuerySet[Review]:
    rows = with_photos(Review.objects.filter(state=VoiceState.APPROVED))
    return rows.filter(stars=stars) if stars else rows


def with_photos(reviews: QuerySet[Review]) -> QuerySet[Review]:
    return reviews.select_related("author", "product", "seller").prefetch_related("photos")


def questions_of(product_pk: int) -> QuerySet[Question]:
    return _answered(Question.objects.filter(product=product_pk, state=VoiceState.APPROVED))


def with_answers(seller: Seller) -> QuerySet[Question]:
    return _answered(questions_for_shop(seller))


def _answered(questions: QuerySet[Question]) -> QuerySet[Question]:
    shown = Answer.objects.filter(state=VoiceState.APPROVED).select_related("author", "seller").order_by("pk")
    answers = Prefetch("answers", queryset=shown, to_attr="shown_answers")
    return questions.select_related("author", "product").prefetch_related(answers)
