"""What buyers say in public, and the proof that lets them: purchases, reviews, questions and answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.states import VoiceState
from sellers.models import Partner
from vrinda.kernel.ids import PublicIdField


class Purchase(models.Model):
    """Proof that a person received a product; written by ``orders`` when a part arrives, one per line.

    ``product`` is the one with the page: a choice counts as its parent. A line that went back whole is withdrawn.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="purchases")
    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="purchases")
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="purchases")
    line_ref = models.CharField(_("order line"), max_length=32)
    delivered_at = models.DateTimeField(_("delivered"))
    withdrawn_at = models.DateTimeField(_("went back"), null=True, blank=True)

    class Meta:
        verbose_name = _("purchase")
        constraints = [models.UniqueConstraint(fields=["line_ref"], name="one_purchase_per_line")]
        indexes = [models.Index(fields=["user", "product"], name="purchase_by_person")]

    def __str__(self) -> str:
        return self.line_ref


class Voice(models.Model):
    """What every public saying has: who said it, the words, and how it stands with the market."""

    text = models.TextField(_("text"), max_length=2000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=VoiceState.choices, default=VoiceState.HELD)
    state_reason = models.CharField(_("why"), max_length=300, blank=True)
    is_reported = models.BooleanField(_("reported"), default=False)
    was_refused = models.BooleanField(_("taken down before"), default=False, help_text=_("Staff see each new wording."))
    created_at = models.DateTimeField(_("written"))

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        return self.state == VoiceState.APPROVED


class Review(Voice):
    """Stars and words of a buyer about a product, or, without a product, about a shop. One each per person."""

    public_id = PublicIdField(prefix="rev")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+", help_text=_("Who may reply."))
    stars = models.PositiveSmallIntegerField(_("stars"))
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    returned_at = models.DateTimeField(_("sent back afterwards"), null=True, blank=True)
    reply = models.TextField(_("the shop’s reply"), max_length=1000, blank=True)
    replied_at = models.DateTimeField(_("replied"), null=True, blank=True)
    helpful_count = models.PositiveIntegerField(_("found helpful"), default=0)

    class Meta:
        verbose_name = _("review")
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="review_has_one_to_five_stars"),
            models.UniqueConstraint(
                fields=["author", "product"],
                condition=Q(product__isnull=False),
                name="one_review_per_person_and_product",
            ),
            models.UniqueConstraint(
                fields=["author", "seller"], condition=Q(product__isnull=True), name="one_review_per_person_and_shop"
            ),
        ]
        indexes = [
            models.Index(fields=["product", "state", "-helpful_count"], name="review_of_product"),
            models.Index(fields=["seller", "state"], name="review_of_shop"),
        ]

    def __str__(self) -> str:
        return f"{self.stars} ★ {self.text[:40]}".strip()


class ReviewPhoto(models.Model):
    """A buyer's picture, re-encoded like a product's; what the file said beside its pixels is gone."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="photos")
    large = models.ImageField(upload_to="reviews/large/")
    medium = models.ImageField(upload_to="reviews/medium/")
    small = models.ImageField(upload_to="reviews/small/")
    place = models.PositiveSmallIntegerField(_("place"), default=0)

    class Meta:
        verbose_name = _("photo of a review")
        verbose_name_plural = _("photos of reviews")
        constraints = [models.UniqueConstraint(fields=["review", "place"], name="one_photo_per_place")]

    def __str__(self) -> str:
        return self.small.name


class HelpfulVote(models.Model):
    """A person found a review helpful."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "user"], name="one_helpful_vote_per_person")]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.review_id}"


class Question(Voice):
    """What a person wants to know about a product before buying it."""

    public_id = PublicIdField(prefix="qst")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="questions")

    class Meta:
        verbose_name = _("question")
        indexes = [models.Index(fields=["product", "state"], name="question_of_product")]

    def __str__(self) -> str:
        return self.text[:60]


class Answer(Voice):
    """A shop's answer, or, without a seller, that of a past buyer."""

    public_id = PublicIdField(prefix="ans")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "seller"], condition=Q(seller__isnull=False), name="one_answer_per_shop"
            ),
            models.UniqueConstraint(
                fields=["question", "author"], condition=Q(seller__isnull=True), name="one_answer_per_buyer"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Report(models.Model):
    """Somebody says that a review, a question or an answer should not stand there; staff look at it."""

    subject = models.CharField(_("about"), max_length=32, help_text=_("Public id of what is reported."))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seller = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    created_at = models.DateTimeField(_("reported"))

    class Meta:
        verbose_name = _("report")
        constraints = [models.UniqueConstraint(fields=["subject", "user"], name="one_report_per_person_and_voice")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason[:40]}"
