"""Lists of things: private by default, shared by a link, kept in bounds; and shops that are followed."""

import pytest
from django.urls import reverse

from catalog.factories import list_product
from catalog.models import Follow, Listing, WishList, WishListItem
from catalog.services import wish_lists
from catalog.services.follows import follow_shop
from vrinda.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def mukut(bela_shop):
    return list_product(seller=bela_shop, title="Mor mukut", price="349.00").product


@pytest.fixture
def holi(asha) -> WishList:
    return wish_lists.begin_list(user=asha, name="Holi")


def page(name, wish_list, **more):
    return reverse(f"voices:{name}", kwargs={"public_id": wish_list.public_id, **more})


def test_the_heart_begins_a_list_and_pressed_again_lets_the_thing_go(asha, mukut):
    assert wish_lists.press_heart(user=asha, product=mukut) is True
    assert list(WishList.objects.values_list("name", "link_key")) == [("My list", None)]
    assert wish_lists.press_heart(user=asha, product=mukut) is False
    assert WishListItem.objects.count() == 0


def test_two_lists_of_one_person_have_two_names(asha, chand, holi):
    with pytest.raises(wish_lists.NameTaken):
        wish_lists.begin_list(user=asha, name=" Holi ")
    other = wish_lists.begin_list(user=asha, name="Diwali")
    with pytest.raises(wish_lists.NameTaken):
        wish_lists.rename_list(wish_list=other, name="Holi", by=asha)
    assert wish_lists.begin_list(user=chand, name="Holi").pk


def test_a_list_needs_a_name(asha):
    with pytest.raises(InvalidInput):
        wish_lists.begin_list(user=asha, name=" \u202e ")


def test_lists_and_things_are_bounded(asha, holi, mukut, monkeypatch):
    monkeypatch.setattr(wish_lists, "MOST_LISTS", 1)
    monkeypatch.setattr(wish_lists, "MOST_THINGS", 0)
    with pytest.raises(wish_lists.TooManyLists):
        wish_lists.begin_list(user=asha, name="Diwali")
    with pytest.raises(wish_lists.ListIsFull):
        wish_lists.put_in_list(wish_list=holi, product=mukut, by=asha)


def test_a_thing_is_in_a_list_once(asha, holi, mukut):
    for _ in range(2):
        wish_lists.put_in_list(wish_list=holi, product=mukut, by=asha)
    assert WishListItem.objects.count() == 1


def test_the_link_opens_the_list_until_it_is_taken_away_and_comes_back_as_another(asha, holi, mukut, client):
    wish_lists.put_in_list(wish_list=holi, product=mukut, by=asha)
    first = wish_lists.share_list(wish_list=holi, is_on=True, by=asha).link_key
    shown = client.get(f"/lists/{first}/")
    assert "Mor mukut" in shown.content.decode()
    assert "asha@example.com" not in shown.content.decode()
    assert shown["X-Robots-Tag"] == "noindex"
    wish_lists.share_list(wish_list=holi, is_on=False, by=asha)
    assert client.get(f"/lists/{first}/").status_code == 404
    assert wish_lists.share_list(wish_list=holi, is_on=True, by=asha).link_key != first


def test_a_private_list_has_no_address(client, holi):
    assert client.get(f"/lists/{holi.public_id}/").status_code == 404
    assert client.get("/lists/None/").status_code == 404


def test_nobody_opens_changes_shares_or_removes_the_list_of_another(asha, chand, client, holi, mukut):
    wish_lists.put_in_list(wish_list=holi, product=mukut, by=asha)
    client.force_login(chand)
    out = {"product_id": mukut.public_id}
    answers = [
        client.get(page("list", holi)),
        client.post(page("list", holi), {"name": "Mine"}),
        client.post(page("share_list", holi), {"on": "yes"}),
        client.post(page("remove_list", holi)),
        client.post(page("take_out", holi, **out)),
        client.post(reverse("voices:keep", kwargs={"public_id": mukut.public_id}), {"list": holi.public_id}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 6
    assert list(WishList.objects.values_list("user", "name", "link_key")) == [(asha.pk, "Holi", None)]
    assert WishListItem.objects.count() == 1


def test_a_thing_is_kept_in_a_chosen_list_or_in_a_new_one(asha, client, holi, mukut):
    client.force_login(asha)
    keep = reverse("voices:keep", kwargs={"public_id": mukut.public_id})
    client.post(keep, {"list": holi.public_id})
    client.post(keep, {"name": "Diwali"})
    assert sorted(WishListItem.objects.values_list("wish_list__name", flat=True)) == ["Diwali", "Holi"]
    assert client.post(keep, {"name": "Diwali"}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_page_takes_as_many_queries_for_three_things_as_for_one(
    count, asha, client, holi, bela_shop, django_assert_num_queries
):
    client.force_login(asha)
    for _ in range(count):
        wish_lists.put_in_list(wish_list=holi, product=list_product(seller=bela_shop).product, by=asha)
    with django_assert_num_queries(5):
        client.get(page("list", holi))


def test_what_is_not_sold_any_more_stays_in_the_list_and_says_so(asha, client, holi, mukut):
    wish_lists.put_in_list(wish_list=holi, product=mukut, by=asha)
    Listing.objects.all().delete()
    client.force_login(asha)
    assert "Not sold any more" in client.get(page("list", holi)).content.decode()


def test_a_shop_is_followed_once_and_let_go(asha, bela_shop):
    for _ in range(2):
        follow_shop(seller=bela_shop, is_on=True, by=asha)
    assert Follow.objects.count() == 1
    follow_shop(seller=bela_shop, is_on=False, by=asha)
    assert Follow.objects.count() == 0


def test_followed_shops_stand_in_the_account_while_they_are_open(asha, client, bela_shop):
    client.force_login(asha)
    client.post(reverse("voices:follow", kwargs={"slug": bela_shop.slug}), {"on": "yes"})
    assert "Bela Poshak" in client.get("/account/shops/").content.decode()
    type(bela_shop).objects.filter(pk=bela_shop.pk).update(status="suspended")
    assert "Bela Poshak" not in client.get("/account/shops/").content.decode()
