"""A shop's own goods: the list, one offer, its stock and picture, and a new product."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.models import Category, Product
from catalog.portal.forms import BundleForm, DeclarationsForm, NewProductForm, OfferForm, PictureForm, StockForm
from catalog.queries.shelf import VIEWS, offers_to_bundle, row_of, shelf_page
from catalog.services.bundles import offer_bundle
from catalog.services.images import add_image
from catalog.services.newcomers import offer_new_product
from catalog.services.products import change_product, submit_product
from catalog.states import Moderation
from sellers.models import Offer
from sellers.portal.access import portal_view, require_role
from sellers.queries import offer_of
from sellers.roles import OFFICE, PACKING
from sellers.services.offers import adjust_stock, change_offer
from vrinda.kernel.forms import RefusableForm

CAN_BE_HANDED_IN = {Moderation.DRAFT, Moderation.REJECTED, Moderation.WITHDRAWN}


@require_GET
@portal_view()
def offers(request: HttpRequest) -> HttpResponse:
    """The shelf, searched and paged."""
    text, view = request.GET.get("q", "").strip()[:80], request.GET.get("show", "all")
    context = {
        "page": shelf_page(request.seller, text=text, view=view, page=request.GET.get("page")),
        "tabs": [
            {"label": label, "url": f"?show={name}", "is_current": name == view, "count": None}
            for name, label in VIEWS.items()
        ],
        "text": text,
        "view": view,
        "can_price": request.member.role in OFFICE,
    }
    return TemplateResponse(request, "catalog/portal/offers.html", context)


@require_http_methods(["GET", "POST"])
@portal_view()
def offer(request: HttpRequest, public_id: str) -> HttpResponse:
    """One offer: its price, and whether it is on sale."""
    own = offer_of(request.seller, public_id)
    form = OfferForm(request.POST or None, initial=OfferForm.initial_of(own))
    if request.method == "POST":
        require_role(request.member, OFFICE)
        if form.agrees(lambda: change_offer(offer=own, by=request.user, **form.terms())):
            messages.success(request, _("Saved. Buyers see it from now on."))
            return redirect("portal_catalog:offer", public_id)
    return _offer_page(request, own, offer_form=form)


@require_POST
@portal_view(*PACKING)
def stock(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct the number of pieces."""
    own = offer_of(request.seller, public_id)
    form = StockForm(request.POST)
    if form.agrees(lambda: adjust_stock(offer=own, by=request.user, **_delta(form))):
        messages.success(request, _("The stock is corrected."))
        return redirect("portal_catalog:offer", public_id)
    return _offer_page(request, own, stock_form=form)


@require_POST
@portal_view(*OFFICE)
def picture(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add a picture to a product of the shop's own."""
    own = offer_of(request.seller, public_id)
    product = _own_product(own)
    form = PictureForm(request.POST, request.FILES)
    if form.agrees(
        lambda: add_image(
            product=product,
            file=form.cleaned_data["picture"],
            alt=product.title,
            alt_hi=product.title_hi,
            by=request.user,
        ),
    ):
        messages.success(request, _("The picture is added."))
        return redirect("portal_catalog:offer", public_id)
    return _offer_page(request, own, picture_form=form)


@require_POST
@portal_view(*OFFICE)
def submit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand a product in again after mending it."""
    submit_product(product=_own_product(offer_of(request.seller, public_id)), by=request.user)
    messages.success(request, _("Handed in. The market looks at it, usually within a day."))
    return redirect("portal_catalog:offer", public_id)


@require_http_methods(["GET", "POST"])
@portal_view(*OFFICE)
def new(request: HttpRequest) -> HttpResponse:
    """Write a product, price it and hand it in."""
    categories = Category.objects.order_by("path")
    form = NewProductForm(request.POST or None, request.FILES or None, categories=categories)
    if request.method == "POST" and form.agrees(
        lambda: offer_new_product(seller=request.seller, by=request.user, newcomer=form.newcomer())
    ):
        messages.success(request, _("Handed in. The market looks at it, usually within a day."))
        return redirect("portal_catalog:offers")
    return TemplateResponse(request, "catalog/portal/new.html", {"form": form})


@require_http_methods(["GET", "POST"])
@portal_view(*OFFICE)
def new_bundle(request: HttpRequest) -> HttpResponse:
    """Put things of the shop together, and hand the bundle in."""
    form = BundleForm(
        request.POST or None,
        request.FILES or None,
        categories=Category.objects.order_by("path"),
        offers=offers_to_bundle(request.seller),
    )
    if request.method == "POST" and form.agrees(
        lambda: offer_bundle(seller=request.seller, by=request.user, bundle=form.bundle())
    ):
        messages.success(request, _("Handed in. The market looks at it, usually within a day."))
        return redirect("portal_catalog:offers")
    return TemplateResponse(request, "catalog/portal/new_bundle.html", {"form": form})


@require_POST
@portal_view(*OFFICE)
def declare(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what the law asks about a product of the shop's own."""
    own = offer_of(request.seller, public_id)
    product = _own_product(own)
    form = DeclarationsForm(request.POST)
    if form.agrees(
        lambda: change_product(
            product=product, by=request.user, **form.declarations(), net_quantity=form.cleaned_data["net_quantity"]
        )
    ):
        messages.success(request, _("Saved. Buyers see it from now on."))
        return redirect("portal_catalog:offer", public_id)
    return _offer_page(request, own, declarations_form=form)


def _offer_page(request: HttpRequest, own: Offer, **forms: RefusableForm) -> HttpResponse:
    shown = own.product.parent or own.product
    is_own = shown.owner_id == request.seller.pk
    context = {
        "offer": own,
        "row": row_of(own),
        "note": shown.moderation_note if is_own else "",
        "offer_form": OfferForm(initial=OfferForm.initial_of(own)),
        "stock_form": StockForm(),
        "picture_form": PictureForm(),
        "declarations_form": DeclarationsForm(initial=DeclarationsForm.initial_of(shown)),
        "can_price": request.member.role in OFFICE,
        "can_count": request.member.role in PACKING,
        "can_picture": is_own and request.member.role in OFFICE,
        "can_submit": is_own and request.member.role in OFFICE and shown.moderation in CAN_BE_HANDED_IN,
        **forms,
    }
    return TemplateResponse(request, "catalog/portal/offer.html", context)


def _own_product(own: Offer) -> Product:
    """Only who owns a product shows it; who merely offers it finds nothing here."""
    product = own.product.parent or own.product
    if product.owner_id != own.partner_id:
        raise Http404
    return product


def _delta(form: StockForm) -> dict[str, object]:
    return {"delta": form.cleaned_data["pieces"], "reason": form.cleaned_data["reason"]}
