"""What orders put into the portal: a menu entry and rows of the Today page."""

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from orders.models import Line, SellerOrder
from orders.queries.order_pages import seller_orders_of
from orders.queries.queues import sales_of_days, tab_counts
from orders.states import SellerOrderState as S
from sellers.models import Seller
from sellers.portal.menu import DashboardCard, MenuEntry, register, register_card
from sellers.roles import SEES_MONEY


def waiting(seller: Seller) -> int | None:
    """Return how many orders wait to be accepted."""
    return SellerOrder.objects.filter(seller=seller, state=S.CONFIRMED).count() or None


def sales_card(seller: Seller) -> DashboardCard:
    days = sales_of_days(seller)
    return DashboardCard(
        title=_("Sold today"), template="order/portal/_sales_card.html", body=days, rank=0, is_due=False
    )


def newest_card(seller: Seller) -> DashboardCard | None:
    """Show the order that has waited longest, so that one tap accepts it."""
    newest = seller_orders_of(seller, states=(S.CONFIRMED,)).order_by("placed_at").first()
    if newest is None:
        return None
    pieces = Line.objects.filter(seller_order=newest).aggregate(pieces=Sum("quantity"))["pieces"]
    title = ngettext("New order · %(count)s piece", "New order · %(count)s pieces", pieces) % {"count": pieces}
    return DashboardCard(title=title, template="order/portal/_new_order.html", body=newest, count=1, rank=5)


def queue_cards(key: str, title: object, text: object, rank: int):
    """Return a card that counts one tab of the order list."""

    def card(seller: Seller) -> DashboardCard | None:
        count = tab_counts(seller)[key]
        if not count:
            return None
        return DashboardCard(
            title=title, url=f"{reverse('portal_orders:list')}?tab={key}", text=text, count=count, rank=rank
        )

    return card


register(MenuEntry(gettext_lazy("Orders"), "portal_orders:list", "package", badge=waiting, rank=10))
register_card(sales_card, roles=SEES_MONEY)
register_card(newest_card)
register_card(queue_cards("todo", gettext_lazy("To accept"), gettext_lazy("Customers wait for your yes"), 10))
register_card(queue_cards("pack", gettext_lazy("To send"), gettext_lazy("Accepted, not yet with the carrier"), 11))
register_card(queue_cards("way", gettext_lazy("On their way"), gettext_lazy("Mark them when they arrive"), 30))
