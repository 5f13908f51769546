"""The staff's menu: what waits for a person first, then everything by room. Each sees what they may."""

from dataclasses import dataclass

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalog.states import Moderation, VoiceState
from orders.states import SellerOrderState
from payments.states import GatewayEventState, HeldState, PaymentMethod, PayoutRail, PayoutState, RefundState
from sellers.states import SellerStatus
from vrinda.kernel.tenancy import scopes_disabled


@dataclass(frozen=True)
class Queue:
    """Rows of one model that wait for staff; the filter is the one of its list page."""

    title: str
    icon: str
    model: str
    waits: dict[str, str]

    @property
    def url(self) -> str:
        query = "&".join(f"{lookup}__exact={value}" for lookup, value in self.waits.items())
        return f"{_changelist(self.model)}?{query}"

    def count(self) -> int:
        with scopes_disabled():
            return apps.get_model(self.model)._default_manager.filter(**self.waits).count()


QUEUES = [
    Queue(_("Sellers to approve"), "storefront", "partner.Partner", {"status": SellerStatus.SUBMITTED}),
    Queue(_("Products to review"), "fact_check", "catalogue.Product", {"moderation": Moderation.SUBMITTED}),
    Queue(_("Reviews held"), "rate_review", "catalogue.Review", {"state": VoiceState.HELD}),
    Queue(_("Reviews reported"), "flag", "catalogue.Review", {"is_reported": "1"}),
    Queue(_("Questions held"), "help", "catalogue.Question", {"state": VoiceState.HELD}),
    Queue(_("Questions reported"), "flag", "catalogue.Question", {"is_reported": "1"}),
    Queue(_("Answers held"), "forum", "catalogue.Answer", {"state": VoiceState.HELD}),
    Queue(_("Answers reported"), "flag", "catalogue.Answer", {"is_reported": "1"}),
    Queue(_("Orders to be accepted"), "pending_actions", "order.SellerOrder", {"state": SellerOrderState.CONFIRMED}),
    Queue(_("Gateway events held"), "report", "payments.GatewayEvent", {"state": GatewayEventState.QUARANTINED}),
    Queue(_("Held money"), "help_center", "payments.HeldMoney", {"state": HeldState.HELD}),
    Queue(_("Refunds refused"), "undo", "payments.Refund", {"state": RefundState.FAILED}),
    Queue(
        _("Cash refunds to pay"),
        "payments",
        "payments.Refund",
        {"state": RefundState.REQUESTED, "payment__method": PaymentMethod.COD},
    ),
    Queue(
        _("Bank payouts to send"),
        "account_balance",
        "payments.Payout",
        {"state": PayoutState.CREATED, "rail": PayoutRail.BANK},
    ),
]

