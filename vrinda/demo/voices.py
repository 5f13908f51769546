"""What the customers of the demo market say of what came: reviews, questions and answers, through the services."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from accounts.models import User
from catalog.models import Listing, Product, Purchase, Question, Review
from catalog.services.questions import answer_as_buyer, answer_as_seller, ask_question
from catalog.services.reviews import find_helpful, reply_to_review, review_product, review_seller, said
from sellers.models import Member, Seller
from vrinda.demo.voice_words import ANSWERS, BUYER_ANSWERS, QUESTIONS, REPLIES, REVIEWS, SHOP_REVIEWS
from vrinda.kernel import clock

_MOST_OF_ONE = 12  # the market lets nobody write more than twenty reviews a day, and a demo is filled in one
_STARS = (5, 5, 5, 5, 5, 4, 4, 4, 3, 2, 1)
_ASKED_ABOUT = 40


def let_them_speak(*, customers: Sequence[User], until: datetime, seed: int) -> None:
    """Have two of three buyers review what came, and a few people ask; whatever was said already is passed over."""
    rng = Random(f"{seed}-voices")
    spoken: Counter[int] = Counter()
    for purchase in (
        Purchase.objects.filter(withdrawn_at=None).select_related("user", "product", "seller").order_by("pk")
    ):
        _review(purchase, spoken, rng, until)
    _vote(customers, rng)
    _ask(customers, rng, until)


def _review(purchase: Purchase, spoken: Counter[int], rng: Random, until: datetime) -> None:
    stars, shop_stars, day, wants = rng.choice(_STARS), rng.choice(_STARS), rng.randrange(1, 6), rng.random() < 0.66
    draw, user = rng.random(), purchase.user
    if (
        not wants
        or spoken[user.pk] >= _MOST_OF_ONE
        or Review.objects.filter(author=user, product=purchase.product).exists()
    ):
        return
    spoken[user.pk] += 1
    at = min(purchase.delivered_at + timedelta(days=day, hours=3), until)
    with clock.at(at):
        words = said(user=user, stars=stars, text=_one_of(REVIEWS[stars], user.language, draw))
        review = review_product(user=user, product=purchase.product, said=words)
        about_shop = Review.objects.filter(author=user, seller=purchase.seller, product=None)
        if draw < 0.5 and not about_shop.exists():
            spoken[user.pk] += 1
            words = said(user=user, stars=shop_stars, text=_one_of(SHOP_REVIEWS[shop_stars], user.language, draw))
            review_seller(user=user, seller=purchase.seller, said=words)
    if review.is_shown and (stars <= 2 or draw < 0.2):
        with clock.at(min(at + timedelta(hours=20), until)):
            text = _one_of(REPLIES[min(stars, 3)], user.language, draw)
            reply_to_review(review=review, text=text, by=_owner(purchase.seller))


def _vote(customers: Sequence[User], rng: Random) -> None:
    for review in Review.objects.filter(helpful_count=0).exclude(text="").order_by("pk"):
        readers = rng.sample(range(len(customers)), min(len(customers), rng.choice((0, 0, 0, 1, 2, 4))))
        for index in readers:
            if customers[index].pk != review.author_id:
                find_helpful(review=review, by=customers[index])


def _ask(customers: Sequence[User], rng: Random, until: datetime) -> None:
    listings = list(Listing.objects.order_by("-rating_count", "pk").select_related("product__owner")[:_ASKED_ABOUT])
    for listing in listings:
        who, which, answered = rng.choice(customers), rng.randrange(len(QUESTIONS["en"])), rng.random() < 0.75
        ago = timedelta(hours=rng.randrange(30, 24 * 40))
        if Question.objects.filter(product=listing.product).exists():
            continue
        with clock.at(until - ago):
            asked = ask_question(product=listing.product, text=QUESTIONS[_language(who)][which], by=who)
        if answered and asked.is_shown:
            _answer(asked, listing.product, which, _language(who), until - ago + timedelta(hours=9))


def _answer(asked: Question, product: Product, which: int, language: str, at: datetime) -> None:
    with clock.at(at):
        if product.owner:
            text = ANSWERS[language][which]
            answer_as_seller(question=asked, seller=product.owner, text=text, by=_owner(product.owner))
        bought = Purchase.objects.filter(product=product, withdrawn_at=None).exclude(user=asked.author)
        buyer = bought.select_related("user").order_by("pk").first()
        if buyer is not None and which % 2 == 0:
            answer_as_buyer(question=asked, text=BUYER_ANSWERS[_language(buyer.user)][which], by=buyer.user)


def _owner(seller: Seller) -> User:
    return Member.across_sellers.select_related("user").filter(seller=seller).order_by("pk")[0].user


def _language(user: User) -> str:
    return user.language or "en"


def _one_of(words: dict[str, tuple[str, ...]], language: str, draw: float) -> str:
    """Return one of the texts in a person's language; ``draw`` lies below 1."""
    texts = words[language or "en"]
    return texts[int(draw * len(texts))]
