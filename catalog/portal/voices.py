"""What buyers say to a shop: reviews to reply to, questions to answer. A shop may not change or hide either."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from catalog.queries import speaking
from catalog.services.moderation import report_voice
from catalog.services.questions import answer_as_seller
from catalog.services.reviews import reply_to_review
from sellers.portal.access import portal_view
from sellers.roles import OFFICE

REVIEW_VIEWS = {
    "all": gettext_lazy("All"),
    "open": gettext_lazy("Without a reply"),
    "low": gettext_lazy("One or two stars"),
}
QUESTION_VIEWS = {"open": gettext_lazy("To answer"), "all": gettext_lazy("All")}


@require_GET
@portal_view()
def reviews(request: HttpRequest) -> HttpResponse:
    view = _view(request, REVIEW_VIEWS)
    page = speaking.reviews_inbox(request.seller, get_language() or "", view=view, page=request.GET.get("page"))
    context = {"page": page, "tabs": _tabs(REVIEW_VIEWS, view), "can_reply": request.member.role in OFFICE}
    return TemplateResponse(request, "catalog/portal/reviews.html", context)


@require_POST
@portal_view(*OFFICE)
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    review = speaking.review_for_shop(request.seller, public_id)
    reply_to_review(review=review, text=request.POST.get("text", ""), by=request.user)
    messages.success(request, _("Your reply stands under the review."))
    return redirect("portal_reviews:list")


@require_POST
@portal_view(*OFFICE)
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    review = speaking.review_for_shop(request.seller, public_id)
    report_voice(voice=review, reason=request.POST.get("reason", ""), by=request.user, seller=request.seller)
    messages.success(request, _("A person of the market will look at it. Until then it stays."))
    return redirect("portal_reviews:list")


@require_GET
@portal_view()
def questions(request: HttpRequest) -> HttpResponse:
    view = _view(request, QUESTION_VIEWS)
    page = speaking.questions_inbox(request.seller, get_language() or "", view=view, page=request.GET.get("page"))
    context = {"page": page, "tabs": _tabs(QUESTION_VIEWS, view), "can_reply": request.member.role in OFFICE}
    return TemplateResponse(request, "catalog/portal/questions.html", context)


@require_POST
@portal_view(*OFFICE)
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    question = speaking.question_for_shop(request.seller, public_id)
    answer_as_seller(question=question, seller=request.seller, text=request.POST.get("text", ""), by=request.user)
    messages.success(request, _("Answered. Whoever asked is told by e-mail."))
    return redirect("portal_questions:list")


def _view(request: HttpRequest, views: dict) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in views else next(iter(views))


def _tabs(views: dict, current: str) -> list[dict]:
    return [
        {"label": label, "url": f"?show={name}", "is_current": name == current, "count": None}
        for name, label in views.items()
    ]
