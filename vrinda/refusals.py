"""How a refusal looks: a toast for htmx, a page with a way on for everybody else."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _


def toast(text: str | Promise) -> str:
    """Return the HX-Trigger that shows a refusal as a toast."""
    return json.dumps({"toast": {"text": str(text), "tone": "sindoor"}})


def form_has_grown_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form that did not come from a fresh page of ours (``CSRF_FAILURE_VIEW``)."""
    response = render(request, "403_csrf.html", status=403)
    if getattr(request, "htmx", False):
        response["HX-Trigger"] = toast(_("This form has grown old. Reload the page and try again."))
    return response
