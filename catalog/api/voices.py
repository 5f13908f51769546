"""What buyers say, for reading; and the shop's replies and answers."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from catalog.api.voice_serializers import (
    AnswerBodySerializer,
    QuestionSerializer,
    ReplySerializer,
    ReviewListParams,
    ReviewSerializer,
)
from catalog.queries import resources
from catalog.queries.speaking import question_for_shop, review_for_shop, reviews_for_shop
from catalog.queries.voice_resources import (
    questions_of,
    reviews_of_product,
    reviews_of_seller,
    with_answers,
    with_photos,
)
from catalog.queries.voices import SORTS
from catalog.services.questions import answer_as_seller
from catalog.services.reviews import reply_to_review
from sellers.api.access import SellerView
from vrinda.kernel.rest.permissions import HasScope, IsPerson
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.serializers import ListParams
from vrinda.kernel.rest.views import PublicView

NEWEST = ("-created_at", "-pk")


class ProductReviewsView(PublicView):
    @extend_schema(operation_id="products_reviews", parameters=[ReviewListParams], responses=list_of(ReviewSerializer))
    def get(self, request: Request, public_id: str) -> Response:
        """List what buyers say of a product."""
        asked = self.params(ReviewListParams)
        listing = resources.listing_of(public_id)
        if listing is None:
            raise Http404
        rows = reviews_of_product(listing.pk, stars=asked.get("stars"))
        return self.page(rows, ReviewSerializer(), asked, order=SORTS[asked["sort"]][1])


class SellerReviewsView(PublicView):
    @extend_schema(operation_id="sellers_reviews", parameters=[ReviewListParams], responses=list_of(ReviewSerializer))
    def get(self, request: Request, public_id: str) -> Response:
        """List what buyers say of a shop."""
        asked = self.params(ReviewListParams)
        rows = reviews_of_seller(public_id, stars=asked.get("stars"))
        return self.page(rows, ReviewSerializer(), asked, order=SORTS[asked["sort"]][1])


class ProductQuestionsView(PublicView):
    @extend_schema(operation_id="products_questions", parameters=[ListParams], responses=list_of(QuestionSerializer))
    def get(self, request: Request, public_id: str) -> Response:
        """List what was asked about a product, newest first, with the answers."""
        asked = self.params(ListParams)
        listing = resources.listing_of(public_id)
        if listing is None:
            raise Http404
        return self.page(questions_of(listing.pk), QuestionSerializer(), asked, order=NEWEST)


class ShopVoicesView(SellerView):
    permission_classes = (HasScope("seller:catalog"),)


class ShopReviewsView(ShopVoicesView):
    @extend_schema(operation_id="seller_reviews_list", parameters=[ListParams], responses=list_of(ReviewSerializer))
    def get(self, request: Request) -> Response:
        """List the reviews your shop may reply to: of itself and of what it sold."""
        asked = self.params(ListParams)
        return self.page(with_photos(reviews_for_shop(self.seller)), ReviewSerializer(), asked, order=NEWEST)


class ShopReviewReplyView(ShopVoicesView):
    @extend_schema(operation_id="seller_reviews_reply", request=ReplySerializer, responses=ReviewSerializer)
    def put(self, request: Request, public_id: str) -> Response:
        """Reply under a review; again replaces the reply, an empty text takes it away."""
        review = review_for_shop(self.seller, public_id)
        reply_to_review(review=review, text=self.read(ReplySerializer)["text"], by=self.actor)
        shown = with_photos(reviews_for_shop(self.seller)).get(public_id=public_id)
        return Response(ReviewSerializer(shown).data)


class ShopQuestionsView(ShopVoicesView):
    @extend_schema(operation_id="seller_questions_list", parameters=[ListParams], responses=list_of(QuestionSerializer))
    def get(self, request: Request) -> Response:
        """List the questions about what your shop owns or offers."""
        asked = self.params(ListParams)
        return self.page(with_answers(self.seller), QuestionSerializer(), asked, order=NEWEST)


class ShopAnswerView(ShopVoicesView):
    permission_classes = (HasScope("seller:catalog"), IsPerson)

    @extend_schema(operation_id="seller_questions_answer", request=AnswerBodySerializer, responses=QuestionSerializer)
    def put(self, request: Request, public_id: str) -> Response:
        """Answer a question for your shop; again replaces the answer."""
        question = question_for_shop(self.seller, public_id)
        text = self.read(AnswerBodySerializer)["text"]
        answer_as_seller(question=question, seller=self.seller, text=text, by=request.user)
        return Response(QuestionSerializer(with_answers(self.seller).get(public_id=public_id)).data)
