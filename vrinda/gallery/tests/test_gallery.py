"""The gallery draws every component, in both languages, within the strict content security policy."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from vrinda.gallery import views

HERE = Path(__file__).resolve()
TEMPLATES = HERE.parents[2] / "templates"
COMPONENTS = TEMPLATES / "components"
OUTSIDE_THE_BODY = {"share-head"}  # drawn nowhere: it is for machines
STATIC = HERE.parents[2] / "static" / "vrinda"


@pytest.fixture
def page(monkeypatch, settings):
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

    def get(language: str, view=views.components) -> str:
        request = RequestFactory().get("/gallery/", {"lang": language})
        return view(request).content.decode()

    return get


@pytest.mark.parametrize("view", [views.components, views.states, views.voices], ids=lambda view: view.__name__)
@pytest.mark.parametrize("language", ["en", "hi"])
def test_gallery_has_no_inline_style_script_or_handler(page, language, view):
    html = page(language, view)
    assert re.findall(r"\s(?:style|on[a-z]+)=\"", html) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", html) == []


def test_gallery_speaks_the_language_it_is_asked_in(page):
    assert '<html lang="hi">' in page("hi")
    assert "गोटा बॉर्डर पीली पोशाक" in page("hi")


def test_field_with_an_error_names_it_for_a_screen_reader(page):
    html = page("en")
    assert 'aria-invalid="true" aria-describedby="id_title_helptext id_title_error"' in html.replace(
        'aria-describedby="id_title_helptext id_title_error" aria-invalid="true"',
        'aria-invalid="true" aria-describedby="id_title_helptext id_title_error"',
    )
    assert 'id="id_title_error"' in html


def test_every_component_is_in_the_gallery():
    seen, left = set(), [path.read_text() for path in (TEMPLATES / "gallery").glob("*.html")]
    left += [(TEMPLATES / name).read_text() for name in ("base.html", "portal_base.html")]
    while left:
        names = set(re.findall(r"<c-([a-z-]+)", left.pop())) - seen - {"vars", "slot"}
        left += [(COMPONENTS / f"{name.replace('-', '_')}.html").read_text() for name in names]
        seen |= names
    everything = {path.stem.replace("_", "-") for path in COMPONENTS.glob("[!_]*.html")}
    assert everything - seen == OUTSIDE_THE_BODY


def test_every_component_states_its_inputs():
    silent = [path.name for path in COMPONENTS.glob("[!_]*.html") if "{#" not in path.read_text()]
    assert silent == []


def test_only_the_tokens_hold_literal_colours():
    css = (STATIC / "page.css").read_text() + (STATIC / "components.css").read_text()
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", css) == []


def test_broken_page_needs_no_request():
    assert 'class="empty-state"' in render_to_string("500.html")
    assert 'class="empty-state"' in render_to_string("400.html")


def test_user_text_is_escaped_in_a_card():
    from dataclasses import replace

    from vrinda.gallery.sample_words import build

    card = replace(build("en").card, title='<b>"x"</b>', seller_name="<i>")
    html = render_to_string("gallery/_one_card.html", {"card": card})
    assert "&lt;b&gt;&quot;x&quot;&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "<i>" not in html
