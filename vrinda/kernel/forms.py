"""Forms of doors whose service may still refuse what was typed."""

from collections.abc import Callable, Mapping

from django import forms

from vrinda.kernel.errors import DomainError


class RefusableForm(forms.Form):
    """A form that shows a service's refusal beside the field it names.

    ``renamed``: parameters of the service that have another name here.
    """

    renamed: Mapping[str, str] = {}

    def refuse(self, refusal: DomainError) -> None:
        name = self.renamed.get(refusal.param, refusal.param)
        self.add_error(name if name in self.fields else None, str(refusal.message))

    def agrees(self, change: Callable[[], object]) -> bool:
        """Say whether form and service both agreed; the service is called for a valid form only."""
        if not self.is_valid():
            return False
        try:
            change()
        except DomainError as refusal:
            self.refuse(refusal)
            return False
        return True
