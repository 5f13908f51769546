"""A shop's inbox: reviews it replies to and reports, questions it answers; it changes and hides nothing."""

import pytest

from catalog.factories import QuestionFactory, ReviewFactory, list_product
from catalog.models import Answer, Report, Review
from catalog.services.listings import refresh_listings
from catalog.states import VoiceState
from sellers.factories import MemberFactory
from sellers.models import Member
from sellers.states import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def mukut(bela_shop):
    return list_product(seller=bela_shop, title="Mor mukut").product


@pytest.fixture
def at_the_desk(client, bela):
    client.force_login(bela)
    return client


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("page", ["reviews", "questions"])
def test_an_inbox_takes_as_many_queries_for_three_rows_as_for_one(
    page, count, at_the_desk, mukut, django_assert_num_queries
):
    for _ in range(count):
        ReviewFactory(product=mukut)
        QuestionFactory(product=mukut)
    at_the_desk.get("/portal/")
    with django_assert_num_queries({"reviews": 7, "questions": 8}[page]):
        at_the_desk.get(f"/portal/{page}/")


def test_a_shop_replies_and_its_words_stand_under_the_review(at_the_desk, mukut, client):
    review = ReviewFactory(product=mukut)
    at_the_desk.post(f"/portal/reviews/{review.public_id}/reply/", {"text": "Thank you, Gita"})
    refresh_listings([mukut.pk])  # the factory went past the service that counts
    assert "Thank you, Gita" in client.get(f"/p/{mukut.public_id}/reviews/").content.decode()


def test_a_shop_reports_and_the_review_stays(at_the_desk, mukut, bela_shop):
    review = ReviewFactory(product=mukut)
    at_the_desk.post(f"/portal/reviews/{review.public_id}/report/", {"reason": "Never bought here"})
    assert list(Report.objects.values_list("subject", "seller")) == [(review.public_id, bela_shop.pk)]
    assert Review.objects.get().state == VoiceState.APPROVED


def test_a_question_leaves_the_inbox_when_it_is_answered(at_the_desk, mukut):
    question = QuestionFactory(product=mukut)
    assert "Questions to answer" in at_the_desk.get("/portal/").content.decode()
    at_the_desk.post(f"/portal/questions/{question.public_id}/answer/", {"text": "A span high."})
    assert Answer.objects.get().state == VoiceState.APPROVED
    assert question.text not in at_the_desk.get("/portal/questions/").content.decode()
    assert question.text in at_the_desk.get("/portal/questions/?show=all").content.decode()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.PACKER])
def test_small_roles_read_and_do_not_speak_for_the_shop(role, client, asha, bela_shop, mukut):
    MemberFactory(seller=bela_shop, user=asha, role=role)
    client.force_login(asha)
    review = ReviewFactory(product=mukut)
    assert client.get("/portal/reviews/").status_code == 200
    assert client.post(f"/portal/reviews/{review.public_id}/reply/", {"text": "Thanks"}).status_code == 403
    assert (Review.objects.get().reply, Member.across_sellers.count()) == ("", 1)


def test_words_that_are_not_shown_reach_no_shop(at_the_desk, mukut):
    ReviewFactory(product=mukut, state=VoiceState.HELD, text="Held words")
    QuestionFactory(product=mukut, state=VoiceState.HELD, text="Held words")
    pages = "".join(at_the_desk.get(f"/portal/{page}/").content.decode() for page in ("reviews", "questions"))
    assert "Held words" not in pages
