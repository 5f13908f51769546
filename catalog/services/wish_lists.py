"""Lists of things under names: private until their owner gives them a link, and again when the link is taken away."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from catalog.models import Product, WishList, WishListItem
from vrinda.kernel import clock, events
from vrinda.kernel.errors import DomainError, InvalidInput
from vrinda.kernel.ids import new_id
from vrinda.kernel.text import clean_line

MOST_LISTS = 20
MOST_THINGS = 200
LONGEST_NAME = 60


class ListIsFull(DomainError):
    code = "list_is_full"
    message = gettext_lazy("This list holds as many things as it can. Take something out, or begin another.")


class TooManyLists(DomainError):
    code = "too_many_lists"
    message = gettext_lazy("You have as many lists as can be kept. Remove one you no longer need.")


class NameTaken(InvalidInput):
    code = "list_name_taken"
    message = gettext_lazy("You have a list of this name.")


@transaction.atomic
def begin_list(*, user: User, name: str, now: datetime | None = None) -> WishList:
    """Begin a list; it is private."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    name = _name(name)
    if WishList.objects.filter(user=user).count() >= MOST_LISTS:
        raise TooManyLists
    if WishList.objects.filter(user=user, name=name).exists():
        raise NameTaken(param="name")
    begun = WishList.objects.create(user=user, name=name, created_at=now or clock.now())
    events.record("list.begun", subject=begun.public_id, by=user, now=now)
    return begun


@transaction.atomic
def rename_list(*, wish_list: WishList, name: str, by: User, now: datetime | None = None) -> WishList:
    """Give a list another name."""
    wish_list = _lock(wish_list)
    wish_list.name = _name(name)
    try:
        with transaction.atomic():
            wish_list.save(update_fields=["name"])
    except IntegrityError as error:
        raise NameTaken(param="name") from error
    events.record("list.renamed", subject=wish_list.public_id, by=by, now=now)
    return wish_list


@transaction.atomic
def share_list(*, wish_list: WishList, is_on: bool, by: User, now: datetime | None = None) -> WishList:
    """Give a list a link that nobody can guess, or take it away: shared again, it gets another one."""
    wish_list = _lock(wish_list)
    if is_on == wish_list.is_shared:
        return wish_list
    wish_list.link_key = new_id("wl") if is_on else None
    wish_list.save(update_fields=["link_key"])
    events.record("list.shared" if is_on else "list.made_private", subject=wish_list.public_id, by=by, now=now)
    return wish_list


@transaction.atomic
def remove_list(*, wish_list: WishList, by: User, now: datetime | None = None) -> None:
    """Forget a list and what is in it."""
    wish_list = _lock(wish_list)
    events.record("list.removed", subject=wish_list.public_id, by=by, now=now)
    wish_list.delete()


@transaction.atomic
def put_in_list(*, wish_list: WishList, product: Product, by: User, now: datetime | None = None) -> WishListItem:
    """Put a product into a list; it is there once."""
    wish_list = _lock(wish_list)
    known = WishListItem.objects.filter(wish_list=wish_list, product=product).first()
    if known is not None:
        return known
    if WishListItem.objects.filter(wish_list=wish_list).count() >= MOST_THINGS:
        raise ListIsFull
    item = WishListItem.objects.create(wish_list=wish_list, product=product, created_at=now or clock.now())
    events.record("list.thing_added", subject=wish_list.public_id, by=by, now=now, product=product.public_id)
    return item


@transaction.atomic
def take_from_list(*, wish_list: WishList, product_id: str, by: User, now: datetime | None = None) -> None:
    """Take a product out of a list; one that is not in it is no matter."""
    wish_list = _lock(wish_list)
    gone, _rows = WishListItem.objects.filter(wish_list=wish_list, product__public_id=product_id).delete()
    if gone:
        events.record("list.thing_removed", subject=wish_list.public_id, by=by, now=now, product=product_id)


@transaction.atomic
def press_heart(*, user: User, product: Product, now: datetime | None = None) -> bool:
    """Keep a product in the person's first list, or take it out of all of them; return whether it is kept now."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    kept_in = list(WishList.objects.filter(user=user, items__product=product).order_by("pk"))
    for wish_list in kept_in:
        take_from_list(wish_list=wish_list, product_id=product.public_id, by=user, now=now)
    if kept_in:
        return False
    first = WishList.objects.filter(user=user).order_by("pk").first()
    first = first or begin_list(user=user, name=_("My list"), now=now)
    put_in_list(wish_list=first, product=product, by=user, now=now)
    return True


def _name(name: str) -> str:
    name = clean_line(name)
    if not name or len(name) > LONGEST_NAME:
        raise InvalidInput(
            _("Give the list a name of at most %(count)d letters.") % {"count": LONGEST_NAME}, param="name"
        )
    return name


def _lock(wish_list: WishList) -> WishList:
    return WishList.objects.select_for_update().get(pk=wish_list.pk)