GROUPS = [
    (
        _("Sellers"),
        [
            (_("Sellers"), "storefront", "partner.Partner"),
            (_("Members"), "badge", "partner.Member"),
            (_("Offers"), "sell", "partner.StockRecord"),
            (_("Commission terms"), "percent", "partner.CommissionTerm"),
            (_("Delivery zones"), "map", "partner.DeliveryZone"),
            (_("Delivery rates"), "local_shipping", "partner.DeliveryRate"),
        ],
    ),
    (
        pgettext_lazy("staff's menu", "Catalogue"),  # Oscar's English would write it its own way
        [
            (_("Products"), "inventory_2", "catalogue.Product"),
            (_("Categories"), "category", "catalogue.Category"),
            (_("Facets"), "tune", "catalogue.Facet"),
            (_("Tax rates"), "request_quote", "catalogue.TaxRate"),
            (_("Kinds of product"), "schema", "catalogue.ProductClass"),
            (_("Choices of attributes"), "checklist", "catalogue.AttributeOptionGroup"),
            (_("Pictures"), "image", "catalogue.ProductImage"),
            (_("Parts of bundles"), "deployed_code", "catalogue.BundlePart"),
            (_("Laddu Gopal sizes"), "straighten", "catalogue.DeitySize"),
            (_("Thakurji at home"), "home", "catalogue.Thakurji"),
            (_("Listings"), "view_list", "catalogue.Listing"),
            (_("Blocked words"), "block", "catalogue.BlockedTerm"),
            (_("Counts of shelves"), "shelves", "catalogue.ShelfCount"),
            (_("Search words"), "translate", "catalogue.SearchSynonym"),
            (_("Searches without result"), "search_off", "catalogue.MissedSearch"),
        ],
    ),
    (
        _("Shop window"),
        [
            (_("Festivals"), "celebration", "catalogue.Festival"),
            (_("Pages of the market"), "article", "catalogue.Page"),
            (_("Old addresses"), "moved_location", "kernel.OldAddress"),
        ],
    ),
    (
        _("Voices"),
        [
            (_("Reviews"), "star", "catalogue.Review"),
            (_("Questions"), "help", "catalogue.Question"),
            (_("Answers"), "forum", "catalogue.Answer"),
            (_("Reports"), "flag", "catalogue.Report"),
            (_("Purchases"), "verified", "catalogue.Purchase"),
            (_("Lists"), "favorite", "catalogue.WishList"),
            (_("Alerts"), "notifications", "catalogue.Alert"),
            (_("Follows"), "visibility", "catalogue.Follow"),
        ],
    ),
    (
        _("Orders"),
        [
            (_("Orders"), "shopping_bag", "order.Order"),
            (_("Seller orders"), "package_2", "order.SellerOrder"),
            (_("Order lines"), "list", "order.Line"),
            (_("Cancellations and returns"), "assignment_return", "order.Reduction"),
            (_("Documents"), "receipt_long", "order.Document"),
        ],
    ),
    (
        _("Money"),
        [
            (_("Payments"), "payments", "payments.Payment"),
            (_("Refunds"), "undo", "payments.Refund"),
            (_("Held money"), "help_center", "payments.HeldMoney"),
            (_("Payouts"), "account_balance", "payments.Payout"),
            (_("Credits"), "savings", "payments.Credit"),
            (_("Reversals"), "settings_backup_restore", "payments.Reversal"),
            (_("Ledger"), "menu_book", "payments.Transaction"),
            (_("Ledger entries"), "swap_vert", "payments.Entry"),
            (_("Accounts"), "account_tree", "payments.Account"),
            (_("Gateway events"), "webhook", "payments.GatewayEvent"),
            (_("Statutory rates"), "gavel", "payments.StatutoryRate"),
        ],
    ),
    (
        _("People"),
        [
            (_("People"), "person", "accounts.User"),
            (_("Addresses"), "home_pin", "accounts.Address"),
            (_("E-mail addresses"), "alternate_email", "account.EmailAddress"),
            (_("Second factors"), "passkey", "mfa.Authenticator"),
            (_("Groups of staff"), "groups", "auth.Group"),
        ],
    ),
    (
        _("System"),
        [
            (_("Event tape"), "timeline", "kernel.Event"),
            (_("Audit"), "policy", "kernel.AuditEntry"),
            (_("API clients"), "vpn_key", "partner.ApiClient"),
            (_("OAuth clients"), "key", "allauth_idp_oidc.Client"),
            (_("Idempotency keys"), "fingerprint", "kernel.IdempotencyKey"),
            (_("Periodic work"), "schedule", "kernel.PeriodicRun"),
            (_("Document series"), "tag", "order.DocumentSeries"),
            (_("Baskets"), "shopping_basket", "order.BasketHandle"),
            (_("Delivery addresses"), "pin_drop", "order.ShippingAddress"),
        ],
    ),
]


def queues_of(request: HttpRequest) -> list[dict]:
    """Return the queues a member of staff may see, each with what waits in it."""
    return [
        {
            "title": queue.title,
            "icon": queue.icon,
            "link": queue.url,
            "count": queue.count(),
            "active": request.get_full_path() == queue.url,
        }
        for queue in QUEUES
        if _may_see(request, queue.model)
    ]


def sidebar(request: HttpRequest) -> list[dict]:
    """Build unfold's side menu for one person."""
    queues = [{**queue, "badge": queue["count"], "badge_variant": "warning"} for queue in queues_of(request)]
    groups = [{"title": _("Work queues"), "items": queues}]
    for title, entries in GROUPS:
        items = [_item(request, *entry) for entry in entries if _may_see(request, entry[2])]
        groups.append({"title": title, "collapsible": True, "separator": True, "items": items})
    return groups


def _item(request: HttpRequest, title: str, icon: str, model: str) -> dict:
    link = _changelist(model)
    in_queue = any(request.get_full_path() == queue.url for queue in QUEUES)
    return {"title": title, "icon": icon, "link": link, "active": request.path.startswith(link) and not in_queue}


def _may_see(request: HttpRequest, model: str) -> bool:
    app, name = model.lower().split(".")
    return request.user.has_perm(f"{app}.view_{name}") or request.user.has_perm(f"{app}.change_{name}")


def _changelist(model: str) -> str:
    return reverse(f"admin:{model.lower().replace('.', '_')}_changelist")
