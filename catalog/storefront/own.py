"""A person's own pages about things: reviews to write, lists, alerts, followed shops."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.models import Review
from catalog.queries import speaking, wishes
from catalog.queries.alerts import alert_of, alerts_of
from catalog.queries.voices import shown_name
from catalog.services import wish_lists
from catalog.services.alerts import stop_alert
from catalog.services.reviews import review_product, review_seller, said, take_review_back
from catalog.states import VoiceState
from catalog.storefront.forms import ListForm, ReviewForm
from catalog.storefront.reading import language, thank
from vrinda.kernel.addresses import absolute


def own_page(view: Callable) -> Callable:
    """Guard a page that only its owner sees and no cache keeps."""
    return never_cache(login_required(view))


@require_GET
@own_page
def reviews(request: HttpRequest) -> HttpResponse:
    context = {
        "to_write": speaking.things_to_review(request.user, language()),
        "written": speaking.own_reviews(request.user, language()),
    }
    return render(request, "catalog/storefront/own/reviews.html", context)


@require_http_methods(["GET", "POST"])
@own_page
def write_product_review(request: HttpRequest, public_id: str) -> HttpResponse:
    product = speaking.product_received(request.user, public_id)
    known = speaking.own_review_of(request.user, product=product)
    return _write(
        request,
        known,
        product.display_title,
        lambda words: review_product(user=request.user, product=product, said=words),
    )


@require_http_methods(["GET", "POST"])
@own_page
def write_shop_review(request: HttpRequest, public_id: str) -> HttpResponse:
    seller = speaking.seller_received_from(request.user, public_id)
    known = speaking.own_review_of(request.user, seller=seller)
    return _write(
        request, known, seller.display_name, lambda words: review_seller(user=request.user, seller=seller, said=words)
    )


def _write(request: HttpRequest, known: Review | None, title: str, keep: Callable) -> HttpResponse:
    is_live = known is not None and known.state != VoiceState.WITHDRAWN
    initial = {"stars": known.stars, "text": known.text} if is_live else {}
    form = ReviewForm(request.POST or None, request.FILES or None, initial=initial)
    made: list[Review] = []
    if request.method == "POST" and form.agrees(
        lambda: made.append(keep(said(user=request.user, **form.cleaned_data)))
    ):
        thank(request, made[0].state, _("Thank you. Your review is shown."))
        return redirect("voices:own_reviews")
    context = {"form": form, "title": title, "review": known if is_live else None}
    return render(request, "catalog/storefront/own/review.html", context)


@require_POST
@own_page
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    take_review_back(review=speaking.own_review(request.user, public_id), by=request.user)
    messages.success(request, _("Your review is taken away."))
    return redirect("voices:own_reviews")


@require_http_methods(["GET", "POST"])
@own_page
def lists(request: HttpRequest) -> HttpResponse:
    """All lists, and a form to begin another."""
    form = ListForm(request.POST or None)
    if request.method == "POST" and form.agrees(
        lambda: wish_lists.begin_list(user=request.user, name=form.cleaned_data["name"])
    ):
        return redirect("voices:lists")
    context = {"lists": wishes.lists_of(request.user), "form": form, "kept": ",".join(wishes.kept_ids(request.user))}
    return render(request, "catalog/storefront/own/lists.html", context)


@require_http_methods(["GET", "POST"])
@own_page
def one_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is in a list; a POST gives it another name."""
    own = wishes.list_of(request.user, public_id)
    form = ListForm(request.POST or None, initial={"name": own.name})
    if request.method == "POST" and form.agrees(
        lambda: wish_lists.rename_list(wish_list=own, name=form.cleaned_data["name"], by=request.user)
    ):
        return redirect("voices:list", public_id)
    page = wishes.list_page(own, language())
    link = reverse("voices:shared_list", kwargs={"key": page.link_key}) if page.link_key else ""
    context = {"page": page, "form": form, "link": absolute(link) if link else ""}
    return render(request, "catalog/storefront/own/list.html", context)


@require_POST
@own_page
def share_list(request: HttpRequest, public_id: str) -> HttpResponse:
    own, is_on = wishes.list_of(request.user, public_id), request.POST.get("on") == "yes"
    wish_lists.share_list(wish_list=own, is_on=is_on, by=request.user)
    messages.success(request, _("Whoever has the link can read the list.") if is_on else _("The link works no more."))
    return redirect("voices:list", public_id)


@require_POST
@own_page
def remove_list(request: HttpRequest, public_id: str) -> HttpResponse:
    wish_lists.remove_list(wish_list=wishes.list_of(request.user, public_id), by=request.user)
    messages.success(request, _("The list is removed."))
    return redirect("voices:lists")


@require_POST
@own_page
def take_out(request: HttpRequest, public_id: str, product_id: str) -> HttpResponse:
    own = wishes.list_of(request.user, public_id)
    wish_lists.take_from_list(wish_list=own, product_id=product_id, by=request.user)
    return redirect("voices:list", public_id)


@require_http_methods(["GET", "POST"])
@own_page
def keep(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose the list a thing goes into, or begin one for it."""
    product = wishes.listed_product(public_id)
    form = ListForm(request.POST if "name" in request.POST else None)
    if request.method == "POST" and "list" in request.POST:
        own = wishes.list_of(request.user, request.POST["list"])
        wish_lists.put_in_list(wish_list=own, product=product, by=request.user)
        return _kept(request, own)
    made = []
    if request.method == "POST" and form.agrees(
        lambda: made.append(wish_lists.begin_list(user=request.user, name=form.cleaned_data["name"]))
    ):
        wish_lists.put_in_list(wish_list=made[0], product=product, by=request.user)
        return _kept(request, made[0])
    context = {"product": product, "lists": wishes.lists_of(request.user, product=product), "form": form}
    return render(request, "catalog/storefront/own/keep.html", context)


def _kept(request: HttpRequest, own) -> HttpResponse:
    messages.success(request, _("Kept in “%(name)s”.") % {"name": own.name})
    return redirect("voices:list", own.public_id)


@never_cache
@require_GET
def shared_list(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody's list, for whoever has its link."""
    found = wishes.shared_list(key)
    page = wishes.list_page(found, language(), owner=shown_name(found.user))
    response = render(request, "catalog/storefront/own/shared_list.html", {"page": page})
    response["X-Robots-Tag"] = "noindex"
    return response


@require_GET
@own_page
def alerts(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/storefront/own/alerts.html", {"alerts": alerts_of(request.user, language())})


@require_POST
@own_page
def end_alert(request: HttpRequest, public_id: str) -> HttpResponse:
    stop_alert(alert=alert_of(request.user, public_id), by=request.user)
    messages.success(request, _("You will not be written to about it."))
    return redirect("voices:alerts")


@require_GET
@own_page
def follows(request: HttpRequest) -> HttpResponse:
    return render(
        request, "catalog/storefront/own/follows.html", {"shops": wishes.followed_shops(request.user, language())}
    )
