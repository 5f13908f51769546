"""The gallery: components inside the storefront shell, the same at their edges, and the seller portal's shell."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from vrinda.gallery import sample_words, state_samples, voice_samples
from vrinda.gallery.forms import SampleForm


def _language(request: HttpRequest) -> str:
    return "hi" if request.GET.get("lang") == "hi" else "en"


def components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    language = _language(request)
    with override(language):
        filled = SampleForm(data={"title": "", "price": "349"})
        context = {
            "sample": sample_words.build(language),
            "form": SampleForm(),
            "refused_form": filled,
            "page": Paginator(range(200), 10).page(4),
            "other_language_url": "?lang=en" if language == "hi" else "?lang=hi",
        }
        filled.is_valid()
        return render(request, "gallery/components.html", context)


def states(request: HttpRequest) -> HttpResponse:
    """Show components while they load, with nothing to show, with something wrong, and with very long words."""
    language = _language(request)
    with override(language):
        refused_form = SampleForm(data={"title": "x" * 81, "price": "-", "size": "9"})
        refused_form.add_error(None, sample_words.build(language).words["body"])
        context = {
            "sample": sample_words.build(language),
            "edge": state_samples.edges(language),
            "refused_form": refused_form,
            "one_page": Paginator(range(3), 10).page(1),
            "other_language_url": "?lang=en" if language == "hi" else "?lang=hi",
        }
        return render(request, "gallery/states.html", context)


def voices(request: HttpRequest) -> HttpResponse:
    """Show what people say and keep."""
    language = _language(request)
    with override(language):
        context = {
            "said": voice_samples.voices(language),
            "other_language_url": "?lang=en" if language == "hi" else "?lang=hi",
        }
        return render(request, "gallery/voices.html", context)


def portal(request: HttpRequest) -> HttpResponse:
    """Show the portal shell around a seller's day."""
    language = _language(request)
    with override(language):
        sample = sample_words.build(language)
        messages.success(request, sample.toast_text)
        context = {
            "sample": sample,
            "seller": sample.portal_seller,
            "portal_menu": sample.portal_menu,
            "other_language_url": "?lang=en" if language == "hi" else "?lang=hi",
        }
        return render(request, "gallery/portal.html", context)
