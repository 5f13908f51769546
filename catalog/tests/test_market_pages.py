"""The pages on which the market explains itself: written by staff, harmless, in two languages."""

import pytest

from catalog.editorial import Page
from catalog.queries.pages import as_shown
from catalog.services.pages import write_page
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

FIRST = ["about", "how-we-rank", "help", "returns", "privacy", "terms", "legal", "grievance", "contact"]


@pytest.fixture
def market(settings):
    settings.MARKET = {
        **settings.MARKET,
        "legal_name": "Vrinda <Bazaar>",
        "grievance_officer": "S. Sharma",
        "grievance_email": "officer@example.com",
    }


def write(**fields) -> Page:
    words = {"slug": "parking", "title": "Parking", "body": "<p>By the gate.</p>", "is_published": True}
    return write_page(page=Page(), by=None, **{**words, **fields})


@pytest.mark.parametrize("slug", FIRST)
@pytest.mark.parametrize("prefix", ["", "/hi"])
def test_the_market_explains_itself_from_the_first_day(client, market, slug, prefix, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(f"{prefix}/about/{slug}/")

    page = response.content.decode()
    assert response.status_code == 200
    assert "{" not in page.split("<article")[1].split("</article>")[0]
    assert "not written in Hindi" not in page


@pytest.mark.parametrize("slug", ["legal", "grievance", "contact"])
def test_what_the_law_wants_named_stands_on_the_page(client, market, slug):
    page = client.get(f"/about/{slug}/").content.decode()

    assert "S. Sharma" in page
    assert "Vrinda &lt;Bazaar&gt;" in page


def test_a_fact_is_filled_in_and_a_paragraph_without_its_fact_is_left_out(client, settings):
    settings.MARKET = {**settings.MARKET, "care_phone": "+911234", "care_email": ""}
    write(body="<p>Phone: {care_phone}</p><p>Mail: {care_email}</p><p>{unknown}</p>")

    page = client.get("/about/parking/").content.decode()

    assert "Phone: +911234" in page
    assert "Mail:" not in page
    assert "{unknown}" in page


def test_how_we_rank_has_a_short_address_and_names_the_order_of_offers(client):
    short = client.get("/how-we-rank/")
    assert (short.status_code, short["Location"]) == (301, "/about/how-we-rank/")

    page = client.get("/about/how-we-rank/").content.decode()

    order = ["lowest price at your door", "faster delivery", "keeps its promised day", "better rated"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)


def test_a_page_without_hindi_says_so_and_shows_english(client):
    write()

    response = client.get("/hi/about/parking/")

    page = response.content.decode()
    assert response.context["page"].is_in_other_language
    assert page.index("अंग्रेज़ी") < page.index('<div lang="en"><p>By the gate.</p>')


def test_an_unpublished_page_is_not_there(client):
    write(is_published=False)

    assert client.get("/about/parking/").status_code == 404
    assert client.get("/about/nothing/").status_code == 404


def test_staff_markup_is_made_harmless_when_written_and_when_shown(client):
    page = write(
        body="<h2 onclick=x>Gate</h2><script>alert(1)</script><a href='javascript:alert(2)'>x</a>"
        "<a href='https://example.com' target=_blank>out</a><img src=x onerror=alert(3)>"
    )
    assert "alert" not in page.body
    Page.objects.update(body="<p>Fine</p><svg/onload=alert(4)>")

    shown = client.get("/about/parking/").content.decode()

    assert "<p>Fine</p>" in shown
    assert "alert(" not in shown


def test_a_link_of_a_page_leads_on_within_the_market():
    page = write(body='<a href="/about/help/">Help</a> <a href="https://example.com/">Out</a>')

    assert 'href="/about/help/"' in page.body
    assert 'href="https://example.com/" rel="noopener"' in page.body


def test_writing_a_page_is_noted_in_the_audit():
    page = write()
    write_page(page=page, by=None, title="Parking space")
    write_page(page=page, by=None, title="Parking space")

    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["page.written", "page.changed"]
    assert AuditEntry.objects.last().before == {"title": "Parking"}


def test_an_empty_page_is_refused():
    with pytest.raises(InvalidInput, match="needs a title and a text"):
        write(body="<script>only</script>")


def test_contacts_stand_in_the_text_and_never_inside_a_tag():
    page = Page(slug="x", title="X", body='<p><a href="[contacts]">Us</a></p><p>[contacts]</p><p>Bye</p>')
    shown = as_shown(page, "en")
    assert (shown.has_contacts, str(shown.after)) == (True, "<p>Bye</p>")
    assert str(shown.before).endswith("Us</a></p>")
