"""A shop's web name: plain, free, never one of ours, never used twice."""

import pytest

from accounts.factories import UserFactory
from sellers.factories import SellerFactory
from sellers.models import Seller
from sellers.services import onboarding
from sellers.slugs import new_slug
from sellers.tests.test_onboarding import DETAILS
from vrinda.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wish",
    [
        "admin",
        "API",
        "ａｄｍｉｎ",
        "static",
        "login",
        "www",
        "vrinda",
        "аmazon",
        "bela\u202eposhak",
        "bela🙏",
        "bela-पोशाक",
        "bela--poshak",
        "-bela",
        "bela/../admin",
        "ab",
        "b" * 300,
    ],
)
def test_web_name_that_is_reserved_or_not_plain_is_refused(wish):
    with pytest.raises(InvalidInput) as refusal:
        new_slug(wish, name="Bela")
    assert refusal.value.param == "slug"


def test_web_name_of_another_shop_is_refused():
    SellerFactory(slug="bela-poshak")
    with pytest.raises(InvalidInput, match="taken"):
        new_slug("Bela-Poshak", name="Bela")


def test_web_name_made_from_the_name_avoids_those_taken_and_ours():
    SellerFactory(slug="bela-poshak")
    assert new_slug("", name="Bela Poshak") == "bela-poshak-2"
    assert new_slug("", name="Admin") == "shop-admin"
    assert new_slug("", name="बेला पोशाक") == "बेला-पोशाक"


def test_web_name_of_a_shop_that_is_gone_is_not_given_again():
    seller = onboarding.register_seller(by=UserFactory(), **DETAILS, slug="bela")
    Seller.objects.filter(pk=seller.pk).delete()
    with pytest.raises(InvalidInput, match="taken"):
        new_slug("bela", name="Bela")
