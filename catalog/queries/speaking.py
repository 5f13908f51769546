"""What a person may still say, and what they said: their own pages, and the shop's inbox."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from accounts.models import User
from catalog.models import Answer, Listing, Product, Purchase, Question, Review
from catalog.queries.cards import in_language, media_url
from catalog.queries.voices import QuestionView, ReviewView, question_views, review_view
from catalog.states import VoiceState
from sellers.models import Offer, Seller
from vrinda.kernel.errors import NotFound

MOST_TO_WRITE = 30
PAGE_SIZE = 20


@dataclass(frozen=True)
class ToWrite:
    """Something that arrived and has no review yet; a shop has no picture."""

    public_id: str
    title: str
    image_url: str
    tint: str
    delivered_at: datetime
    is_shop: bool


@dataclass(frozen=True)
class OwnReview:
    """A review in the list of its author."""

    review: Review
    title: str
    is_shop: bool


@dataclass(frozen=True)
class InboxReview:
    """A review as the shop it concerns reads it."""

    view: ReviewView
    reply: str
    about: str


@dataclass(frozen=True)
class InboxQuestion:
    view: QuestionView
    about: str
    own_answer: str


def things_to_review(user: User, language: str) -> list[ToWrite]:
    """Return products and shops that came to a person and that they have not spoken about: four queries."""
    purchases = list(
        Purchase.objects.filter(user=user, withdrawn_at=None)
        .select_related("product", "seller")
        .order_by("-delivered_at", "-pk")[:200]
    )
    said = Review.objects.filter(author=user).exclude(state=VoiceState.WITHDRAWN)
    about_products = set(said.filter(product__isnull=False).values_list("product", flat=True))
    about_shops = set(said.filter(product=None).values_list("seller", flat=True))
    pictures = {row.pk: row for row in Listing.objects.filter(pk__in={purchase.product_id for purchase in purchases})}
    found: dict[tuple[str, int], ToWrite] = {}
    for purchase in purchases:
        if purchase.product_id not in about_products:
            found.setdefault(("product", purchase.product_id), _product_row(purchase, pictures, language))
        if purchase.seller_id not in about_shops:
            found.setdefault(("shop", purchase.seller_id), _shop_row(purchase, language))
    return list(found.values())[:MOST_TO_WRITE]


def _product_row(purchase: Purchase, pictures: dict[int, Listing], language: str) -> ToWrite:
    product, listing = purchase.product, pictures.get(purchase.product_id)
    return ToWrite(
        public_id=product.public_id,
        title=in_language(language, product.title, product.title_hi)[0],
        image_url=media_url(listing.image_small) if listing else "",
        tint=listing.tint if listing else "sand",
        delivered_at=purchase.delivered_at,
        is_shop=False,
    )


def _shop_row(purchase: Purchase, language: str) -> ToWrite:
    seller = purchase.seller
    return ToWrite(
        public_id=seller.public_id,
        title=in_language(language, seller.name, seller.name_hi)[0],
        image_url=seller.logo.url if seller.logo else "",
        tint="sand",
        delivered_at=purchase.delivered_at,
        is_shop=True,
    )


def own_reviews(user: User, language: str) -> list[OwnReview]:
    """Return what a person wrote, the newest first."""
    rows = Review.objects.filter(author=user).exclude(state=VoiceState.WITHDRAWN).select_related("product", "seller")
    return [_own(review, language) for review in rows.order_by("-created_at", "-pk")[:100]]


def _own(review: Review, language: str) -> OwnReview:
    named = review.product
    title = (
        in_language(language, named.title, named.title_hi)
        if named
        else in_language(language, review.seller.name, review.seller.name_hi)
    )
    return OwnReview(review, title[0], is_shop=named is None)


def product_received(user: User, public_id: str) -> Product:
    """Return a product that came to this person; any other is as good as absent."""
    return _received(user, "product", public_id).product


def seller_received_from(user: User, public_id: str) -> Seller:
    """Return a shop that brought this person something; any other is as good as absent."""
    return _received(user, "seller", public_id).seller


def _received(user: User, what: str, public_id: str) -> Purchase:
    own = Purchase.objects.filter(user=user, withdrawn_at=None, **{f"{what}__public_id": public_id})
    purchase = own.select_related(what).first()
    if purchase is None:
        raise NotFound
    return purchase


def own_review_of(user: User, *, product: Product | None = None, seller: Seller | None = None) -> Review | None:
    """Return what a person wrote about a product, or about a shop."""
    about = {"product": product} if product else {"product": None, "seller": seller}
    return Review.objects.filter(author=user, **about).prefetch_related("photos").first()


def own_review(user: User, public_id: str) -> Review:
    """Return one of a person's own reviews."""
    review = Review.objects.filter(author=user, public_id=public_id).first()
    if review is None:
        raise NotFound
    return review


