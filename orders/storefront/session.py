"""What a visitor's session holds: a guest's basket, the address being used, the orders it may open."""

from django.http import Http404, HttpRequest
from oscar.apps.basket.models import Basket

from accounts.models import User
from orders.models import BasketHandle, Order
from orders.queries.baskets import handle_of, open_basket_by_handle, open_basket_of
from orders.services.basket import open_basket, take_over
from vrinda.kernel.rest.principals import address_of

BASKET, ADDRESS, ORDERS, BASKETS = "basket", "delivery", "orders", "ordered_baskets"


def person(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None


def counted_as(request: HttpRequest) -> str:
    """Name whom an order counts for: the person, or all guests behind one address."""
    user = person(request)
    return user.public_id if user is not None else f"ip:{address_of(request)}"


def current_basket(request: HttpRequest) -> Basket | None:
    """Return the visitor's open basket, None where there is none yet; a guest's is taken over after sign-in."""
    user, handle_id = person(request), request.session.get(BASKET, "")
    if user is None:
        return open_basket_by_handle(handle_id)
    if handle_id:
        request.session.pop(BASKET)
        if guest := open_basket_by_handle(handle_id):
            return take_over(guest=guest, user=user)
    return open_basket_of(user)


def basket_to_fill(request: HttpRequest) -> Basket:
    """Return the visitor's open basket, made where there is none."""
    basket = current_basket(request)
    if basket is None:
        basket = open_basket(user=person(request))
        if person(request) is None:
            request.session[BASKET] = handle_of(basket).public_id
    return basket


def basket_being_ordered(request: HttpRequest, public_id: str) -> Basket:
    """Return the basket a checkout form names, open or ordered, when it is this visitor's; 404 otherwise."""
    handle = BasketHandle.objects.select_related("basket").filter(public_id=public_id).first()
    if handle is None:
        raise Http404
    user = person(request)
    is_own = user is not None and handle.basket.owner_id == user.pk
    known = {request.session.get(BASKET), *request.session.get(BASKETS, [])}
    if not is_own and not (handle.basket.owner_id is None and public_id in known):
        raise Http404
    return handle.basket


def remember_order(request: HttpRequest, order: Order, basket_id: str) -> None:
    """Let this visitor open the order it placed, also without an account."""
    request.session[ORDERS] = [*request.session.get(ORDERS, []), order.public_id][-20:]
    request.session[BASKETS] = [*request.session.get(BASKETS, []), basket_id][-5:]


def keep_only_own(request: HttpRequest, user: User) -> None:
    """At sign-in, leave of what the session knew only what is this person's: another may have sat here before.

    The guest's basket stays and is joined; an address and orders stay when they bear the person's own e-mail.
    """
    session, email = request.session, user.email or ""
    if session.get(ADDRESS, {}).get("email", "").lower() != email:
        session.pop(ADDRESS, None)
    known = Order.objects.filter(public_id__in=session.pop(ORDERS, []))
    own = [order for order in known.select_related("basket__handle") if _is_of(order, user, email)]
    session[ORDERS] = [order.public_id for order in own]
    session[BASKETS] = [order.basket.handle.public_id for order in own if order.basket]


def _is_of(order: Order, user: User, email: str) -> bool:
    return order.user_id == user.pk or bool(email and order.guest_email.lower() == email)


def may_open(request: HttpRequest, order: Order) -> bool:
    user = person(request)
    if user is not None and order.user_id == user.pk:
        return True
    return order.public_id in request.session.get(ORDERS, [])
