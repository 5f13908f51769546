"""What a rival or a member with a small role may see and set, beyond whose row it is."""

import pytest

from accounts.api.factories import Caller, token_for
from accounts.factories import UserFactory
from accounts.models import User
from catalog.factories import ProductFactory
from catalog.states import Moderation
from orders.factories import basket_of, delivered, part_of, place
from orders.models import SellerOrder
from orders.services.basket import MOST_LINES, open_basket, take_over
from orders.states import SellerOrderState
from payments.states import PaymentMethod
from sellers.factories import MemberFactory, OfferFactory, SellerFactory
from sellers.models import Offer, Seller
from sellers.states import Role
from tests.security.conftest import browser

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "state", [SellerOrderState.SETTLED, SellerOrderState.RETURNED, SellerOrderState.CANCELLED], ids=str
)
def test_a_shop_loses_the_buyers_phone_when_the_order_is_closed(state, bell, bela, bela_shop):
    order = place([(bell, 1)], method=PaymentMethod.COD)
    delivered(order, bela_shop)
    page = f"/portal/orders/{part_of(order, bela_shop).public_id}/"
    before = browser(bela).get(page).content.decode()
    SellerOrder.across_sellers.update(state=state)
    after = browser(bela).get(page).content.decode()

    assert "tel:+919812345678" in before
    assert "919812345678" not in after.replace(" ", "")


def test_what_the_market_writes_to_an_owner_is_not_read_by_who_also_sells_it(bell, bela, chand, chand_shop):
    bell.product.moderation, bell.product.moderation_note = Moderation.REJECTED, "Your licence number is wrong."
    bell.product.save()
    rival = OfferFactory(partner=chand_shop, product=bell.product)

    assert "licence number" in browser(bela).get(f"/portal/products/{bell.public_id}/").content.decode()
    assert "licence number" not in browser(chand).get(f"/portal/products/{rival.public_id}/").content.decode()


def test_a_draft_of_another_shop_cannot_be_offered(bell, chand):
    bell.product.moderation = Moderation.DRAFT
    bell.product.save()
    price = {"amount": 100, "currency": "INR"}
    wish = {"product": bell.product.public_id, "price": price, "mrp": price, "stock": 1}
    assert Caller(token_for(chand, "seller:catalog")).post("seller/offers", wish).status_code == 404


def test_a_shop_sets_by_its_form_only_what_the_form_has(bell, bela, bela_shop):
    kept = {"status": "paused", "name": "Nikunj", "bank_account": "999999999999", "slug": "nikunj", "legal_name": "N"}
    form = {"about": "Bells", "phone": "9812300001", "return_window_days": "3", "gateway_account": "acc_mine", **kept}
    assert browser(bela).post("/portal/shop/", form).status_code == 302

    shop = Seller.objects.get(pk=bela_shop.pk)
    assert (shop.about, shop.return_window_days) == ("Bells", 3)
    assert (shop.status, shop.name, shop.slug) == ("approved", "Bela Poshak", "bela-poshak")
    assert (shop.bank_account, shop.gateway_account) == ("123456789012", "")


def test_signing_up_makes_nobody_staff():
    powers = dict.fromkeys(("is_staff", "is_superuser", "is_active", "role", "groups", "phone_verified"), "1")
    browser().post("/accounts/signup/", {"email": "new@example.com", "password1": "radhe radhe 109!", **powers})
    person = User.objects.get(email="new@example.com")
    assert (person.is_staff, person.is_superuser, person.phone_verified) == (False, False, False)


ODD_PRICES = ["NaN", "Infinity", "sNaN", "1e3", "-1", "0", "0.001", "1e-99999", "1e99999", "9" * 400, "120.01"]


@pytest.mark.parametrize("price", ODD_PRICES)
def test_an_odd_price_changes_nothing(price, bell, bela):
    form = {"price": price, "mrp": "120", "lead_time_days": "0", "is_active": "on"}
    assert browser(bela).post(f"/portal/products/{bell.public_id}/", form).status_code == 200
    assert str(Offer.across_sellers.get().price) == "100.00"


ODD_QUANTITIES = ["9" * 5000, "1e3", "0", "-1", "1.5", "٣", "１", "true", "null", "", "NaN", " 1", "1\n", "101"]


@pytest.mark.parametrize("quantity", ODD_QUANTITIES)
def test_an_odd_quantity_is_refused(quantity, bell):
    assert browser().post("/basket/add/", {"offer": bell.public_id, "quantity": quantity}).status_code == 400


@pytest.mark.parametrize("name", ["price", "unit_price", "currency", "discount", "seller", "total"])
def test_a_form_that_names_its_own_price_is_refused(name, bell):
    form = {"offer": bell.public_id, "quantity": "1", name: "1"}
    assert browser().post("/basket/add/", form).status_code == 400


def test_a_role_holds_for_the_shop_chosen_and_from_the_next_request_on(bell, bela_shop):
    person, other = UserFactory(), SellerFactory()
    owner = MemberFactory(seller=bela_shop, user=person)
    MemberFactory(seller=other, user=person, role=Role.VIEWER)
    door = browser(person)

    door.post("/portal/choose/", {"seller": other.public_id})
    as_viewer = door.post("/portal/shop/pause/").status_code
    belas = door.get(f"/portal/products/{bell.public_id}/").status_code
    door.post("/portal/choose/", {"seller": bela_shop.public_id})
    owner.role = Role.VIEWER
    owner.save()
    downgraded = door.post("/portal/shop/pause/").status_code

    assert (as_viewer, belas, downgraded) == (403, 404, 403)


def test_the_token_of_a_person_who_was_shut_out_dies_with_them(asha):
    caller = Caller(token_for(asha, "profile"))
    assert caller.get("me").status_code == 200
    asha.is_active = False
    asha.save()
    assert caller.get("me").status_code == 401


def test_one_key_of_two_persons_answers_each_with_their_own(asha, chand):
    key = {"idempotency-key": "the-very-same-key-0001"}
    mine = Caller(token_for(asha, "basket")).post("baskets", {}, **key).json()
    theirs = Caller(token_for(chand, "basket")).post("baskets", {}, **key).json()
    assert mine["id"] != theirs["id"]


def test_baskets_joined_at_sign_in_hold_no_more_than_one_may(bell, asha, bela_shop):
    own = basket_of([(bell, 1)], user=asha)
    more = OfferFactory.create_batch(MOST_LINES, partner=bela_shop, product__owner=bela_shop)
    guest = basket_of([(offer, 1) for offer in more])

    take_over(guest=guest, user=asha)

    assert open_basket(user=asha).pk == own.pk
    assert own.lines.count() == MOST_LINES


def test_a_product_of_the_rival_takes_no_picture_and_is_not_handed_in(bell, chand, chand_shop):
    rival = OfferFactory(partner=chand_shop, product=bell.product)
    door = browser(chand)
    assert door.post(f"/portal/products/{rival.public_id}/picture/").status_code == 404
    assert door.post(f"/portal/products/{rival.public_id}/submit/").status_code == 404
    assert ProductFactory._meta.model.objects.get(pk=bell.product_id).moderation == Moderation.PUBLISHED
