"""What the catalogue puts into the portal: a menu entry and rows of the Today page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.queries.shelf import low_offers, products_sent_back
from catalog.queries.speaking import reviews_for_shop, unanswered
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


def questions_card(seller: Seller) -> DashboardCard | None:
    count = unanswered(seller).count()
    if not count:
        return None
    return DashboardCard(
        title=_("Questions to answer"),
        url=reverse("portal_questions:list"),
        text=_("A quick answer sells, and helps everybody who looks."),
        count=count,
        rank=25,
    )


def low_reviews_card(seller: Seller) -> DashboardCard | None:
    count = reviews_for_shop(seller).filter(stars__lte=2, reply="").count()
    if not count:
        return None
    return DashboardCard(
        title=_("Unhappy buyers"),
        url=f"{reverse('portal_reviews:list')}?show=low",
        text=_("Reply kindly: others read it too."),
        count=count,
        rank=30,
    )


register(MenuEntry(_("Products"), "portal_catalog:offers", "tag", rank=20))
register(MenuEntry(_("Questions"), "portal_questions:list", "message-circle-question-mark", rank=52))
register(MenuEntry(_("Reviews"), "portal_reviews:list", "star", rank=54))
register_card(questions_card)
register_card(low_reviews_card)
register_card(low_stock_card)
register_card(sent_back_card)
