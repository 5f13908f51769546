"""The portal's menu and the rows of its Today page, registered by each room.

A room fills these from ``<app>/portal/menu.py``, which is imported when the process starts.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sellers.models import Seller
from sellers.roles import EVERYONE, OFFICE


@dataclass(frozen=True)
class MenuEntry:
    """A place in the portal; the four lowest ranks stand in the bar of a phone."""

    label: object
    url_name: str
    icon: str
    roles: Collection[str] = EVERYONE
    badge: Callable[[Seller], int | None] | None = None
    rank: int = 50


@dataclass(frozen=True)
class MenuItem:
    """An entry as one page shows it."""

    label: object
    url: str
    icon: str
    is_current: bool
    badge: int | None


@dataclass(frozen=True)
class DashboardCard:
    """A row of the Today page: what waits, and how many; one with a ``template`` is drawn by it, as ``card``.

    ``is_due``: the row counts as something to do. Rows stand by rank; what is drawn first sells, what comes last
    can wait.
    """

    title: object
    url: str = ""
    text: object = ""
    count: int | None = None
    rank: int = 50
    is_due: bool = True
    template: str = ""
    body: object = None


@dataclass
class Registry:
    entries: list[MenuEntry] = field(default_factory=list)
    cards: list[tuple[Callable[[Seller], DashboardCard | None], Collection[str]]] = field(default_factory=list)


REGISTRY = Registry()


def register(entry: MenuEntry) -> None:
    """Give a place in the portal its menu entry."""
    REGISTRY.entries.append(entry)


def register_card(card: Callable[[Seller], DashboardCard | None], *, roles: Collection[str] = EVERYONE) -> None:
    """Give the Today page a row; the callable returns None when there is nothing to say."""
    REGISTRY.cards.append((card, frozenset(roles)))


def menu_for(*, seller: Seller, role: str, path: str) -> list[MenuItem]:
    """Return the menu of one page; the entry with the longest matching address is the current one."""
    entries = sorted((entry for entry in REGISTRY.entries if role in entry.roles), key=lambda entry: entry.rank)
    addresses = [reverse(entry.url_name) for entry in entries]
    current = max((address for address in addresses if path.startswith(address)), key=len, default="")
    return [
        MenuItem(
            label=entry.label,
            url=address,
            icon=entry.icon,
            is_current=address == current,
            badge=entry.badge(seller) if entry.badge else None,
        )
        for entry, address in zip(entries, addresses, strict=True)
    ]


def cards_for(*, seller: Seller, role: str) -> list[DashboardCard]:
    """Return the rows of the Today page for one role."""
    cards = [card(seller) for card, roles in REGISTRY.cards if role in roles]
    return sorted((card for card in cards if card is not None), key=lambda card: card.rank)


register(MenuEntry(_("Today"), "portal:today", "sun", rank=0))
register(MenuEntry(_("Shop"), "portal:shop", "store", rank=60))
register(MenuEntry(_("Team"), "portal:team", "users", roles=OFFICE, rank=70))
