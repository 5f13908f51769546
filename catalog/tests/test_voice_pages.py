"""The pages and fragments of what buyers say: the same for everybody, safe to keep, and honest about who may what."""

import pytest
from django.urls import reverse

from accounts.factories import UserFactory
from catalog.factories import ProductFactory, PurchaseFactory, QuestionFactory, ReviewFactory, list_product
from catalog.models import Answer, HelpfulVote, Question, Report, Review, WishListItem
from catalog.services.listings import refresh_listings
from catalog.services.moderation import follow_up
from catalog.states import VoiceState

pytestmark = pytest.mark.django_db

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def mukut(bela_shop):
    return list_product(seller=bela_shop, title="Mor mukut").product


def at(name, product, **more):
    return reverse(f"voices:{name}", kwargs={"public_id": product.public_id, **more})


def reviewed(product, count=1, **fields):
    made = [ReviewFactory(product=product, **fields) for _ in range(count)]
    refresh_listings([product.pk])
    return made


def text_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("page", ["block", "reviews", "questions"])
def test_public_pages_set_no_cookie_and_hold_no_token(page, client, mukut):
    reviewed(mukut)
    QuestionFactory(product=mukut)
    answer = client.get(at(page, mukut))
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert "public" in answer["Cache-Control"]
    assert "csrfmiddlewaretoken" not in text_of(answer)


@pytest.mark.parametrize("page", ["mine", "keep", "ask", "ask_alert"])
def test_what_is_personal_is_never_kept(page, client, asha, mukut):
    client.force_login(asha)
    assert "no-store" in client.get(at(page, mukut))["Cache-Control"]


@pytest.mark.parametrize("state", [VoiceState.HELD, VoiceState.REFUSED, VoiceState.WITHDRAWN])
def test_what_is_not_approved_is_nowhere(state, client, asha, mukut):
    review = reviewed(mukut, state=state, text="Secret words")[0]
    question = QuestionFactory(product=mukut, state=state, text="Secret words")
    reviewed(mukut)
    pages = [at(page, mukut) for page in ("block", "reviews", "questions")]
    assert [page for page in pages if "Secret words" in text_of(client.get(page))] == []
    client.force_login(asha)
    for voice in (review, question):
        assert client.get(at("report", voice)).status_code == 404
    assert client.post(at("helpful", review)).status_code == 404
    assert client.get(at("answer", question)).status_code == 404


def test_markup_in_words_and_names_is_shown_as_words(client, mukut):
    author = UserFactory(name=f"{MARKUP} x")
    reviewed(mukut, text=MARKUP, author=author, reply=MARKUP)
    question = QuestionFactory(product=mukut, text=MARKUP, author=author)
    Answer.objects.create(
        question=question, author=author, text=MARKUP, state=VoiceState.APPROVED, created_at=question.created_at
    )
    for page in ("block", "reviews", "questions"):
        shown = text_of(client.get(at(page, mukut)))
        assert ("<script>alert" in shown, "<img src=x" in shown, "&lt;script&gt;" in shown) == (False, False, True)


def test_nobody_is_shown_by_address_number_or_last_name(client, mukut):
    reviewed(mukut, author=UserFactory(name="Asha Gupta", email="asha.g@example.com"))
    reviewed(mukut, author=UserFactory(name="", email="nameless@example.com"))
    shown = text_of(client.get(at("reviews", mukut)))
    assert "Asha G." in shown
    assert [word for word in ("Gupta", "asha.g@", "nameless@") if word in shown] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_block_takes_as_many_queries_for_three_as_for_one(count, client, mukut, django_assert_num_queries):
    for review in reviewed(mukut, count):
        QuestionFactory(product=mukut)
        assert review.is_shown
    with django_assert_num_queries(6):
        client.get(at("block", mukut))


@pytest.mark.parametrize(("page", "queries"), [("reviews", 5), ("questions", 4)])
@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_as_many_queries_for_three_as_for_one(
    count, page, queries, client, mukut, django_assert_num_queries
):
    reviewed(mukut, count)
    for _ in range(count):
        QuestionFactory(product=mukut)
    with django_assert_num_queries(queries):
        client.get(at(page, mukut))


@pytest.mark.parametrize(
    "query", ["?sort=author__password", "?stars=9", "?stars=%00", "?page=-1", "?page=x", "?sort=%F0%9F%99%8F&stars='"]
)
def test_odd_parameters_are_passed_over(query, client, mukut):
    reviewed(mukut)
    assert client.get(at("reviews", mukut) + query).status_code in (200, 400)


def test_reviews_are_narrowed_by_stars_and_put_in_order(client, mukut):
    reviewed(mukut, stars=2, text="Two of five")
    reviewed(mukut, stars=5, text="Five of five")
    assert "Two of five" not in text_of(client.get(at("reviews", mukut) + "?stars=5"))
    lowest = text_of(client.get(at("reviews", mukut) + "?sort=lowest"))
    assert lowest.index("Two of five") < lowest.index("Five of five")


