"""The shape of what was understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Slot = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One thing understood, with the question as it reads when that thing is taken out."""

    kind: str
    value: Slot
    rest: str


@dataclass(frozen=True)
class Sought:
    """One idea that a listing should hold: any of these ways of saying it, each a set of keys.

    Where the idea names goods, a listing that lies in one of ``leaves`` holds it without saying it. What is said by
    the way ("for kids", "with stand") is welcome but need not be there.
    """

    ways: tuple[tuple[str, ...], ...]
    leaves: frozenset[str] = frozenset()
    is_by_the_way: bool = False


@dataclass(frozen=True)
class Understanding:
    """A question, understood. Categories and leaves are slugs, best first; prices are paise, bounds inclusive."""

    text: str
    intent: str = "search"
    categories: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    price_min: int | None = None
    price_max: int | None = None
    quantity: int | None = None
    sought: tuple[Sought, ...] = ()
    parts: tuple[Part, ...] = ()
    mended: str = ""
    is_sure: bool = False
    is_named: bool = False

    @property
    def category(self) -> str:
        return self.categories[0] if self.categories else ""
