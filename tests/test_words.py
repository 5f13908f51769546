"""Everything a person sees is said in Hindi, and English stays our own."""

import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as said
from django.utils.translation import ngettext, npgettext, override, pgettext, trans_real

from catalog.storefront.forms import ReviewForm

HINDI = settings.BASE_DIR / "locale" / "hi" / "LC_MESSAGES" / "django.po"
# A percent sign that is a placeholder, a brace that is one, a tag: what a translation must carry over.
PARTS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|<[^>]+>")
TAGS = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
LATIN_IN_HINDI = {
    *("English", "GST", "GSTIN", "PAN", "UPI", "FSSAI", "HSN", "SKU", "MRP", "IFSC", "LLP", "OTP", "PIN"),
    *("JPEG", "PNG", "WebP", "JavaScript"),
    *("Bela", "Poshak", "Sharma"),
}
STOREFRONT = (
    "/hi/",
    "/hi/search/?q=%E0%A4%AE",
    "/hi/categories/",
    "/hi/shops/",
    "/hi/basket/",
    "/hi/sell/",
    "/hi/about/help/",
    "/hi/about/returns/",
    "/hi/about/terms/",
    "/hi/about/how-we-rank/",
    "/hi/accounts/login/",
    "/hi/accounts/signup/",
    "/hi/accounts/password/reset/",
)
PORTAL = (
    "/hi/portal/",
    "/hi/portal/orders/",
    "/hi/portal/products/",
    "/hi/portal/products/new/",
    "/hi/portal/money/",
    "/hi/portal/money/statement/",
)


def catalogue(path: Path = HINDI) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="hi")


def texts_of(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def keys_of(catalog: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, forms(message.id)) for message in texts_of(catalog)}


def shown(message: Message) -> tuple[str, ...]:
    """Return what the language now active says for a message, singular and plural."""
    context, (one, *many) = message.context, forms(message.id)
    if not many:
        return (pgettext(context, one) if context else said(one),)
    return tuple(npgettext(context, one, *many, n) if context else ngettext(one, *many, n) for n in (1, 2))


def visible_latin_words(page: str) -> set[str]:
    return set(LATIN.findall(html.unescape(TAGS.sub(" ", page.partition("<body")[2].partition(">")[2]))))


@pytest.fixture(scope="module", autouse=True)
def _compiled():
    call_command("compile_translations", verbosity=0)
    trans_real._translations.clear()
    trans_real._default = None


def test_each_text_has_a_hindi_translation_that_a_person_made():
    assert [message.id for message in texts_of(catalogue()) if message.fuzzy or not all(forms(message.string))] == []


def test_each_translation_keeps_the_placeholders_and_tags_of_its_text():
    pairs = [
        pair for message in texts_of(catalogue()) for pair in zip(forms(message.id), forms(message.string), strict=True)
    ]
    assert [pair for pair in pairs if sorted(PARTS.findall(pair[0])) != sorted(PARTS.findall(pair[1]))] == []


def test_english_says_our_own_words():
    with override("en"):
        assert [message.id for message in texts_of(catalogue()) if shown(message) != forms(message.id)] == []


def test_hindi_says_our_own_words():
    with override("hi"):
        assert [message.id for message in texts_of(catalogue()) if shown(message) != forms(message.string)] == []


def test_the_basket_is_no_cart_and_a_month_is_spelt_right():
    with override("en"):
        assert said("Add to basket") == "Add to basket"
    with override("hi"):
        assert said("Add to basket") == "टोकरी में रखें"
        assert said("November") == "नवंबर"


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not on this machine: it collects the texts")
def test_the_catalogue_holds_each_text_of_the_code_and_the_templates(tmp_path):
    house = tmp_path / "house"
    left_out = shutil.ignore_patterns(".*", "var", "media", "static", "static-root", "artefacts", "tests")
    shutil.copytree(settings.BASE_DIR, house, ignore=left_out)
    subprocess.run(
        [sys.executable, "manage.py", "collect_translations"], cwd=house, env=os.environ | {"DEBUG": "1"}, check=True
    )

    assert keys_of(catalogue(house / HINDI.relative_to(settings.BASE_DIR))) == keys_of(catalogue())


@pytest.mark.django_db
@pytest.mark.parametrize("path", STOREFRONT)
def test_a_page_of_the_market_is_hindi_throughout(client, path):
    page = client.get(path).content.decode()

    assert "<body" in page
    assert visible_latin_words(page) - LATIN_IN_HINDI == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PORTAL)
def test_a_page_of_the_seller_portal_is_hindi_throughout(client, bela, path):
    client.force_login(bela)

    page = client.get(path).content.decode()

    assert "<body" in page
    assert visible_latin_words(page) - LATIN_IN_HINDI == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Today or tomorrow to %(pin)s", "Not brought to %(pin)s"),
        ("Rating of the shop", "Name of the shop"),
    ],
)
def test_hindi_keeps_apart_what_a_shopper_must_not_mix_up(one, other):
    with override("hi"):
        assert said(one) != said(other)


def test_the_words_beside_the_photos_of_a_review_are_in_the_language_of_the_page():
    with override("hi"):
        assert "फ़ोटो" in str(ReviewForm().fields["photos"].help_text)
    with override("en"):
        assert str(ReviewForm().fields["photos"].help_text).startswith("Up to 4")
