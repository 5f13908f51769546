"""What payments put into the portal: the way to the money, for those who may see it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payments.queries.balances import seller_money
from sellers.models import Seller
from sellers.portal.menu import DashboardCard, MenuEntry, register, register_card
from sellers.roles import SEES_MONEY
from vrinda.kernel.money import format_inr


def money_card(seller: Seller) -> DashboardCard | None:
    """Say what the next payout brings, when there is one."""
    ready = seller_money(seller).ready
    if ready <= 0:
        return None
    return DashboardCard(
        title=_("Ready to be paid out"),
        url=reverse("portal_money:balance"),
        text=format_inr(ready),
        rank=80,
        is_due=False,
    )


register(MenuEntry(gettext_lazy("Money"), "portal_money:balance", "indian-rupee", roles=SEES_MONEY, rank=30))
register_card(money_card, roles=SEES_MONEY)
