"""Questions: who answers, what is held, and who is written to."""

import pytest
from django.core import mail

from accounts.factories import UserFactory
from catalog.factories import ProductFactory, PurchaseFactory, QuestionFactory, list_product
from catalog.models import Answer, Product, Question
from catalog.services.moderation import approve_voice
from catalog.services.purchases import withdraw_purchases
from catalog.services.questions import CannotAnswer, answer_as_buyer, answer_as_seller, ask_question
from catalog.states import VoiceState
from sellers.factories import OfferFactory
from sellers.states import SellerStatus
from vrinda.kernel.errors import InvalidInput, NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def mukut(bela_shop) -> Product:
    return list_product(seller=bela_shop, title="Mor mukut", title_hi="मोर मुकुट").product


def test_a_clean_question_is_shown_and_the_shop_is_written_to(
    asha, mukut, bela_shop, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        question = ask_question(product=mukut, text="How high is it?", by=asha)
    assert question.state == VoiceState.APPROVED
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([bela_shop.email], "A question about Mor mukut")
    ]
    assert "asha@example.com" not in mail.outbox[0].body


def test_a_held_question_is_told_to_the_shop_when_staff_show_it(asha, mukut, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        question = ask_question(product=mukut, text="Call me on 9876543210?", by=asha)
    assert (question.state, mail.outbox) == (VoiceState.HELD, [])
    with django_capture_on_commit_callbacks(execute=True):
        approve_voice(voice=question, by=UserFactory(is_staff=True))
    assert len(mail.outbox) == 1


def test_who_asked_is_written_to_in_their_language(asha, bela, bela_shop, mukut, django_capture_on_commit_callbacks):
    asha.language = "hi"
    asha.save()
    question = QuestionFactory(product=mukut, author=asha)
    with django_capture_on_commit_callbacks(execute=True):
        answer_as_seller(question=question, seller=bela_shop, text="A span, without the feather.", by=bela)
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["asha@example.com"], "मोर मुकुट के बारे में आपका प्रश्न")
    assert f"/hi/p/{mukut.public_id}/questions/" in letter.body


def test_a_shop_that_only_offers_the_thing_answers_too_and_changes_its_answer(chand, chand_shop, mukut):
    OfferFactory(product=mukut, partner=chand_shop)
    question = QuestionFactory(product=mukut)
    for text in ("A span.", "A span and a half."):
        answer_as_seller(question=question, seller=chand_shop, text=text, by=chand)
    assert list(Answer.objects.values_list("seller", "text")) == [(chand_shop.pk, "A span and a half.")]


def test_a_shop_without_the_thing_finds_no_question(chand, chand_shop, mukut):
    with pytest.raises(NotFound):
        answer_as_seller(question=QuestionFactory(product=mukut), seller=chand_shop, text="Buy mine", by=chand)
    assert Answer.objects.count() == 0


def test_past_buyers_answer_once_and_nobody_else_does(asha, chand, mukut):
    question, purchase = QuestionFactory(product=mukut), PurchaseFactory(user=asha, product=mukut)
    with pytest.raises(CannotAnswer):
        answer_as_buyer(question=question, text="I think so", by=chand)
    answer_as_buyer(question=question, text="It is a span high", by=asha)
    with pytest.raises(CannotAnswer):
        answer_as_buyer(question=question, text="It is a span high", by=asha)
    withdraw_purchases(line_refs=[purchase.line_ref])
    with pytest.raises(CannotAnswer):
        answer_as_buyer(question=QuestionFactory(product=mukut), text="It is small", by=asha)


def test_a_held_question_cannot_be_answered(asha, mukut):
    PurchaseFactory(user=asha, product=mukut)
    with pytest.raises(NotFound):
        answer_as_buyer(question=QuestionFactory(product=mukut, state=VoiceState.HELD), text="It is small", by=asha)


def test_a_question_needs_words(asha, mukut):
    with pytest.raises(InvalidInput):
        ask_question(product=mukut, text="?", by=asha)
    assert Question.objects.count() == 0


def test_questions_about_a_variants_product_reach_who_offers_the_variant(chand, chand_shop, bela_shop):
    parent = ProductFactory(owner=bela_shop, structure=Product.PARENT)
    OfferFactory(product=ProductFactory(structure=Product.CHILD, parent=parent), partner=chand_shop)
    question = QuestionFactory(product=parent)
    assert answer_as_seller(question=question, seller=chand_shop, text="In both sizes.", by=chand).is_shown


def test_a_suspended_shop_answers_nothing_though_others_sell_its_goods(bela, bela_shop, chand_shop, mukut):
    OfferFactory(product=mukut, partner=chand_shop)
    question = QuestionFactory(product=mukut)
    bela_shop.status = SellerStatus.SUSPENDED
    bela_shop.save()
    with pytest.raises(NotFound):
        answer_as_seller(question=question, seller=bela_shop, text="Come to my own site.", by=bela)
