"""One person's two presses at the same moment; judged on PostgreSQL, where writers do not wait by themselves."""

import pytest
from django.core import mail

from accounts.factories import UserFactory
from catalog.factories import PurchaseFactory, ReviewFactory, list_product
from catalog.models import Purchase, Review
from catalog.services.alerts import ask_for_product, confirm_alert, send_due_alerts
from catalog.services.reviews import Said, find_helpful, review_product
from orders.tests.racing import at_once, kinds_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def two_reviews_at_once() -> list[str]:
    user, product = UserFactory(), list_product().product
    PurchaseFactory(user=user, product=product)
    write = [lambda stars=stars: review_product(user=user, product=product, said=Said(stars)) for stars in (5, 1)]
    return kinds_of(at_once(*write))


def test_two_reviews_at_once_are_one_that_was_changed():
    assert two_reviews_at_once() == ["Review", "Review"]
    assert Review.objects.count() == 1


def test_without_the_lock_the_constraint_alone_holds(monkeypatch):
    queryset = type(Purchase.objects.all())
    monkeypatch.setattr(queryset, "select_for_update", lambda self, **options: self)

    assert "IntegrityError" in two_reviews_at_once()
    assert Review.objects.count() == 1


def test_two_votes_at_once_leave_the_count_true():
    review, user = ReviewFactory(product=list_product().product), UserFactory()
    at_once(*[lambda: find_helpful(review=review, by=user)] * 2)
    review.refresh_from_db()
    assert (review.helpful_count, review.votes.count()) == (0, 0)


def test_two_tickers_write_one_letter():
    listing = list_product(price="349.00")
    asked = ask_for_product(kind="back", product_id=listing.public_id, email="gita@example.com", language="en")
    confirm_alert(alert=asked)
    mail.outbox.clear()
    assert sorted(at_once(send_due_alerts, send_due_alerts)) == [0, 1]
    assert len(mail.outbox) == 1
