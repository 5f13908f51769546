"""The guard of every state machine: a table of legal moves, checked under a row lock."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from vrinda.kernel.errors import DomainError


class IllegalTransition(DomainError):
    code = "illegal_transition"
    message = _("This step is not possible now. Reload the page to see where things stand.")


class Transitions:
    """Holds which states may follow which, and refuses anything else."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self.table = {str(state): frozenset(map(str, targets)) for state, targets in table.items()}

    def allows(self, current: str, target: str) -> bool:
        return str(target) in self.table.get(str(current), frozenset())

    def check(self, current: str, target: str) -> None:
        """Raise ``IllegalTransition`` unless the table lets ``current`` become ``target``."""
        if not self.allows(current, target):
            raise IllegalTransition(current=str(current), target=str(target))
