"""One row of each model of what people say and keep, made directly."""

from datetime import UTC, datetime

from accounts.factories import UserFactory
from catalog.factories import ProductFactory
from catalog.models import (
    Alert,
    Answer,
    Follow,
    Purchase,
    Question,
    Report,
    Review,
    ReviewPhoto,
    WishList,
    WishListItem,
)
from sellers.factories import SellerFactory

NOON = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


def purchase(number: int) -> Purchase:
    mala = ProductFactory()
    return Purchase.objects.create(
        user=UserFactory(), product=mala, seller=mala.owner, line_ref=f"lin_{number}", delivered_at=NOON
    )


def review(number: int) -> Review:
    mala = ProductFactory()
    written = Review.objects.create(
        author=UserFactory(), product=mala, seller=mala.owner, stars=4, text="Good", is_reported=True, created_at=NOON
    )
    ReviewPhoto.objects.create(review=written, large="l.webp", medium="m.webp", small="s.webp")
    report(number, subject=written.public_id)
    return written


def question(number: int) -> Question:
    return Question.objects.create(author=UserFactory(), product=ProductFactory(), text="How big?", created_at=NOON)


def answer(number: int) -> Answer:
    return Answer.objects.create(
        question=question(number), author=UserFactory(), seller=SellerFactory(), text="A span.", created_at=NOON
    )


def report(number: int, *, subject: str = "rev_1") -> Report:
    return Report.objects.create(subject=subject, user=UserFactory(), reason="Rude", created_at=NOON)


def wish_list(number: int) -> WishList:
    begun = WishList.objects.create(user=UserFactory(), name=f"Holi {number}", created_at=NOON)
    WishListItem.objects.create(wish_list=begun, product=ProductFactory(), created_at=NOON)
    return begun


def alert(number: int) -> Alert:
    return Alert.objects.create(kind="back", email=f"a{number}@example.com", product=ProductFactory(), asked_at=NOON)


VOICES = {
    "catalogue.Alert": alert,
    "catalogue.Answer": answer,
    "catalogue.Follow": lambda number: Follow.objects.create(
        user=UserFactory(), seller=SellerFactory(), created_at=NOON
    ),
    "catalogue.Purchase": purchase,
    "catalogue.Question": question,
    "catalogue.Report": report,
    "catalogue.Review": review,
    "catalogue.WishList": wish_list,
}
