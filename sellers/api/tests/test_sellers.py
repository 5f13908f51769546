"""The shops of the market, for everyone."""

import pytest

from accounts.api.factories import Caller
from sellers.factories import SellerFactory
from sellers.states import SellerStatus

pytestmark = pytest.mark.django_db


def test_open_shops_are_listed_by_name(bela_shop, chand_shop):
    SellerFactory(name="Aside", status=SellerStatus.PAUSED)
    assert [row["name"] for row in Caller().get("sellers").json()["data"]] == ["Bela Poshak", "Chand Vastra"]


def test_shop_tells_what_the_law_wants_and_no_secret(bela_shop):
    told = Caller().get(f"sellers/{bela_shop.public_id}").json()
    assert told["legal_name"] == "Bela Poshak Proprietor"
    assert told["gstin"] == bela_shop.gstin
    assert not {"pan", "bank_account", "bank_last4", "bank_ifsc", "gateway_account", "status"} & set(told)


def test_suspended_shop_is_absent(bela_shop):
    bela_shop.status = SellerStatus.SUSPENDED
    bela_shop.save()
    assert Caller().get(f"sellers/{bela_shop.public_id}").status_code == 404


def test_one_and_three_shops_cost_the_same_queries(bela_shop, django_assert_num_queries):
    with django_assert_num_queries(1):
        Caller().get("sellers")
    SellerFactory.create_batch(2)
    with django_assert_num_queries(1):
        assert len(Caller().get("sellers").json()["data"]) == 3
