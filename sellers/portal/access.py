"""Who may stand in the portal: a signed-in member of a shop, with a role, inside that shop's scope."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache

from sellers.models import Member
from sellers.portal.menu import menu_for
from sellers.queries import membership_of, memberships_of
from sellers.roles import EVERYONE, SEES_MONEY, RoleTooSmall
from sellers.states import Role
from vrinda.kernel.tenancy import scope

SESSION_KEY = "portal_seller"
READING = {"GET", "HEAD", "OPTIONS"}


def portal_view(*roles: str) -> Callable:
    """Guard a portal view: 404 without a shop, 403 outside ``roles`` (all roles when none is named).

    A viewer only reads, whatever ``roles`` says. The view finds ``request.seller`` and ``request.member``, runs in
    the seller's scope, and its TemplateResponse is drawn there with ``seller``, ``member``, ``sees_money`` and
    ``portal_menu``.
    """
    allowed = frozenset(roles or EVERYONE)

    def guard(view: Callable) -> Callable:
        @never_cache
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            member = member_of(request)
            if member is None:
                return redirect("portal:choose")
            require_role(member, allowed, is_reading=request.method in READING)
            request.seller, request.member = member.seller, member
            with scope(seller=member.seller):
                return _drawn(request, view(request, *args, **kwargs))

        guarded.portal_roles = allowed
        return guarded

    return guard


def member_of(request: HttpRequest) -> Member | None:
    """Return the membership this session works under, read anew on each request; None when it must choose.

    A person without any shop gets 404: the portal is not there for them.
    """
    chosen = request.session.get(SESSION_KEY)
    member = membership_of(request.user, chosen) if chosen else None
    if member is not None:
        return member
    memberships = memberships_of(request.user)
    if not memberships:
        raise Http404
    return memberships[0] if len(memberships) == 1 else None


def require_role(member: Member, roles: frozenset[str] | set[str], *, is_reading: bool = False) -> None:
    """Refuse a role outside the list, and a viewer who would change something."""
    if member.role not in roles or (member.role == Role.VIEWER and not is_reading):
        raise RoleTooSmall


def _drawn(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if not hasattr(response, "render") or getattr(response, "is_rendered", True):
        return response
    shell = {
        "seller": request.seller,
        "member": request.member,
        "sees_money": request.member.role in SEES_MONEY,
        # Lazy, so that a fragment, which shows no menu, asks for no badge.
        "portal_menu": SimpleLazyObject(
            lambda: menu_for(seller=request.seller, role=request.member.role, path=request.path)
        ),
    }
    response.context_data = {**shell, **(response.context_data or {})}
    return response.render()
