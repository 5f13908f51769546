"""What bringing things costs and how long it takes, in words: for one offer, one shop, one rate of a shop."""

from django.utils.translation import gettext as _

from catalog.standing import Standing
from sellers.models import DeliveryRate
from sellers.reach import DeliveryChoice
from vrinda.kernel.money import format_inr


def offer_delivery_text(standing: Standing) -> str:
    """Say what bringing one piece costs, and from what value it is free."""
    if standing.delivery is None or standing.fee_paise is None:
        return ""
    if standing.fee_paise == 0:
        return _("Delivery free")
    fee = _("Delivery %(fee)s") % {"fee": format_inr(standing.fee_paise, short=True)}
    free_above = standing.delivery.free_above_paise
    if free_above is None:
        return fee
    return _("%(fee)s, free from %(amount)s") % {"fee": fee, "amount": format_inr(free_above, short=True)}


def shop_delivery_text(choice: DeliveryChoice | None) -> str:
    """Say what a shop's parcel costs and how long it takes, in a few words."""
    if choice is None:
        return _("does not deliver there")
    fee = _("delivery %(fee)s") % {"fee": format_inr(choice.fee_paise, short=True)} if choice.fee_paise else ""
    return f"{fee or _('free delivery')}, {days_text(choice)}"


def rate_text(rate: DeliveryRate) -> str:
    """Say what one of a shop's rates is: fee, days, and from what value it is free."""
    fee = format_inr(rate.fee_paise, short=True) if rate.fee_paise else _("free")
    text = f"{fee}, {days_text(rate)}"
    if rate.fee_paise and rate.free_above_paise:
        free = _("free from %(amount)s") % {"amount": format_inr(rate.free_above_paise, short=True)}
        return f"{text} · {free}"
    return text


def days_text(carried: DeliveryChoice | DeliveryRate) -> str:
    if carried.max_days == 0:
        return _("same day")
    if carried.max_days == 1:
        return _("within a day")
    return _("%(from)d to %(to)d days") % {"from": carried.min_days, "to": carried.max_days}
