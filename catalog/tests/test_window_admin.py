"""Staff write the calendar and the pages, and look at both before readers do."""

from datetime import date, datetime

import pytest

from accounts.factories import UserFactory
from catalog.editorial import Festival, FestivalDay, Page
from catalog.factories import CategoryFactory
from catalog.models import Category
from catalog.queries import calendar
from vrinda.kernel import clock
from vrinda.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def page_fields(**changed) -> dict[str, str]:
    words = {"slug": "parking", "title": "Parking", "title_hi": "", "body": "<p>By the gate.</p>", "body_hi": ""}
    return {**words, "is_published": "on", **changed}


def test_staff_write_a_page_and_readers_see_it_cleaned(chief):
    body = "<p>By the gate.</p><script>alert(1)</script>"

    response = chief.post("/admin/catalogue/page/add/", page_fields(body=body))

    assert response.status_code == 302
    shown = chief.get("/about/parking/").content.decode()
    assert "<p>By the gate.</p>" in shown
    assert "alert(1)" not in shown
    assert AuditEntry.objects.filter(action="page.written").count() == 1


@pytest.mark.parametrize("slug", ["help", "Parking", "a/b", ""])
def test_a_page_needs_a_web_name_of_its_own(chief, slug):
    response = chief.post("/admin/catalogue/page/add/", page_fields(slug=slug))

    assert response.status_code == 200
    assert response.context["adminform"].errors["slug"]


def test_a_page_can_be_looked_at_before_it_is_published(chief):
    page = Page.objects.create(slug="parking", title="Parking", body="<p>Soon.</p>", updated_at=clock.now())

    shown = chief.get(f"/admin/catalogue/page/{page.pk}/preview/").content.decode()

    assert "Soon." in shown
    assert "readers do not see this page yet" in shown
    assert chief.get("/about/parking/").status_code == 404


def test_the_front_page_of_a_festival_can_be_looked_at_beforehand(chief):
    festival = Festival.objects.get(code="janmashtami")
    with clock.at(datetime(2027, 1, 5, 12, tzinfo=clock.INDIA)):
        english = chief.get(f"/admin/catalogue/festival/{festival.pk}/preview/").content.decode()
        hindi = chief.get(f"/admin/catalogue/festival/{festival.pk}/preview-hindi/").content.decode()

    assert "<h1>Janmashtami</h1>" in english
    assert "<h1>जन्माष्टमी</h1>" in hindi


def test_a_preview_is_for_staff(client, asha):
    festival = Festival.objects.get(code="janmashtami")
    client.force_login(asha)

    assert client.get(f"/admin/catalogue/festival/{festival.pk}/preview/").status_code == 302


def test_staff_move_a_festival_and_the_market_follows_at_once(chief, django_capture_on_commit_callbacks):
    festival = Festival.objects.create(code="jhulan", name="Jhulan", name_hi="झूलन", lead_days=0)
    day = FestivalDay.objects.create(festival=festival, starts_on=date(2027, 3, 1), ends_on=date(2027, 3, 1))
    calendar.forget()
    fields = {"code": "jhulan", "kind": "festival", "name": "Jhulan", "name_hi": "झूलन", "lead_days": "0"}
    rows = {"days-TOTAL_FORMS": "1", "days-INITIAL_FORMS": "1", "days-0-id": day.pk, "days-0-festival": festival.pk}
    moved = {"days-0-starts_on": "2027-03-02", "days-0-ends_on": "2027-03-02", "is_shown": "on"}

    with clock.at(datetime(2027, 3, 2, 12, tzinfo=clock.INDIA)):
        before = calendar.season()
        with django_capture_on_commit_callbacks(execute=True):
            response = chief.post(f"/admin/catalogue/festival/{festival.pk}/change/", {**fields, **rows, **moved})
        after = calendar.season()

    calendar.keep(())
    assert response.status_code == 302
    assert before is None or before.code != "jhulan"
    assert after.code == "jhulan"


def test_a_category_may_be_named_in_devanagari_and_its_old_address_is_kept(chief):
    category = CategoryFactory(slug="sweets", name="Sweets")
    fields = {"name": "Sweets", "name_hi": "मिठाई", "slug": "मिठाई", "is_public": "on", "is_sold_fresh": "on"}

    response = chief.post(f"/admin/catalogue/category/{category.pk}/change/", fields)

    assert response.status_code == 302
    assert Category.objects.get(pk=category.pk).slug == "मिठाई"
    assert chief.get("/c/sweets/").status_code == 301
    assert AuditEntry.objects.get(action="category.changed").before["slug"] == "sweets"


@pytest.mark.parametrize("slug", ["a b", "मि/ठाई", "-x", "<b>"])
def test_a_category_with_a_name_that_is_no_address_is_sent_back(chief, slug):
    category = CategoryFactory(slug="sweets", name="Sweets")

    response = chief.post(f"/admin/catalogue/category/{category.pk}/change/", {"name": "Sweets", "slug": slug})

    assert response.status_code == 200
    assert response.context["adminform"].errors["slug"]
