"""Which of several offers stands first: a policy that is named in settings and says its reason in words.

The policy sees plain numbers and no database, so it can be read, tested and swapped alone. What every policy must
keep: what cannot be bought, or is not brought there, never stands before what can; and a cheaper, sooner, more
punctual or better rated offer never falls behind for being so (docs/decisions/0007-the-buy-box-is-a-policy.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vrinda.kernel.money import BP, format_inr


@dataclass(frozen=True)
class Candidate:
    """One offer as a policy sees it; amounts in paise. ``fee_paise`` is None where it is not brought to the place."""

    offer_pk: int
    price_paise: int
    fee_paise: int | None
    days: int
    can_be_bought: bool
    on_time_count: int = 0
    on_time_of: int = 0
    rating_sum: int = 0
    rating_count: int = 0

    @property
    def landed_paise(self) -> int:
        """What one piece costs at the door."""
        return self.price_paise + (self.fee_paise or 0)

    @property
    def is_in_the_running(self) -> bool:
        return self.can_be_bought and self.fee_paise is not None


class Policy(Protocol):
    """How offers of one product are put in order."""

    def rank(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates, the one to sell first."""

    def reason(self, ranked: Sequence[Candidate]) -> str:
        """Say in the page's language why the first stands first."""


class LandedPrice:
    """The price at the door decides; waiting, lateness and poor ratings make it count as dearer.

    Each day of waiting counts like 1.5 % of the price (at most 30 days), never being on time like 10 %, one star
    instead of five like 8 %. A new shop is taken for punctual four times of five, and as rated four stars.
    """

    DAY_BP = 150
    MOST_DAYS = 30
    LATE_BP = 1000
    STAR_BP = 200
    # What is assumed of a shop before it has a record: so many deliveries and ratings stand beside its own.
    ASSUMED_ON_TIME, ASSUMED_DELIVERIES = 8, 10
    ASSUMED_STARS, ASSUMED_RATINGS = 20, 5
    MOST_STARS = 5

    def rank(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        return sorted(candidates, key=self._place)

    def _place(self, candidate: Candidate) -> tuple[bool, bool, int, int, int, int]:
        return (
            not candidate.can_be_bought,
            candidate.fee_paise is None,
            self.counted_paise(candidate),
            candidate.landed_paise,
            candidate.days,
            candidate.offer_pk,
        )

    def counted_paise(self, candidate: Candidate) -> int:
        """Return the landed price as it counts; each part only ever adds, so that better is never worse."""
        burden = self.DAY_BP * min(candidate.days, self.MOST_DAYS)
        burden += self.LATE_BP - self.LATE_BP * self._punctual_bp(candidate) // BP
        burden += self.STAR_BP * self.MOST_STARS - self.STAR_BP * self._centistars(candidate) // 100
        return candidate.landed_paise * (BP + burden)

    def _punctual_bp(self, candidate: Candidate) -> int:
        kept, made = candidate.on_time_count + self.ASSUMED_ON_TIME, candidate.on_time_of + self.ASSUMED_DELIVERIES
        return BP * kept // made

    def _centistars(self, candidate: Candidate) -> int:
        stars, count = candidate.rating_sum + self.ASSUMED_STARS, candidate.rating_count + self.ASSUMED_RATINGS
        return 100 * stars // count

    def reason(self, ranked: Sequence[Candidate]) -> str:
        running = [candidate for candidate in ranked if candidate.is_in_the_running]
        if not running:
            return self._nothing_runs(ranked)
        first, others = running[0], running[1:]
        if not others:
            return _("Shown first: the only shop that can send it to you now.")
        cheapest = min(candidate.landed_paise for candidate in running)
        if first.landed_paise > cheapest:
            return self._worth_more(first, running, first.landed_paise - cheapest)
        if first.landed_paise < min(other.landed_paise for other in others):
            words = _("Shown first: the lowest price with delivery, of %(count)d shops that have it.")
            return words % {"count": len(running)}
        return self._of_equals(first, others)

    def _nothing_runs(self, ranked: Sequence[Candidate]) -> str:
        if any(candidate.can_be_bought for candidate in ranked):
            return _("No shop that has it brings it to this PIN code.")
        return _("No shop can send it at the moment.")

    def _worth_more(self, first: Candidate, running: Sequence[Candidate], more_paise: int) -> str:
        cheaper = min(running, key=lambda candidate: (candidate.landed_paise, self._place(candidate)))
        words = _("Shown first: %(amount)s more than the cheapest with delivery, but %(why)s.")
        return words % {"amount": format_inr(more_paise, short=True), "why": self._gain(first, cheaper)}

    def _of_equals(self, first: Candidate, others: Sequence[Candidate]) -> str:
        level = [other for other in others if other.landed_paise == first.landed_paise]
        equal = min(level, key=self._place)
        if self.counted_paise(first) == self.counted_paise(equal):
            return _("Shown first: the lowest price; of two equal offers the one that is here longer.")
        return _("Shown first: the lowest price, and %(why)s.") % {"why": self._gain(first, equal)}

    def _gain(self, first: Candidate, other: Candidate) -> str:
        sooner = other.days - first.days
        if sooner > 0:
            return ngettext("it comes %(days)d day sooner", "it comes %(days)d days sooner", sooner) % {"days": sooner}
        if self._punctual_bp(first) > self._punctual_bp(other):
            return _("this shop is more often on time")
        return _("buyers rate this shop higher")


@cache
def _made(path: str) -> Policy:
    policy: Policy = import_string(path)()
    return policy


def policy() -> Policy:
    """Return the market's policy."""
    return _made(settings.BUY_BOX)
