"""Reviews and questions in public: pages and fragments for everybody, and what a person says or thinks of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.queries import voices as said
from catalog.queries.speaking import has_received
from catalog.queries.wishes import is_following, listed_product, lists_of, recent_cards
from catalog.services.follows import follow_shop
from catalog.services.moderation import report_voice, spoken
from catalog.services.questions import answer_as_buyer, ask_question
from catalog.services.reviews import find_helpful
from catalog.services.wish_lists import press_heart
from catalog.storefront.forms import AnswerForm, QuestionForm, ReportForm
from catalog.storefront.reading import language, sign_in, thank
from sellers.queries import shop_on_show
from vrinda.kernel.errors import NotFound
from vrinda.kernel.public_pages import public_page
from vrinda.kernel.same_origin import same_origin_post


@require_safe
@public_page
def product_block(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the product's page shows of reviews and questions, as a fragment."""
    voices = said.voices_of_product(public_id, language())
    return render(request, "catalog/storefront/voices/block.html", {"voices": voices})


@require_safe
@public_page
def product_reviews(request: HttpRequest, public_id: str) -> HttpResponse:
    return _reviews(request, said.subject_of_product(public_id, language()))


@require_safe
@public_page
def shop_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    return _reviews(request, said.subject_of_shop(slug, language()))


def _reviews(request: HttpRequest, subject: said.Subject) -> HttpResponse:
    asked = request.GET
    reviews = said.reviews_page(
        subject, language(), sort=asked.get("sort", ""), stars=asked.get("stars", ""), page=asked.get("page")
    )
    return render(request, "catalog/storefront/voices/reviews.html", {"reviews": reviews})


@require_safe
@public_page
def questions(request: HttpRequest, public_id: str) -> HttpResponse:
    found = said.questions_page(public_id, language(), page=request.GET.get("page"))
    return render(request, "catalog/storefront/voices/questions.html", {"questions": found})


@never_cache
@require_http_methods(["GET", "POST"])
@same_origin_post
def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask about a product; who is not signed in comes back here afterwards."""
    if not request.user.is_authenticated:
        return sign_in(request.path)
    product = listed_product(public_id)
    form = QuestionForm(request.POST or None)
    made = []
    if request.method == "POST" and form.agrees(
        lambda: made.append(ask_question(product=product, text=form.cleaned_data["text"], by=request.user))
    ):
        thank(request, made[0].state, _("Thank you. The shop has been told of your question."))
        return redirect("voices:questions", public_id=public_id)
    context = {"form": form, "subject": said.subject_of_product(public_id, language())}
    return render(request, "catalog/storefront/voices/ask.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@same_origin_post
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer a question as somebody who bought the thing."""
    if not request.user.is_authenticated:
        return sign_in(request.path)
    question = _question(public_id)
    form = AnswerForm(request.POST or None)
    made = []
    if request.method == "POST" and form.agrees(
        lambda: made.append(answer_as_buyer(question=question, text=form.cleaned_data["text"], by=request.user))
    ):
        thank(request, made[0].state, _("Thank you for answering."))
        return redirect("voices:questions", public_id=question.product.public_id)
    context = {
        "form": form,
        "question": question,
        "may_answer": has_received(request.user, question.product_id),
        "subject": said.subject_of_product(question.product.public_id, language()),
    }
    return render(request, "catalog/storefront/voices/answer.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@same_origin_post
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell the market that a text should not stand there."""
    if not request.user.is_authenticated:
        return sign_in(request.path)
    voice = spoken(public_id)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.agrees(
        lambda: report_voice(voice=voice, reason=form.cleaned_data["reason"], by=request.user)
    ):
        messages.success(request, _("Thank you. A person of the market will look at it."))
        return redirect(_home_of(voice))
    context = {"form": form, "voice": voice, "back": _home_of(voice)}
    return render(request, "catalog/storefront/voices/report.html", context)


@require_POST
@same_origin_post
def helpful(request: HttpRequest, public_id: str) -> HttpResponse:
    """Count a vote; with htmx the button alone comes back."""
    review = spoken(public_id)
    if not public_id.startswith("rev_"):
        raise NotFound
    if not request.user.is_authenticated:
        return sign_in(_home_of(review), request)
    review = find_helpful(review=review, by=request.user)
    if request.htmx:
        context = {"public_id": public_id, "count": review.helpful_count}
        return render(request, "catalog/storefront/voices/_helpful.html", context)
    return redirect(_home_of(review))


@never_cache
@require_safe
def mine(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a product's page holds for this one person: the heart, their lists, and whether they may review it."""
    product = listed_product(public_id)
    user = request.user if request.user.is_authenticated else None
    lists = lists_of(user, product=product) if user else []
    context = {
        "product": product,
        "lists": lists,
        "is_kept": any(row.holds for row in lists),
        "may_review": bool(user and has_received(user, product.pk)),
        "email": (user.email or "") if user else "",
    }
    return render(request, "catalog/storefront/voices/mine.html", context)


@require_POST
@same_origin_post
def heart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep a thing, or let it go; the page's script reads the status and ``X-Kept``."""
    product = listed_product(public_id)
    if not request.user.is_authenticated:
        return sign_in(product.get_absolute_url(), request)
    is_kept = press_heart(user=request.user, product=product)
    if request.htmx:
        return mine(_as_get(request), public_id)
    if request.headers.get("X-Heart"):
        return HttpResponse(status=204, headers={"X-Kept": "yes" if is_kept else "no"})
    messages.success(request, _("Kept in your list.") if is_kept else _("Taken out of your lists."))
    return redirect(_next(request, product.get_absolute_url()))


def _as_get(request: HttpRequest) -> HttpRequest:
    request.method = "GET"
    return request


@never_cache
@require_safe
def shop_mine(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether this person follows a shop, as a fragment."""
    seller = shop_on_show(slug)
    follows = request.user.is_authenticated and is_following(request.user, seller)
    return render(request, "catalog/storefront/voices/_follow.html", {"slug": seller.slug, "follows": follows})


@require_POST
@same_origin_post
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow a shop, or no longer."""
    seller = shop_on_show(slug)
    place = reverse("catalog:shop", kwargs={"slug": slug})
    if not request.user.is_authenticated:
        return sign_in(place, request)
    is_on = request.POST.get("on") == "yes"
    follow_shop(seller=seller, is_on=is_on, by=request.user)
    if request.htmx:
        return render(request, "catalog/storefront/voices/_follow.html", {"slug": seller.slug, "follows": is_on})
    return redirect(_next(request, place))


@require_safe
@public_page
def recent(request: HttpRequest) -> HttpResponse:
    """Cards of what a browser remembers having seen: it sends the ids, we keep nothing."""
    cards = recent_cards(request.GET.get("ids", "")[:400].split(","), language())
    return render(request, "catalog/storefront/voices/recent.html", {"cards": cards})


def _question(public_id: str):
    if not public_id.startswith("qst_"):
        raise NotFound
    return spoken(public_id)


def _home_of(voice) -> str:
    """Return the page on which a text stands."""
    name = voice._meta.model_name
    if name == "review" and voice.product_id is None:
        return reverse("voices:shop_reviews", kwargs={"slug": voice.seller.slug})
    product = voice.question.product if name == "answer" else voice.product
    page = "voices:reviews" if name == "review" else "voices:questions"
    return reverse(page, kwargs={"public_id": product.public_id})


def _next(request: HttpRequest, otherwise: str) -> str:
    target = request.POST.get("next") or request.headers.get("referer", "")
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else otherwise
