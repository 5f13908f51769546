"""Text of strangers in the head of a page, in data for machines and in the sitemap: it stays text there too."""

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from catalog.factories import CategoryFactory, list_product
from sellers.factories import SellerFactory
from tests.security.conftest import browser
from vrinda.kernel.structured import as_json_ld
from vrinda.kernel.text import words_of

pytestmark = pytest.mark.django_db

BREAKING = [
    "</script><script>alert(1)</script>",
    "</SCRIPT ><img src=x onerror=alert(2)>",
    "<!--<script>",
    "]]>\u2028\u2029</title><script>alert(3)</script>",
    '0;url=https://evil.example" http-equiv="refresh" x="',
    "\\u003c/script\\u003e & &lt;script&gt; \\\" '",
]


@pytest.fixture(params=BREAKING, ids=range(len(BREAKING)))
def written(request) -> str:
    return request.param


@pytest.fixture
def listing(written):
    shop = SellerFactory(
        name=written[:128], name_hi=written, legal_name=written, slug="evil", about=written, about_hi=written,
        address_line=written, locality=written, city=written[:80], hours=[["09:00", "21:00"]],
    )  # fmt: skip
    category = CategoryFactory(name=written, name_hi=written, slug="evil")
    # Not through the services, which would clean it: what is in the database must be harmless as well.
    return list_product(
        title=written, title_hi=written, seller=shop, category=category,
        description=f"<p>{written}</p>", description_hi=f"<p>{written}</p>",
    )  # fmt: skip


class Reader(HTMLParser):
    """Reads a page as a browser does, and notes each tag that could run or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []

    def handle_starttag(self, tag, attributes) -> None:
        names = dict(attributes)
        runs = tag == "script" and "src" not in names and names.get("type") != "application/ld+json"
        leads = "http-equiv" in names or str(names.get("href", "")).startswith(("javascript:", "data:"))
        if runs or leads or any(name.startswith("on") for name in names) or tag in ("iframe", "object", "base"):
            self.harm.append(self.get_starttag_text())


def harm_in(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    return reader.harm


def test_the_reader_sees_harm():
    page = '<script>1</script><img onerror="2"><meta http-equiv="refresh"><a href="javascript:3">x</a>'
    assert len(harm_in(page)) == 4


@pytest.mark.parametrize("language", ["", "/hi"])
@pytest.mark.parametrize("place", ["product", "/shop/evil/", "/c/evil/", "/", "/search/?q=script"])
def test_a_page_has_no_script_and_no_meta_of_a_stranger(listing, written, place, language):
    named = reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})
    answer = browser().get(language + (named if place == "product" else place), follow=True)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert harm_in(page) == []
    assert "unsafe" not in answer["Content-Security-Policy"]
    for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
        assert "<" not in block
        assert json.loads(block)["@graph"]


def test_the_data_says_a_title_to_the_letter(listing, written):
    named = reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})
    page = browser().get(named).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    product = next(thing for thing in json.loads(block)["@graph"] if thing["@type"] == "Product")
    assert product["name"] == written


def test_the_sitemaps_stay_well_formed(listing):
    for path in ("/sitemap.xml", "/sitemaps/shops.xml", "/sitemaps/categories.xml", "/sitemaps/products-0.xml"):
        answer = browser().get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert ElementTree.fromstring(body) is not None


@pytest.mark.parametrize("sign", ["<", ">", "&", "\u2028", "\u2029"])
def test_a_sign_that_could_end_the_data_is_spelt_out(sign):
    block = as_json_ld([{"name": f"a{sign}b"}])
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert sign not in inside
    assert json.loads(inside)["@graph"] == [{"name": f"a{sign}b"}]


def test_the_words_of_html_are_not_trusted_as_html():
    words = words_of("<p>It &lt;rings&gt; &quot;well&quot;</p><p>Twice</p>")
    assert words == 'It <rings> "well" Twice'
    assert not hasattr(words, "__html__")
