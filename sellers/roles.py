"""What each role in a shop may do, the same at every door."""

from django.utils.translation import gettext_lazy as _

from sellers.states import Role
from vrinda.kernel.errors import NotAllowed

EVERYONE = frozenset(Role.values)
OFFICE = frozenset({Role.OWNER, Role.MANAGER})
PACKING = frozenset({Role.OWNER, Role.MANAGER, Role.PACKER})
SEES_MONEY = frozenset({Role.OWNER, Role.MANAGER, Role.VIEWER})


class RoleTooSmall(NotAllowed):
    code = "role_too_small"
    message = _("Your role in this shop does not allow this. Ask its owner.")
