"""A seller's money: where it stands, what was paid out and why, and every movement of the account."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from payments.queries.balances import lines_of, seller_money, statement_of
from payments.queries.statements import payout_statement, payouts_of
from sellers.portal.access import portal_view
from sellers.roles import SEES_MONEY
from vrinda.kernel.errors import NotFound

PAGE = 25
PAYOUT_COLUMNS = [(_("Date"), "start"), (_("Status"), "start"), (_("How"), "start"), (_("Amount"), "end")]
MOVEMENT_COLUMNS = [(_("When"), "start"), (_("What"), "start"), (_("Amount"), "end"), (_("Owed to you"), "end")]
REASON_COLUMNS = [(_("Why"), "start"), (_("Amount"), "end"), (_("Together"), "end")]


@require_GET
@portal_view(*SEES_MONEY)
def balance(request: HttpRequest) -> HttpResponse:
    """Show what is coming, ready and paid, and the payouts."""
    payouts = Paginator(payouts_of(request.seller), PAGE).get_page(request.GET.get("page"))
    context = {"money": seller_money(request.seller), "payouts": payouts, "head": PAYOUT_COLUMNS}
    return TemplateResponse(request, "payments/portal/balance.html", context)


@require_GET
@portal_view(*SEES_MONEY)
def statement(request: HttpRequest) -> HttpResponse:
    """Show every movement with what was owed after it."""
    page = Paginator(statement_of(request.seller), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": lines_of(page), "head": MOVEMENT_COLUMNS}
    return TemplateResponse(request, "payments/portal/statement.html", context)


@require_GET
@portal_view(*SEES_MONEY)
def payout(request: HttpRequest, public_id: str) -> HttpResponse:
    """Explain one payout line by line."""
    try:
        explained = payout_statement(request.seller, public_id)
    except NotFound as error:
        raise Http404 from error
    context = {"statement": explained, "head": REASON_COLUMNS}
    return TemplateResponse(request, "payments/portal/payout.html", context)
