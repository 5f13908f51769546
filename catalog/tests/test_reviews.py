"""Reviews: who may write one, how often, what is held, and what a shop may do about it."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from accounts.factories import UserFactory
from catalog.factories import ProductFactory, PurchaseFactory, ReviewFactory, list_product
from catalog.models import BlockedTerm, Listing, Product, Purchase, Review
from catalog.services.images import PictureRefused
from catalog.services.moderation import OwnVoice, approve_voice, refuse_voice, report_voice
from catalog.services.purchases import record_purchases, withdraw_purchases
from catalog.services.reviews import (
    NotBought,
    ReviewIsClosed,
    find_helpful,
    reply_to_review,
    review_product,
    review_seller,
    said,
    take_review_back,
)
from catalog.services.screening import reason_to_hold
from catalog.states import VoiceState
from sellers.factories import MemberFactory
from sellers.models import Seller
from vrinda.kernel import clock
from vrinda.kernel.errors import InvalidInput, NotFound
from vrinda.kernel.models import AuditEntry, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def mukut(bela_shop) -> Product:
    return list_product(seller=bela_shop, title="Mor mukut").product


@pytest.fixture
def bought(asha, mukut) -> Purchase:
    return PurchaseFactory(user=asha, product=mukut)


@pytest.fixture
def staff(db):
    return UserFactory(email="staff@example.com", is_staff=True)


def write(user, product, stars=5, text="Lovely work", **more) -> Review:
    return review_product(user=user, product=product, said=said(user=user, stars=stars, text=text, **more))


def photo(size=(300, 200), gps=False) -> io.BytesIO:
    data, image = io.BytesIO(), Image.new("RGB", size, "green")
    exif = image.getexif()
    if gps:
        exif[0x8825] = {1: "N", 2: (27.0, 34.0, 0.0)}
    image.save(data, "JPEG", exif=exif)
    data.seek(0)
    return data


def test_who_bought_nothing_cannot_review(asha, mukut):
    with pytest.raises(NotBought):
        write(asha, mukut)
    assert Review.objects.count() == 0


def test_a_clean_review_is_shown_at_once_and_counts_in_the_listing(asha, mukut, bought):
    review = write(asha, mukut, stars=4)
    listing = Listing.objects.get(pk=mukut.pk)
    assert (review.state, listing.rating, listing.rating_count) == (VoiceState.APPROVED, 4, 1)


def test_two_variants_of_a_product_let_one_review_be_written(asha, bela_shop):
    parent = ProductFactory(owner=bela_shop, structure=Product.PARENT)
    small, large = (ProductFactory(owner=bela_shop, structure=Product.CHILD, parent=parent) for _ in range(2))
    record_purchases(user=asha, seller=bela_shop, lines={"lin_1": small.pk, "lin_2": large.pk})
    write(asha, parent, stars=5)
    write(asha, parent, stars=1)
    assert list(Review.objects.values_list("product", "stars")) == [(parent.pk, 1)]
    with pytest.raises(NotBought):
        write(asha, small)


def test_the_database_keeps_it_at_one_review_per_person_and_product(asha, mukut):
    ReviewFactory(author=asha, product=mukut)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewFactory(author=asha, product=mukut)


def test_the_database_refuses_six_stars(mukut):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewFactory(product=mukut, stars=6)


def test_a_line_counts_once_however_often_it_is_noted(asha, mukut, bela_shop):
    assert record_purchases(user=asha, seller=bela_shop, lines={"lin_1": mukut.pk}) == 1
    assert record_purchases(user=asha, seller=bela_shop, lines={"lin_1": mukut.pk}) == 0


def test_after_a_return_nothing_is_written_or_changed_and_the_review_says_so(asha, mukut, bought):
    review = write(asha, mukut)
    withdraw_purchases(line_refs=[bought.line_ref])
    review.refresh_from_db()
    assert review.returned_at is not None
    with pytest.raises(NotBought):
        write(asha, mukut, stars=1)


def test_a_second_purchase_outlives_the_return_of_the_first(asha, mukut, bought):
    PurchaseFactory(user=asha, product=mukut)
    review = write(asha, mukut)
    withdraw_purchases(line_refs=[bought.line_ref])
    review.refresh_from_db()
    assert review.returned_at is None


def test_people_of_the_shop_do_not_review_it_or_its_goods(bela, bela_shop, mukut):
    PurchaseFactory(user=bela, product=mukut)
    with pytest.raises(NotBought):
        write(bela, mukut)
    with pytest.raises(NotBought):
        review_seller(user=bela, seller=bela_shop, said=said(user=bela, stars=5))


def test_people_of_the_shop_that_owns_a_thing_do_not_review_it_through_a_reseller(asha, mukut, bela_shop, chand_shop):
    PurchaseFactory(user=asha, product=mukut, seller=chand_shop)
    MemberFactory(seller=bela_shop, user=asha)
    with pytest.raises(NotBought):
        write(asha, mukut)


def test_a_review_is_changed_for_sixty_days(asha, mukut, bought):
    review = write(asha, mukut)
    with clock.at(review.created_at + timedelta(days=60)):
        assert write(asha, mukut, stars=2).edited_at is not None
    with clock.at(review.created_at + timedelta(days=60, seconds=1)), pytest.raises(ReviewIsClosed):
        write(asha, mukut, stars=1)


@pytest.mark.parametrize(
    "text",
    [
        "Buy at www.cheaper.in",
        "see https://x.y/z",
        "call 98765 43210",
        "फोन ९८७६५४३२१०",
        "write me: a@b.com",
        "+91-98765-43210",
        "9 8 7 6 5 4 3 2 1 0",
    ],
)
def test_links_numbers_and_addresses_are_held(asha, mukut, bought, text):
    review = write(asha, mukut, text=text)
    assert (review.state, Listing.objects.get(pk=mukut.pk).rating_count) == (VoiceState.HELD, 0)


@pytest.mark.parametrize("text", ["Size 3 fits, paid 349 for 2", "आया 12 अक्टूबर 2026 को", "5/5, very good.In time", ""])
def test_plain_words_are_not_held(text):
    assert reason_to_hold(text) == ""


def test_a_blocked_word_is_held_as_it_is_written(db):
    BlockedTerm.objects.get_or_create(term="मांस")
    assert reason_to_hold("इसमें मांस है") != ""
    assert reason_to_hold("मन से बनाया है") == ""


def test_staff_show_what_was_held_and_it_counts_then(asha, mukut, bought, staff):
    review = write(asha, mukut, text="call 9876543210")
    approve_voice(voice=review, by=staff)
    assert Listing.objects.get(pk=mukut.pk).rating_count == 1
    assert AuditEntry.objects.get(action="review.approved").subject == review.public_id


def test_what_staff_took_down_comes_back_only_through_staff(asha, mukut, bought, staff):
    review = write(asha, mukut)
    refuse_voice(voice=review, reason="An insult", by=staff)
    assert Listing.objects.get(pk=mukut.pk).rating_count == 0
    assert write(asha, mukut, text="Clean words").state == VoiceState.HELD
    assert write(asha, mukut, text="Other clean words").state == VoiceState.HELD
    take_review_back(review=review, by=asha)
    assert write(asha, mukut, text="Once more").state == VoiceState.HELD
    approve_voice(voice=review, by=staff)
    assert write(asha, mukut, text="Trusted again").state == VoiceState.APPROVED


def test_taking_down_needs_a_reason(mukut, staff):
    with pytest.raises(InvalidInput):
        refuse_voice(voice=ReviewFactory(product=mukut), reason=" ", by=staff)


def test_a_report_hides_nothing_and_counts_once_per_person(asha, chand, mukut):
    review = ReviewFactory(product=mukut)
    for person in (asha, asha, chand):
        report_voice(voice=review, reason="Not true", by=person)
    review.refresh_from_db()
    assert (review.state, review.is_reported) == (VoiceState.APPROVED, True)
    assert Event.objects.filter(type="review.reported").count() == 2


def test_nobody_reports_or_votes_for_their_own(asha, mukut):
    review = ReviewFactory(author=asha, product=mukut)
    with pytest.raises(OwnVoice):
        report_voice(voice=review, reason="x", by=asha)
    with pytest.raises(OwnVoice):
        find_helpful(review=review, by=asha)


def test_a_second_press_takes_the_vote_back(asha, mukut):
    review = ReviewFactory(product=mukut)
    assert find_helpful(review=review, by=asha).helpful_count == 1
    assert find_helpful(review=review, by=asha).helpful_count == 0


def test_a_reply_with_a_number_is_refused_and_a_plain_one_stands(bela, mukut):
    review = ReviewFactory(product=mukut)
    with pytest.raises(InvalidInput):
        reply_to_review(review=review, text="Call 9876543210", by=bela)
    assert reply_to_review(review=review, text="Thank you", by=bela).reply == "Thank you"
    assert reply_to_review(review=review, text="", by=bela).replied_at is None


def test_nobody_replies_under_a_review_that_is_not_shown(bela, mukut):
    with pytest.raises(NotFound):
        reply_to_review(review=ReviewFactory(product=mukut, state=VoiceState.HELD), text="Thank you", by=bela)


def test_a_shops_rating_is_the_mean_of_its_own_reviews(asha, chand, bela_shop, mukut):
    for user, stars in ((asha, 5), (chand, 4)):
        PurchaseFactory(user=user, product=mukut)
        review_seller(user=user, seller=bela_shop, said=said(user=user, stars=stars))
    write(asha, mukut, stars=1)
    seller = Seller.objects.get(pk=bela_shop.pk)
    assert (seller.rating_sum, seller.rating_count, seller.rating_text) == (9, 2, "4.5")
    take_review_back(review=Review.objects.get(author=asha, product=None), by=asha)
    seller.refresh_from_db()
    assert (seller.rating_sum, seller.rating_count) == (4, 1)


def test_photos_are_encoded_anew_without_where_they_were_taken(asha, mukut, bought):
    review = write(asha, mukut, photos=[photo(gps=True), photo()])
    kept = review.photos.order_by("place").first()
    with Image.open(kept.large) as image:
        assert (image.format, dict(image.getexif())) == ("WEBP", {})


def test_a_review_has_at_most_four_photos(asha, mukut, bought):
    write(asha, mukut, photos=[photo(), photo(), photo()])
    with pytest.raises(PictureRefused):
        write(asha, mukut, photos=[photo(), photo()])
    assert write(asha, mukut, photos=[photo()], drops_photos=True).photos.count() == 1


def test_a_file_that_is_no_picture_is_refused(asha, mukut, bought):
    with pytest.raises(PictureRefused) as refused:
        write(asha, mukut, photos=[io.BytesIO(b"%PDF-1.7 not a picture")])
    assert refused.value.param == "photos"
    assert Review.objects.count() == 0


def test_taken_back_words_and_photos_are_gone(asha, mukut, bought):
    review = write(asha, mukut, photos=[photo()])
    taken = take_review_back(review=review, by=asha)
    assert (taken.text, taken.photos.count(), Listing.objects.get(pk=mukut.pk).rating_count) == ("", 0, 0)


def test_nobody_takes_back_a_review_of_somebody_else(asha, mukut):
    with pytest.raises(NotFound):
        take_review_back(review=ReviewFactory(product=mukut), by=asha)


@pytest.mark.parametrize("way", ["take_back", "drop"])
def test_photos_that_are_taken_away_are_nowhere_to_be_fetched(
    asha, mukut, bought, way, settings, django_capture_on_commit_callbacks
):
    review = write(asha, mukut, photos=[photo()])
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("reviews/**/*") if path.is_file()]
    assert files
    with django_capture_on_commit_callbacks(execute=True):
        if way == "drop":
            write(asha, mukut, drops_photos=True)
        else:
            take_review_back(review=review, by=asha)
    assert [path for path in files if path.exists()] == []


def test_people_of_the_shop_do_not_vote_for_its_reviews(bela, chand, mukut):
    review = ReviewFactory(product=mukut)
    with pytest.raises(NotBought):
        find_helpful(review=review, by=bela)
    assert find_helpful(review=review, by=chand).helpful_count == 1
