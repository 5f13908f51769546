"""The staff's door to what people say: three queues to read, and rows of what happened for reading only."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter
from unfold.decorators import display
from unfold.enums import ActionVariant

from catalog.models import Alert, Answer, Follow, Purchase, Question, Report, Review, WishList, WishListItem
from catalog.services.moderation import approve_voice, refuse_voice
from catalog.states import VOICE_TRANSITIONS, VoiceState
from vrinda.kernel.staff.deeds import ReasonForm, deed
from vrinda.kernel.staff.pages import ReadOnlyPage, ReadOnlyRows

TONES = {
    VoiceState.HELD: "warning",
    VoiceState.APPROVED: "success",
    VoiceState.REFUSED: "danger",
    VoiceState.WITHDRAWN: "info",
}


def may_be(target: str):
    return lambda voice: voice.state != VoiceState.WITHDRAWN and VOICE_TRANSITIONS.allows(voice.state, target)


class VoicePage(ReadOnlyPage):
    """Staff show a text or take it down, saying why; they write no word of it, and change no star."""

    list_display = ["text_of_row", "state_label", "is_reported", "author", "created_at"]
    list_select_related = ["author"]
    list_filter = ["state", "is_reported"]
    search_fields = ["text", "public_id", "author__name", "author__email"]
    actions = ["show"]
    actions_detail = ["show", "take_down"]

    @display(description=_("text"), ordering="text")
    def text_of_row(self, voice: object) -> str:
        return str(voice)

    @display(description=_("state"), ordering="state", label=TONES)
    def state_label(self, voice) -> tuple[str, str]:
        return voice.state, voice.get_state_display()

    @display(description=_("reports"))
    def reports(self, voice) -> str:
        rows = Report.objects.filter(subject=voice.public_id).select_related("user").order_by("pk")[:50]
        return format_html_join("", "<p>{}: {}</p>", [(str(row.user), row.reason) for row in rows]) or "–"

    def get_fields(self, request: HttpRequest, obj=None) -> list:
        return [*super().get_fields(request, obj), "reports"]

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> list:
        return [*super().get_readonly_fields(request, obj), "reports"]

    @deed(_("Show it"), when=may_be(VoiceState.APPROVED), icon="check", variant=ActionVariant.PRIMARY)
    def show(self, voice, by) -> None:
        approve_voice(voice=voice, by=by)

    @deed(
        _("Take it down"), asks=ReasonForm, when=may_be(VoiceState.REFUSED), icon="block", variant=ActionVariant.DANGER
    )
    def take_down(self, voice, by, reason: str) -> None:
        refuse_voice(voice=voice, reason=reason, by=by)


@admin.register(Review)
class ReviewPage(VoicePage):
    list_display = ["text_of_row", "state_label", "is_reported", "about", "author", "created_at"]
    list_select_related = ["author", "product__parent", "seller"]
    list_filter = ["state", "is_reported", "stars", ("seller", AutocompleteSelectFilter)]
    search_fields = [*VoicePage.search_fields, "product__title", "seller__name"]

    @display(description=_("about"))
    def about(self, review: Review) -> str:
        return str(review.product.get_title() if review.product else review.seller)

    @display(description=_("photos"))
    def photos_as_shown(self, review: Review) -> str:
        pictures = [(photo.small.url,) for photo in review.photos.order_by("place")]
        return format_html_join(" ", '<img src="{}" alt="" width="120">', pictures) or "–"

    def get_fields(self, request: HttpRequest, obj=None) -> list:
        return [*super().get_fields(request, obj), "photos_as_shown"]

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> list:
        return [*super().get_readonly_fields(request, obj), "photos_as_shown"]


class AnswerRows(ReadOnlyRows):
    model = Answer
    fields = ["text", "author", "seller", "state"]
    list_select_related = ("author", "seller")


@admin.register(Question)
class QuestionPage(VoicePage):
    list_display = ["text_of_row", "state_label", "is_reported", "product", "author", "created_at"]
    list_select_related = ["author", "product__parent"]
    search_fields = [*VoicePage.search_fields, "product__title"]
    inlines = [AnswerRows]


@admin.register(Answer)
class AnswerPage(VoicePage):
    list_display = ["text_of_row", "state_label", "is_reported", "question", "seller", "author", "created_at"]
    list_select_related = ["author", "question", "seller"]
    search_fields = [*VoicePage.search_fields, "question__text"]


@admin.register(Report)
class ReportPage(ReadOnlyPage):
    list_display = ["subject", "reason", "user", "seller", "created_at"]
    list_select_related = ["user", "seller"]
    search_fields = ["subject", "reason"]


@admin.register(Purchase)
class PurchasePage(ReadOnlyPage):
    list_display = ["line_ref", "user", "product", "seller", "delivered_at", "withdrawn_at"]
    list_select_related = ["user", "product__parent", "seller"]
    search_fields = ["line_ref", "user__name", "user__email", "product__title"]


class ThingRows(ReadOnlyRows):
    model = WishListItem
    fields = ["product", "created_at"]
    list_select_related = ("product__parent",)
    show_change_link = False


@admin.register(WishList)
class WishListPage(ReadOnlyPage):
    """A list's link is its owner's secret: staff do not see it."""

    hidden = ("link_key",)
    list_display = ["name", "user", "created_at"]
    list_select_related = ["user"]
    search_fields = ["name", "public_id", "user__name", "user__email"]
    inlines = [ThingRows]


@admin.register(Alert)
class AlertPage(ReadOnlyPage):
    list_display = ["email", "kind", "state", "product", "search", "asked_at", "sent_at"]
    list_select_related = ["product__parent"]
    list_filter = ["kind", "state"]
    search_fields = ["email", "search", "public_id"]


@admin.register(Follow)
class FollowPage(ReadOnlyPage):
    list_display = ["user", "seller", "created_at"]
    list_select_related = ["user", "seller"]
    search_fields = ["user__name", "user__email", "seller__name"]
