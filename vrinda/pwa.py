"""The market on a phone's home screen: its manifest, its service worker, and the page for when there is no network."""

import json
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import path, reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vrinda.kernel.public_pages import public_page
from vrinda.look.mark import PAPER, TULSI

# What every page of the storefront needs, in the order it asks for it.
SHELL = (
    "vrinda/tokens.css",
    "vrinda/page.css",
    "vrinda/components.css",
    "catalog/storefront.css",
    "catalog/thakurji.js",
    "catalog/voices.js",
    "vrinda/mark.svg",
    "vrinda/elements/forms.js",
    "vrinda/elements/overlay.js",
    "vrinda/elements/stepper.js",
    "vrinda/elements/suggest.js",
    "vrinda/elements/toast.js",
    "vrinda/elements/gallery.js",
    "vrinda/elements/file-drop.js",
    "vrinda/elements/installing.js",
    "django_htmx/htmx-2.min.js",
)
ICONS = (
    ("vrinda/icon-192.png", "192x192", "any"),
    ("vrinda/icon-512.png", "512x512", "any"),
    ("vrinda/icon-maskable-512.png", "512x512", "maskable"),
)


@require_safe
@public_page
def manifest(request: HttpRequest) -> HttpResponse:
    home = reverse("catalog:home")
    shortcuts = [
        (_("Search"), reverse("catalog:search")),
        (_("Basket"), reverse("orders:basket")),
        (_("Your orders"), reverse("orders:list")),
    ]
    content = {
        "id": translate_url(home, settings.LANGUAGE_CODE),
        "name": _("Vrinda, the market of Vrindavan"),
        "short_name": _("Vrinda"),
        "description": _("Many shops, one basket, one payment."),
        "lang": get_language(),
        "dir": "ltr",
        "start_url": home,
        "scope": translate_url(home, settings.LANGUAGE_CODE),
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": TULSI,
        "categories": ["shopping"],
        "icons": [
            *({"src": static(name), "sizes": sizes, "type": "image/png", "purpose": use} for name, sizes, use in ICONS),
            {"src": static("vrinda/mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        ],
        "shortcuts": [{"name": name, "url": address} for name, address in shortcuts],
    }
    return HttpResponse(json.dumps(content, ensure_ascii=False), content_type="application/manifest+json")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Serve the worker from the root, whence it may look after every page; browsers ask for it anew each time."""
    page = reverse("pwa:offline")
    setting = {
        "version": _version(),
        "statics": settings.STATIC_URL,
        "shell": [static(name) for name in SHELL],
        "offline": {code: translate_url(page, code) for code, _name in settings.LANGUAGES},
        "hindi": translate_url(reverse("catalog:home"), "hi"),
    }
    script = f"self.MARKET = {json.dumps(setting)};\nimportScripts({json.dumps(static('vrinda/worker.js'))});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_safe
@public_page
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "pwa/offline.html")


@cache
def _version() -> str:
    """Name the shell by what is in it: a worker of another version throws the old one's copies away."""
    known = blake2b(digest_size=6)
    for name in (*SHELL, "vrinda/worker.js"):
        known.update(Path(str(finders.find(name))).read_bytes())
    return known.hexdigest()


app_name = "pwa"
urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("offline/", offline, name="offline"),
]