def test_a_product_that_is_not_on_show_has_no_voices(client, mukut):
    hidden = ProductFactory()
    assert [client.get(at(page, hidden)).status_code for page in ("block", "reviews", "mine")] == [404] * 3


def test_a_shops_reviews_have_their_page_and_its_card_its_rating(client, bela_shop):
    follow_up(ReviewFactory(product=None, seller=bela_shop, stars=4, text="Kind people"))
    shown = text_of(client.get(f"/shop/{bela_shop.slug}/reviews/"))
    assert "Kind people" in shown
    assert "4.0" in text_of(client.get("/shops/"))


@pytest.mark.parametrize("page", ["ask", "report", "helpful", "heart"])
def test_a_form_from_elsewhere_changes_nothing(page, client, asha, mukut):
    client.force_login(asha)
    client.handler.enforce_csrf_checks = True
    thing = reviewed(mukut)[0] if page in ("report", "helpful") else mukut
    answer = client.post(
        at(page, thing), {"text": "How high is it?", "reason": "x"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert [model.objects.count() for model in (Question, Report, HelpfulVote, WishListItem)] == [0] * 4


@pytest.mark.parametrize("page", ["ask", "report", "helpful", "heart"])
def test_a_stranger_is_led_to_sign_in_and_leaves_no_trace(page, client, mukut):
    thing = reviewed(mukut)[0] if page in ("report", "helpful") else mukut
    answer = client.post(at(page, thing), {"text": "How high is it?", "reason": "x"})
    assert "/accounts/login/?next=" in answer["Location"]
    assert [model.objects.count() for model in (Question, Report, HelpfulVote, WishListItem)] == [0] * 4


def test_the_heart_tells_its_script_what_is_kept(client, asha, mukut):
    url, script = at("heart", mukut), {"X-Heart": "1"}
    assert client.post(url, headers=script).status_code == 401
    client.force_login(asha)
    assert [client.post(url, headers=script)["X-Kept"] for _ in range(2)] == ["yes", "no"]


def test_without_a_script_the_heart_leads_back(client, asha, mukut):
    client.force_login(asha)
    assert client.post(at("heart", mukut), {"next": "/search/?q=mala"})["Location"] == "/search/?q=mala"
    assert client.post(at("heart", mukut), {"next": "https://evil.example/"})["Location"] == mukut.get_absolute_url()


def test_seen_lately_shows_what_is_on_show_in_its_order_and_nothing_else(client, bela_shop):
    first, second = (list_product(seller=bela_shop, title=title) for title in ("Bansi", "Mala"))
    ids = f"{second.public_id},nonsense,prd_{'0' * 20},{first.public_id}"
    answer = client.get("/recent/", {"ids": ids})
    shown = text_of(answer)
    assert shown.index("Mala") < shown.index("Bansi")
    assert "public" in answer["Cache-Control"]


def test_seen_lately_is_capped_at_one_query(client, bela_shop, django_assert_num_queries):
    ids = ",".join(list_product(seller=bela_shop).public_id for _ in range(14))
    with django_assert_num_queries(1):
        shown = text_of(client.get("/recent/", {"ids": ids}))
    assert shown.count("<article") == 12


def test_a_buyer_writes_changes_and_takes_back_a_review(client, asha, mukut):
    PurchaseFactory(user=asha, product=mukut)
    client.force_login(asha)
    assert "Mor mukut" in text_of(client.get("/account/reviews/"))
    client.post(at("write_review", mukut), {"stars": "4", "text": "Good"})
    client.post(at("write_review", mukut), {"stars": "5", "text": "Very good"})
    review = Review.objects.get()
    assert (review.stars, review.text, review.seller_id) == (5, "Very good", mukut.owner_id)
    client.post(at("take_back", review))
    assert Review.objects.get().state == VoiceState.WITHDRAWN


def test_a_form_without_stars_says_what_is_missing(client, asha, mukut):
    PurchaseFactory(user=asha, product=mukut)
    client.force_login(asha)
    assert client.post(at("write_review", mukut), {"text": "Good"}).status_code == 200
    assert Review.objects.count() == 0


def test_who_did_not_buy_finds_no_form_and_takes_back_no_review_of_another(client, asha, chand, mukut):
    review = reviewed(mukut, author=asha)[0]
    client.force_login(chand)
    assert client.get(at("write_review", mukut)).status_code == 404
    assert client.post(at("write_review", mukut), {"stars": "1"}).status_code == 404
    assert client.post(reverse("voices:write_shop_review", args=[mukut.owner.public_id])).status_code == 404
    assert client.post(at("take_back", review)).status_code == 404
    assert list(Review.objects.values_list("state", flat=True)) == [VoiceState.APPROVED]


@pytest.mark.parametrize("count", [1, 3])
def test_ones_reviews_take_as_many_queries_for_three_as_for_one(
    count, client, asha, bela_shop, django_assert_num_queries
):
    client.force_login(asha)
    for _ in range(count):
        PurchaseFactory(user=asha, product=list_product(seller=bela_shop).product)
        ReviewFactory(author=asha, product=list_product(seller=bela_shop).product)
    with django_assert_num_queries(7):
        client.get("/account/reviews/")
