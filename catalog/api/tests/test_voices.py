"""Reviews and questions over the API: shown ones for everybody, replies by the shop they concern."""

import pytest

from accounts.api.factories import Caller, token_for
from catalog.factories import QuestionFactory, ReviewFactory, list_product
from catalog.models import Answer, Review
from catalog.states import VoiceState
from sellers.api.factories import shop_caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def mukut(bela_shop):
    return list_product(seller=bela_shop, title="Mor mukut").product


@pytest.fixture
def shop(bela_shop):
    return shop_caller(bela_shop, "seller:catalog")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("what", "queries"), [("reviews", 4), ("questions", 4)])
def test_lists_take_as_many_queries_for_three_as_for_one(
    what, queries, count, client, mukut, django_assert_num_queries
):
    for _ in range(count):
        ReviewFactory(product=mukut)
        QuestionFactory(product=mukut)
    with django_assert_num_queries(queries):
        answer = client.get(f"/api/v1/products/{mukut.public_id}/{what}")
    assert len(answer.json()["data"]) == count


def test_what_is_not_shown_is_in_no_list(client, mukut, bela_shop):
    ReviewFactory(product=mukut, state=VoiceState.HELD)
    ReviewFactory(product=None, seller=bela_shop, state=VoiceState.REFUSED)
    QuestionFactory(product=mukut, state=VoiceState.WITHDRAWN)
    paths = [f"products/{mukut.public_id}/reviews", f"products/{mukut.public_id}/questions"]
    paths.append(f"sellers/{bela_shop.public_id}/reviews")
    assert [client.get(f"/api/v1/{path}").json()["data"] for path in paths] == [[], [], []]


def test_reviews_are_narrowed_put_in_order_and_paged(client, mukut):
    for stars in (2, 5, 4):
        ReviewFactory(product=mukut, stars=stars)
    path = f"/api/v1/products/{mukut.public_id}/reviews"
    first = client.get(path, {"sort": "lowest", "limit": 2}).json()
    rest = client.get(path, {"sort": "lowest", "limit": 2, "cursor": first["next"]}).json()
    assert [row["stars"] for row in first["data"] + rest["data"]] == [2, 4, 5]
    assert [row["stars"] for row in client.get(path, {"stars": 5}).json()["data"]] == [5]
    assert client.get(path, {"stars": 6}).status_code == 400


def test_an_author_is_a_first_name_and_an_initial(client, mukut):
    ReviewFactory(product=mukut)
    row = client.get(f"/api/v1/products/{mukut.public_id}/reviews").json()["data"][0]
    assert (row["author"], row["product"]) == ("Gita D.", mukut.public_id)


def test_a_shop_replies_and_takes_its_reply_away(shop, mukut):
    review = ReviewFactory(product=mukut)
    path = f"seller/reviews/{review.public_id}/reply"
    assert shop.put(path, {"text": "Thank you"}).json()["reply"] == "Thank you"
    assert shop.put(path, {"text": ""}).json()["reply"] == ""
    assert len(shop.get("seller/reviews").json()["data"]) == 1


def test_a_reply_with_a_phone_number_is_refused(shop, mukut):
    review = ReviewFactory(product=mukut)
    answer = shop.put(f"seller/reviews/{review.public_id}/reply", {"text": "Call 9876543210"})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "text")


def test_a_person_answers_for_the_shop(bela, mukut):
    caller = Caller(token_for(bela, "seller:catalog"))
    question = QuestionFactory(product=mukut)
    answer = caller.put(f"seller/questions/{question.public_id}/answer", {"text": "A span high."})
    assert [row["text"] for row in answer.json()["answers"]] == ["A span high."]
    assert len(caller.get("seller/questions").json()["data"]) == 1


def test_chand_gets_404_and_leaves_no_trace(chand_shop, mukut):
    review, question = ReviewFactory(product=mukut), QuestionFactory(product=mukut)
    rival = shop_caller(chand_shop, "seller:catalog")
    assert rival.put(f"seller/reviews/{review.public_id}/reply", {"text": "Bad shop"}).status_code == 404
    assert rival.get("seller/reviews").json()["data"] == []
    assert rival.get("seller/questions").json()["data"] == []
    assert (Review.objects.get(pk=review.pk).reply, question.answers.count(), Answer.objects.count()) == ("", 0, 0)