def has_received(user: User, product_pk: int) -> bool:
    return Purchase.objects.filter(user=user, product=product_pk, withdrawn_at=None).exists()


def reviews_for_shop(seller: Seller) -> QuerySet[Review]:
    """Return the shown reviews a shop may reply to: of itself and of what it sold."""
    return Review.objects.filter(seller=seller, state=VoiceState.APPROVED)


def review_for_shop(seller: Seller, public_id: str) -> Review:
    """Return a review that concerns a shop; another shop's is as good as absent."""
    review = reviews_for_shop(seller).filter(public_id=public_id).select_related("seller").first()
    if review is None:
        raise NotFound
    return review


def questions_for_shop(seller: Seller) -> QuerySet[Question]:
    """Return the shown questions about what a shop owns or offers."""
    offered = Offer.across_sellers.filter(partner=seller)
    about = (
        Q(product__owner=seller)
        | Q(product__in=offered.values("product"))
        | Q(product__in=offered.values("product__parent"))
    )
    return Question.objects.filter(about, state=VoiceState.APPROVED)


def question_for_shop(seller: Seller, public_id: str) -> Question:
    """Return a question that a shop may answer; any other is as good as absent."""
    question = questions_for_shop(seller).filter(public_id=public_id).select_related("product").first()
    if question is None:
        raise NotFound
    return question


def unanswered(seller: Seller) -> QuerySet[Question]:
    """Return the questions a shop has not answered."""
    return questions_for_shop(seller).exclude(answers__seller=seller)


def reviews_inbox(seller: Seller, language: str, *, view: str = "all", page: str | None = None) -> "Page[Any]":
    """Return one page of a shop's reviews: four queries for any number of rows."""
    rows = reviews_for_shop(seller)
    if view == "open":
        rows = rows.filter(reply="")
    if view == "low":
        rows = rows.filter(stars__lte=2)
    rows = rows.select_related("author", "seller", "product").prefetch_related("photos").order_by("-created_at", "-pk")
    return _paged(rows, page, lambda found: [_inbox_review(review, language) for review in found])


def _inbox_review(review: Review, language: str) -> InboxReview:
    return InboxReview(review_view(review, language), review.reply, _own(review, language).title)


def questions_inbox(seller: Seller, language: str, *, view: str = "open", page: str | None = None) -> "Page[Any]":
    """Return one page of questions to a shop."""
    rows = unanswered(seller) if view == "open" else questions_for_shop(seller)
    rows = rows.select_related("author", "product").order_by("-created_at", "-pk")
    return _paged(rows, page, lambda found: _inbox_questions(seller, found, language))


def _inbox_questions(seller: Seller, questions: list[Question], language: str) -> list[InboxQuestion]:
    own = Answer.objects.filter(seller=seller, question__in=questions).values_list("question", "text")
    answers = dict(own)
    views = question_views(questions, language)
    return [
        InboxQuestion(
            view=view,
            about=in_language(language, question.product.title, question.product.title_hi)[0],
            own_answer=answers.get(question.pk, ""),
        )
        for question, view in zip(questions, views, strict=True)
    ]


def _paged(rows: QuerySet[Any], page: str | None, drawn: Callable[[list[Any]], list[Any]]) -> "Page[Any]":
    found: Page[Any] = Paginator(rows, PAGE_SIZE).get_page(page)
    found.object_list = drawn(list(found.object_list))
    return found
