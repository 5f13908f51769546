"""Which shop a credential speaks for. It comes from the credential alone: no parameter names a seller."""

from dataclasses import dataclass
from typing import Any

from allauth.idp.oidc.models import Token
from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from sellers.models import ApiClient, Member, Seller
from sellers.queries import membership_of, memberships_of
from sellers.roles import EVERYONE, OFFICE, SEES_MONEY, RoleTooSmall
from vrinda.kernel.errors import NotAllowed
from vrinda.kernel.rest.principals import short_hash
from vrinda.kernel.rest.views import RestView
from vrinda.kernel.tenancy import scope


class NoShop(NotAllowed):
    code = "no_shop"
    message = _("This credential does not belong to a shop.")


class WhichShop(NotAllowed):
    code = "which_shop"
    message = _("You work in more than one shop. Use a client that is bound to one of them.")


@dataclass(frozen=True)
class Standing:
    """A shop, and the role a person has in it; the shop's own system has none and does what its scopes say."""

    seller: Seller
    role: str = ""

    @property
    def sees_money(self) -> bool:
        return not self.role or self.role in SEES_MONEY


class SellerView(RestView):
    """An operation for a shop; runs and draws its answer in that shop's scope."""

    readers = EVERYONE
    writers = OFFICE
    standing: Standing

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.standing = standing_of(request)
        allowed = self.readers if request.method in SAFE_METHODS else self.writers
        if self.standing.role and self.standing.role not in allowed:
            raise RoleTooSmall
        self.inside.enter_context(scope(seller=self.standing.seller))

    @property
    def seller(self) -> Seller:
        return self.standing.seller

    @property
    def actor(self) -> object:
        return actor_of(self.request)


def standing_of(request: Request) -> Standing:
    """Return the shop of this credential, read anew each time: who left the shop yesterday has none today."""
    bound = _shop_of_client(request.auth) if isinstance(request.auth, Token) else None
    if not request.user.is_authenticated:
        if bound is None:
            raise NoShop
        return Standing(bound)
    member = membership_of(request.user, bound.public_id) if bound else _only_membership(request)
    if member is None:
        raise NoShop
    return Standing(member.seller, member.role)


def actor_of(request: Request) -> object:
    """Return who the tape names: the person, or the client that acts for itself."""
    return request.user if request.user.is_authenticated else f"client:{short_hash(request.auth.client_id)}"


def _shop_of_client(token: Token) -> Seller | None:
    binding = ApiClient.objects.select_related("seller").filter(client=token.client_id).first()
    return binding.seller if binding else None


def _only_membership(request: Request) -> Member | None:
    found = memberships_of(request.user)
    if len(found) > 1:
        raise WhichShop
    return found[0] if found else None
