"""What the catalogue puts into the portal: a menu entry and rows of the Today page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.queries.shelf import low_offers, products_sent_back
from sellers.models import Seller
from sellers.portal.menu import DashboardCard, MenuEntry, register, register_card


def low_stock_card(seller: Seller) -> DashboardCard | None:
    offers = low_offers(seller).select_related("product")
    count = offers.count()
    if not count:
        return None
    emptiest = offers.order_by("num_in_stock", "pk").first()
    return DashboardCard(
        title=_("Low stock"),
        url=f"{reverse('portal_catalog:offers')}?show=low",
        text=_("%(title)s: %(count)d left") % {"title": emptiest.product.display_title, "count": emptiest.free_stock},
        count=count,
        rank=40,
    )


def sent_back_card(seller: Seller) -> DashboardCard | None:
    count = products_sent_back(seller).count()
    if not count:
        return None
    return DashboardCard(
        title=_("Sent back by the market"),
        url=f"{reverse('portal_catalog:offers')}?show=sent_back",
        text=_("Mend what the note says and hand it in again."),
        count=count,
        rank=35,
    )


register(MenuEntry(_("Products"), "portal_catalog:offers", "tag", rank=20))
register_card(low_stock_card)
register_card(sent_back_card)
