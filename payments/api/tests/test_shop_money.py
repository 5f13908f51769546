"""A shop's money over the API: its own, for those who may see money."""

import pytest

from accounts.api.factories import Caller, token_for
from payments.models import Credit, Payout
from payments.services.ledger import post
from payments.states import AccountCode, PayoutRail, PayoutState
from sellers.api.factories import shop_caller
from sellers.factories import MemberFactory
from sellers.states import Role
from vrinda.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(bela_shop):
    return shop_caller(bela_shop, "seller:money")


def earn(seller, reference: str, amount: int) -> None:
    entries = {(AccountCode.BUYER, None): amount, (AccountCode.SP, seller): -amount}
    post(kind="supply", reference=reference, entries=entries, order_ref="ord_1", now=clock.now())


def payout_of(seller, amount: int) -> Payout:
    return Payout.across_sellers.create(
        seller=seller, rail=PayoutRail.BANK, amount_paise=amount, state=PayoutState.PAID, created_at=clock.now()
    )


def test_balance_tells_what_is_coming_ready_and_paid(shop, bela_shop):
    earn(bela_shop, "so_1", 50000)
    Credit.across_sellers.create(
        seller=bela_shop,
        reference="so_1",
        seller_order_ref="so_1",
        amount_paise=20000,
        rail=PayoutRail.BANK,
        matured_at=clock.now(),
    )
    assert shop.get("seller/balance").json() == {
        "coming": {"amount": 30000, "currency": "INR"},
        "ready": {"amount": 20000, "currency": "INR"},
        "on_its_way": {"amount": 0, "currency": "INR"},
        "paid": {"amount": 0, "currency": "INR"},
    }


def test_ledger_runs_backwards_with_the_balance_after_each_line(shop, bela_shop):
    earn(bela_shop, "so_1", 100)
    earn(bela_shop, "so_2", 200)
    earn(bela_shop, "so_3", 400)
    first = shop.get("seller/ledger", {"limit": 2}).json()
    assert [(line["reference"], line["balance"]["amount"]) for line in first["data"]] == [("so_3", 700), ("so_2", 300)]
    second = shop.get("seller/ledger", {"limit": 2, "cursor": first["next"]}).json()
    assert [(line["reference"], line["balance"]["amount"]) for line in second["data"]] == [("so_1", 100)]


def test_payouts_are_listed_and_explained(shop, bela_shop):
    payout = payout_of(bela_shop, 20000)
    assert [row["id"] for row in shop.get("seller/payouts").json()["data"]] == [payout.public_id]
    told = shop.get(f"seller/payouts/{payout.public_id}").json()
    assert told["payout"]["amount"]["amount"] == 20000


def test_rival_sees_nothing_of_it(bela_shop, chand_shop):
    earn(bela_shop, "so_1", 50000)
    payout = payout_of(bela_shop, 20000)
    rival = shop_caller(chand_shop, "seller:money")
    assert rival.get(f"seller/payouts/{payout.public_id}").status_code == 404
    assert rival.get("seller/payouts").json()["data"] == []
    assert rival.get("seller/ledger").json()["data"] == []
    assert rival.get("seller/balance").json()["coming"]["amount"] == 0
    assert rival.get("seller/payouts", {"seller": bela_shop.public_id}).status_code == 400


@pytest.mark.parametrize("path", ["seller/balance", "seller/payouts", "seller/ledger"])
def test_packer_sees_no_money(bela_shop, path):
    packer = Caller(token_for(MemberFactory(seller=bela_shop, role=Role.PACKER).user, "seller:money"))
    answer = packer.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "role_too_small")


def test_viewer_sees_money(bela_shop):
    viewer = Caller(token_for(MemberFactory(seller=bela_shop, role=Role.VIEWER).user, "seller:money"))
    assert viewer.get("seller/balance").status_code == 200


def test_one_and_three_payouts_cost_the_same_queries(shop, bela_shop, django_assert_num_queries):
    payout_of(bela_shop, 100)
    with django_assert_num_queries(4):
        shop.get("seller/payouts")
    payout_of(bela_shop, 200)
    payout_of(bela_shop, 300)
    with django_assert_num_queries(4):
        assert len(shop.get("seller/payouts").json()["data"]) == 3


def test_one_and_three_ledger_lines_cost_the_same_queries(shop, bela_shop, django_assert_num_queries):
    earn(bela_shop, "so_1", 100)
    with django_assert_num_queries(4):
        shop.get("seller/ledger")
    earn(bela_shop, "so_2", 100)
    earn(bela_shop, "so_3", 100)
    with django_assert_num_queries(4):
        assert len(shop.get("seller/ledger").json()["data"]) == 3
