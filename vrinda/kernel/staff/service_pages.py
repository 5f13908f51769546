"""Pages whose form is filled by staff and saved by a service."""

from abc import abstractmethod
from http import HTTPStatus

from django import forms
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse

from vrinda.kernel.errors import DomainError
from vrinda.kernel.staff.pages import StaffPage


class ServiceForm(forms.ModelForm):
    """Calls its service as the last step of validation, so that a refusal stands beside the field it is about.

    The admin validates and saves in one transaction; ``ServicePage`` takes it back when the page does not succeed.
    """

    by: object = None

    @abstractmethod
    def carry_out(self) -> models.Model:
        """Call the service with ``cleaned_data`` and return the row."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            with transaction.atomic():
                self.instance = self.carry_out()
        except DomainError as refusal:
            self.add_error(refusal.param if refusal.param in self.fields else None, str(refusal.message))

    def save(self, commit: bool = True) -> models.Model:
        """Return what the service made."""
        self.save_m2m = lambda: None
        return self.instance


class ServicePage(StaffPage):
    form = ServiceForm

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user  # the class was made for this request alone
        return form

    def get_inlines(self, request: HttpRequest, obj: models.Model | None) -> list:
        return super().get_inlines(request, obj) if obj else []

    def _changeform_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super()._changeform_view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == HTTPStatus.OK:  # shown again, with what is wrong
            transaction.set_rollback(True)
        return response

    def save_model(self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool) -> None:
        """The service has saved it, and has written the audit."""
