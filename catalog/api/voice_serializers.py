"""How reviews and questions look through the REST door; who wrote them is a first name and an initial."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.api.serializers import SellerBriefSerializer, public_url
from catalog.models import Answer, Question, Review
from catalog.queries.voices import SORTS, USUAL_SORT, shown_name
from vrinda.kernel.rest.fields import NumberParam, Text
from vrinda.kernel.rest.serializers import ListParams, StrictSerializer


class ReviewPhotoSerializer(serializers.Serializer):
    """A buyer's photo in two sizes."""

    small = serializers.URLField()
    large = serializers.URLField()


class ReviewSerializer(serializers.Serializer):
    """One review by somebody who received the thing."""

    id = serializers.CharField(source="public_id")
    product = serializers.CharField(source="product.public_id", default=None, allow_null=True)
    stars = serializers.IntegerField()
    text = serializers.CharField()
    author = serializers.SerializerMethodField()
    was_returned = serializers.SerializerMethodField(help_text="The thing was sent back afterwards.")
    photos = serializers.SerializerMethodField()
    reply = serializers.CharField(help_text="The shop's; empty without one.")
    helpful_count = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)

    def get_author(self, review: Review) -> str:
        return shown_name(review.author)

    def get_was_returned(self, review: Review) -> bool:
        return review.returned_at is not None

    @extend_schema_field(ReviewPhotoSerializer(many=True))
    def get_photos(self, review: Review) -> list[dict[str, str]]:
        photos = sorted(review.photos.all(), key=lambda photo: photo.place)
        return [{size: public_url(getattr(photo, size).name) for size in ("small", "large")} for photo in photos]


class AnswerSerializer(serializers.Serializer):
    """One answer; `seller` is null when a past buyer gave it."""

    id = serializers.CharField(source="public_id")
    text = serializers.CharField()
    author = serializers.SerializerMethodField()
    seller = SellerBriefSerializer(allow_null=True)
    created_at = serializers.DateTimeField()

    def get_author(self, answer: Answer) -> str:
        return answer.seller.name if answer.seller else shown_name(answer.author)


class QuestionSerializer(serializers.Serializer):
    """One question with its answers."""

    id = serializers.CharField(source="public_id")
    product = serializers.CharField(source="product.public_id")
    text = serializers.CharField()
    author = serializers.SerializerMethodField()
    answers = AnswerSerializer(many=True, source="shown_answers")
    created_at = serializers.DateTimeField()

    def get_author(self, question: Question) -> str:
        return shown_name(question.author)


class ReviewListParams(ListParams):
    """Which reviews are asked for, and in which order."""

    stars = NumberParam(required=False, min_value=1, max_value=5)
    sort = serializers.ChoiceField(choices=list(SORTS), default=USUAL_SORT)


class ReplySerializer(StrictSerializer):
    """The shop's words under a review; empty takes them away."""

    text = Text(max_length=1000, allow_blank=True)


class AnswerBodySerializer(StrictSerializer):
    """The shop's answer."""

    text = Text(max_length=1000)
