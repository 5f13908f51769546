"""What the pages of the shop window share: the language of a page, the way to the sign-in page, a word of thanks."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.states import VoiceState


def language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def sign_in(back_to: str, request: HttpRequest | None = None) -> HttpResponse:
    """Lead to the sign-in page, and back afterwards; a script is told by the status, htmx by its own header."""
    address = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': back_to})}"
    if request is not None and request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    if request is not None and request.headers.get("X-Heart"):
        return HttpResponse(status=401, headers={"X-Sign-In": address})
    return redirect(address)


def thank(request: HttpRequest, state: str, text: str) -> None:
    """Thank for what was said; who is held until staff have read it is told so instead."""
    if state == VoiceState.HELD:
        text = _("Thank you. It is shown when a person of the market has read it.")
    messages.success(request, text)
